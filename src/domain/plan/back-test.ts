/** What a version of a plan would have paid on what has happened, beside the version in force: before anybody approves it. */
import type { PersonId } from '../ids.ts';
import type { Period } from '../period.ts';
import { compare, type Rational } from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import { readIndex } from './components/looked-up.ts';
import type { PlanInput } from './evaluation.ts';
import { createReader } from './measures/reader.ts';

/** Minor units. */
export interface BackTestRow {
  readonly person: PersonId;
  readonly period: Period;
  readonly before: bigint;
  readonly after: bigint;
}

/** A row of a table that nobody came to. */
export interface UnreachedTier {
  readonly component: string;
  /** As it is written: `130 %`. */
  readonly from: string;
  /** Its place in the component's table, from 0. */
  readonly row: number;
}

export interface BackTest {
  readonly rows: readonly BackTestRow[];
  readonly before: bigint;
  readonly after: bigint;
  readonly unreached: readonly UnreachedTier[];
}

/**
 * By component with a table: the highest point that somebody came to, in the unit of its index. A component for which nothing was
 * measured is not in it.
 */
export type Reached = ReadonlyMap<string, Rational>;

/** `reached`: by all who were paid under `next`. */
export const backTestOf = (
  next: CompiledPlan,
  rows: readonly BackTestRow[],
  reached: Reached,
): BackTest => ({
  rows,
  before: rows.reduce((sum, row) => sum + row.before, 0n),
  after: rows.reduce((sum, row) => sum + row.after, 0n),
  unreached: unreachedOf(next, reached),
});

/** By one person in one period. */
export function reachedBy(plan: CompiledPlan, input: PlanInput): Reached {
  const reader = createReader(plan.measuring, input);
  return new Map(
    plan.components.flatMap(({ id, goals, rowsFrom }): [string, Rational][] => {
      const at = goals && rowsFrom.length > 0 ? readIndex(reader, goals.index).at : null;
      return at ? [[id, at]] : [];
    }),
  );
}

export function higherOf(one: Reached, other: Reached): Reached {
  const highest = new Map(one);
  for (const [id, at] of other) {
    const known = highest.get(id);
    if (!known || compare(at, known) > 0) highest.set(id, at);
  }
  return highest;
}

/** Of each component, the rows that begin above the highest point that anybody reached. Nothing is said where nothing was measured. */
const unreachedOf = (plan: CompiledPlan, reached: Reached): readonly UnreachedTier[] =>
  plan.components.flatMap(({ id, rowsFrom }) => {
    const highest = reached.get(id);
    return highest
      ? rowsFrom
          .filter(({ from }) => compare(from, highest) > 0)
          .map(({ text, row }) => ({ component: id, from: text, row }))
      : [];
  });
