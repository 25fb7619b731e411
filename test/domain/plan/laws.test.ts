/** What holds for every plan and every result, whoever sold what in which order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personId, teamId } from '../../../src/domain/ids.ts';
import { currency, parseMoney } from '../../../src/domain/money.ts';
import { evaluate } from '../../../src/domain/plan/evaluate.ts';
import type { PlanInput } from '../../../src/domain/plan/evaluation.ts';
import { worthOf } from '../../../src/domain/plan/what-if.ts';
import { rational } from '../../../src/domain/rational.ts';
import {
  commission,
  example,
  head,
  planOf,
  planText,
  titled,
  totalOf,
  withBookings,
} from './plan-text.ts';
import { type SlowBand, slowTiers } from './slow-tiers.ts';

const none = example('', 'commission: 0, total: 0');
const cents = fc.bigInt({ min: 0n, max: 10n ** 11n });

/** Ascending limits in whole dollars and a rate in hundredths of a percent for each band. */
const table = fc
  .uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 0, maxLength: 5 })
  .chain((limits) =>
    fc.record({
      limits: fc.constant(limits.toSorted((a, b) => a - b)),
      rates: fc.array(fc.integer({ min: 0, max: 2000 }), {
        minLength: limits.length + 1,
        maxLength: limits.length + 1,
      }),
    }),
  );

const bandsOf = ({ limits, rates }: { limits: number[]; rates: number[] }): SlowBand[] =>
  rates.map((rate, position) => ({
    from: BigInt(limits[position - 1] ?? 0) * 100n,
    to: position < limits.length ? BigInt(limits[position] ?? 0) * 100n : null,
    rateBasisPoints: BigInt(rate),
  }));

const textOf = (bands: readonly SlowBand[]): string[] =>
  bands.map(
    ({ from, to, rateBasisPoints: rate }) =>
      `from: ${from / 100n}, to: ${to === null ? 'unlimited' : to / 100n}, rate: ${rate / 100n}.${String(rate % 100n).padStart(2, '0')} %`,
  );

