/** Who has which account: one account a person and platform, one person an account. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../domain/ids.ts';
import type { Scope, Sql } from './client.ts';
import { lockAccounts } from './locks.ts';
import { instantText, maybe } from './moments.ts';

type By = { readonly key: string; readonly at: Temporal.Instant };

interface Pair {
  readonly workspaceId: string;
  readonly platform: string;
  readonly person: PersonId;
  readonly user: string;
}

/** Of the person on that platform, and of the account, open or closed. */
const linksOf = (sql: Sql, { workspaceId, platform, person, user }: Pair) =>
  sql.identity.findMany({
    where: { workspaceId, platform, OR: [{ personId: person }, { platformUser: user }] },
  });

/** An earlier link of either gives way. `by`: null when nobody decided it. */
export function link(
  { atomically, workspace }: Scope,
  person: PersonId,
  platform: string,
  user: string,
  by: By | null,
): Promise<void> {
  const pair: Pair = { workspaceId: workspace.id, platform, person, user };
  return atomically(async (sql) => {
    await lockAccounts(sql, workspace);
    const before = await linksOf(sql, pair);
    for (const each of before)
      if (each.personId !== person || each.platformUser !== user) await release(sql, each);
    await write(sql, pair, by);
  });
}

export function linkIfFree(
  { atomically, workspace }: Scope,
  person: PersonId,
  platform: string,
  user: string,
): Promise<boolean> {
  const pair: Pair = { workspaceId: workspace.id, platform, person, user };
  return atomically(async (sql) => {
    await lockAccounts(sql, workspace);
    const before = await linksOf(sql, pair);
    if (before.some(({ closed, platformUser }) => !closed || platformUser === user)) return false;
    for (const each of before) await release(sql, each);
    await write(sql, pair, null);
    return true;
  });
}

export function unlink(
  { atomically, workspace }: Scope,
  person: PersonId,
  platform: string,
): Promise<void> {
  return atomically(async (sql) => {
    await lockAccounts(sql, workspace);
    const before = await sql.identity.findUnique({
      where: {
        workspaceId_personId_platform: { workspaceId: workspace.id, personId: person, platform },
      },
    });
    if (before) await release(sql, before);
  });
}

interface Released {
  readonly workspaceId: string;
  readonly platform: string;
  readonly platformUser: string;
  readonly personId: string;
}

/**
 * The account belongs to nobody. What was said to it may be read by somebody else from now on: without their reference, messages that are
 * there are not changed any more, so that nothing about this person gets there.
 */
async function release(
  sql: Sql,
  { workspaceId: id, platform, platformUser: user, personId: person }: Released,
): Promise<void> {
  await sql.$executeRaw`
    insert into unlinked_account (workspace_id, platform, platform_user, name, time_zone, locale,
      by_hand)
    select ${id}, ${platform}, ${user}, coalesce(i.name, ${user}), p.time_zone, p.chat_locale, true
    from identity i join person p on p.workspace_id = i.workspace_id and p.id = i.person_id
    where i.workspace_id = ${id} and i.platform = ${platform} and i.platform_user = ${user}
      and not i.closed
    on conflict (workspace_id, platform, platform_user) do update set by_hand = true`;
  await sql.$executeRaw`delete from identity where workspace_id = ${id}
    and platform = ${platform} and platform_user = ${user}`;
  await sql.$executeRaw`update person set time_zone = null, chat_locale = null
    where workspace_id = ${id} and id = ${person}`;
  await sql.$executeRaw`update outbox_message set provider_ref = null
    where workspace_id = ${id} and to_kind = 'person' and to_id = ${person}
      and provider_ref is not null`;
}

/** What is known of the account goes with it, less its address. */
async function write(
  sql: Sql,
  { workspaceId: id, platform, person, user }: Pair,
  by: By | null,
): Promise<void> {
  await sql.$executeRaw`
    with taken as (
      delete from unlinked_account where workspace_id = ${id} and platform = ${platform}
        and platform_user = ${user} returning name, time_zone, locale
    ), told as (
      update person p set time_zone = taken.time_zone, chat_locale = taken.locale from taken
      where p.workspace_id = ${id} and p.id = ${person} returning p.id
    )
    insert into identity (workspace_id, platform, platform_user, person_id, name, linked_by,
      linked_at)
    values (${id}, ${platform}, ${user}, ${person}, (select name from taken),
      ${maybe(by, ({ key }) => key)}, ${maybe(by, ({ at }) => instantText(at))}::timestamptz)
    on conflict (workspace_id, platform, platform_user) do update set
      person_id = excluded.person_id, name = coalesce(excluded.name, identity.name)`;
}
