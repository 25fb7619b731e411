/** Rows of the table of steps: what a table or a single figure pays. */
import type { BasisRef, StepOf } from '../../../src/domain/plan/trace.ts';
import { rational } from '../../../src/domain/rational.ts';
import { day, ratio } from '../../domain/samples.ts';
import { bookings, byRate, calls, measured, money, onTarget, type Rows } from './row.ts';

const ofBookings: BasisRef = { kind: 'measure', measure: bookings, of: 'rep' };

const ofCalls: BasisRef = { kind: 'measure', measure: calls, of: 'rep' };

const targetIncentive: BasisRef = { kind: 'target-incentive' };

export const band: StepOf<'band'> = {
  ...{ step: 'band', index: onTarget, basis: ofBookings, figure: 'rate', mode: 'marginal' },
  ...{ position: 2, bands: 4, from: ratio('60 %'), to: ratio('100 %') },
  ...{ rate: ratio('4 %'), part: money('96000'), pays: money('3840') },
};

export const flat: StepOf<'flat'> = {
  ...{ step: 'flat', basis: ofBookings, figure: 'rate', rate: ratio('8 %') },
  ...{ part: money('195000'), pays: money('15600') },
};

export const threshold: StepOf<'threshold'> = {
  ...{ step: 'threshold', index: onTarget, from: ratio('100 %'), reached: true },
  pays: money('3000'),
};

export const filled: StepOf<'interpolated'> = {
  ...{ step: 'interpolated', index: onTarget, from: ratio('100 %'), to: ratio('110 %') },
  ...{ amount: money('5000'), filled: ratio('2/5'), pays: money('2000') },
};

export const curve: StepOf<'curve'> = {
  ...{ step: 'curve', index: byRate, figure: 'factor', at: ratio('107 %'), rate: ratio('121 %') },
  low: { at: ratio('100 %'), figure: ratio('100 %') },
  high: { at: ratio('120 %'), figure: ratio('160 %') },
};

export const cell: StepOf<'cell'> = {
  ...{ step: 'cell', index: onTarget, across: byRate, figure: 'rate', rate: ratio('6 %') },
  row: { from: ratio('80 %'), to: ratio('100 %') },
  column: { from: ratio('30 %'), to: null },
};

export const record: StepOf<'record'> = {
  ...{ step: 'record', record: 'HT-2041', version: 1, day: day('2026-10-12') },
  ...{ at: null, pays: money('4300') },
};

export const tables: Rows<
  'band' | 'flat' | 'threshold' | 'interpolated' | 'curve' | 'cell' | 'steps' | 'record'
