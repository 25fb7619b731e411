import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/errors.ts';
import { paidAfter } from '../../../../src/domain/plan/settlement/clawback.ts';
import { cents, dollars, findingsIn, type PeriodOf, record, settle } from './settled.ts';

type Words = Parameters<typeof settle>[1];

const half = {
  records: 'cancellation',
  takes: '50 %',
  within: 'unlimited',
  attainment: 'stays',
};
const cancelled = (id: string, on: string, deal: string, more: Record<string, string> = {}) =>
  record(id, 'cancellation', on, { reverses: deal, ...more });

function change(words: Words, period: Omit<PeriodOf, 'earned'>, first = '2026-03'): number {
  const [outcome] = settle('clawback', words, [{ earned: 0n, ...period }], { first });
  return dollars(outcome?.payout ?? 0n);
}

const paid = { d1: cents('10000') };

describe('a clawback', () => {
  it('of 50 % takes 5,000 back of 10,000 that were paid', () => {
    const records = [record('d1', 'deal', '2026-01-10'), cancelled('c1', '2026-03-05', 'd1')];
    expect(change(half, { paid, person: { records } })).toBe(-5000);
  });

  it('takes only what was paid: nothing for a deal that is not paid yet', () => {
    const records = [cancelled('c1', '2026-03-05', 'd2')];
    expect(change(half, { paid, person: { records } })).toBe(0);
  });

  it('looks only at events of its kind, in the period, for which the condition holds', () => {
    const words = { ...half, where: 'reason == "churn"' };
    const records = [
      cancelled('c1', '2026-02-28', 'd1', { reason: 'churn' }),
      cancelled('c2', '2026-03-31', 'd1', { reason: 'churn' }),
      cancelled('c3', '2026-03-31', 'd1', { reason: 'typing error' }),
      cancelled('c4', '2026-04-01', 'd1', { reason: 'churn' }),
      record('c5', 'complaint', '2026-03-02', { reverses: 'd1', reason: 'churn' }),
    ];
    const [outcome] = settle('clawback', words, [{ earned: 0n, paid, person: { records } }], {
      first: '2026-03',
    });
    expect(outcome?.steps.map((step) => step.step === 'clawback' && step.event)).toEqual(['c2']);
  });

  it('never takes more than was paid, however many events there are', () => {
    const words = { ...half, takes: '70 %' };
    const records = [cancelled('c1', '2026-03-05', 'd1'), cancelled('c2', '2026-03-09', 'd1')];
    expect(change(words, { paid, person: { records } })).toBe(-10_000);
  });

  it('finds the paid record in the attribute that the plan names', () => {
    const records = [record('c1', 'cancellation', '2026-03-05', { contract: 'd1' })];
    expect(change({ ...half, of: 'contract' }, { paid, person: { records } })).toBe(-5000);
  });
});

describe('a clawback by unserved months', () => {
  const words = { ...half, takes: { 'unserved-of': '12' } };
  const sold = record('d1', 'deal', '2026-01-15');

  it.each([
    ['2026-04-14', -10_000 * (10 / 12)],
    ['2026-04-15', -7500],
    ['2026-12-15', -10_000 / 12],
    ['2027-01-15', 0],
    ['2029-01-15', 0],
  ])('on %s takes what is not served', (on, expected) => {
    const person = { records: [sold, cancelled('c1', on, 'd1')] };
    expect(change(words, { paid, person }, on.slice(0, 7))).toBeCloseTo(expected, 2);
  });

  it('takes the day from the event when the paid record is not there any more', () => {
    const event = cancelled('c1', '2026-04-20', 'd1', { paid_on: '2026-01-15' });
    expect(change(words, { paid, person: { records: [event] } }, '2026-04')).toBe(-7500);
  });

  it('refuses an event of which nobody knows when its record was', () => {
    const person = { records: [cancelled('c1', '2026-03-05', 'd1', { paid_on: '2026-02-30' })] };
    expect(() => change(words, { paid, person })).toThrow(
      new AppError('plan.event_undated', { event: 'c1', record: 'd1' }),
    );
  });

  it('does not ask for a day where nothing was paid', () => {
    const person = { records: [cancelled('c1', '2026-03-05', 'd1')] };
    expect(change(words, { paid: {}, person })).toBe(0);
  });
});

describe('several clawbacks of one plan', () => {
  it('leave each other what was not yet taken', () => {
    const records = [cancelled('c1', '2026-03-05', 'd1')];
    const periods = [{ earned: 0n, paid, person: { records } }];
    const [outcome] = settle('clawback', { ...half, takes: '70 %' }, periods, { first: '2026-03' });
    expect(paidAfter({ ...paid, d2: 5n }, outcome?.steps ?? [])).toEqual({
      d1: cents('3000'),
      d2: 5n,
    });
  });
});

