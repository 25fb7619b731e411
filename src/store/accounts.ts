/** Accounts of the chats: linked to people, or kept because they belong to nobody yet. What is told of a linked one stands with its person. */
import { personId } from '../domain/ids.ts';
import { Prisma } from '../generated/client.ts';
import { link, linkIfFree, unlink } from './account-links.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope, Sql } from './client.ts';
import { maybe, toInstant } from './moments.ts';
import type { AccountRepository, Link, UnlinkedAccount } from './port-accounts.ts';

export const accountRepository = (scope: Scope): AccountRepository => ({
  platforms: () => platforms(scope),
  links: (platform) => links(scope, platform, Prisma.empty),
  linkOf: async (platform, user) =>
    (await links(scope, platform, Prisma.sql`and i.platform_user = ${user}`))[0] ?? null,
  unlinked: (platform) => unlinked(scope, platform, null),
  unlinkedOf: async (platform, user) => (await unlinked(scope, platform, user))[0] ?? null,
  keep: (platform, accounts) => keep(scope, platform, accounts),
  forget: (platform, users) => forget(scope, platform, users),
  follow: (platform, accounts) => follow(scope, platform, accounts),
  linkIfFree: (id, platform, user) => linkIfFree(scope, id, platform, user),
  link: (id, platform, user, by) => link(scope, id, platform, user, by),
  unlink: (id, platform) => unlink(scope, id, platform),
});

const localeOf = (text: string | null): 'en' | 'zh' | null =>
  text === 'en' || text === 'zh' ? text : null;

async function platforms({ sql, workspace: { id } }: Scope): Promise<readonly string[]> {
  const rows = await sql.$queryRaw<readonly { platform: string }[]>`
    select platform from identity where workspace_id = ${id}
    union select platform from unlinked_account where workspace_id = ${id} order by platform`;
  return rows.map(({ platform }) => platform);
}

interface LinkRow {
  readonly person_id: string;
  readonly platform_user: string;
  readonly name: string | null;
  readonly time_zone: string | null;
  readonly chat_locale: string | null;
  readonly closed: boolean;
  readonly linked_by: string | null;
  readonly linked_at: Date | null;
}

async function links(
  { sql, workspace: { id } }: Scope,
  platform: string,
  which: Prisma.Sql,
): Promise<readonly Link[]> {
  const rows = await sql.$queryRaw<readonly LinkRow[]>`
    select i.person_id, i.platform_user, i.name, p.time_zone, p.chat_locale, i.closed, i.linked_by,
      i.linked_at
    from identity i join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
    where i.workspace_id = ${id} and i.platform = ${platform} ${which}`;
  return rows.map((row) => ({
    personId: personId(row.person_id),
    user: row.platform_user,
    name: row.name,
    timeZone: row.time_zone,
    locale: localeOf(row.chat_locale),
    isClosed: row.closed,
    linkedBy: row.linked_by,
    linkedAt: maybe(row.linked_at, toInstant),
  }));
}

async function unlinked(
  { sql, workspace }: Scope,
  platform: string,
  user: string | null,
): Promise<readonly UnlinkedAccount[]> {
  const rows = await sql.unlinkedAccount.findMany({
    where: {
      ...{ workspaceId: workspace.id, platform },
      ...(user === null ? {} : { platformUser: user }),
    },
    orderBy: [{ name: 'asc' }, { platformUser: 'asc' }],
  });
  return rows.map(({ platformUser, name, email, timeZone, locale, byHand }) => ({
    ...{ user: platformUser, name, email, timeZone, byHand },
    locale: localeOf(locale),
  }));
}

/** In order of their ids, so that two who keep the same do not wait for each other. */
async function keep(
  { sql, workspace: { id } }: Scope,
  platform: string,
  given: Parameters<AccountRepository['keep']>[1],
): Promise<void> {
  const accounts = [...new Map(given.map((each) => [each.user, each])).values()].sort((a, b) =>
    a.user < b.user ? -1 : 1,
  );
  await sql.$executeRaw`
    insert into unlinked_account (workspace_id, platform, platform_user, name, email, time_zone,
      locale)
    select ${id}, ${platform}, u.* from unnest(
      ${textArray(accounts.map(({ user }) => user))}::text[],
      ${textArray(accounts.map(({ name }) => name))}::text[],
      ${textArray(accounts.map(({ email }) => email))}::text[],
      ${textArray(accounts.map(({ timeZone }) => timeZone))}::text[],
      ${textArray(accounts.map(({ locale }) => locale))}::text[])
      u(platform_user, name, email, time_zone, locale)
    where not exists (select from identity i where i.workspace_id = ${id}
      and i.platform = ${platform} and i.platform_user = u.platform_user)
    on conflict (workspace_id, platform, platform_user) do update set name = excluded.name,
      email = excluded.email, time_zone = excluded.time_zone, locale = excluded.locale`;
}

const forget = async (
  { sql, workspace: { id } }: Scope,
  platform: string,
  users: readonly string[],
): Promise<void> => {
  await sql.$executeRaw`delete from unlinked_account where workspace_id = ${id}
    and platform = ${platform} and platform_user = any(${textArray(users)}::text[])`;
};

/** Of a closed account nothing is followed any more: its clocks concern nobody. */
function follow(
  { atomically, workspace: { id } }: Scope,
  platform: string,
  accounts: Parameters<AccountRepository['follow']>[1],
): Promise<void> {
  const users = textArray(accounts.map(({ user }) => user));
  const zones = accounts.map(({ isClosed, timeZone }) => (isClosed ? null : timeZone));
  return atomically(async (sql: Sql) => {
    await sql.$executeRaw`
      update identity i set name = coalesce(u.name, i.name), closed = u.closed
      from unnest(${users}::text[], ${textArray(accounts.map(({ name }) => name))}::text[],
        ${plainArray(accounts.map(({ isClosed }) => isClosed))}::boolean[]) u(id, name, closed)
      where i.workspace_id = ${id} and i.platform = ${platform} and i.platform_user = u.id`;
    await sql.$executeRaw`
      update person p set time_zone = case when i.closed then null
          else coalesce(u.time_zone, p.time_zone) end,
        chat_locale = coalesce(u.locale, p.chat_locale)
      from identity i join unnest(${users}::text[], ${textArray(zones)}::text[],
        ${textArray(accounts.map(({ locale }) => locale))}::text[]) u(id, time_zone, locale)
        on u.id = i.platform_user
      where i.workspace_id = ${id} and i.platform = ${platform} and p.workspace_id = ${id}
        and p.id = i.person_id`;
  });
}
