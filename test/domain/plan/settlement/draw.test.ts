import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeShare } from '../../../../src/domain/plan/people/activity.ts';
import { drawKinds, isOwed } from '../../../../src/domain/plan/settlement/draw-kinds.ts';
import { rational } from '../../../../src/domain/rational.ts';
import { day } from '../../samples.ts';
import { type Around, cents, dollars, findingsIn, settle } from './settled.ts';

type Words = Parameters<typeof settle>[1];

/** Paid and owed, in dollars, month after month. */
function drawn(words: Words, earned: readonly string[], around: Around = {}) {
  const outcomes = settle(
    'draw',
    words,
    earned.map((amount) => ({ earned: cents(amount) })),
    around,
  );
  return {
    paid: outcomes.map(({ payout }) => dollars(payout)),
    owed: outcomes.map(({ balance }) => (balance === null ? null : dollars(balance))),
  };
}

const recoverable = { kind: 'recoverable-guarantee', 'recover-at-most': 'unlimited' };

describe('a recoverable guarantee', () => {
  it('of 1,500 is paid back by 3,000 earned after 500: paid 1,500 and 2,000', () => {
    expect(drawn({ ...recoverable, amount: '1500' }, ['500', '3000'])).toEqual({
      paid: [1500, 2000],
      owed: [1000, 0],
    });
  });

  it('of 5,000 tops 3,200 up by 1,800, which is owed', () => {
    expect(drawn({ ...recoverable, amount: '5000' }, ['3200'])).toEqual({
      paid: [5000],
      owed: [1800],
    });
  });

  it('takes back only what lies above the draw, however much is owed', () => {
    const { paid, owed } = drawn({ ...recoverable, amount: '1500' }, ['0', '0', '2000', '9000']);
    expect(paid).toEqual([1500, 1500, 1500, 6500]);
    expect(owed).toEqual([1500, 3000, 2500, 0]);
  });

  it('takes back no more in a period than the plan says, as a sum or as a share of what is above the draw', () => {
    const after = (limit: string) =>
      drawn({ kind: 'recoverable-guarantee', amount: '1500', 'recover-at-most': limit }, [
        '500',
        '3000',
      ]);
    expect(after('400')).toEqual({ paid: [1500, 2600], owed: [1000, 600] });
    expect(after('50 %')).toEqual({ paid: [1500, 2250], owed: [1000, 250] });
  });

  it('that has come to its end is still paid back', () => {
    const { paid, owed } = drawn(
      { ...recoverable, amount: ['3000', '2000'] },
      ['0', '0', '1000', '9000'],
      {
        person: { started: day('2026-01-15') },
      },
    );
    expect(paid).toEqual([3000, 2000, 0, 5000]);
    expect(owed).toEqual([3000, 5000, 4000, 0]);
  });
});

describe('a non-recoverable draw', () => {
  it('of 1,500 pays 1,500 for 500 and 3,000 for 3,000, and leaves no debt', () => {
    const words = { kind: 'non-recoverable-guarantee', amount: '1500' };
    expect(drawn(words, ['500', '3000'])).toEqual({ paid: [1500, 3000], owed: [null, null] });
  });

  it('of 2,000 pays 2,000 for 1,000 and 4,000 for 4,000', () => {
    const words = { kind: 'non-recoverable-guarantee', amount: '2000' };
    expect(drawn(words, ['1000', '4000']).paid).toEqual([2000, 4000]);
  });

  it('on top adds the same sum to whatever was earned', () => {
    const words = { kind: 'non-recoverable-additive', amount: '500' };
    expect(drawn(words, ['0', '4000'])).toEqual({ paid: [500, 4500], owed: [null, null] });
  });

  it('for newcomers: 80 % of a variable of 5,000 tops 100 up to 4,000', () => {
    const words = { kind: 'non-recoverable-guarantee', amount: { 'target-incentive': '80 %' } };
    expect(drawn(words, ['100'], { targetIncentive: rational(500_000n) }).paid).toEqual([4000]);
  });

  it('of three quarters of 4,000 gives 3,000, 2,000 and nothing on 0, 1,000 and 3,000', () => {
    const words = { kind: 'non-recoverable-guarantee', amount: { 'target-incentive': '75 %' } };
    const around = { targetIncentive: rational(400_000n) };
    expect(drawn(words, ['0', '1000', '3000'], around).paid).toEqual([3000, 3000, 3000]);
  });
});

describe('a recoverable draw on top', () => {
  it('is owed, and taken from the next earning first', () => {
    const words = { kind: 'recoverable-additive', amount: '2000', 'recover-at-most': 'unlimited' };
    expect(drawn(words, ['1000', '4000'])).toEqual({ paid: [3000, 4000], owed: [2000, 2000] });
  });
});

