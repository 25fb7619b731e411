/** On whose clocks something counts: those of the team, of the nearest team above that has its own, or of the company. */
import type { Temporal } from 'temporal-polyfill';
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

/** That of the team in which they are on the day; of who is in none, the company's. */
export const zoneOfPerson = (
  person: Person,
  day: Temporal.PlainDate,
  teams: readonly TeamClocks[],
  companyZone: string,
): string => zoneOfTeam(assignmentOn(person, day)?.teamId ?? null, teams, companyZone);

/** Every zone in which somebody may be, the company's first, each once, the others in order of their names. */
export function zonesOf(teams: readonly TeamClocks[], companyZone: string): readonly string[] {
  const others = new Set(teams.flatMap(({ timeZone }) => timeZone ?? []));
  others.delete(companyZone);
  return [companyZone, ...[...others].sort()];
}
