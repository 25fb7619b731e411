/** Whose clocks a schedule follows that is about everybody: each zone of the company has one of its own, named in its subject. */
import { type PersonId, scheduleId } from '../domain/ids.ts';
import type { Person } from '../domain/people.ts';
import { businessDay } from '../domain/period.ts';
import type { Schedule } from '../domain/schedule.ts';
import { zoneOfPerson } from '../domain/time-zone.ts';
import type { Surroundings } from './feature.ts';

const mark = 'zone:';

export const clocksSubject = (timeZone: string): string => `${mark}${timeZone}`;

/** The zone whose people it is about; null: it is about everybody, or about something else. */
export const clocksOf = (subject: string): string | null =>
  subject.startsWith(mark) ? subject.slice(mark.length) : null;

/** Of the schedule for another zone than the company's. */
export const clocksId = (id: Schedule['id'], timeZone: string): Schedule['id'] =>
  scheduleId(`${id}@${timeZone}`);

/** Those of the people whom the subject concerns, the zone of each of them, and what day it is there. */
export async function onClocks(
  { store, workspace, now, today }: Surroundings,
  subject: string,
  people: readonly Person[],
) {
  const teams = await store.people.teams();
  const zone = clocksOf(subject);
  const zones = new Map<PersonId, string>(
    people.map((person) => [person.id, zoneOfPerson(person, today, teams, workspace.timeZone)]),
  );
  return {
    people: zone === null ? people : people.filter(({ id }) => zones.get(id) === zone),
    timeZone: zone ?? workspace.timeZone,
    zoneOf: (person: PersonId): string => zones.get(person) ?? workspace.timeZone,
    today: businessDay(now, { ...workspace, timeZone: zone ?? workspace.timeZone }),
  };
}
