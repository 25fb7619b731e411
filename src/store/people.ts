/** People, what the platforms call them, and finding one by what somebody typed. */

import { type PersonId, personId } from '../domain/ids.ts';
import { nearest, normaliseName } from '../domain/names.ts';
import type { Person } from '../domain/people.ts';
import type { Prisma } from '../generated/client.ts';
import { link } from './account-links.ts';
import { textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { savePeople } from './people-save.ts';
import { type PersonJson, personOfJson, toPerson } from './person-rows.ts';
import type { PeopleRepository } from './port.ts';
import { loadTeams, saveTeams } from './teams.ts';

export const peopleRepository = (scope: Scope): PeopleRepository => ({
  byId: async (id) => (await load(scope, { id }))[0] ?? null,
  byIds: (ids) => load(scope, { id: { in: [...ids] } }),
  byIdentity: (platform, user) => byIdentity(scope, platform, user),
  identityOf: (id, platform) => identityOf(scope, id, platform),
  identities: (platform) => identities(scope, platform),
  hasLeft: (id) => hasLeft(scope, id),
  reachedOn: (people, platforms) => reachedOn(scope, people, platforms),
  linkIdentity: (id, platform, user) => link(scope, id, platform, user, null),
  timeZones: () => timeZones(scope),
  setLocale: (id, locale) => setLocale(scope, id, locale),
  find: (text) => find(scope, text),
  list: () => load(scope, {}),
  teams: () => loadTeams(scope),
  saveTeams: (teams) => saveTeams(scope, teams),
  savePeople: (people) => savePeople(scope, people),
});

/** By key. */
async function load(
  { sql, workspace }: Scope,
  where: Omit<Prisma.PersonWhereInput, 'workspaceId'>,
): Promise<readonly Person[]> {
  const rows = await sql.person.findMany({
    where: { ...where, workspaceId: workspace.id },
    include: { assignments: { orderBy: { fromDay: 'asc' } } },
    orderBy: { key: 'asc' },
  });
  return rows.map(toPerson);
}

/** In one round trip: it comes before the answer to anything that anybody asks. */
async function byIdentity(
  { sql, workspace: { id } }: Scope,
  platform: string,
  user: string,
): Promise<Person | null> {
  const [row] = await sql.$queryRaw<readonly { person: string }[]>`
    select to_json(found)::text as person from (
      select p.id, p.key, p.name, p.name_zh as "nameZh", p.email, p.locale, p.roles, p.attributes,
        p.time_zone as "timeZone", p.chat_locale as "chatLocale", (
        select coalesce(json_agg(seat order by seat."fromDay"), '[]') from (
          select a.from_day as "fromDay", a.to_day as "toDay", a.team_id as "teamId",
            a.manager_id as "managerId", a.level, a.plan_key as "planKey"
          from assignment a where a.workspace_id = p.workspace_id and a.person_id = p.id) seat
      ) as assignments
      from identity i join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
      where i.workspace_id = ${id} and i.platform = ${platform} and i.platform_user = ${user}
        and not i.closed) found`;
  return row ? personOfJson(JSON.parse(row.person) as PersonJson) : null;
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

async function find(scope: Scope, text: string) {
  const { sql, workspace } = scope;
  const form = normaliseName(text);
  if (form === '') return { exact: [], near: [] };
  const named = await sql.personName.findMany({ where: { workspaceId: workspace.id, form } });
  const exact = await load(scope, { id: { in: named.map((name) => name.personId) } });
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
  const people = await load(scope, { id: { in: ids.map((name) => name.personId) } });
  const rank = (person: Person) => ids.findIndex((name) => name.personId === person.id);
  return { exact, near: [...people].sort((a, b) => rank(a) - rank(b)) };
}
