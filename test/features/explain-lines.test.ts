import { describe, expect, it } from 'vitest';
import type { ComponentResult, NextStep } from '../../src/domain/plan/evaluation.ts';
import type { TraceStep } from '../../src/domain/plan/trace.ts';
import { rational } from '../../src/domain/rational.ts';
import { explainLine, explainNext } from '../../src/features/explain.ts';
import { cents, usd } from '../domain/plan/settlement/settled.ts';
import { day, ratio } from '../domain/samples.ts';
import { budget, cap, floor } from './steps/changes.ts';
import { attained, formula, gate } from './steps/measures.ts';
import { byRate, calls, measured, money, nps, onTarget } from './steps/row.ts';
import { band, curve, filled, flat, record } from './steps/tables.ts';

const next: NextStep = {
  ...{ measure: calls, of: 'company', by: 'value', from: rational(50n), missing: rational(8n) },
  ...{ worth: { minor: cents('300'), currency: usd }, rate: null },
};

const line = (trace: readonly TraceStep[], more: Partial<ComponentResult> = {}) => ({
  ...{ id: 'line', title: { en: 'Line', zh: '项目' }, mechanic: 'flat', trace, next: null },
  amount: { minor: cents('100'), currency: usd },
  ...more,
});

const below: TraceStep = { ...band, position: 1, rate: ratio('0'), pays: ratio('0') };
const factor: TraceStep = {
  ...{ step: 'modifier', index: null, value: null, factor: ratio('0.9') },
  ...{ before: money('100'), after: money('90') },
};
const spell: TraceStep = {
  ...{ step: 'spell', from: day('2026-01-01'), to: day('2026-02-11') },
  ...{ level: 'junior', factor: ratio('41/90') },
};
const closed: TraceStep = { ...gate, holds: false };

describe('the line beside an amount', () => {
  const cases: readonly (readonly [ComponentResult, string, string])[] = [
    [line([closed]), 'only if attainment(bookings) >= 0.8', '须满足：attainment(bookings) >= 0.8'],
    [
      line([{ step: 'not_for_level', level: 'junior' }]),
      'not for level junior',
      '不适用于职级 junior',
    ],
    [line([spell, closed, spell, gate, flat]), '$195,000 × 8 %', '$195,000 × 8 %'],
    [
      line([budget], { mechanic: 'budget' }),
      'scaled to the budget of $90,000 for all',
      '按全员预算 $90,000 折减',
    ],
    [
      line([{ ...budget, everyone: money('80000') }], { mechanic: 'budget' }),
      'within the budget of $90,000 for all',
      '未超全员预算 $90,000',
    ],
    [
      line([flat, floor], { mechanic: 'floor' }),
      'raised to the minimum of $500',
      '补足至下限 $500',
    ],
    [
      line([{ ...floor, before: money('800'), after: money('800') }], { mechanic: 'floor' }),
      'no less than the minimum of $500',
      '不低于下限 $500',
    ],
    [line([flat, cap]), 'cut to the cap of $10,000', '按上限 $10,000 封顶'],
    [
      line([flat, { ...cap, before: money('9000'), after: money('9000') }]),
      '$195,000 × 8 %',
      '$195,000 × 8 %',
    ],
    [line([factor], { mechanic: 'modifier' }), '× 0.9', '× 0.9'],
    [
      line([
        flat,
        {
          ...{ step: 'deducted', earlier: money('7000') },
          before: money('10000'),
          after: money('3000'),
        },
      ]),
      '$10,000 to date, less $7,000 before',
      '累计 $10,000，减去此前 $7,000',
    ],
    [line([measured, record, record]), 'from 2 records, one by one', '逐条计算，共 2 条'],
    [line([filled]), '100 % to 110 %, 40 % of it', '100 % 至 110 %，完成其中 40 %'],
    [
      line([
        curve,
        {
          ...{ ...flat, basis: { kind: 'target-incentive' }, figure: 'factor' },
          ...{ rate: ratio('121 %'), part: money('15000'), pays: money('18150') },
        },
      ]),
      '121 % of the target incentive of $15,000 at 107 %',
      '107 %：目标奖金 $15,000 的 121 %',
    ],
    [
      line([{ ...flat, basis: { kind: 'once' }, figure: 'amount', rate: money('500') }]),
      '$500, a fixed amount',
      '固定金额 $500',
    ],
    [
      line([below, { ...band, position: 2, from: ratio('100 %') }], { mechanic: 'marginal' }),
      '$96,000 above 100 % × 4 %',
      '超出 100 % 的 $96,000 × 4 %',
    ],
    [
      line([{ ...band, mode: 'overage', from: ratio('100 %') }]),
      '$96,000 above 100 % × 4 %',
      '超出 100 % 的 $96,000 × 4 %',
    ],
    [line([formula]), 'by the formula won / closed', '按公式 won / closed'],
    [line([measured]), 'as measured: $312,000', '按实际 $312,000'],
    [
      line([], { next, amount: { minor: 0n, currency: usd } }),
      'from 50: 8 to go for the company',
      '公司 50 起算，还差 8',
    ],
    [
      line([measured, { ...attained, attainment: null }], { amount: { minor: 0n, currency: usd } }),
      'no target set for this period',
      '本期未设目标',
    ],
    [
      line([
        { ...measured, measure: nps },
        { ...factor, step: 'modifier', index: { ...byRate, measure: nps }, value: ratio('41.5') },
      ]),
      '× 0.9 for 41.5',
      '41.5，系数 × 0.9',
    ],
    [
      line([
        measured,
        attained,
        { ...factor, step: 'modifier', index: onTarget, value: ratio('13/15') },
      ]),
      '× 0.9 for 87 %',
      '87 %，系数 × 0.9',
    ],
  ];

  it.each(cases.map(([result, en, zh]) => ({ result, en, zh })))(
    'reads $en, or $zh',
    ({ result, en, zh }) => {
      expect(explainLine(result, 'en')).toBe(en);
      expect(explainLine(result, 'zh')).toBe(zh);
    },
  );

  it('says what a group has to reach, and what that pays', () => {
    expect(explainNext(next, 'en')).toBe('8 more from the company reaches 50 and pays you $300');
    expect(explainNext(next, 'zh')).toBe('公司再达成 8 即到 50，你可多得 $300');
  });
});
