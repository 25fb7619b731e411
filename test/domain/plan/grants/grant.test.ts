import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/errors.ts';
import { currency } from '../../../../src/domain/money.ts';
import { type Period, shift } from '../../../../src/domain/period.ts';
import type { Participant } from '../../../../src/domain/plan/evaluation.ts';
import { grant } from '../../../../src/domain/plan/grants/grant.ts';
import { vestedShare } from '../../../../src/domain/plan/grants/vesting.ts';
import type { PlanTerms } from '../../../../src/domain/plan/language/part.ts';
import type { Tree } from '../../../../src/domain/plan/language/source.ts';
import { calendar, day, ratio } from '../../samples.ts';
import { period, somebody } from '../settlement/settled.ts';

const plan: PlanTerms = {
  currency: currency('USD'),
  mode: 'half-up',
  measure: () => {
    throw new Error('grants read no measures');
  },
};

const fourYears = { months: '48', every: 'month', cliff: '12' };
const words = (more: Record<string, Tree> = {}): Tree => ({
  id: 'equity',
  units: '4800',
  granted: '2026-01-15',
  vesting: fourYears,
  leaver: 'unvested-lapse',
  ...more,
});

function vest(tree: Tree, when: Period, person: Partial<Participant> = {}) {
  const { part, found } = grant.read(tree);
  if (!part || found.length > 0) throw new Error(`not a grant: ${JSON.stringify(found)}`);
  return part.bind(plan).vest({
    period: when,
    calendar: calendar(),
    person: somebody(person),
    groups: {},
    rates: {},
    carried: { balances: {}, held: [], released: {} },
    paid: {},
    everyone: null,
  });
}

/** Vested to the end of the period, and in it. */
const units = (...asked: Parameters<typeof vest>) => {
  const { vested, newly } = vest(...asked);
  return [vested, newly];
};

const findings = (tree: Tree) =>
  grant.read(tree).found.map(({ code, path }) => `${code} ${path.join('.')}`);

describe('four years by month with a cliff of a year', () => {
  const monthly = { months: 48, every: 1, cliff: 12 };

  it.each([
    [11, '0'],
    [12, '1/4'],
    [24, '1/2'],
    [48, '1'],
    [60, '1'],
  ])('have vested after %i months as published', (months, share) => {
    expect(vestedShare(monthly, months)).toEqual(ratio(share));
  });

  it('vest on the day of the month on which they were granted', () => {
    expect(units(words(), period('2026-12'))).toEqual([0n, 0n]);
    expect(units(words(), period('2027-01'))).toEqual([1200n, 1200n]);
    expect(units(words(), period('2027-02'))).toEqual([1300n, 100n]);
    expect(units(words({ granted: '2026-01-31' }), period('2027-02'))).toEqual([1300n, 100n]);
    expect(units(words({ granted: '2026-01-31' }), period('2027-01'))).toEqual([1200n, 1200n]);
  });

  it('have vested in whole once the time is over, and nothing is new then', () => {
    expect(units(words(), period('2030-01'))).toEqual([4800n, 100n]);
    expect(units(words(), period('2031-Q1'))).toEqual([4800n, 0n]);
  });

  it('tell how they came about', () => {
    expect(vest(words(), period('2027-03')).trace).toEqual([
      {
        step: 'vesting',
        units: 4800n,
        granted: day('2026-01-15'),
        months: 14,
        of: 48,
        share: ratio('14/48'),
        vested: 1400n,
      },
    ]);
  });
});

describe('four years by year', () => {
  it.each([
    [11, '0'],
    [12, '1/4'],
    [24, '1/2'],
    [35, '1/2'],
    [48, '1'],
  ])('have vested after %i months as published', (months, share) => {
    expect(vestedShare({ months: 48, every: 12, cliff: 12 }, months)).toEqual(ratio(share));
  });
});

describe('a grant', () => {
  it('begins with the first day, if the plan says so', () => {
    const from = { granted: 'start', vesting: { months: '12', every: 'quarter', cliff: '0' } };
    const person = { started: day('2026-02-01') };
    expect(units(words(from), period('2026-05'), person)).toEqual([1200n, 1200n]);
    expect(() => vest(words(from), period('2026-05'))).toThrow(
      new AppError('plan.start_missing', { part: 'equity' }),
    );
  });

  it('vests no further than the last day of somebody who leaves, that day included', () => {
    const left = (to: string) => ({
      spells: [{ from: day('2026-01-15'), to: day(to), level: '' }],
    });
    expect(units(words(), period('2028-06'), left('2027-02-15'))).toEqual([1200n, 0n]);
    expect(units(words(), period('2028-06'), left('2027-02-16'))).toEqual([1300n, 0n]);
  });

  it('has as many units as the level', () => {
    const byLevel = words({ units: { junior: '480', senior: '960' } });
    expect(vest(byLevel, period('2027-01'), { level: 'senior' }).vested).toBe(240n);
  });

  it('vests in whole units that add up to exactly what was granted', () => {
    const cadence = fc.constantFrom('month', 'quarter', 'half', 'year');
    const kinds = fc.constantFrom('2026-01', '2026-Q1', '2026-H1', '2026');
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 6n }),
        cadence,
        fc.integer({ min: 0, max: 24 }),
        fc.integer({ min: 1, max: 28 }),
        kinds,
        (all, every, cliff, on, first) => {
          const granted = `2026-01-${String(on).padStart(2, '0')}`;
          const vesting = { months: '24', every, cliff: String(cliff) };
          const tree = words({ units: String(all), granted, vesting });
          let sum = 0n;
          for (let step = 0; step < 26; step++) {
            const { vested, newly } = vest(tree, shift(period(first), step));
            sum += newly;
            expect(newly).toBeGreaterThanOrEqual(0n);
            expect(vested).toBe(sum);
          }
          expect(sum).toBe(all);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the words of a grant', () => {
  it('are complete and fit together', () => {
    expect(findings(words({ vesting: { months: '50', every: 'quarter', cliff: '60' } }))).toEqual([
      'plan.vesting_uneven vesting.months',
      'plan.cliff_too_long vesting.cliff',
    ]);
    expect(findings(words({ vesting: { months: '0', every: 'month', cliff: '0' } }))).toEqual([
      'plan.at_least vesting.months',
    ]);
    expect(findings(words({ units: '12.5', granted: '2026-02-30' }))).toEqual([
      'plan.units_expected units',
      'plan.day_expected granted',
    ]);
    expect(findings({ id: 'equity' })).toEqual([
      'plan.missing units',
      'plan.missing granted',
      'plan.missing vesting',
      'plan.missing leaver',
    ]);
  });
});
