import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personId, teamId } from '../../src/domain/ids.ts';
import { parsePeriod, periodName } from '../../src/domain/period.ts';
import { type Quota, type Subject, splitAmong, splitOverTime } from '../../src/domain/quota.ts';
import { rational } from '../../src/domain/rational.ts';
import { calendar, ratio } from './samples.ts';

const target = (amount: bigint, period = '2026', start = 1): Quota => ({
  subject: { kind: 'team', id: teamId('company') },
  measure: 'bookings',
  period: parsePeriod(period, calendar(start)),
  amount,
});
const teams: readonly Subject[] = ['East', 'North', 'South'].map((key) => ({
  kind: 'team',
  id: teamId(key),
}));
const reps: readonly Subject[] = ['chen', 'li', 'zhao'].map((key) => ({
  kind: 'person',
  id: personId(key),
}));
const amounts = (parts: readonly Quota[]) => parts.map(({ amount }) => amount);
const named = (parts: readonly Quota[], start = 1) =>
  Object.fromEntries(
    parts.map(({ period, amount }) => [periodName(period, calendar(start)), amount]),
  );
const sum = (parts: readonly Quota[]) => amounts(parts).reduce((all, each) => all + each, 0n);

describe('splitAmong', () => {
  it('splits ¥1,000.00 evenly among three teams to the last cent', () => {
    const split = splitAmong(target(100_000n), teams, { by: 'even' });
    expect(amounts(split.parts)).toEqual([33_334n, 33_333n, 33_333n]);
    expect(split).toMatchObject({ assigned: 100_000n, over: 0n });
    expect(split.parts.map(({ subject }) => subject)).toEqual(teams);
  });

  it('splits by weights and by what each did before', () => {
    const weights = new Map([
      ['East', ratio('2')],
      ['North', ratio('1')],
      ['South', ratio('1')],
    ]);
    expect(amounts(splitAmong(target(100n), teams, { by: 'weights', weights }).parts)).toEqual([
      50n,
      25n,
      25n,
    ]);
    const history = new Map([
      ['chen', 300n],
      ['li', 100n],
      ['zhao', -50n],
    ]);
    expect(amounts(splitAmong(target(1000n), reps, { by: 'history', history }).parts)).toEqual([
      750n,
      250n,
      0n,
    ]);
  });

  it('states what is assigned beyond the target above', () => {
    const split = splitAmong(target(100_000n), reps, { by: 'even' }, ratio('110 %'));
    expect(split).toMatchObject({ assigned: 110_000n, over: 10_000n });
    expect(sum(split.parts)).toBe(110_000n);
  });

  it('hands down from company to team to rep without losing a cent', () => {
    const byTeam = splitAmong(target(100_001n), teams, { by: 'even' });
    const byRep = byTeam.parts.flatMap((part) => splitAmong(part, reps, { by: 'even' }).parts);
    expect(sum(byRep)).toBe(100_001n);
  });

  it('refuses to split when nobody weighs anything', () => {
    const rule = { by: 'history', history: new Map() } as const;
    expect(() => splitAmong(target(1n), teams, rule)).toThrow('quota.no_weights');
    expect(() => splitAmong(target(1n), [], { by: 'even' })).toThrow('quota.no_weights');
  });
});

describe('splitOverTime', () => {
  it('splits a year into quarters and the quarters into months', () => {
    expect(named(splitOverTime(target(100n), 'month', { by: 'even' }))).toEqual({
      '2026-Q1': 25n,
      '2026-Q2': 25n,
      '2026-Q3': 25n,
      '2026-Q4': 25n,
      '2026-01': 9n,
      '2026-02': 8n,
      '2026-03': 8n,
      '2026-04': 9n,
      '2026-05': 8n,
      '2026-06': 8n,
      '2026-07': 9n,
      '2026-08': 8n,
      '2026-09': 8n,
      '2026-10': 9n,
      '2026-11': 8n,
      '2026-12': 8n,
    });
  });

  it('follows the season: a month without weight has no target', () => {
    const weights = new Map([
      ['2026-10-01', ratio('1')],
      ['2026-12-01', ratio('3')],
    ]);
    const parts = splitOverTime(target(1000n, '2026-Q4'), 'month', { by: 'weights', weights });
    expect(named(parts)).toEqual({ '2026-10': 250n, '2026-11': 0n, '2026-12': 750n });
  });

  it('gives a quarter without season nothing, nor its months', () => {
    const weights = new Map([['2026-05-01', ratio('1')]]);
    const parts = named(splitOverTime(target(7n), 'month', { by: 'weights', weights }));
    expect(parts).toMatchObject({ '2026-Q1': 0n, '2026-01': 0n, '2026-Q2': 7n, '2026-05': 7n });
    expect(Object.keys(parts)).toHaveLength(16);
  });

  it('splits a fiscal year by its own quarters', () => {
    expect(named(splitOverTime(target(8n, '2027', 4), 'quarter', { by: 'even' }), 4)).toEqual({
      '2027-Q1': 2n,
      '2027-Q2': 2n,
      '2027-Q3': 2n,
      '2027-Q4': 2n,
    });
  });

  it('splits halves when they are asked for, and nothing when it is already that short', () => {
    expect(named(splitOverTime(target(5n), 'half', { by: 'even' }))).toEqual({
      '2026-H1': 3n,
      '2026-H2': 2n,
    });
    expect(splitOverTime(target(5n, '2026-05'), 'month', { by: 'even' })).toEqual([]);
  });

  it('refuses a season of zeros, also for a target of zero', () => {
    const rule = { by: 'weights', weights: new Map() } as const;
    expect(() => splitOverTime(target(5n), 'month', rule)).toThrow('quota.no_weights');
    expect(() => splitOverTime(target(0n), 'month', rule)).toThrow('quota.no_weights');
  });

  it('adds up on every level for any target, season and fiscal year', () => {
    const anyWeights = fc
      .array(fc.bigInt(0n, 100n), { minLength: 12, maxLength: 12 })
      .filter((weights) => weights.some((weight) => weight > 0n));
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 14n),
        fc.integer({ min: 1, max: 12 }),
        anyWeights,
        (amount, start, weights) => {
          const year = target(amount, '2026', start);
          const months = weights.map((weight, index): [string, ReturnType<typeof rational>] => [
            year.period.start.add({ months: index }).toString(),
            rational(weight, 7n),
          ]);
          const rule = { by: 'weights', weights: new Map(months) } as const;
          const parts = splitOverTime(year, 'month', rule);
          const quarters = parts.filter(({ period }) => period.kind === 'quarter');
          expect(sum(quarters)).toBe(amount);
          for (const quarter of quarters) {
            const own = parts.filter(
              ({ period }) =>
                period.kind === 'month' &&
                quarter.period.start.until(period.start).days >= 0 &&
                period.start.until(quarter.period.end).days > 0,
            );
            expect(own).toHaveLength(3);
            expect(sum(own)).toBe(quarter.amount);
          }
        },
      ),
    );
  });
});
