/** Rows of the table of steps: what leads to a measure or a condition. */
import type { StepOf } from '../../../src/domain/plan/trace.ts';
import { rational } from '../../../src/domain/rational.ts';
import { ratio } from '../../domain/samples.ts';
import { bookings, calls, measured, money, nps, type Rows, winRate } from './row.ts';

export const attained: StepOf<'attainment'> = {
  ...{ step: 'attainment', measure: bookings, of: 'rep', attainment: ratio('13/15') },
};

export const formula: StepOf<'formula'> = {
  ...{ step: 'formula', measure: winRate, text: 'won / closed', value: ratio('30 %') },
  uses: [
    { name: 'won', value: rational(12n) },
    { name: 'closed', value: rational(40n) },
  ],
};

export const scored: StepOf<'scorecard'> = {
  ...{ step: 'scorecard', measure: calls, by: 'attainment', lessIsBetter: false },
  ...{ value: rational(11n), quota: rational(10n) },
  ...{ achieved: ratio('110 %'), counts: ratio('110 %'), weight: ratio('30 %') },
};

export const gate: StepOf<'gate'> = {
  ...{ step: 'gate', text: 'attainment(bookings) >= 0.8', holds: true },
  uses: [{ name: 'attainment(bookings)', value: ratio('87 %') }],
};

export const measures: Rows<
  'measured' | 'attainment' | 'formula' | 'scorecard' | 'rank' | 'target' | 'gate' | 'not_for_level'
