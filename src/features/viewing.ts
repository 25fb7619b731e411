/** Whose figures somebody may look at: the access rules, fed with who reports to whom. */
import { Temporal } from 'temporal-polyfill';
import { can, demand, type Reporting, reportingOf } from '../domain/access.ts';
import type { PersonId } from '../domain/ids.ts';
import { assignmentOn, type Person } from '../domain/people.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Store } from '../store/port.ts';
import { personName } from './words.ts';

/** The line of managers above somebody; a handful of look-ups by id. */
export async function loadReporting(
  { people }: Pick<Store, 'people'>,
  person: Person,
  day: Temporal.PlainDate,
): Promise<{
  readonly reporting: Reporting;
  readonly manager: Person | null;
  /** Those of the line who are known, nearest first. */
  readonly line: readonly Person[];
}> {
  const known = new Map<PersonId, Person>();
  let next = assignmentOn(person, day)?.managerId ?? null;
  while (next !== null && !known.has(next)) {
    const above: Person | null = await people.byId(next);
    if (!above) break;
    known.set(above.id, above);
    next = assignmentOn(above, day)?.managerId ?? null;
  }
  const manager = known.get(assignmentOn(person, day)?.managerId ?? person.id) ?? null;
  const reporting = reportingOf(person, day, (id) => known.get(id));
  return { reporting, manager, line: [...known.values()] };
}

/** The lines above many at once: one look-up for each level of the company. */
export async function reportingsOf(
  { people }: Pick<Store, 'people'>,
  persons: readonly Person[],
  today: Temporal.PlainDate,
): Promise<readonly Reporting[]> {
  const known = new Map(persons.map((person) => [person.id, person]));
  let level = persons.map((person) => ({ person, day: lastDayOn(person, today) }));
  while (level.length > 0) {
    const above = new Map(
      level.flatMap(({ person, day }) => {
        const manager = assignmentOn(person, day)?.managerId;
        return manager && !known.has(manager) ? [[manager, day] as const] : [];
      }),
    );
    const found = above.size > 0 ? await people.byIds([...above.keys()]) : [];
    for (const person of found) known.set(person.id, person);
    level = found.map((person) => ({ person, day: above.get(person.id) ?? today }));
  }
  return persons.map((person) =>
    reportingOf(person, lastDayOn(person, today), (id) => known.get(id)),
  );
}

/** Throws `access.denied`, which names the manager to ask. Costs nothing for one's own figures. */
export async function demandFigures(
  store: Pick<Store, 'people'>,
  actor: Person,
  person: Person,
  day: Temporal.PlainDate,
  locale: Locale,
): Promise<void> {
  if (person.id === actor.id) return;
  const { reporting, manager } = await loadReporting(store, person, lastDayOn(person, day));
  demand(
    actor,
    { action: 'figures.see', of: reporting },
    {
      person: personName(person, locale),
      manager: manager && manager.id !== actor.id ? personName(manager, locale) : null,
    },
  );
}

/** Who has left, or is away between two assignments, still reports as on the last day before. Who is yet to come reports to nobody. */
export function lastDayOn(person: Person, day: Temporal.PlainDate): Temporal.PlainDate {
  if (assignmentOn(person, day)) return day;
  const last = person.assignments.findLast(
    ({ from }) => Temporal.PlainDate.compare(from, day) <= 0,
  );
  return last?.to?.subtract({ days: 1 }) ?? day;
}

/** Of those people, the ones whose figures the actor may see. */
export function visibleAmong(
  actor: Person,
  people: readonly Person[],
  known: ReadonlyMap<PersonId, Person>,
  day: Temporal.PlainDate,
): ReadonlySet<PersonId> {
  const seen = people.filter((person) =>
    can(actor, {
      action: 'figures.see',
      of: reportingOf(person, day, (id) => known.get(id)),
    }),
  );
  return new Set(seen.map(({ id }) => id));
}
