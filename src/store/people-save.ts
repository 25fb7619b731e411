/** Storing people with their assignments, and moving what they were credited along with them. */
import { type PersonId, personId } from '../domain/ids.ts';
import { normaliseName } from '../domain/names.ts';
import type { Person } from '../domain/people.ts';
import { Prisma } from '../generated/client.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope, Sql } from './client.ts';
import { lockOrganisation } from './locks.ts';
import { readPeople } from './person-rows.ts';
import type { ChangeCounts } from './port.ts';
import { jsonText } from './record-rows.ts';
import { countTeams } from './standing-rebuild.ts';

/** Keys are stable: whoever is known by the key keeps the id, whatever id is given now. */
export async function savePeople(
  { atomically, workspace }: Scope,
  given: readonly Person[],
): Promise<ChangeCounts> {
  return atomically(async (sql) => {
    await lockOrganisation(sql, workspace);
    const stored = await byKey(sql, workspace.id);
    const people = withStoredIds([...new Map(given.map((one) => [one.key, one])).values()], stored);
    const due = people.filter((person) => contentOf(person) !== contentOf(stored.get(person.key)));
    const added = due.filter(({ key }) => !stored.has(key)).length;
    if (due.length > 0) {
      const moved = due.filter((person) => seatsOf(person) !== seatsOf(stored.get(person.key)));
      const ids = moved.map(({ id }) => id);
      await countTeams(sql, workspace, ids, -1);
      await writePeople(sql, workspace.id, due);
      await writeSeats(sql, workspace.id, moved);
      await countTeams(sql, workspace, ids, 1);
    }
    return { added, changed: due.length - added, same: people.length - due.length };
  });
}

async function byKey(sql: Sql, workspaceId: string): Promise<ReadonlyMap<string, Person>> {
  const stored = await readPeople(sql, workspaceId, Prisma.sql`true`);
  return new Map(stored.map((person) => [person.key, person]));
}

function withStoredIds(
  people: readonly Person[],
  stored: ReadonlyMap<string, Person>,
): readonly Person[] {
  const ids = new Map<PersonId, PersonId>();
  for (const { id, key } of people) ids.set(id, stored.get(key)?.id ?? id);
  const idOf = (id: PersonId): PersonId => ids.get(id) ?? id;
  return people.map((person) => ({
    ...person,
    id: idOf(person.id),
    assignments: person.assignments.map((seat) => ({
      ...seat,
      managerId: seat.managerId === null ? null : idOf(seat.managerId),
    })),
  }));
}

/** Field by field: where an object was built decides the order of its members, and must not make a difference here. */
const seatsOf = (person: Person | undefined): string =>
  JSON.stringify(
    (person?.assignments ?? []).map(({ from, to, teamId, managerId, level, planKey }) => {
      const range = [from.toString(), to?.toString() ?? null];
      return [range, teamId, managerId, level, planKey];
    }),
  );

function contentOf(person: Person | undefined): string {
  if (!person) return '';
  const { name, nameZh, email, locale, roles } = person;
  return JSON.stringify([name, nameZh, email, locale, roles, seatsOf(person)]);
}

async function writePeople(sql: Sql, workspaceId: string, people: readonly Person[]) {
  const ids = people.map(({ id }) => id);
  await sql.$executeRaw`
    insert into person (workspace_id, id, key, name, name_zh, email, locale, roles, attributes)
    select ${workspaceId}, id, key, name, name_zh, email, locale, string_to_array(roles, ','),
      attributes
    from unnest(${textArray(ids)}::text[], ${textArray(people.map(({ key }) => key))}::text[],
      ${textArray(people.map(({ name }) => name))}::text[],
      ${textArray(people.map(({ nameZh }) => nameZh))}::text[],
      ${textArray(people.map(({ email }) => email))}::text[],
      ${textArray(people.map(({ locale }) => locale))}::text[],
      ${textArray(people.map(({ roles }) => roles.join(',')))}::text[],
      ${textArray(people.map((person) => jsonText(person.attributes ?? {})))}::jsonb[])
      u(id, key, name, name_zh, email, locale, roles, attributes)
    on conflict (workspace_id, id) do update set name = excluded.name, name_zh = excluded.name_zh,
      email = excluded.email, locale = excluded.locale, roles = excluded.roles,
      attributes = excluded.attributes`;
  const names = people.flatMap((person) =>
    formsOf(person).map((form) => ({ form, id: person.id })),
  );
  await sql.$executeRaw`delete from person_name where workspace_id = ${workspaceId}
    and person_id = any(${textArray(ids)}::text[])`;
  await sql.$executeRaw`
    insert into person_name (workspace_id, form, person_id)
    select ${workspaceId}, u.* from unnest(${textArray(names.map(({ form }) => form))}::text[],
      ${textArray(names.map(({ id }) => id))}::text[]) u(form, id)`;
}

const formsOf = ({ key, email, name, nameZh }: Person): readonly string[] => [
  ...new Set([key, email ?? '', name, nameZh ?? ''].map(normaliseName).filter((form) => form)),
];

async function writeSeats(sql: Sql, workspaceId: string, people: readonly Person[]): Promise<void> {
  const seats = people.flatMap(({ id, assignments }) =>
    assignments.map((assignment) => ({ ...assignment, personId: personId(id) })),
  );
  await sql.$executeRaw`delete from assignment where workspace_id = ${workspaceId}
    and person_id = any(${textArray(people.map(({ id }) => id))}::text[])`;
  await sql.$executeRaw`
    insert into assignment (workspace_id, person_id, from_day, to_day, team_id, manager_id, level,
      plan_key)
    select ${workspaceId}, u.* from unnest(
      ${textArray(seats.map((seat) => seat.personId))}::text[],
      ${plainArray(seats.map(({ from }) => `${from}`))}::date[],
      ${plainArray(seats.map(({ to }) => to && `${to}`))}::date[],
      ${textArray(seats.map(({ teamId }) => teamId))}::text[],
      ${textArray(seats.map(({ managerId }) => managerId))}::text[],
      ${textArray(seats.map(({ level }) => level))}::text[],
      ${textArray(seats.map(({ planKey }) => planKey))}::text[])
      u(person_id, from_day, to_day, team_id, manager_id, level, plan_key)`;
}