describe('a window', () => {
  const on = (day: string, within: string) => {
    const person = { records: [record('d1', 'deal', '2026-01-01'), cancelled('c1', day, 'd1')] };
    return change({ ...half, within }, { paid, person }, day.slice(0, 7));
  };

  it('of 90 days ends with the ninetieth day', () => {
    expect(on('2026-04-01', '90 days')).toBe(-5000);
    expect(on('2026-04-02', '90 days')).toBe(0);
  });

  it('of months ends with the same day of the month', () => {
    expect(on('2026-07-01', '6 months')).toBe(-5000);
    expect(on('2026-07-02', '6 months')).toBe(0);
  });

  it('says so when it is over', () => {
    const records = [record('d1', 'deal', '2026-01-01'), cancelled('c1', '2026-12-01', 'd1')];
    const periods = [{ earned: 0n, paid, person: { records } }];
    const words = { ...half, within: '90 days' };
    const [outcome] = settle('clawback', words, periods, { first: '2026-12' });
    expect(outcome?.steps).toMatchObject([
      { event: 'c1', record: 'd1', taken: 0n, isTooLate: true },
    ]);
  });
});

describe('a payout that cannot bear it', () => {
  const records = [cancelled('c1', '2026-03-05', 'd1')];
  const run = (more: Words) =>
    settle(
      'clawback',
      { ...half, ...more },
      [
        { earned: cents('2000'), paid, person: { records } },
        { earned: cents('2500'), person: { records } },
        { earned: cents('2500'), person: { records } },
      ],
      { first: '2026-03' },
    );

  it('falls below zero', () => {
    expect(run({}).map(({ payout }) => dollars(payout))).toEqual([-3000, 2500, 2500]);
    expect(run({ 'below-zero': 'paid-back' }).map(({ balance }) => balance)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('or leaves the rest to later payouts, if the plan says so', () => {
    const outcomes = run({ 'below-zero': 'carried' });
    expect(outcomes.map(({ payout }) => dollars(payout))).toEqual([0, 0, 2000]);
    expect(outcomes.map(({ balance }) => balance)).toEqual([cents('3000'), cents('500'), 0n]);
  });
});

describe('an event', () => {
  it('that does not say which record it is about is refused', () => {
    const person = { records: [record('c1', 'cancellation', '2026-03-05')] };
    expect(() => change(half, { paid, person })).toThrow(
      new AppError('plan.event_unlinked', { event: 'c1', attribute: 'reverses' }),
    );
  });
});

describe('the words of a clawback', () => {
  it('leave nothing out', () => {
    expect(findingsIn('clawback', { records: 'cancellation' })).toEqual([
      'plan.missing takes',
      'plan.missing within',
      'plan.missing attainment',
    ]);
  });

  it('take a share of what was paid, for a time that can be counted', () => {
    expect(findingsIn('clawback', { ...half, takes: '150 %', within: '90 days' })).toEqual([
      'plan.share_above_whole takes',
    ]);
    expect(findingsIn('clawback', { ...half, takes: { 'unserved-of': '0' } })).toEqual([
      'plan.at_least takes.unserved-of',
    ]);
    expect(findingsIn('clawback', { ...half, within: '3 weeks' })).toEqual([
      'plan.duration_expected within',
    ]);
  });
});

describe('whatever happens', () => {
  it('no record loses more than was paid for it', () => {
    const events = fc.array(
      fc.record({ day: fc.integer({ min: 1, max: 31 }), deal: fc.constantFrom('d1', 'd2') }),
      { maxLength: 6 },
    );
    const sums = fc.bigInt({ min: 0n, max: 10n ** 9n });
    fc.assert(
      fc.property(events, sums, sums, fc.integer({ min: 0, max: 100 }), (all, d1, d2, takes) => {
        const records = all.map(({ day, deal }, position) =>
          cancelled(`c${position}`, `2026-03-${String(day).padStart(2, '0')}`, deal),
        );
        const [outcome] = settle(
          'clawback',
          { ...half, takes: `${takes} %` },
          [{ earned: 0n, paid: { d1, d2 }, person: { records } }],
          { first: '2026-03' },
        );
        for (const [deal, most] of [
          ['d1', d1],
          ['d2', d2],
        ] as const) {
          const taken = (outcome?.steps ?? []).reduce(
            (sum, step) =>
              step.step === 'clawback' && step.record === deal ? sum + step.taken : sum,
            0n,
          );
          expect(taken).toBeLessThanOrEqual(most);
        }
      }),
    );
  });
});
