/** What holds for every plan and every result, whoever sold what in which order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currency, parseMoney } from '../../../src/domain/money.ts';
import { evaluate } from '../../../src/domain/plan/evaluate.ts';
import type { PlanInput } from '../../../src/domain/plan/evaluation.ts';
import { worthOf } from '../../../src/domain/plan/what-if.ts';
import { rational } from '../../../src/domain/rational.ts';
import {
  alone,
  bookings,
  commission,
  example,
  head,
  planOf,
  planText,
  someone,
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

const satisfaction = `  satisfaction: { ${titled}, records: rating, take: average, value: score, unit: number }`;

const everything = (rounding: string) =>
  planText({
    head: head({ rounding, measures: `${bookings}\n${satisfaction}` }),
    components: `${commission({
      tiers: 'marginal',
      by: 'attainment',
      bands: ['from: 0 %, to: 70 %, rate: 3.33 %', 'from: 70 %, to: unlimited, rate: 7.77 %'],
    })}
  - id: bonus
    ${titled}
    per: period
    index: { of: rep, measure: bookings, by: attainment }
    tiers: thresholds
    boundary: upper
    counts: every
    table: [{ at: 50 %, amount: 10.01 }, { at: 100 %, amount: 20.02 }]
    pays: amount
  - id: over
    ${titled}
    per: period
    index: { of: rep, measure: bookings, by: attainment }
    tiers: marginal
    boundary: upper
    table: [{ from: 0 %, to: 100 %, rate: 0 % }, { from: 100 %, to: unlimited, rate: 1.11 % }]
    pays: { rate-of: { of: rep, measure: bookings } }
  - id: pool
    ${titled}
    per: period
    rate: 1 %
    pays: { rate-of: { of: team, measure: bookings } }
    pool: { of: team, share: { by: bookings } }`,
    afterwards: `
  - id: factor
    mechanic: modifier
    ${titled}
    on: [commission, over]
    index: { of: rep, measure: satisfaction, by: value }
    tiers: step
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
    const rating = { value: score === null ? null : rational(score, 100n), quota: null, count: 1 };
    const members = sold.map((value, position) =>
      someone({ bookings: measured(value), satisfaction: rating }, '', `p${position}`),
    );
    const total = sold.reduce((sum, value) => sum + value, 0n);
    const given = { bookings: measured(total) };
    const team = { id: 't', given, quotas: [], members, past: [] };
    return members.map((person) => ({ ...alone(person), groups: { team } }));
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
          const { team } = input.groups;
          const turned = {
            ...input,
            groups: team ? { team: { ...team, members: team.members.toReversed() } } : {},
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
        const sold = input?.person.given['bookings'];
        if (!input || !sold?.value) return;
        const before = alone(input.person);
        const more = { ...sold, value: rational(sold.value.num + amount) };
        const later = alone({
          ...input.person,
          given: { ...input.person.given, bookings: more },
        });
        const difference = evaluate(plan, later).total.minor - evaluate(plan, before).total.minor;
        expect(worthOf(plan, before, amount).minor).toBe(difference);
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
