import { describe, expect, it } from 'vitest';
import type { MeasureRef } from '../../src/domain/plan/evaluation.ts';
import type { StepOf, TraceStep } from '../../src/domain/plan/trace.ts';
import { rational } from '../../src/domain/rational.ts';
import { settlementSteps } from '../../src/features/explain-settlement.ts';
import { cents, usd } from '../domain/plan/settlement/settled.ts';
import { day, ratio } from '../domain/samples.ts';

const said = (step: TraceStep, locale: 'en' | 'zh') =>
  settlementSteps(step, { currency: usd, locale, exact: true });

const drawStep = (more: Partial<StepOf<'draw'>>): TraceStep => ({
  step: 'draw',
  kind: 'recoverable-guarantee',
  draw: cents('1500'),
  earned: cents('500'),
  topUp: cents('1000'),
  recovered: 0n,
  owedBefore: 0n,
  owedAfter: cents('1000'),
  ...more,
});

const calls: MeasureRef = { id: 'calls', unit: 'count', title: { en: 'Calls', zh: '电话数' } };

describe('a draw', () => {
  it('says what is added and what stays owed', () => {
    expect(said(drawStep({}), 'en')).toBe(
      '$1,500.00 is guaranteed and $500.00 was earned: $1,000.00 is added; $1,000.00 stays owed',
    );
    expect(said(drawStep({}), 'zh')).toBe(
      '保底 $1,500.00，应得 $500.00：补足 $1,000.00；尚欠 $1,000.00',
    );
  });

  it('says what is taken back', () => {
    const back = drawStep({
      earned: cents('3000'),
      topUp: 0n,
      recovered: cents('1000'),
      owedBefore: cents('1000'),
      owedAfter: 0n,
    });
    expect(said(back, 'en')).toBe(
      '$3,000.00 was earned, no less than the guaranteed $1,500.00: nothing is added; $1,000.00 of the $1,000.00 owed is taken back (recovered); nothing is owed any more',
    );
  });

  it('settles an advance, adds on top, or is over', () => {
    const none = { owedAfter: 0n, owedBefore: 0n };
    const advance = {
      ...none,
      kind: 'advance',
      earned: cents('6000'),
      topUp: cents('-1500'),
    } as const;
    expect(said(drawStep(advance), 'en')).toBe(
      '$1,500.00 was paid in advance and $6,000.00 was earned: $1,500.00 is settled with it',
    );
    const onTop = { ...none, kind: 'non-recoverable-additive' } as const;
    expect(said(drawStep(onTop), 'zh')).toBe('应得 $500.00，另加 $1,500.00');
    expect(said(drawStep({ ...none, draw: 0n, topUp: 0n }), 'en')).toBe(
      'There is no draw in this period',
    );
  });
});

describe('what is held', () => {
  const held = (more: Partial<StepOf<'held'>>): TraceStep => ({
    step: 'held',
    of: cents('1000'),
    share: ratio('20 %'),
    held: cents('200'),
    releases: [
      { due: day('2026-02-01'), amount: cents('100') },
      { due: day('2026-03-01'), amount: cents('100') },
    ],
    ...more,
  });

  it('says how much, and when it comes', () => {
    expect(said(held({}), 'en')).toBe(
      '$1,000.00 × 20 % = $200.00 is held back; $100.00 from 1 Feb 2026; $100.00 from 1 Mar 2026',
    );
    expect(said(held({}), 'zh')).toBe(
      '$1,000.00 × 20 % = $200.00，暂不发放；2026年2月1日起 $100.00；2026年3月1日起 $100.00',
    );
  });

  it('sums up many instalments', () => {
    const releases = Array.from({ length: 5 }, (_, position) => ({
      due: day('2026-01-01').add({ months: position }),
      amount: cents('40'),
    }));
    expect(said(held({ releases }), 'en')).toContain(
      'in 5 parts from 1 Jan 2026 to 1 May 2026, the first $40.00',
    );
  });

  it('says when there was less to hold, or nothing', () => {
    expect(said(held({ held: cents('50'), releases: [] }), 'en')).toBe(
      'Of 20 % of $1,000.00, $50.00 is held back: no more than there is to pay',
    );
    expect(said(held({ held: 0n, releases: [] }), 'zh')).toBe('本期无暂扣');
  });

  it('is released, or lapses', () => {
    expect(said({ step: 'released', amount: cents('100') }, 'en')).toBe(
      '$100.00 that was held back is paid now',
    );
    expect(said({ step: 'lapsed', amount: cents('100') }, 'zh')).toBe(
      '因离职或不再适用本方案，暂扣的 $100.00 不再发放',
    );
  });
});

