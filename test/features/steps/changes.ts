/** Rows of the table of steps: what changes an amount, and how it becomes what is paid. */
import type { StepOf } from '../../../src/domain/plan/trace.ts';
import { rational } from '../../../src/domain/rational.ts';
import { cents, usd } from '../../domain/plan/settlement/settled.ts';
import { day, ratio } from '../../domain/samples.ts';
import { money, type Rows } from './row.ts';

export const pool: StepOf<'pool'> = {
  ...{ step: 'pool', members: 3, weight: rational(1n), weights: rational(7n) },
  pool: { minor: cents('12000'), currency: usd },
  share: { minor: cents('1714.29'), currency: usd },
};

export const cap: StepOf<'limit'> = {
  ...{ step: 'limit', limit: 'cap', on: 'line', amount: money('10000') },
  ...{ before: money('12000'), after: money('10000') },
};

export const floor: StepOf<'limit'> = {
  ...cap,
  ...{ limit: 'floor', amount: money('500'), before: money('300'), after: money('500') },
};

export const budget: StepOf<'budget'> = {
  ...{ step: 'budget', budget: money('90000'), everyone: money('100000') },
  ...{ before: money('5000'), after: money('4500') },
};

export const changes: Rows<
  | 'pool'
  | 'modifier'
  | 'limit'
  | 'budget'
  | 'deducted'
  | 'prorated'
  | 'spell'
  | 'rounded'
  | 'draw'
  | 'held'
  | 'released'
  | 'lapsed'
  | 'payable'
  | 'clawback'
  | 'owed'
  | 'vesting'
