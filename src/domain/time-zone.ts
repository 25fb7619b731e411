/**
 * On whose clocks something counts. What is about a team: those of the team, of the nearest team above that has its own, or of the company.
 * What is said to one person: their own, where an account of theirs tells, else those of their team.
 */
import { Temporal } from 'temporal-polyfill';
import type { TeamId } from './ids.ts';
import { assignmentOn, type Person, type Team, teamsAbove } from './people.ts';

const shape = /^[a-z][a-z0-9_+-]*(?:\/[a-z0-9_+-]+)*$/iu;

/** An IANA name that this machine knows (`Europe/Berlin`), typed in any case of letters. Null: it is none; an offset (`+08:00`) is none, since it has no rules. */
export function zoneNamed(text: string): string | null {
  if (!shape.test(text)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    // What has been renamed keeps the name that it was given.
    return timeZone.toLowerCase() === text.toLowerCase() ? timeZone : text;
  } catch {
    return null;
  }
}

type TeamClocks = Pick<Team, 'id' | 'parentId' | 'timeZone'>;

/** Null is about the whole company. `companyZone`: what holds where no team says anything. */
export function zoneOfTeam(
  team: TeamId | null,
  teams: readonly TeamClocks[],
  companyZone: string,
): string {
  for (const id of teamsAbove(team, teams)) {
    const own = teams.find((each) => each.id === id)?.timeZone;
    if (own) return own;
  }
  return companyZone;
}

/** Their own; else that of the team in which they are on the day; of who is in none, the company's. */
export const zoneOfPerson = (
  person: Person,
  day: Temporal.PlainDate,
  teams: readonly TeamClocks[],
  companyZone: string,
): string =>
  person.timeZone ?? zoneOfTeam(assignmentOn(person, day)?.teamId ?? null, teams, companyZone);

/** Every zone of the company and its teams, the company's first, each once, the others in order of their names. */
export function zonesOf(teams: readonly TeamClocks[], companyZone: string): readonly string[] {
  const others = new Set(teams.flatMap(({ timeZone }) => timeZone ?? []));
  others.delete(companyZone);
  return [companyZone, ...[...others].sort()];
}

/** Those zones, and then those of people in which clocks ever show something else: the world has many names for the same time. */
export function withZonesOf(
  people: readonly string[],
  zones: readonly string[],
  year: number,
): readonly string[] {
  const all = [...zones];
  for (const zone of people) {
    if (zoneNamed(zone) !== null && sameAs(zone, all, year) === null) all.push(zone);
  }
  return all;
}

/** The zone itself when it is among them, else the first in which clocks show the same all year; null: none. */
export function sameAs(zone: string, zones: readonly string[], year: number): string | null {
  if (zones.includes(zone)) return zone;
  return zones.find((each) => areAlike(each, zone, year)) ?? null;
}

/** Found out once: a year of clocks takes some forty milliseconds. */
const alike = new Map<string, boolean>();
const mostPairs = 10_000;

function areAlike(a: string, b: string, year: number): boolean {
  const key = `${a} ${b} ${year}`;
  const before = alike.get(key);
  if (before !== undefined) return before;
  if (alike.size >= mostPairs) alike.clear();
  const found = showTheSame(a, b, year);
  alike.set(key, found);
  return found;
}

/** Looked at once a day: that two change on one day, but some hours apart, makes no difference to anybody. */
function showTheSame(a: string, b: string, year: number): boolean {
  const first = Temporal.ZonedDateTime.from({ year, month: 1, day: 1, hour: 12, timeZone: 'UTC' });
  for (let day = 0; day < 366; day += 1) {
    const at = first.add({ days: day });
    const [one, other] = [a, b].map((zone) => at.withTimeZone(zone).offsetNanoseconds);
    if (one !== other) return false;
  }
  return true;
}
