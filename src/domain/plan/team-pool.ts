/** A pool that the team earns together, shared out among its members to the last minor unit. */
import * as z from 'zod';
import { allocate } from '../allocate.ts';
import { measure } from '../measure.ts';
import { money } from '../money.ts';
import {
  add,
  compare,
  max,
  multiply,
  one,
  type Rational,
  rational,
  round,
  zero,
} from '../rational.ts';
import type { PlanInput, TraceStep } from './evaluation.ts';
import { inMinor, limitScale, readIndex } from './measuring.ts';
import { type Component, earning, type Paid, type PlanTerms } from './mechanic.ts';
import type { Report } from './problem.ts';
import { type Band, bandAt, bandTable, scaleBands } from './table.ts';
import * as t from './terms.ts';

const fixed = t.mapping({ amount: t.amount });
const share = t.mapping({ rate: t.percent });

/** What the pool holds: a sum, or a percentage of the team's measured amount. */
const poolTerms = z
  .unknown()
  .transform((value, context): z.infer<typeof fixed> | z.infer<typeof share> => {
    const byRate = typeof value === 'object' && value !== null && 'rate' in value;
    const result = (byRate ? share : fixed).safeParse(value);
    if (result.success) return result.data;
    t.passOn(context, result.error, value);
    return z.NEVER;
  });

const schema = t.mapping({
  id: t.identifier('team-pool'),
  mechanic: t.oneOf('team-pool'),
  title: t.title,
  index: t.index,
  boundary: t.boundary,
  'may-fall': t.oneOf('yes').optional(),
  table: bandTable({ pool: poolTerms }),
  /** Equal parts for everybody, or in proportion to what each has contributed. */
  shared: t.oneOf('equally', 'by-contribution'),
  /** The measure that counts as contribution. */
  contribution: t.measureName.optional(),
});
type Terms = z.infer<typeof schema>;
type PoolBand = Band & Pick<Terms['table'][number], 'pool'>;

export const teamPool = earning('team-pool', schema, { check, bind });

function check(terms: Terms, report: Report) {
  const { index, table, shared, contribution } = terms;
  if (index.of !== 'team')
    report('plan.not_one_of', { text: index.of, near: null, options: ['team'] }, ['index', 'of']);
  if (shared === 'by-contribution' && !contribution)
    report('plan.missing', { key: 'contribution', options: ['bookings', 'deals'] }, [
      'contribution',
    ]);
  if (shared === 'equally' && contribution)
    report('plan.unknown_key', { key: 'contribution', near: null, known: [] }, ['contribution']);
  table.forEach(({ pool }, position) => {
    if ('rate' in pool && measure(index.measure).unit !== 'money')
      report('plan.measure_not_money', { measure: index.measure }, ['table', position, 'pool']);
    const before = table[position - 1]?.pool;
    if (before && !terms['may-fall'] && holdsLess(before, pool))
      report('plan.table_falls', { position: position + 1 }, ['table', position]);
  });
}

type Pool = Terms['table'][number]['pool'];

/** A sum after a percentage cannot be compared without the amount: only a plan that says `may-fall` may mix them that way. */
function holdsLess(before: Pool, after: Pool): boolean {
  if ('amount' in before && 'amount' in after)
    return lessThan(after.amount.value, before.amount.value);
  if ('rate' in before && 'rate' in after) return lessThan(after.rate, before.rate);
  return 'rate' in before ? before.rate.num > 0n : before.amount.value.num > 0n;
}

const lessThan = (a: Rational, b: Rational): boolean => compare(a, b) < 0;

function bind(terms: Terms, plan: PlanTerms): Component {
  const { index, boundary } = terms;
  const bands: readonly PoolBand[] = scaleBands(terms.table, limitScale(index, plan.currency));
  return {
    goals: {
      index,
      boundary,
      after(at) {
        const next = bands[bandAt(bands, at, boundary) + 1];
        return next ? { from: next.from, rate: null } : null;
      },
    },
    pay: (input) => pay(terms, bands, plan, input),
  };
}

function pay(
  terms: Terms,
  bands: readonly PoolBand[],
  { currency, mode }: PlanTerms,
  input: PlanInput,
): Paid {
  const { at, measured, trace } = readIndex(input, terms.index);
  const position = at === null ? 0 : bandAt(bands, at, terms.boundary);
  const band = bands[position];
  if (!input.team || at === null || !band) return { exact: zero, trace };
  const step = poolStep(terms, bands.length, position, band, measured.value ?? zero, currency);
  const whole = round(step.pays, mode);
  const claims = weigh(terms, input.team.members);
  const mine = allocate(whole, claims)?.find(({ id }) => id === input.person.id)?.amount ?? 0n;
  const shared: TraceStep = {
    step: 'pool',
    pool: money(whole, currency),
    members: claims.length,
    weight: claims.find(({ id }) => id === input.person.id)?.weight ?? zero,
    weights: claims.reduce((sum, { weight }) => add(sum, weight), zero),
    share: money(mine, currency),
  };
  return { exact: rational(mine), trace: [...trace, step, shared] };
}

/** Who has contributed less than nothing (refunds) weighs nothing. */
const weigh = (terms: Terms, members: NonNullable<PlanInput['team']>['members']) =>
  members.map(({ id, own }) => ({
    id,
    weight: terms.contribution ? max(zero, own[terms.contribution]?.value ?? zero) : one,
  }));

/** What fills the pool. */
function poolStep(
  { index }: Terms,
  bands: number,
  position: number,
  { from, to, pool }: PoolBand,
  value: Rational,
  currency: PlanTerms['currency'],
) {
  const { measure: code, of, by } = index;
  if ('amount' in pool) {
    const pays = inMinor(pool.amount, currency);
    const reached = pays.num > 0n;
    return { step: 'threshold', measure: code, of, by, from, reached, pays } as const;
  }
  const part = max(zero, value);
  const pays = multiply(part, pool.rate);
  const mode = 'retroactive' as const;
  const about = { step: 'band', measure: code, by, position: position + 1, bands } as const;
  return { ...about, from, to, rate: pool.rate, part, pays, mode };
}