> = {
  pool: [
    {
      step: pool,
      en: 'Pool $12,000.00, 3 members; your share 14.285714 % of it = $1,714.29',
      zh: '奖金池 $12,000.00，成员 3 人；你的份额 14.285714 % = $1,714.29',
    },
    {
      step: { ...pool, weight: rational(0n), weights: rational(0n) },
      en: 'Pool $12,000.00: nobody has a share yet',
      zh: '奖金池 $12,000.00：暂无人分得',
    },
  ],
  modifier: [
    {
      step: {
        ...{ step: 'modifier', index: null, value: null, factor: ratio('1.05') },
        ...{ before: money('8160'), after: money('8568') },
      },
      en: '$8,160.00 × 1.05 = $8,568.00',
      zh: '$8,160.00 × 1.05 = $8,568.00',
    },
  ],
  limit: [
    {
      step: cap,
      en: '$12,000.00 is more than the cap of $10,000.00: $2,000.00 lapses',
      zh: '$12,000.00 超过上限 $10,000.00：$2,000.00 不发放',
    },
    {
      step: { ...cap, before: money('9000'), after: money('9000'), on: 'record' },
      en: 'One record: $9,000.00 is within the cap of $10,000.00',
      zh: '单笔：$9,000.00 未超过上限 $10,000.00',
    },
    {
      step: floor,
      en: '$300.00 is less than the minimum of $500.00: $200.00 is added',
      zh: '$300.00 低于下限 $500.00：补足 $200.00',
    },
    {
      step: { ...floor, before: money('800'), after: money('800') },
      en: '$800.00 is no less than the minimum of $500.00',
      zh: '$800.00 不低于下限 $500.00',
    },
  ],
  budget: [
    {
      step: budget,
      en: 'All together have earned $100,000.00, the budget is $90,000.00: $5,000.00 × $90,000.00 ÷ $100,000.00 = $4,500.00',
      zh: '全员合计 $100,000.00，预算 $90,000.00：$5,000.00 × $90,000.00 ÷ $100,000.00 = $4,500.00',
    },
    {
      step: { ...budget, everyone: money('80000'), after: money('5000') },
      en: 'All together have earned $80,000.00, within the budget of $90,000.00',
      zh: '全员合计 $80,000.00，未超过预算 $90,000.00',
    },
  ],
  deducted: [
    {
      step: {
        ...{ step: 'deducted', earlier: money('7000') },
        ...{ before: money('10000'), after: money('3000') },
      },
      en: 'Earned to date $10,000.00, less $7,000.00 of earlier periods = $3,000.00',
      zh: '累计应得 $10,000.00，减去此前各期 $7,000.00 = $3,000.00',
    },
  ],
  prorated: [
    {
      step: {
        ...{ step: 'prorated', what: 'amount', whole: money('3100') },
        ...{ factor: ratio('17/31'), amount: money('1700') },
      },
      en: 'The amount for a part of the period: $3,100.00 × 17/31 = $1,700.00',
      zh: '金额按在岗时间折算：$3,100.00 × 17/31 = $1,700.00',
    },
  ],
  spell: [
    {
      step: {
        ...{ step: 'spell', from: day('2026-01-01'), to: day('2026-02-11') },
        ...{ level: 'junior', factor: ratio('41/90') },
      },
      en: '1 Jan 2026 to 10 Feb 2026 as junior: 41/90 of the period',
      zh: '2026年1月1日至2026年2月10日（junior）：占本期的 41/90',
    },
  ],
  rounded: [
    {
      step: {
        ...{ step: 'rounded', exact: ratio('41666.666666'), mode: 'half-up' },
        amount: { minor: cents('416.67'), currency: usd },
      },
      en: '$416.66666666, rounded (half up) = $416.67',
      zh: '$416.66666666，四舍五入 = $416.67',
    },
    {
      step: {
        ...{ step: 'rounded', exact: money('416'), mode: 'half-up' },
        amount: { minor: cents('416'), currency: usd },
      },
      en: 'Result: $416.00',
      zh: '结果：$416.00',
    },
  ],
  draw: [
    {
      step: {
        ...{ step: 'draw', kind: 'non-recoverable-guarantee', recovered: 0n, topUp: cents('1000') },
        ...{ draw: cents('1500'), earned: cents('500'), owedBefore: 0n, owedAfter: 0n },
      },
      en: '$1,500.00 is guaranteed and $500.00 was earned: $1,000.00 is added',
      zh: '保底 $1,500.00，应得 $500.00：补足 $1,000.00',
    },
  ],
  held: [
    {
      step: {
        ...{ step: 'held', of: cents('1000'), share: ratio('20 %'), held: cents('200') },
        releases: [{ due: day('2026-04-01'), amount: cents('200') }],
      },
      en: '$1,000.00 × 20 % = $200.00 is held back; $200.00 from 1 Apr 2026',
      zh: '$1,000.00 × 20 % = $200.00，暂不发放；2026年4月1日起 $200.00',
    },
  ],
  released: [
    {
      step: { step: 'released', amount: cents('200') },
      en: '$200.00 that was held back is paid now',
      zh: '此前暂扣的 $200.00 本期发放',
    },
  ],
  lapsed: [
    {
      step: { step: 'lapsed', amount: cents('200') },
      en: '$200.00 that was held back lapses with leaving',
      zh: '因离职或不再适用本方案，暂扣的 $200.00 不再发放',
    },
  ],
  payable: [
    {
      step: {
        ...{ step: 'payable', earned: cents('1000'), waiting: 0n, released: 0n },
        ...{ share: ratio('1/2'), paid: cents('500'), text: 'received / booked', uses: [] },
      },
      en: 'Payable: received / booked = 50 %; $1,000.00 earned so far × 50 % = $500.00 payable now; $500.00 waits',
      zh: '可发比例：received / booked = 50 %；累计应得 $1,000.00 × 50 % = 本期可发 $500.00；待发 $500.00',
    },
  ],
  clawback: [
    {
      step: {
        ...{ step: 'clawback', event: 'c1', record: 'd1', day: day('2026-03-05') },
        ...{ paid: cents('10000'), share: ratio('50 %'), taken: cents('5000'), isTooLate: false },
      },
      en: '5 Mar 2026, c1: $10,000.00 paid for d1 × 50 % = $5,000.00 recovered',
      zh: '2026年3月5日 c1：d1 已发 $10,000.00 × 50 % = 追回 $5,000.00',
    },
  ],
  owed: [
    {
      step: { step: 'owed', owedBefore: 0n, taken: 0n, owedAfter: cents('500') },
      en: '$500.00 stays owed',
      zh: '尚欠 $500.00',
    },
  ],
  vesting: [
    {
      step: {
        ...{ step: 'vesting', units: 4800n, granted: day('2026-01-15'), months: 12, of: 48 },
        ...{ share: ratio('1/4'), vested: 1200n },
      },
      en: '4,800 units granted on 15 Jan 2026, 12 of 48 months gone: 25 % of them, 1,200 whole units',
      zh: '2026年1月15日授予 4,800 份，已满 12 个月（共 48 个月）：归属 25 %，即 1,200 份（取整）',
    },
  ],
};
