/** Whose clocks a schedule follows that is about everybody: each zone of the company has one of its own, named in its subject. */
import { type PersonId, scheduleId } from '../domain/ids.ts';
import type { Person } from '../domain/people.ts';
import { businessDay } from '../domain/period.ts';
import type { Schedule } from '../domain/schedule.ts';
import { sameAs, withZonesOf, zoneOfPerson, zonesOf } from '../domain/time-zone.ts';
import type { Surroundings } from './feature.ts';

const mark = 'zone:';

export const clocksSubject = (timeZone: string): string => `${mark}${timeZone}`;

/** The zone whose people it is about; null: it is about everybody, or about something else. */
export const clocksOf = (subject: string): string | null =>
  subject.startsWith(mark) ? subject.slice(mark.length) : null;

/** Of the schedule for another zone than the company's. */
export const clocksId = (id: Schedule['id'], timeZone: string): Schedule['id'] =>
  scheduleId(`${id}@${timeZone}`);

/** The zone of each person, as one of those that have schedules of their own. */
export async function zonesOfPeople({
  store,
  workspace,
  today,
}: {
  readonly store: { readonly people: Pick<Surroundings['store']['people'], 'teams' | 'timeZones'> };
} & Pick<Surroundings, 'workspace' | 'today'>): Promise<(person: Person) => string> {
  const [teams, told] = await Promise.all([store.people.teams(), store.people.timeZones()]);
  const ofTeams = zonesOf(teams, workspace.timeZone);
  const zones = withZonesOf(told, ofTeams, today.year);
  const known = new Map<string, string>();
  return (person) => {
    const own = zoneOfPerson(person, today, teams, workspace.timeZone);
    const before = known.get(own);
    if (before !== undefined) return before;
    const zone = sameAs(own, zones, today.year) ?? own;
    known.set(own, zone);
    return zone;
  };
}

/** Those of the people whom the subject concerns, the zone of each of them, and what day it is there. */
export async function onClocks(
  { store, workspace, now, today }: Surroundings,
  subject: string,
  people: readonly Person[],
) {
  const zone = clocksOf(subject);
  const zoneFor = await zonesOfPeople({ store, workspace, today });
  const zones = new Map<PersonId, string>(people.map((person) => [person.id, zoneFor(person)]));
  return {
    people: zone === null ? people : people.filter(({ id }) => zones.get(id) === zone),
    timeZone: zone ?? workspace.timeZone,
    zoneOf: (person: PersonId): string => zones.get(person) ?? workspace.timeZone,
    today: businessDay(now, { ...workspace, timeZone: zone ?? workspace.timeZone }),
  };
}
