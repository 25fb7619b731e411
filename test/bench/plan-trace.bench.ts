/** One rep's pay with all of its arithmetic, from five hundred records. */
import { describe, expect, it } from 'vitest';
import { personId } from '../../src/domain/ids.ts';
import { currency, money } from '../../src/domain/money.ts';
import { periodOf } from '../../src/domain/period.ts';
import { evaluate } from '../../src/domain/plan/evaluate.ts';
import type { Participant, PlanInput, PlanRecord } from '../../src/domain/plan/evaluation.ts';
import { one, type Rational, rational } from '../../src/domain/rational.ts';
import { calendar, day } from '../domain/samples.ts';
import { elapsed, full, hold, median } from './measure.ts';
import { planOfWork } from './plan-work/plan-of-work.ts';
import { products } from './plan-work/work.ts';

const records = 500;
const rounds = full ? 301 : 101;
const period = periodOf('quarter', day('2026-01-01'), calendar());
const usd = currency('USD');

describe('the pay of one rep', () => {
  it('is told with every step in a moment', async (context) => {
    const plan = planOfWork();
    const input = inputWith(records);
    const { components } = evaluate(plan, input);
    const steps = components.flatMap(({ trace }) => trace);
    const told = steps.flatMap((step) => ('credits' in step ? (step.credits ?? []) : []));
    expect(new Set(told.map(({ record }) => record)).size).toBeGreaterThan(records / 2);
    const pay = () => Promise.resolve(evaluate(plan, input));
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push(await elapsed(pay));
    // Not a ratio, and so the least: what else the machine does only adds to it.
    const ms = Math.min(...times);
    hold(context, {
      ...{ what: `ms for one rep's pay with its trace, ${records} records`, engine: 'none' },
      ...{ from: `median ${median(times).toFixed(2)} ms`, measured: ms, limit: 10 },
    });
  });
});

/** Of the team's other members only the figures are known, as standing keeps them. */
function inputWith(count: number): PlanInput {
  const person: Participant = {
    ...{ id: personId('p-0'), level: '', started: null, spells: [], leave: [], given: {} },
    ...{ records: Array.from({ length: count }, (_, n) => recordOf(n)), past: [] },
    quotas: [{ measure: 'bookings', start: period.start, amount: rational(90_000_00n) }],
  };
  const others = Array.from(
    { length: 19 },
    (_, n): Participant => ({
      ...{ ...person, id: personId(`p-${n + 1}`), records: [], quotas: [] },
      given: { bookings: figure(rational(BigInt(80_000_00 + n * 1000_07))) },
    }),
  );
  const team = {
    ...{ id: 'team', given: { bookings: figure(rational(2_000_000_00n)) }, past: [] },
    quotas: [{ measure: 'bookings', start: period.start, amount: rational(1_900_000_00n) }],
    members: [person, ...others],
  };
  return {
    ...{ period, calendar: calendar(), person, groups: { team }, rates: {}, paid: {} },
    ...{ carried: { balances: {}, held: [], released: {} }, everyone: null },
  };
}

const figure = (value: Rational) => ({ value, quota: null, count: 1 });

function recordOf(n: number): PlanRecord {
  const isRating = n % 25 === 0;
  const amount = BigInt(100_00 + n * 1_37);
  return {
    ...{ id: `r-${n}`, externalId: `r-${n}`, version: 1, kind: isRating ? 'rating' : 'deal' },
    ...{ day: period.start.add({ days: n % 90 }), share: one, role: null, overlay: false },
    amount: isRating ? null : money(amount, usd),
    credited: isRating ? null : amount,
    score: isRating ? rational(BigInt(300 + (n % 200)), 100n) : null,
    attributes: isRating ? {} : { product: products[n % products.length] ?? '' },
  };
}
