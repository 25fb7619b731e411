/** Who belongs to the groups of somebody's plan, and for how long: membership goes by the days on which it held. */
import { Temporal } from 'temporal-polyfill';
import type { PersonId, TeamId } from '../domain/ids.ts';
import {
  assignmentOn,
  type DateRange,
  inForce,
  type Person,
  type Team,
  teamsFrom,
} from '../domain/people.ts';
import type { Spell } from '../domain/plan/evaluation.ts';
import { touches } from './plan-spells.ts';

/** A member with the days on which they were one. */
export interface Membership {
  readonly person: Person;
  readonly days: readonly DateRange[];
}

/** Those who were in the team, or in a team below it, on any of the days. */
export function teamMembers(
  team: TeamId,
  people: readonly Person[],
  teams: readonly Pick<Team, 'id' | 'parentId'>[],
  within: DateRange,
): readonly Membership[] {
  const all = teamsFrom([team], teams);
  return people.flatMap((person) => {
    const days = person.assignments.filter((each) => all.has(each.teamId) && touches(each, within));
    return days.length > 0 ? [{ person, days }] : [];
  });
}

/**
 * Those who reported to the manager, directly or through others, on any of the days. Whom somebody reports to is asked on the day on
 * which each of their own assignments begins within the range, and on the day on which an assignment of a manager above changes.
 */
export function reportsOf(
  manager: PersonId,
  people: readonly Person[],
  within: DateRange,
): readonly Membership[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const turns = turningDays(people, within);
  return people.flatMap((person) => {
    if (person.id === manager) return [];
    const days: DateRange[] = [];
    turns.forEach((from, position) => {
      if (!isBelow(person, manager, byId, from)) return;
      const to = turns[position + 1] ?? within.to;
      const last = days.at(-1);
      if (last?.to && Temporal.PlainDate.compare(last.to, from) === 0)
        days[days.length - 1] = { from: last.from, to };
      else days.push({ from, to });
    });
    return days.length > 0 ? [{ person, days }] : [];
  });
}

function isBelow(
  person: Person,
  manager: PersonId,
  byId: ReadonlyMap<PersonId, Person>,
  day: Temporal.PlainDate,
): boolean {
  const seen = new Set<PersonId>();
  let next = assignmentOn(person, day)?.managerId ?? null;
  while (next !== null && !seen.has(next)) {
    if (next === manager) return true;
    seen.add(next);
    const above = byId.get(next);
    next = (above && assignmentOn(above, day)?.managerId) ?? null;
  }
  return false;
}

/** The days on which the chart may change. */
function turningDays(people: readonly Person[], { from, to }: DateRange): Temporal.PlainDate[] {
  const days = new Map([[from.toString(), from]]);
  for (const { assignments } of people)
    for (const each of assignments)
      for (const day of [each.from, each.to])
        if (day && isInside(day, { from, to })) days.set(day.toString(), day);
  return [...days.values()].toSorted(Temporal.PlainDate.compare);
}

const isInside = (day: Temporal.PlainDate, { from, to }: DateRange): boolean =>
  Temporal.PlainDate.compare(from, day) < 0 &&
  (to === null || Temporal.PlainDate.compare(day, to) < 0);

export const isOn = (days: readonly DateRange[], day: Temporal.PlainDate): boolean =>
  days.some((each) => inForce(each, day));

/** The days, each with the level that the member had on them. */
export const spellsDuring = (
  { assignments }: Person,
  days: readonly DateRange[],
): readonly Spell[] =>
  days.flatMap((range) =>
    assignments
      .filter((seat) => touches(seat, range))
      .map(({ from, to, level }) => ({
        from: Temporal.PlainDate.compare(from, range.from) > 0 ? from : range.from,
        to: firstOf(to, range.to),
        level,
      })),
  );

function firstOf(a: DateRange['to'], b: DateRange['to']): DateRange['to'] {
  if (a === null || b === null) return a ?? b;
  return Temporal.PlainDate.compare(a, b) < 0 ? a : b;
}
