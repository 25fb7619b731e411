/**
 * Taking messages to send. Of each lane only the earliest that is not settled, the most urgent lanes first, as many as the buckets
 * of their platform let through. The same statement serves both engines.
 */
import type { Temporal } from 'temporal-polyfill';
import { Prisma } from '../generated/client.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope, Sql } from './client.ts';
import { lockBuckets } from './locks.ts';
import { instantText } from './moments.ts';
import { type OutboxRow, openStates, outboxColumns, toMessage } from './outbox-rows.ts';
import type { OutboxMessage, PlatformPace } from './port-delivery.ts';
import { hair, spend, tokensIn } from './token-buckets.ts';

interface Wish {
  readonly workspaceId: string;
  readonly now: Temporal.Instant;
  readonly limit: number;
  readonly leaseMs: number;
  readonly paces: readonly PlatformPace[];
}

export async function claimMessages(
  { sql, atomically, workspace }: Scope,
  wish: Omit<Wish, 'workspaceId'>,
): Promise<readonly OutboxMessage[]> {
  const whole = { ...wish, workspaceId: workspace.id };
  const rows =
    wish.paces.length === 0
      ? await take(sql, whole)
      : await atomically(async (tx) => {
          // Who counts tokens must see what the one before took.
          await lockBuckets(tx, workspace);
          return take(tx, whole);
        });
  return [...rows].sort((a, b) => (a.position < b.position ? -1 : 1)).map(toMessage);
}

/** Of each lane the earliest that is not settled, and how urgent the most urgent behind it is. */
export const heads = (workspaceId: string) => Prisma.sql`
  select distinct on (lane) key, min(priority) over (partition by lane) as urgency
  from outbox_message where workspace_id = ${workspaceId} and state in ${openStates}
  order by lane, position`;

/** Of the message `m`: the one that it changes is still on its way. */
export const isHeld = (workspaceId: string) => Prisma.sql`exists (
  select from outbox_message original where original.workspace_id = ${workspaceId}
    and original.key = m.updates_key and original.state in ${openStates})`;

function take(sql: Sql, wish: Wish): Promise<readonly OutboxRow[]> {
  const { workspaceId: id, limit } = wish;
  const time = Prisma.sql`${instantText(wish.now)}::timestamptz`;
  const until = instantText(wish.now.add({ milliseconds: wish.leaseMs }));
  // Again where the row is locked: somebody may have taken it since it was looked at.
  const isDue = Prisma.sql`((m.state in ('pending', 'ambiguous') and m.next_at <= ${time})
    or (m.state = 'sending' and m.lease_until <= ${time}))`;
  return sql.$queryRaw<readonly OutboxRow[]>`
    with pace as (${paceRows(wish.paces)}), head as materialized (${heads(id)}), due as (
      select m.key, m.lane, m.next_at, m.position, head.urgency, ${platformOf(id)} as platform
      from head join outbox_message m on m.workspace_id = ${id} and m.key = head.key
      where ${isDue} and not ${isHeld(id)}
    ), free as (
      select pace.platform, pace.per_conversation, floor(least(
        ${tokensIn('w', Prisma.sql`pace.per_workspace`, time)},
        ${tokensIn('a', Prisma.sql`pace.per_app`, time)}) + ${hair}) as messages
      from pace
      left join token_bucket w on w.workspace_id = ${id} and w.name = 'workspace ' || pace.platform
      left join token_bucket a on a.workspace_id = ${id} and a.name = 'app ' || pace.platform
    ), turn as (
      select due.*, free.messages, row_number() over (
        partition by due.platform order by due.urgency, due.next_at, due.position) as nth
      from due left join free on free.platform = due.platform
      left join token_bucket c on c.workspace_id = ${id}
        and c.name = 'conversation ' || due.platform || ' ' || due.lane
      where due.platform is null
        or ${tokensIn('c', Prisma.sql`free.per_conversation`, time)} + ${hair} >= 1
    ), taken as materialized (
      select m.key, m.state, turn.lane, turn.platform
      from turn join outbox_message m on m.workspace_id = ${id} and m.key = turn.key
      where ${isDue} and (turn.platform is null or turn.messages is null or turn.nth <= turn.messages)
      order by turn.urgency, turn.next_at, turn.position limit ${limit}
      for update of m skip locked
    ), spent as (${spend(id, time)})
    update outbox_message m set state = 'sending', attempt = m.attempt + 1, fence = m.fence + 1,
      lease_until = ${until}::timestamptz, first_tried_at = coalesce(m.first_tried_at, ${time})
    from taken where m.workspace_id = ${id} and m.key = taken.key
    returning ${outboxColumns}, taken.state`;
}

/** Rates a second. */
const paceRows = (paces: readonly PlatformPace[]) => Prisma.sql`
  select * from unnest(
    ${textArray(paces.map(({ platform }) => platform))}::text[],
    ${plainArray(paces.map(({ perConversationPerSecond }) => perConversationPerSecond))}::float8[],
    ${plainArray(paces.map(({ perWorkspacePerSecond }) => perWorkspacePerSecond))}::float8[],
    ${plainArray(paces.map(({ perAppPerMinute: app }) => app && app / 60))}::float8[]
  ) with ordinality as pace(platform, per_conversation, per_workspace, per_app, place)`;

/** Where the message `m` will be sent. Null: nowhere, or its holder vanished, so that it is only judged now. */
const platformOf = (id: string) => Prisma.sql`case
  when m.state = 'sending' then null
  when m.to_kind = 'place' then (
    select p.platform from place p where p.workspace_id = ${id} and p.id = m.to_id)
  else (
    select i.platform from identity i join pace on pace.platform = i.platform
    where i.workspace_id = ${id} and i.person_id = m.to_id and not i.closed order by pace.place limit 1) end`;
