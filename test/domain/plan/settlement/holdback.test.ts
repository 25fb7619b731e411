import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../samples.ts';
import { cents, dollars, findingsIn, type PeriodOf, settle } from './settled.ts';

type Words = Parameters<typeof settle>[1];

const twice = {
  on: 'total',
  share: '20 %',
  release: [
    { after: '1', share: '50 %' },
    { after: '2', share: '50 %' },
  ],
  leaver: 'released',
};
const year = {
  on: 'total',
  share: '100 %',
  release: { instalments: '12', first: 'now' },
  leaver: 'lapses',
};

const earning = (...amounts: readonly string[]): readonly PeriodOf[] =>
  amounts.map((amount) => ({ earned: cents(amount) }));

function withheld(words: Words, periods: readonly PeriodOf[]) {
  const outcomes = settle('holdback', words, periods);
  return {
    paid: outcomes.map(({ payout }) => dollars(payout)),
    held: outcomes.map(({ held }) => dollars(held)),
  };
}

describe('a holdback', () => {
  it('of 20 % of 1,000 pays 800 now and 100 in each of the next two periods', () => {
    expect(withheld(twice, earning('1000', '0', '0', '0'))).toEqual({
      paid: [800, 100, 100, 0],
      held: [200, 100, 0, 0],
    });
  });

  it('nets what is held and what is released in one line', () => {
    expect(withheld(twice, earning('1000', '500')).paid).toEqual([800, 500]);
  });

  it('gives the odd cent to the earlier release', () => {
    expect(withheld(twice, earning('0.25', '0', '0')).paid).toEqual([0.2, 0.03, 0.02]);
  });

  it('in twelve instalments from now on pays the first at once', () => {
    const { paid, held } = withheld(
      year,
      earning('1200', ...Array.from({ length: 12 }, () => '0')),
    );
    expect(paid).toEqual([...Array.from({ length: 12 }, () => 100), 0]);
    expect(held[0]).toBe(1100);
  });

  it('in instalments from the next period on pays nothing at once', () => {
    const words = { ...year, release: { instalments: '3', first: 'next-period' } };
    expect(withheld(words, earning('100', '0', '0', '0')).paid).toEqual([0, 33.34, 33.33, 33.33]);
  });

  it('holds nothing of a loss', () => {
    expect(withheld(twice, earning('-100'))).toEqual({ paid: [-100], held: [0] });
  });

  it('holds nothing new while its condition does not hold, and releases what is due', () => {
    const words = { ...twice, when: 'level == "junior"' };
    const periods = [
      { earned: cents('1000'), person: { level: 'junior' } },
      { earned: cents('1000'), person: { level: 'senior' } },
    ];
    expect(withheld(words, periods)).toEqual({ paid: [800, 1100], held: [200, 100] });
  });
});

describe('who leaves', () => {
  const leaving = { spells: [{ from: day('2025-01-01'), to: day('2026-02-20'), level: '' }] };
  const periods = [
    { earned: cents('1000') },
    { earned: cents('500'), person: leaving },
    { earned: 0n, person: leaving },
  ];

  it('is paid all that is held', () => {
    expect(withheld(twice, periods)).toEqual({ paid: [800, 700, 0], held: [200, 0, 0] });
  });

  it('or loses what is not yet due', () => {
    const { paid, held } = withheld({ ...twice, leaver: 'lapses' }, periods);
    expect([paid, held]).toEqual([
      [800, 500, 0],
      [200, 0, 0],
    ]);
    const steps = settle('holdback', { ...twice, leaver: 'lapses' }, periods)[1]?.steps ?? [];
    expect(steps.find(({ step }) => step === 'lapsed')).toEqual({
      step: 'lapsed',
      amount: cents('200'),
    });
  });
});

describe('the words of a holdback', () => {
  it('release exactly all of it, in order, never in the same period', () => {
    const release = [
      { after: '0', share: '50 %' },
      { after: '2', share: '20 %' },
      { after: '2', share: '20 %' },
    ];
    expect(findingsIn('holdback', { ...twice, release })).toEqual([
      'plan.shares_sum release',
      'plan.release_order release.0.after',
      'plan.release_order release.2.after',
    ]);
  });

  it('hold no more than all, in at least one part', () => {
    const words = { ...year, share: '120 %', release: { instalments: '0', first: 'now' } };
    expect(findingsIn('holdback', words)).toEqual([
      'plan.share_above_whole share',
      'plan.at_least release.instalments',
    ]);
  });

  it('say what becomes of it when somebody leaves', () => {
    const { leaver: _, ...rest } = twice;
    expect(findingsIn('holdback', rest)).toEqual(['plan.missing leaver']);
    expect(findingsIn('holdback', { ...twice, on: 'everything' })).toEqual(['plan.not_one_of on']);
  });
});

describe('whatever was earned', () => {
  const releases = fc
    .uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 })
    .chain((after) =>
      fc
        .array(fc.integer({ min: 1, max: 9 }), {
          minLength: after.length,
          maxLength: after.length,
        })
        .map((weights) => {
          const all = weights.reduce((sum, each) => sum + each, 0);
          return after
            .toSorted((a, b) => a - b)
            .map((each, position) => ({
              after: String(each),
              share: `${(weights[position] ?? 0) * 100}/${all} %`,
            }));
        }),
    );
  const instalments = fc.record({
    instalments: fc.integer({ min: 1, max: 7 }).map(String),
    first: fc.constantFrom('now', 'next-period'),
  });

  it('all that was held has been paid when the last release is over, to the cent', () => {
    const earned = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        earned,
        fc.oneof(releases, instalments),
        fc.integer({ min: 0, max: 100 }),
        (amounts, release, share) => {
          const words = { ...twice, share: `${share} %`, release };
          const after = Array.from({ length: 8 }, () => 0n);
          const outcomes = settle(
            'holdback',
            words,
            [...amounts, ...after].map((each) => ({ earned: each })),
          );
          const paid = outcomes.reduce((sum, { payout }) => sum + payout, 0n);
          expect(paid).toBe(amounts.reduce((sum, each) => sum + each, 0n));
          expect(outcomes.at(-1)?.held).toBe(0n);
        },
      ),
    );
  });
});