describe('what is payable', () => {
  const step: StepOf<'payable'> = {
    step: 'payable',
    earned: cents('1000'),
    waiting: 0n,
    released: 0n,
    share: ratio('1/2'),
    paid: cents('500'),
    text: 'received / booked',
    uses: [
      { name: 'received', value: ratio('5000') },
      { name: 'booked', value: ratio('10000') },
    ],
  };

  it('says the formula with its figures, what is paid and what waits', () => {
    expect(said(step, 'en')).toBe(
      'Payable: received / booked = 50 % (received = 5,000, booked = 10,000); $1,000.00 earned so far × 50 % = $500.00 payable now; $500.00 waits',
    );
  });

  it('takes off what was paid before, and names what is missing', () => {
    const later = {
      ...step,
      earned: 0n,
      waiting: cents('500'),
      released: cents('500'),
      share: ratio('1'),
      uses: [{ name: 'received', value: null }],
    };
    expect(said(later, 'zh')).toBe(
      '可发比例：received / booked = 100 %（received = 无）；累计应得 $1,000.00 × 100 %，减去此前已发 $500.00：本期可发 $500.00',
    );
  });
});

describe('what is taken back', () => {
  const step = (more: Partial<StepOf<'clawback'>>): TraceStep => ({
    step: 'clawback',
    event: 'c1',
    record: 'd1',
    day: day('2026-03-05'),
    paid: cents('10000'),
    share: ratio('50 %'),
    taken: cents('5000'),
    isTooLate: false,
    ...more,
  });

  it('names the event, the record and the share', () => {
    expect(said(step({}), 'en')).toBe(
      '5 Mar 2026, c1: $10,000.00 paid for d1 × 50 % = $5,000.00 recovered',
    );
    expect(said(step({}), 'zh')).toBe(
      '2026年3月5日 c1：d1 已发 $10,000.00 × 50 % = 追回 $5,000.00',
    );
  });

  it('says why it is less', () => {
    expect(said(step({ taken: cents('3000') }), 'en')).toBe(
      '5 Mar 2026, c1: of the $10,000.00 paid for d1, the remaining $3,000.00 is recovered',
    );
    expect(said(step({ taken: 0n, isTooLate: true }), 'en')).toBe(
      '5 Mar 2026, c1: too late to recover anything of d1',
    );
    expect(said(step({ paid: 0n, taken: 0n }), 'zh')).toBe(
      '2026年3月5日 c1：d1 尚未发放，无需追回',
    );
  });

  it('says what a payout could not bear', () => {
    const owed = {
      step: 'owed',
      owedBefore: cents('3000'),
      taken: cents('2500'),
      owedAfter: cents('500'),
    } as const;
    expect(said(owed, 'en')).toBe(
      '$2,500.00 of the $3,000.00 owed is taken back (recovered); $500.00 stays owed',
    );
  });
});

describe('parts', () => {
  it('of a grant are told with the months gone', () => {
    const step = {
      step: 'vesting',
      units: 4800n,
      granted: day('2026-01-15'),
      months: 14,
      of: 48,
      share: ratio('14/48'),
      vested: 1400n,
    } as const;
    expect(said(step, 'en')).toBe(
      '4,800 units granted on 15 Jan 2026, 14 of 48 months gone: 7/24 of them, 1,400 whole units',
    );
    expect(said(step, 'zh')).toBe(
      '2026年1月15日授予 4,800 份，已满 14 个月（共 48 个月）：归属 7/24，即 1,400 份（取整）',
    );
  });

  it('of a target keep their fraction', () => {
    const step = {
      step: 'target',
      measure: calls,
      whole: rational(310n),
      factor: ratio('17/31'),
      reason: 'prorated',
      quota: rational(170n),
    } as const;
    expect(said(step, 'en')).toBe('Calls, target: 310 × 17/31 (for a part of the period) = 170');
    expect(said({ ...step, reason: 'ramp', factor: ratio('1/2') }, 'zh')).toBe(
      '电话数的目标：310 × 50 %（新人爬坡）= 170',
    );
    const untitled = { ...calls, title: null, unit: 'percent' } as const;
    expect(
      said({ ...step, measure: untitled, whole: ratio('90 %'), quota: ratio('45 %') }, 'en'),
    ).toContain('calls, target: 90 % ×');
  });

  it('of a sum say of what', () => {
    const step = {
      step: 'prorated',
      what: 'cap',
      whole: rational(310_000n),
      factor: ratio('17/31'),
      amount: rational(170_000n),
    } as const;
    expect(said(step, 'en')).toBe(
      'The limit for a part of the period: $3,100.00 × 17/31 = $1,700.00',
    );
  });

  it('of a period name the days and the level', () => {
    const step = {
      step: 'spell',
      from: day('2026-01-01'),
      to: day('2026-02-11'),
      level: 'junior',
      factor: ratio('41/90'),
    } as const;
    expect(said(step, 'en')).toBe('1 Jan 2026 to 10 Feb 2026 as junior: 41/90 of the period');
    expect(said({ ...step, level: '' }, 'zh')).toBe('2026年1月1日至2026年2月10日：占本期的 41/90');
  });

  it('of any other kind are not told here', () => {
    expect(said({ step: 'not_for_level', level: 'junior' }, 'en')).toBeNull();
  });
});
