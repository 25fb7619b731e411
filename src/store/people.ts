/** People, what the platforms call them, and finding one by what somebody typed. */

import { type PersonId, personId } from '../domain/ids.ts';
import { nearest, normaliseName } from '../domain/names.ts';
import type { Person } from '../domain/people.ts';
import { Prisma } from '../generated/client.ts';
import { link } from './account-links.ts';
import { textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { savePeople } from './people-save.ts';
import { readPeople } from './person-rows.ts';
import type { PeopleRepository } from './port.ts';
import { loadTeams, saveTeams } from './teams.ts';

export const peopleRepository = (scope: Scope): PeopleRepository => ({
  byId: async (id) => (await load(scope, among([id])))[0] ?? null,
  byIds: (ids) => load(scope, among(ids)),
  byIdentity: (platform, user) => byIdentity(scope, platform, user),
  identityOf: (id, platform) => identityOf(scope, id, platform),
  identities: (platform) => identities(scope, platform),
  hasLeft: (id) => hasLeft(scope, id),
  isManned: (platform) => isManned(scope, platform),
  reachedOn: (people, platforms) => reachedOn(scope, people, platforms),
  linkIdentity: (id, platform, user) => link(scope, id, platform, user, null),
  timeZones: () => timeZones(scope),
  setLocale: (id, locale) => setLocale(scope, id, locale),
  find: (text) => find(scope, text),
  list: () => load(scope, everybody),
  teams: () => loadTeams(scope),
  saveTeams: (teams) => saveTeams(scope, teams),
  savePeople: (people) => savePeople(scope, people),
});

const everybody = Prisma.sql`true`;
const among = (ids: readonly string[]) => Prisma.sql`p.id = any(${textArray(ids)}::text[])`;

const load = ({ sql, workspace: { id } }: Scope, which: Prisma.Sql) => readPeople(sql, id, which);

async function byIdentity(scope: Scope, platform: string, user: string): Promise<Person | null> {
  const [person] = await load(
    scope,
    Prisma.sql`p.id = (
      select i.person_id from identity i
      where i.workspace_id = ${scope.workspace.id} and i.platform = ${platform} and i.platform_user = ${user}
        and not i.closed)`,
  );
  return person ?? null;
}

async function setLocale({ sql, workspace }: Scope, id: PersonId, locale: 'en' | 'zh') {
  await sql.person.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id } },
    data: { locale },
  });
}

async function reachedOn(
  { sql, workspace }: Scope,
  people: readonly PersonId[],
  platforms: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.$queryRaw<readonly { platform: string; count: number }[]>`
    select platform, count(*)::int from (
      select distinct on (i.person_id) i.platform from identity i
      join unnest(${textArray(platforms)}::text[]) with ordinality p(name, place) on p.name = i.platform
      where i.workspace_id = ${workspace.id} and not i.closed and i.person_id = any(${textArray(people)}::text[])
      order by i.person_id, p.place) reached
    group by platform`;
  return new Map(rows.map(({ platform, count }) => [platform, count]));
}

async function identityOf({ sql, workspace }: Scope, id: PersonId, platform: string) {
  const row = await sql.identity.findUnique({
    where: {
      workspaceId_personId_platform: { workspaceId: workspace.id, personId: id, platform },
    },
  });
  return row && !row.closed ? row.platformUser : null;
}

async function hasLeft({ sql, workspace }: Scope, id: PersonId): Promise<boolean> {
  const where = { workspaceId: workspace.id, personId: id, closed: true };
  return (await sql.identity.findFirst({ where })) !== null;
}

async function timeZones({ sql, workspace: { id } }: Scope): Promise<readonly string[]> {
  const rows = await sql.$queryRaw<readonly { time_zone: string }[]>`
    select distinct time_zone from person where workspace_id = ${id} and time_zone is not null
    order by time_zone`;
  return rows.map(({ time_zone }) => time_zone);
}

async function identities({ sql, workspace }: Scope, platform: string) {
  const where = { workspaceId: workspace.id, platform, closed: false };
  const rows = await sql.identity.findMany({ where });
  return new Map(rows.map((row) => [personId(row.personId), row.platformUser]));
}

async function isManned({ sql, workspace: { id } }: Scope, platform: string): Promise<boolean> {
  const rows = await sql.$queryRaw<readonly unknown[]>`
    select 1 from identity i join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
    where i.workspace_id = ${id} and i.platform = ${platform} and 'admin' = any(p.roles) limit 1`;
  return rows.length > 0;
}

async function find(scope: Scope, text: string) {
  const { sql, workspace } = scope;
  const form = normaliseName(text);
  if (form === '') return { exact: [], near: [] };
  const named = await sql.personName.findMany({ where: { workspaceId: workspace.id, form } });
  const exact = await load(scope, among(named.map((name) => name.personId)));
  if (exact.length > 0) return { exact, near: [] };
  // Only who mistyped pays for reading all names.
  const all = await sql.personName.findMany({
    where: { workspaceId: workspace.id },
    orderBy: [{ form: 'asc' }, { personId: 'asc' }],
  });
  const forms = nearest(
    text,
    all.map((name) => name.form),
    5,
  );
  const ids = forms.flatMap((near) => all.filter((name) => name.form === near));
  const people = await load(scope, among(ids.map((name) => name.personId)));
  const rank = (person: Person) => ids.findIndex((name) => name.personId === person.id);
  return { exact, near: [...people].sort((a, b) => rank(a) - rank(b)) };
}
