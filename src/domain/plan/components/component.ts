/** One payable part of a plan: gate, index, table, what it pays, and its own limits, in that order. */
import { add, max, type Rational, subtract, zero } from '../../rational.ts';
import type { PlanInput, PlanTitle } from '../evaluation.ts';
import type { PlanTerms } from '../language/part.ts';
import type { Boundary } from '../language/terms.ts';
import type { Reader } from '../measures/reader.ts';
import type { After, Paid } from '../tables/table.ts';
import type { IndexRef, TraceStep } from '../trace.ts';
import { limited, limitFor } from './limit.ts';
import { shareOf } from './pool.ts';
import type { ComponentTerms } from './schema.ts';
import { earlierInYear } from './true-up.ts';

/** How much of a fixed sum somebody gets who is there for a part of the period; 1 where the plan does not prorate it. */
export interface Shares {
  readonly amounts: Rational;
  readonly caps: Rational;
  readonly targetIncentive: Rational;
}

/** One computation: a person, a level, a period or a part of it. */
export interface Evaluating {
  readonly input: PlanInput;
  readonly reader: Reader;
  readonly level: string;
  readonly shares: Shares;
}

/** Where a component begins to pay more. */
export interface Goals {
  readonly index: IndexRef;
  readonly boundary: Boundary;
  readonly after: After;
}

export interface Component {
  readonly id: string;
  readonly title: PlanTitle;
  /** The kind of table, or `flat`. */
  readonly mechanic: string;
  readonly pay: (evaluating: Evaluating) => Paid;
  readonly goals: Goals | null;
  /** Where the rows of its table begin, in the index's unit and as written; empty: it has none. */
  readonly rowsFrom: readonly {
    readonly from: Rational;
    readonly text: string;
    /** Its place in the table, from 0. */
    readonly row: number;
  }[];
  /** As read, for texts about the plan. */
  readonly terms: ComponentTerms;
}

/** Pays before gates and limits; with `record` what one record pays. */
export type Payer = (evaluating: Evaluating) => Paid;

/** Puts what every component may have around what pays. */
export function around(terms: ComponentTerms, plan: PlanTerms, payer: Payer): Payer {
  return (evaluating) => {
    const closed = closedFor(terms, evaluating);
    if ('refused' in closed) return closed.refused;
    const paid = payer(evaluating);
    const pooled = poolOf(terms, plan, paid, evaluating);
    const kept = keepWithin(terms, plan, pooled, evaluating);
    return { exact: kept.exact, trace: [...closed.trace, ...kept.trace] };
  };
}

function closedFor(
  { levels, when }: ComponentTerms,
  { level, reader }: Evaluating,
): { readonly refused: Paid } | { readonly trace: readonly TraceStep[] } {
  if (levels && !levels.includes(level))
    return { refused: { exact: zero, trace: [{ step: 'not_for_level', level }] } };
  if (!when) return { trace: [] };
  const { holds, uses } = reader.holds(when);
  const step: TraceStep = { step: 'gate', text: when.text, uses, holds };
  return holds ? { trace: [step] } : { refused: { exact: zero, trace: [step] } };
}

function poolOf(
  { pool }: ComponentTerms,
  plan: PlanTerms,
  paid: Paid,
  { input, reader }: Evaluating,
): Paid {
  if (!pool) return paid;
  const { exact, trace } = shareOf(pool, max(zero, paid.exact), input, reader, plan);
  return { exact, trace: [...paid.trace, ...trace] };
}

function keepWithin(
  terms: ComponentTerms,
  plan: PlanTerms,
  paid: Paid,
  { input, reader, level, shares }: Evaluating,
): Paid {
  let { exact, trace } = paid;
  for (const limit of ['floor', 'cap'] as const) {
    const own = terms[limit];
    if (!own) continue;
    const at = limitFor(own, level, shares.caps, plan, reader);
    const after = limited(limit, 'line', at.amount, exact);
    exact = after.exact;
    trace = [...trace, ...at.trace, ...after.trace];
  }
  if (!terms['true-up']) return { exact, trace };
  const earlier = earlierInYear(terms.id, terms['true-up'].over, input);
  const after = subtract(exact, earlier);
  return { exact: after, trace: [...trace, { step: 'deducted', earlier, before: exact, after }] };
}

export const together = (parts: readonly Paid[]): Paid => ({
  exact: parts.reduce((sum, { exact }) => add(sum, exact), zero),
  trace: parts.flatMap(({ trace }) => trace),
});