describe('tiers', () => {
  it.each(['marginal', 'retroactive'] as const)('%s agree with the slow reckoning', (tiers) => {
    const boundaries = fc.constantFrom('upper' as const, 'lower' as const);
    fc.assert(
      fc.property(table, boundaries, cents, fc.nat(5), (shape, boundary, any, pick) => {
        const bands = bandsOf(shape);
        const text = commission({ tiers, boundary, mayFall: true, bands: textOf(bands) });
        const plan = planOf(planText({ components: text, examples: none }));
        const limit = bands[pick]?.from ?? any;
        for (const value of [any, limit - 1n, limit, limit + 1n]) {
          const { total } = evaluate(plan, withBookings(value));
          expect(total.minor).toBe(slowTiers(bands, tiers, boundary, value));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never pay less for more when the rates rise', () => {
    fc.assert(
      fc.property(table, cents, cents, (shape, a, b) => {
        const rising = { ...shape, rates: shape.rates.toSorted((x, y) => x - y) };
        for (const tiers of ['marginal', 'retroactive'] as const) {
          const text = commission({ tiers, bands: textOf(bandsOf(rising)) });
          const plan = planOf(planText({ components: text, examples: none }));
          const [low, high] = a < b ? [a, b] : [b, a];
          const pays = (value: bigint) => evaluate(plan, withBookings(value)).total.minor;
          expect(pays(high) >= pays(low)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['upper', '99999.99', '999.99', '100000', '2000.00', '100000.01', '2000.00'],
    ['lower', '99999.99', '999.99', '100000', '1000.00', '100000.01', '2000.00'],
  ] as const)(
    'give a limit to the %s band, to the cent',
    (boundary, below, paysBelow, at, paysAt, above, paysAbove) => {
      const bands = ['from: 0, to: 100000, rate: 1 %', 'from: 100000, to: unlimited, rate: 2 %'];
      const text = commission({ tiers: 'retroactive', boundary, bands });
      const plan = planOf(
        planText({
          head: head({ rounding: '{ mode: down, at: line }' }),
          components: text,
          examples: none,
        }),
      );
      const total = (dollars: string) =>
        totalOf(plan, withBookings(parseMoney(dollars, currency('USD')).minor));
      expect([total(below), total(at), total(above)]).toEqual([paysBelow, paysAt, paysAbove]);
    },
  );
});

const everything = (rounding: string) =>
  planText({
    head: head({ rounding, measures: '[bookings, satisfaction]' }),
    components: `${commission({
      tiers: 'marginal',
      by: 'attainment',
      bands: ['from: 0 %, to: 70 %, rate: 3.33 %', 'from: 70 %, to: unlimited, rate: 7.77 %'],
    })}
  - id: bonus
    mechanic: bonus
    ${titled}
    index: { of: rep, measure: bookings, by: attainment }
    boundary: upper
    counts: every
    table: [{ at: 50 %, amount: 10.01 }, { at: 100 %, amount: 20.02 }]
  - id: over
    mechanic: over-achievement
    ${titled}
    index: { of: rep, measure: bookings, by: attainment }
    above: 100 %
    pays: { rate: 1.11 % }
  - id: pool
    mechanic: team-pool
    ${titled}
    index: { of: team, measure: bookings, by: attainment }
    boundary: upper
    table: [{ from: 0 %, to: unlimited, pool: { rate: 1 % } }]
    shared: by-contribution
    contribution: bookings`,
    afterwards: `
  - id: factor
    mechanic: modifier
    ${titled}
    on: [commission, over]
    index: { of: rep, measure: satisfaction, by: value }
    boundary: upper
    if-unmeasured: 1
    table: [{ from: 0, to: 3, factor: 0.777 }, { from: 3, to: unlimited, factor: 1.033 }]
  - { id: cap-of-some, mechanic: cap, ${titled}, on: [commission, over], amount: 300 }
  - { id: cap, mechanic: cap, ${titled}, on: total, amount: 500 }`,
    examples: example(
      'bookings: 0 of 1',
      'commission: 0, bonus: 0, over: 0, pool: 0, factor: 0, cap-of-some: 0, cap: 0, total: 0',
    ),
  });

const company = fc
  .record({
    quota: fc.bigInt({ min: 1n, max: 10n ** 6n }),
    score: fc.option(fc.bigInt({ min: 100n, max: 500n })),
    sold: fc.array(fc.bigInt({ min: -(10n ** 4n), max: 10n ** 6n }), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ quota, score, sold }): PlanInput[] => {
    const measured = (value: bigint) => ({
      value: rational(value),
      quota: rational(quota),
      count: 1,
    });
    const members = sold.map((value, position) => ({
      id: personId(`p${position}`),
      level: '',
      own: {
        bookings: measured(value),
        satisfaction: {
          value: score === null ? null : rational(score, 100n),
          quota: null,
          count: 1,
        },
      },
    }));
    const total = sold.reduce((sum, value) => sum + value, 0n);
    const team = { id: teamId('t'), measurements: { bookings: measured(total) }, members };
    return members.map(({ id, level, own }) => ({ person: { id, level }, own, team }));
  });

const amountOf = (plan: ReturnType<typeof planOf>, input: PlanInput, id: string) =>
  evaluate(plan, input).components.find((each) => each.id === id)?.amount.minor ?? 0n;

describe.each([
  '{ mode: half-up, at: line }',
  '{ mode: up, at: line }',
  '{ mode: half-even, at: total }',
])('a result rounded %s', (rounding) => {
  const plan = planOf(everything(rounding));

  it('is exactly the sum of its lines, and never above the cap', () => {
    fc.assert(
      fc.property(company, (people) => {
        for (const input of people) {
          const { components, total } = evaluate(plan, input);
          expect(components.reduce((sum, { amount }) => sum + amount.minor, 0n)).toBe(total.minor);
          expect(total.minor >= 0n && total.minor <= 50_000n).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of the members', () => {
    fc.assert(
      fc.property(company, (people) => {
        for (const input of people) {
          const { team } = input;
          const turned = {
            ...input,
            team: team && { ...team, members: team.members.toReversed() },
          };
          expect(evaluate(plan, turned)).toEqual(evaluate(plan, input));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('shares the pool without losing or making a cent', () => {
    fc.assert(
      fc.property(company, (people) => {
        const shares = people.map((input) => amountOf(plan, input, 'pool'));
        const steps = people.flatMap((input) =>
          evaluate(plan, input).components.flatMap(({ trace }) =>
            trace.filter((step) => step.step === 'pool'),
          ),
        );
        const pool = steps[0]?.pool.minor ?? 0n;
        const anyone = steps.some(({ weights }) => weights.num > 0n);
        expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(anyone ? pool : 0n);
      }),
      { numRuns: 60 },
    );
  });

  it('gains by a deal what the statement with that deal shows more', () => {
    fc.assert(
      fc.property(company, fc.bigInt({ min: 0n, max: 10n ** 6n }), (people, amount) => {
        const [input] = people;
        if (!input?.own.bookings?.value) return;
        const { quota } = input.own.bookings;
        const later = {
          ...input,
          own: {
            ...input.own,
            bookings: {
              value: rational(input.own.bookings.value.num + amount),
              quota,
              count: 2,
            },
          },
          team: null,
        };
        const alone = { ...input, team: null };
        const difference = evaluate(plan, later).total.minor - evaluate(plan, alone).total.minor;
        expect(worthOf(plan, alone, amount).minor).toBe(difference);
        expect(difference >= 0n).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the cap on some components', () => {
  it('is never exceeded by them, modifier included', () => {
    const plan = planOf(everything('{ mode: half-up, at: line }'));
    fc.assert(
      fc.property(company, (people) => {
        for (const input of people) {
          const lines = ['commission', 'over', 'factor', 'cap-of-some'];
          const sum = lines.reduce((total, id) => total + amountOf(plan, input, id), 0n);
          expect(sum <= 30_000n).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
