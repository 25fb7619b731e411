/** Who is paid, who leads whom, and since when. Everything a person is at a time is an interval `[from, to)`. */
import { Temporal } from 'temporal-polyfill';
import type { Role } from './errors.ts';
import type { PersonId, TeamId } from './ids.ts';

export interface DateRange {
  readonly from: Temporal.PlainDate;
  /** The first day on which it no longer holds; null: still holds. */
  readonly to: Temporal.PlainDate | null;
}

export interface Team {
  readonly id: TeamId;
  /** The id the outside world uses: stable, unique in the workspace. */
  readonly key: string;
  readonly name: string;
  readonly nameZh: string | null;
  /** The region or division above; null at the top. */
  readonly parentId: TeamId | null;
  /** IANA name. Absent or null: that of the team above, at the top the company's. */
  readonly timeZone?: string | null;
}

/** Where someone stands in the company for a while. */
export interface Assignment extends DateRange {
  readonly teamId: TeamId;
  readonly managerId: PersonId | null;
  /** Level of the role (`junior`, `senior`, …): plans may differ by it. */
  readonly level: string;
  /** Key of the plan that pays them; null: not on a plan. */
  readonly planKey: string | null;
}

export interface Person {
  readonly id: PersonId;
  /** Employee number or the CRM owner's name: what imports call them. */
  readonly key: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly email: string | null;
  /** The language that they, or a list of people, chose. */
  readonly locale: 'en' | 'zh' | null;
  /** The language of their account in the chat. Absent: not told. */
  readonly chatLocale?: 'en' | 'zh';
  /** IANA name, as their account in the chat tells. Absent: not told. */
  readonly timeZone?: string;
  readonly roles: readonly Role[];
  /** In order of `from`, never overlapping. Empty: never assigned. */
  readonly assignments: readonly Assignment[];
  /** What else a source knows of the person (`commission_rate`: `0.012`), as text. Absent: nothing. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** In which language they are spoken to. `usual`: the company's. */
export const languageOf = (
  { locale, chatLocale }: Pick<Person, 'locale' | 'chatLocale'>,
  usual: 'en' | 'zh',
): 'en' | 'zh' => locale ?? chatLocale ?? usual;

export const inForce = (range: DateRange, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(range.from, day) <= 0 &&
  (range.to === null || Temporal.PlainDate.compare(day, range.to) < 0);

/** Null on a day on which they are not assigned (not yet hired, or gone). */
export const assignmentOn = (person: Person, day: Temporal.PlainDate): Assignment | null =>
  person.assignments.find((assignment) => inForce(assignment, day)) ?? null;

/** In the company on that day. Who was never assigned to a team works beside them: operations, finance. */
export const isHere = (person: Person, day: Temporal.PlainDate): boolean =>
  person.assignments.length === 0 || assignmentOn(person, day) !== null;

type TeamPlace = Pick<Team, 'id' | 'parentId'>;

/** Those teams themselves and all below them. A circle among the parents does no harm. */
export function teamsFrom(
  tops: readonly TeamId[],
  teams: readonly TeamPlace[],
): ReadonlySet<TeamId> {
  const found = new Set(tops);
  // A set hands out what is added while it is walked.
  for (const top of found)
    for (const { id, parentId } of teams) if (parentId === top) found.add(id);
  return found;
}

/** The team itself and all above it, from below. Null: none. A circle among the parents does no harm. */
export function teamsAbove(team: TeamId | null, teams: readonly TeamPlace[]): readonly TeamId[] {
  const found = new Set<TeamId>();
  for (let at = team; at !== null && !found.has(at); at = parentOf(at, teams)) found.add(at);
  return [...found];
}

const parentOf = (team: TeamId, teams: readonly TeamPlace[]): TeamId | null =>
  teams.find(({ id }) => id === team)?.parentId ?? null;

/** Who is in the team or in a team below it on that day, in the order handed in. */
export function membersOn(
  team: TeamId,
  people: readonly Person[],
  teams: readonly TeamPlace[],
  day: Temporal.PlainDate,
): readonly Person[] {
  const within = teamsFrom([team], teams);
  return people.filter((person) => {
    const assignment = assignmentOn(person, day);
    return assignment !== null && within.has(assignment.teamId);
  });
}
