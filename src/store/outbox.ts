/**
 * Messages on their way. A claim takes, of each lane, only the earliest that is not settled; a fence keeps whoever comes late from
 * recording anything. The same statements serve both engines.
 */
import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { Prisma } from '../generated/client.ts';
import type { Scope } from './client.ts';
import { instantText, maybe, toInstant } from './moments.ts';
import { type OutboxRow, outboxColumns, toMessage } from './outbox-rows.ts';
import type {
  NewMessage,
  OutboxMessage,
  OutboxOutcome,
  OutboxRepository,
} from './port-delivery.ts';
import { jsonText } from './record-rows.ts';

export const outboxRepository = (scope: Scope): OutboxRepository => ({
  add: (message, at) => add(scope, message, at),
  claim: (now, limit, leaseMs) => claim(scope, now, limit, leaseMs),
  settle: (key, fence, outcome) => settle(scope, key, fence, outcome),
  async byKey(key) {
    const [row] = await select(scope, Prisma.sql`m.key = ${key}`);
    return row ? toMessage(row) : null;
  },
  async latest(key) {
    const [row] = await select(
      scope,
      Prisma.sql`(m.key = ${key} or m.updates_key = ${key}) order by m.position desc limit 1`,
    );
    return row ? { message: toMessage(row), addedAt: toInstant(row.added_at) } : null;
  },
  oldestDue: (now) => oldestDue(scope, now),
});

const select = ({ sql, workspace }: Scope, which: Prisma.Sql) =>
  sql.$queryRaw<readonly OutboxRow[]>`
    select ${outboxColumns}, m.state from outbox_message m
    where m.workspace_id = ${workspace.id} and ${which}`;

const open = Prisma.sql`('pending', 'sending', 'ambiguous')`;

function add(
  { atomically, workspace: { id } }: Scope,
  message: NewMessage,
  at: Temporal.Instant,
): Promise<boolean> {
  const hash = hashOf(message);
  return atomically(async (sql) => {
    // Positions must be handed out in the order in which they become visible: one at a time in a lane.
    await sql.$executeRaw`select pg_advisory_xact_lock(hashtext(${id}), hashtext(${message.lane}))`;
    const added = await sql.$executeRaw`
      insert into outbox_message (workspace_id, key, to_kind, to_id, locale, card, body_hash, lane,
        updates_key, expires_at, state, next_at, added_at)
      values (${id}, ${message.key}, ${message.to.kind}, ${message.to.id}, ${message.locale},
        ${jsonText(message.card)}::jsonb, ${hash}, ${message.lane}, ${message.updates},
        ${maybe(message.expiresAt, instantText)}::timestamptz, 'pending',
        ${instantText(at)}::timestamptz, ${instantText(at)}::timestamptz)
      on conflict (workspace_id, key) do nothing`;
    if (added === 1) return true;
    const stored = await sql.outboxMessage.findUnique({
      where: { workspaceId_key: { workspaceId: id, key: message.key } },
      select: { bodyHash: true },
    });
    if (stored?.bodyHash !== hash)
      throw new Error(`the message ${message.key} was added before with another card`);
    return false;
  });
}

const hashOf = ({ to, card }: NewMessage): string =>
  createHash('sha256')
    .update(canonical([to.kind, to.id, card]))
    .digest('hex');

/** Members in order of their names: equal content, equal text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

async function claim(
  { sql, workspace: { id } }: Scope,
  now: Temporal.Instant,
  limit: number,
  leaseMs: number,
): Promise<readonly OutboxMessage[]> {
  const time = Prisma.sql`${instantText(now)}::timestamptz`;
  const until = instantText(now.add({ milliseconds: leaseMs }));
  const rows = await sql.$queryRaw<readonly OutboxRow[]>`
    with head as materialized (
      select distinct on (lane) key from outbox_message
      where workspace_id = ${id} and state in ${open} order by lane, position
    ), due as (
      select m.key, m.state from head join outbox_message m on m.workspace_id = ${id}
        and m.key = head.key
      where ((m.state in ('pending', 'ambiguous') and m.next_at <= ${time})
          or (m.state = 'sending' and m.lease_until <= ${time}))
        and not exists (
          select from outbox_message original where original.workspace_id = ${id}
            and original.key = m.updates_key and original.state in ${open})
      order by m.next_at, m.position limit ${limit}
      for update of m skip locked
    )
    update outbox_message m set state = 'sending', attempt = m.attempt + 1, fence = m.fence + 1,
      lease_until = ${until}::timestamptz, first_tried_at = coalesce(m.first_tried_at, ${time})
    from due where m.workspace_id = ${id} and m.key = due.key
    returning ${outboxColumns}, due.state`;
  return [...rows].sort((a, b) => (a.position < b.position ? -1 : 1)).map(toMessage);
}

async function settle(
  { sql, workspace: { id } }: Scope,
  key: string,
  fence: number,
  outcome: OutboxOutcome,
): Promise<boolean> {
  const count = await sql.$executeRaw`
    update outbox_message set state = ${outcome.state}, lease_until = null, ${changesOf(outcome)}
    where workspace_id = ${id} and key = ${key} and fence = ${fence} and state = 'sending'`;
  return count === 1;
}

function changesOf(outcome: OutboxOutcome): Prisma.Sql {
  switch (outcome.state) {
    case 'sent':
      return Prisma.sql`provider_ref = ${outcome.ref}, error = null`;
    case 'pending':
    case 'ambiguous': {
      const waited = outcome.waited
        ? Prisma.sql`, attempt = attempt - 1,
            first_tried_at = case when attempt > 1 then first_tried_at end`
        : Prisma.empty;
      return Prisma.sql`next_at = ${instantText(outcome.nextAt)}::timestamptz,
        error = ${outcome.error}${waited}`;
    }
    case 'refused':
    case 'needs_person':
    case 'expired':
      return Prisma.sql`error = ${outcome.error}`;
  }
}

async function oldestDue({ sql, workspace: { id } }: Scope, now: Temporal.Instant) {
  const [row] = await sql.$queryRaw<readonly { due: Date | null }[]>`
    select min(due) as due from (
      select case when state = 'sending' then lease_until else next_at end as due
      from outbox_message where workspace_id = ${id} and state in ${open}
    ) waiting where due <= ${instantText(now)}::timestamptz`;
  return maybe(row?.due ?? null, toInstant);
}
