/** A percentage of a measured amount, in tiers. */
import type * as z from 'zod';
import { measure } from '../measure.ts';
import { add, compare, max, multiply, type Rational, zero } from '../rational.ts';
import type { PlanInput, TraceStep } from './evaluation.ts';
import { limitScale, measuredOf, readIndex } from './measuring.ts';
import { type Component, earning, type Paid, type PlanTerms } from './mechanic.ts';
import type { Report } from './problem.ts';
import { type Band, bandAt, bandTable, partWithin, scaleBands } from './table.ts';
import * as t from './terms.ts';

const schema = t.mapping({
  id: t.identifier('new-business'),
  mechanic: t.oneOf('commission'),
  title: t.title,
  index: t.index,
  /** Whose measured amount the rates are a percentage of. */
  'rate-of': t.mapping({ of: t.oneOf('rep', 'team'), measure: t.measureName }),
  tiers: t.oneOf('marginal', 'retroactive'),
  boundary: t.boundary,
  'if-unmeasured': t.oneOf('pays-nothing', 'first-band'),
  /** A higher band may pay a lower rate on everything. */
  'may-fall': t.oneOf('yes').optional(),
  table: bandTable({ rate: t.rate }),
});
type Terms = z.infer<typeof schema>;
type RateBand = Band & { readonly rate: t.ByLevel<Rational> };

export const commission = earning('commission', schema, { check, bind });

function check(terms: Terms, report: Report) {
  const { index, tiers, table } = terms;
  const basis = terms['rate-of'];
  if (measure(basis.measure).unit !== 'money')
    report('plan.measure_not_money', { measure: basis.measure }, ['rate-of', 'measure']);
  if (tiers === 'marginal' && (basis.of !== index.of || basis.measure !== index.measure))
    report('plan.basis_differs', {}, ['rate-of']);
  if (tiers === 'retroactive' && !terms['may-fall'])
    checkNeverFalls(
      table.map(({ rate }) => rate),
      report,
    );
}

/** Reports each row that pays some level less than the row before it. */
export function checkNeverFalls(rows: readonly t.ByLevel<Rational>[], report: Report) {
  rows.forEach((row, position) => {
    const before = rows[position - 1];
    if (before && levelsOf(row, before).some((level) => falls(before, row, level)))
      report('plan.table_falls', { position: position + 1 }, ['table', position]);
  });
}

const levelsOf = (...terms: readonly t.ByLevel<Rational>[]): readonly string[] => {
  const named = terms.flatMap((each) => (each.kind === 'by-level' ? [...each.values.keys()] : []));
  return named.length > 0 ? named : [''];
};

function falls(before: t.ByLevel<Rational>, after: t.ByLevel<Rational>, level: string): boolean {
  const [low, high] = [before, after].map((each) =>
    each.kind === 'same' ? each.value : each.values.get(level),
  );
  return low !== undefined && high !== undefined && compare(high, low) < 0;
}

function bind(terms: Terms, plan: PlanTerms): Component {
  const { index, tiers, boundary } = terms;
  const bands: readonly RateBand[] = scaleBands(terms.table, limitScale(index, plan.currency));
  return {
    goals: {
      index,
      boundary,
      after(at, level) {
        const next = bands[bandAt(bands, at, boundary) + 1];
        return next ? { from: next.from, rate: t.forLevel(next.rate, level) } : null;
      },
    },
    pay: (input) =>
      tiers === 'marginal' ? marginal(terms, bands, input) : retroactive(terms, bands, input),
  };
}

/** Each band pays its own rate on the part of the amount that lies within it. */
function marginal(terms: Terms, bands: readonly RateBand[], input: PlanInput): Paid {
  const { at, unit, measured, trace } = readIndex(input, terms.index);
  if (at === null) return unmeasured(terms, bands, input, measured.value, trace);
  const steps = [...trace];
  let exact = zero;
  bands.forEach((band, position) => {
    const part = multiply(partWithin(band, at), unit);
    if (part.num === 0n) return;
    const step = bandStep(terms, bands, position, part, input);
    steps.push(step);
    exact = add(exact, step.pays);
  });
  return { exact, trace: steps };
}

/** The band that is reached pays its rate on the whole amount. */
function retroactive(terms: Terms, bands: readonly RateBand[], input: PlanInput): Paid {
  const { at, trace } = readIndex(input, terms.index);
  const basis = terms['rate-of'];
  const amount = measuredOf(input, basis.of, basis.measure).value;
  if (at === null) return unmeasured(terms, bands, input, amount, trace);
  const part = max(zero, amount ?? zero);
  if (part.num === 0n) return { exact: zero, trace };
  const step = bandStep(terms, bands, bandAt(bands, at, terms.boundary), part, input);
  return { exact: step.pays, trace: [...trace, step] };
}

function unmeasured(
  terms: Terms,
  bands: readonly RateBand[],
  input: PlanInput,
  amount: Rational | null,
  trace: readonly TraceStep[],
): Paid {
  const part = max(zero, amount ?? zero);
  if (terms['if-unmeasured'] === 'pays-nothing' || part.num === 0n) return { exact: zero, trace };
  const step = bandStep(terms, bands, 0, part, input);
  return { exact: step.pays, trace: [...trace, step] };
}

function bandStep(
  terms: Terms,
  bands: readonly RateBand[],
  position: number,
  part: Rational,
  input: PlanInput,
): Extract<TraceStep, { step: 'band' }> {
  const band = bands[position];
  if (!band) throw new RangeError(`no band ${position}`);
  const rate = t.forLevel(band.rate, input.person.level);
  return {
    step: 'band',
    measure: terms['rate-of'].measure,
    by: terms.index.by,
    position: position + 1,
    bands: bands.length,
    from: band.from,
    to: band.to,
    rate,
    part,
    pays: multiply(part, rate),
    mode: terms.tiers,
  };
}