> = {
  measured: [
    {
      step: measured,
      en: 'Your bookings: $312,000.00 from 7 deals',
      zh: '你的签约额：$312,000.00（7 单）',
    },
    {
      step: { ...measured, measure: calls, of: 'team', value: rational(42n) },
      en: 'Team calls: 42',
      zh: '团队电话数：42',
    },
    {
      step: { ...measured, measure: nps, of: 'company', value: ratio('41.5'), count: 1 },
      en: 'Of the whole company, NPS: 41.5 from 1 record',
      zh: '全公司的净推荐值：41.5（1 条记录）',
    },
    {
      step: { ...measured, measure: winRate, of: 'reports', value: null, count: 0 },
      en: 'Of those who report to you, win rate: nothing yet',
      zh: '下属的赢单率：暂无',
    },
  ],
  attainment: [
    {
      after: measured,
      step: attained,
      en: 'Attainment: $312,000.00 / $360,000.00 = 86.67 %',
      zh: '达成率：$312,000.00 / $360,000.00 = 86.67 %',
    },
    {
      after: { ...measured, value: money('359999') },
      step: { ...attained, attainment: ratio('359999/360000') },
      en: 'Attainment: $359,999.00 / $360,000.00 = 99.99 %',
      zh: '达成率：$359,999.00 / $360,000.00 = 99.99 %',
    },
    {
      after: { ...measured, value: money('899999'), quota: money('1000000') },
      step: { ...attained, attainment: ratio('899999/1000000') },
      en: 'Attainment: $899,999.00 / $1,000,000.00 = 89.9999 %',
      zh: '达成率：$899,999.00 / $1,000,000.00 = 89.9999 %',
    },
    {
      after: { ...measured, quota: null },
      step: { ...attained, attainment: null },
      en: 'Attainment: none, because no target is set',
      zh: '达成率：未设目标，无法计算',
    },
    {
      after: { ...measured, value: null },
      step: { ...attained, attainment: null },
      en: 'Attainment: none, because nothing is measured yet',
      zh: '达成率：暂无数据，无法计算',
    },
  ],
  formula: [
    {
      step: formula,
      en: 'Win rate: won / closed = 12 / 40 = 30 %',
      zh: '赢单率：won / closed = 12 / 40 = 30 %',
    },
    {
      step: {
        ...formula,
        ...{ measure: bookings, text: 'max(0, sales - quota(sales)) * 1.5', value: money('1500') },
        uses: [
          { name: 'sales', value: rational(-3000n) },
          { name: 'quota(sales)', value: rational(2000n) },
        ],
      },
      en: 'Bookings: max(0, sales - quota(sales)) * 1.5 = max(0, (-3000) - 2000) * 1.5 = $1,500.00',
      zh: '签约额：max(0, sales - quota(sales)) * 1.5 = max(0, (-3000) - 2000) * 1.5 = $1,500.00',
    },
    {
      step: { ...formula, text: 'closed > 10 ? won / closed : 0' },
      en: 'Win rate: closed > 10 ? won / closed : 0 = 30 % (won = 12, closed = 40)',
      zh: '赢单率：closed > 10 ? won / closed : 0 = 30 %（won = 12，closed = 40）',
    },
    {
      step: { ...formula, value: null, uses: [{ name: 'won', value: null }] },
      en: 'Win rate: won / closed = nothing yet (won = nothing yet)',
      zh: '赢单率：won / closed = 暂无（won = 暂无）',
    },
    {
      step: { ...formula, text: '0.3', uses: [] },
      en: 'Win rate: 0.3 = 30 %',
      zh: '赢单率：0.3 = 30 %',
    },
  ],
  scorecard: [
    {
      step: scored,
      en: 'Calls: 11 / 10 = 110 %; 110 % × 30 % = 33 %',
      zh: '电话数：11 / 10 = 110 %；110 % × 30 % = 33 %',
    },
    {
      step: { ...scored, lessIsBetter: true, quota: ratio('12.1') },
      en: 'Calls (less is better): 12.1 / 11 = 110 %; 110 % × 30 % = 33 %',
      zh: '电话数（越低越好）：12.1 / 11 = 110 %；110 % × 30 % = 33 %',
    },
    {
      step: {
        ...{ ...scored, value: rational(13n) },
        ...{ achieved: ratio('130 %'), counts: ratio('120 %') },
      },
      en: 'Calls: 13 / 10 = 130 %, counted as 120 %; 120 % × 30 % = 36 %',
      zh: '电话数：13 / 10 = 130 %，按 120 % 计；120 % × 30 % = 36 %',
    },
    {
      step: { ...scored, lessIsBetter: true, achieved: null, counts: ratio('0') },
      en: 'Calls (less is better): nothing to measure, counted as 0 %; 0 % × 30 % = 0 %',
      zh: '电话数（越低越好）：暂无数据，按 0 % 计；0 % × 30 % = 0 %',
    },
    {
      step: { ...scored, measure: nps, by: 'value', achieved: ratio('40'), counts: ratio('40') },
      en: 'NPS: 40 × 30 % = 12',
      zh: '净推荐值：40 × 30 % = 12',
    },
  ],
  rank: [
    {
      step: { step: 'rank', measure: bookings, rank: 2, among: 8 },
      en: 'Rank by bookings: 2 of 8',
      zh: '按签约额排名：第 2 名，共 8 人',
    },
  ],
  target: [
    {
      step: {
        ...{ step: 'target', measure: calls, whole: rational(310n), factor: ratio('17/31') },
        ...{ reason: 'prorated', quota: rational(170n) },
      },
      en: 'Calls, target: 310 × 17/31 (for a part of the period) = 170',
      zh: '电话数的目标：310 × 17/31（按在岗时间折算）= 170',
    },
  ],
  gate: [
    {
      step: gate,
      en: 'Condition met: attainment(bookings) >= 0.8 (attainment(bookings) = 0.87)',
      zh: '满足条件：attainment(bookings) >= 0.8（attainment(bookings) = 0.87）',
    },
    {
      step: { ...gate, holds: false, uses: [{ name: 'active_at_end', value: false }] },
      en: 'Condition not met, so this line does not count: attainment(bookings) >= 0.8 (active_at_end = no)',
      zh: '未满足条件，此项不计：attainment(bookings) >= 0.8（active_at_end = 否）',
    },
  ],
  not_for_level: [
    {
      step: { step: 'not_for_level', level: 'junior' },
      en: 'Not for level junior',
      zh: '不适用于职级 junior',
    },
    {
      step: { step: 'not_for_level', level: '' },
      en: 'Not for those without a level',
      zh: '不适用于未定职级的人',
    },
  ],
};