> = {
  band: [
    {
      step: band,
      en: 'Tier 2 of 4 (60 % to 100 %): $96,000.00 × 4 % = $3,840.00',
      zh: '第 2 档，共 4 档（60 % 至 100 %）：$96,000.00 × 4 % = $3,840.00',
    },
    {
      step: { ...band, mode: 'retroactive', to: null },
      mechanic: 'retroactive',
      en: 'Tier 2 of 4 (from 60 %) pays on everything: $96,000.00 × 4 % = $3,840.00',
      zh: '第 2 档，共 4 档（60 % 起），按全额计：$96,000.00 × 4 % = $3,840.00',
    },
    {
      step: { ...band, mode: 'retroactive' },
      mechanic: 'marginal',
      en: 'Tier 2 of 4 (60 % to 100 %) pays for tiers below it too: $96,000.00 × 4 % = $3,840.00',
      zh: '第 2 档，共 4 档（60 % 至 100 %），并覆盖其下档位：$96,000.00 × 4 % = $3,840.00',
    },
    {
      step: { ...band, mode: 'overage', from: ratio('100 %'), to: null, position: 3 },
      en: 'Tier 3 of 4 is reached and pays on everything above 100 %: $96,000.00 × 4 % = $3,840.00',
      zh: '已达第 3 档，共 4 档，100 % 以上部分全部按此档计：$96,000.00 × 4 % = $3,840.00',
    },
    {
      step: {
        ...{ ...band, basis: ofCalls, figure: 'amount', rate: money('50') },
        ...{ part: rational(12n), pays: money('600') },
      },
      en: 'Tier 2 of 4 (60 % to 100 %): 12 × $50.00 = $600.00',
      zh: '第 2 档，共 4 档（60 % 至 100 %）：12 × $50.00 = $600.00',
    },
    {
      step: {
        ...{ ...band, basis: targetIncentive, figure: 'factor', rate: ratio('200 %') },
        ...{ part: money('2000'), pays: money('4000') },
      },
      en: 'Tier 2 of 4 (60 % to 100 %): target incentive $2,000.00 × 200 % = $4,000.00',
      zh: '第 2 档，共 4 档（60 % 至 100 %）：目标奖金 $2,000.00 × 200 % = $4,000.00',
    },
  ],
  flat: [
    {
      step: flat,
      en: 'Pays $195,000.00 × 8 % = $15,600.00',
      zh: '计提 $195,000.00 × 8 % = $15,600.00',
    },
    {
      step: {
        ...{ ...flat, basis: { kind: 'once' }, figure: 'amount', rate: money('500') },
        ...{ part: rational(1n), pays: money('500') },
      },
      en: 'Fixed amount: $500.00',
      zh: '固定金额：$500.00',
    },
    {
      step: {
        ...{ ...flat, basis: targetIncentive, figure: 'factor', rate: ratio('17/31') },
        ...{ part: money('3100'), pays: money('1700') },
      },
      en: 'Target incentive: $3,100.00 × 17/31 = $1,700.00',
      zh: '目标奖金：$3,100.00 × 17/31 = $1,700.00',
    },
  ],
  threshold: [
    { step: threshold, en: '100 % is reached: $3,000.00', zh: '已达到 100 %：$3,000.00' },
    {
      step: { ...threshold, reached: false },
      en: '100 % is not reached yet',
      zh: '尚未达到 100 %',
    },
    {
      step: { ...threshold, reached: false, from: ratio('0'), pays: ratio('0') },
      en: 'From 0 % on: nothing',
      zh: '0 % 起：不发放',
    },
  ],
  interpolated: [
    {
      step: filled,
      en: '100 % to 110 %, 40 % of it: $5,000.00 × 40 % = $2,000.00',
      zh: '100 % 至 110 %，完成其中 40 %：$5,000.00 × 40 % = $2,000.00',
    },
    {
      step: { ...filled, filled: ratio('1'), pays: money('5000') },
      en: '100 % to 110 % is complete: $5,000.00',
      zh: '100 % 至 110 % 已满：$5,000.00',
    },
  ],
  curve: [
    {
      step: curve,
      en: '107 % lies between 100 % and 120 %: 100 % + (107 % − 100 %) ÷ (120 % − 100 %) × (160 % − 100 %) = 121 %',
      zh: '107 % 介于 100 % 与 120 % 之间：100 % + (107 % − 100 %) ÷ (120 % − 100 %) × (160 % − 100 %) = 121 %',
    },
    {
      step: { ...curve, at: ratio('100 %'), rate: ratio('1.05') },
      mechanic: 'modifier',
      en: 'At 100 %: 1.05',
      zh: '100 % 处：1.05',
    },
    {
      step: { ...curve, at: ratio('70 %'), low: null, rate: ratio('0') },
      en: '70 % lies below 120 %: 0 %',
      zh: '70 % 低于 120 %：0 %',
    },
    {
      step: { ...curve, at: ratio('140 %'), high: null, rate: ratio('100 %') },
      en: '140 % lies above 100 %, the last point: 100 %',
      zh: '140 % 超过最后一点 100 %：100 %',
    },
    {
      step: { ...curve, at: ratio('140 %'), high: null, rate: ratio('220 %') },
      en: '140 % lies above 100 %, the last point (100 %), and the line goes on to 220 %',
      zh: '140 % 超过最后一点 100 %（100 %），按原斜率延伸至 220 %',
    },
  ],
  cell: [
    {
      step: cell,
      en: 'Bookings (80 % to 100 %), Win rate (from 30 %): 6 %',
      zh: '签约额（80 % 至 100 %）、赢单率（30 % 起）：6 %',
    },
  ],
  steps: [
    {
      step: {
        ...{ step: 'steps', index: onTarget, from: ratio('110 %'), every: ratio('10 %') },
        ...{ steps: 4n, each: money('1000'), pays: money('4000') },
      },
      en: 'Full steps of 10 % above 110 %: 4 × $1,000.00 = $4,000.00',
      zh: '110 % 以上每满 10 %：4 × $1,000.00 = $4,000.00',
    },
  ],
  record: [
    { step: record, en: '12 Oct, HT-2041: $4,300.00', zh: '10月12日 HT-2041：$4,300.00' },
    {
      after: measured,
      step: { ...record, at: money('86000') },
      en: '12 Oct, HT-2041 ($86,000.00 with it): $4,300.00',
      zh: '10月12日 HT-2041（累计 $86,000.00）：$4,300.00',
    },
  ],
};
