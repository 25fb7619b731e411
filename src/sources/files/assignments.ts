/** Joins what a file says about where somebody stands with what was known before. */
import { Temporal } from 'temporal-polyfill';
import type { Assignment } from '../../domain/people.ts';

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) < 0;

/**
 * From the first day that `stated` speaks of, only `stated` holds; what was known of the time before stays. An assignment without
 * an end lasts until the next begins. Null when two of `stated` claim the same day.
 */
export function joinAssignments(
  known: readonly Assignment[],
  stated: readonly Assignment[],
): readonly Assignment[] | null {
  const sorted = [...stated].sort((a, b) => Temporal.PlainDate.compare(a.from, b.from));
  const first = sorted[0];
  if (!first) return known;
  const ended: Assignment[] = [];
  for (const [index, assignment] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next && !before(assignment.from, next.from)) return null;
    if (next && assignment.to && before(next.from, assignment.to)) return null;
    ended.push(next && !assignment.to ? { ...assignment, to: next.from } : assignment);
  }
  const kept = known
    .filter((assignment) => before(assignment.from, first.from))
    .map((assignment) =>
      assignment.to && !before(first.from, assignment.to)
        ? assignment
        : { ...assignment, to: first.from },
    );
  return merged([...kept, ...ended]);
}

/** Neighbours that say the same are one. */
function merged(assignments: readonly Assignment[]): readonly Assignment[] {
  const result: Assignment[] = [];
  for (const assignment of assignments) {
    const last = result.at(-1);
    if (last?.to?.equals(assignment.from) && sameStanding(last, assignment))
      result[result.length - 1] = { ...last, to: assignment.to };
    else result.push(assignment);
  }
  return result;
}

export const sameStanding = (a: Assignment, b: Assignment): boolean =>
  a.teamId === b.teamId &&
  a.managerId === b.managerId &&
  a.level === b.level &&
  a.planKey === b.planKey;