describe('an advance', () => {
  const advance = (amount: string) => ({ kind: 'advance', amount, 'recover-at-most': 'unlimited' });

  it('of 4,000 leaves a cheque of 2,000 when 6,000 were earned', () => {
    expect(drawn(advance('4000'), ['6000'])).toEqual({ paid: [2000], owed: [0] });
  });

  it('of 3,000 leaves 2,000 of 5,000', () => {
    expect(drawn(advance('3000'), ['5000'])).toEqual({ paid: [2000], owed: [0] });
  });

  it('that was not earned is carried, and the cheque is never below nothing', () => {
    const { paid, owed } = drawn(advance('4000'), ['1000', '5000', '9000']);
    expect(paid).toEqual([0, 0, 3000]);
    expect(owed).toEqual([3000, 2000, 0]);
  });

  it('limits what is taken back of earlier deficits, not the settling of its own', () => {
    const words = { kind: 'advance', amount: '4000', 'recover-at-most': '500' };
    expect(drawn(words, ['1000', '9000'])).toEqual({ paid: [0, 4500], owed: [3000, 2500] });
  });
});

describe('the amount of a draw', () => {
  it('for 17 of 31 days is 17/31 of it, rounded once', () => {
    const person = { spells: [{ from: day('2026-01-15'), to: null, level: '' }], leave: [] };
    const words = { kind: 'non-recoverable-guarantee', amount: '1000' };
    const drawShare: Around['drawShare'] = (part) =>
      activeShare(person, part, { by: 'days', leaveCounts: true });
    expect(drawn(words, ['0'], { drawShare }).paid).toEqual([548.39]);
  });

  it('by month comes to the sum of the months of a quarter', () => {
    const words = { kind: 'non-recoverable-guarantee', amount: ['3000', '2000', '1000'] };
    const { paid } = drawn(words, ['0', '0', '0'], {
      first: '2026-Q1',
      person: { started: day('2026-02-10') },
    });
    expect(paid).toEqual([5000, 1000, 0]);
  });

  it('by month is nothing for somebody whose first day is not known', () => {
    const words = { kind: 'non-recoverable-guarantee', amount: ['3000'] };
    expect(drawn(words, ['100']).paid).toEqual([100]);
  });

  it('is that of the level', () => {
    const words = { kind: 'non-recoverable-guarantee', amount: { junior: '900', senior: '1200' } };
    expect(drawn(words, ['100'], { person: { level: 'junior' } }).paid).toEqual([900]);
  });

  it('is none while its condition does not hold; what is owed is taken back all the same', () => {
    const words = { ...recoverable, amount: '1500', when: 'months_served <= 6' };
    const [early, late] = settle(
      'draw',
      words,
      [{ earned: cents('500') }, { earned: cents('600') }],
      { person: { started: day('2025-08-01') } },
    );
    expect([early?.payout, early?.balance]).toEqual([cents('1500'), cents('1000')]);
    expect([late?.payout, late?.balance]).toEqual([0n, cents('400')]);
  });
});

describe('the words of a draw', () => {
  it('say how fast it is taken back exactly when it is owed', () => {
    expect(findingsIn('draw', { kind: 'advance', amount: '100' })).toEqual([
      'plan.missing recover-at-most',
    ]);
    const given = { kind: 'non-recoverable-additive', amount: '100', 'recover-at-most': '50 %' };
    expect(findingsIn('draw', given)).toEqual(['plan.unknown_key recover-at-most']);
  });

  it('leave nothing out', () => {
    expect(findingsIn('draw', {})).toEqual(['plan.missing kind', 'plan.missing amount']);
  });
});

const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 });
const limits = fc.constantFrom('unlimited', '37 %', '1234.56', '0');

describe('whatever was earned', () => {
  const run = (kind: string, amount: bigint, limit: string, earned: readonly bigint[]) =>
    settle(
      'draw',
      {
        kind,
        amount: `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`,
        ...(kind.startsWith('non') ? {} : { 'recover-at-most': limit }),
      },
      earned.map((each) => ({ earned: each })),
    );
  const draws = fc.bigInt({ min: 0n, max: 10n ** 8n });
  const sum = (all: readonly bigint[]) => all.reduce((total, each) => total + each, 0n);

  it('what was paid, advances included, is what was earned and what is owed', () => {
    const owing = fc.constantFrom(...drawKinds.filter(isOwed));
    fc.assert(
      fc.property(owing, draws, limits, amounts, (kind, amount, limit, earned) => {
        const outcomes = run(kind, amount, limit, earned);
        const ahead = kind === 'advance' ? amount * BigInt(earned.length) : 0n;
        const paid = sum(outcomes.map(({ payout }) => payout)) + ahead;
        expect(paid).toBe(sum(earned) + (outcomes.at(-1)?.balance ?? 0n));
      }),
    );
  });

  it('nobody owes less than nothing, and nobody is paid less than nothing', () => {
    const kinds = fc.constantFrom(...drawKinds);
    fc.assert(
      fc.property(kinds, draws, limits, amounts, (kind, amount, limit, earned) => {
        for (const { payout, balance } of run(kind, amount, limit, earned)) {
          expect(payout).toBeGreaterThanOrEqual(0n);
          expect(balance ?? 0n).toBeGreaterThanOrEqual(0n);
        }
      }),
    );
  });

  it('a guarantee never pays less than the draw', () => {
    const kinds = fc.constantFrom('recoverable-guarantee', 'non-recoverable-guarantee');
    fc.assert(
      fc.property(kinds, draws, limits, amounts, (kind, amount, limit, earned) => {
        for (const { payout } of run(kind, amount, limit, earned))
          expect(payout).toBeGreaterThanOrEqual(amount);
      }),
    );
  });
});
