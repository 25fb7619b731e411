/** What a version of a plan would have paid on what has happened, beside the version in force: before anybody approves it. */
import type { PersonId } from '../ids.ts';
import type { Period } from '../period.ts';
import { compare, type Rational } from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import { readIndex } from './components/looked-up.ts';
import { earn } from './evaluate.ts';
import type { PlanInput } from './evaluation.ts';
import { createReader } from './measures/reader.ts';

export interface BackTestCase {
  readonly person: PersonId;
  readonly period: Period;
  /** What each of the two plans is computed from. They may look at different records. */
  readonly before: PlanInput | null;
  readonly after: PlanInput;
}

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
}

export interface BackTest {
  /** In the order of the cases. */
  readonly rows: readonly BackTestRow[];
  readonly before: bigint;
  readonly after: bigint;
  readonly unreached: readonly UnreachedTier[];
}

/** `current`: the version in force; null: there is none, and everything is new. */
export function backTest(
  current: CompiledPlan | null,
  next: CompiledPlan,
  cases: readonly BackTestCase[],
): BackTest {
  const rows = cases.map(({ person, period, before, after }): BackTestRow => {
    const was = current && before ? earn(current, before).total.minor : 0n;
    return { person, period, before: was, after: earn(next, after).total.minor };
  });
  return {
    rows,
    before: rows.reduce((sum, row) => sum + row.before, 0n),
    after: rows.reduce((sum, row) => sum + row.after, 0n),
    unreached: unreachedBy(
      next,
      cases.map(({ after }) => after),
    ),
  };
}

/** Of each component, the rows that begin above the highest point that anybody reached. Nothing is said where nothing was measured. */
function unreachedBy(plan: CompiledPlan, inputs: readonly PlanInput[]): readonly UnreachedTier[] {
  const readers = inputs.map((input) => createReader(plan.measuring, input));
  return plan.components.flatMap(({ id, goals, rowsFrom }): UnreachedTier[] => {
    if (!goals || rowsFrom.length === 0) return [];
    const highest = readers.reduce<Rational | null>((most, reader) => {
      const { at } = readIndex(reader, goals.index);
      return at && (!most || compare(at, most) > 0) ? at : most;
    }, null);
    if (!highest) return [];
    return rowsFrom
      .filter(({ from }) => compare(from, highest) > 0)
      .map(({ text }) => ({ component: id, from: text }));
  });
}
