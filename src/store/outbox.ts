/**
 * Messages on their way. A fence keeps whoever comes late from recording anything. The same statements serve both engines; how
 * messages are taken is in outbox-claim.ts.
 */
import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { Prisma } from '../generated/client.ts';
import type { Scope, Sql } from './client.ts';
import { instantText, maybe, toInstant } from './moments.ts';
import {
  drop,
  list,
  markReported,
  progress,
  receivers,
  reopen,
  unreported,
} from './outbox-care.ts';
import { claimMessages } from './outbox-claim.ts';
import { counts, nextDue, oldestDue } from './outbox-due.ts';
import { selectMessages, toMessage } from './outbox-rows.ts';
import type { NewMessage, OutboxOutcome, OutboxRepository } from './port-delivery.ts';
import { jsonText } from './record-rows.ts';
import { closing } from './token-buckets.ts';

export const outboxRepository = (scope: Scope): OutboxRepository => ({
  add: (message, at) => add(scope, message, at),
  claim: (now, limit, leaseMs, paces = []) => claimMessages(scope, { now, limit, leaseMs, paces }),
  settle: (key, fence, outcome, at) => settle(scope, { key, fence }, outcome, at),
  postpone: (key, until) => postpone(scope, key, until),
  async byKey(key) {
    const [row] = await selectMessages(scope, Prisma.sql`m.key = ${key}`);
    return row ? toMessage(row) : null;
  },
  async latest(key) {
    const [row] = await selectMessages(
      scope,
      Prisma.sql`(m.key = ${key} or m.updates_key = ${key}) order by m.position desc limit 1`,
    );
    return row ? { message: toMessage(row), addedAt: toInstant(row.added_at) } : null;
  },
  oldestDue: (now) => oldestDue(scope, now),
  nextDue: () => nextDue(scope),
  counts: () => counts(scope),
  list: (filter, limit) => list(scope, filter, limit),
  progress: (batch) => progress(scope, batch),
  receivers: (batch) => receivers(scope, batch),
  reopen: (key, at) => reopen(scope, key, at),
  drop: (key, reason, at) => drop(scope, key, reason, at),
  unreported: (limit) => unreported(scope, limit),
  markReported: (key) => markReported(scope, key),
});

function add(
  { atomically, workspace: { id } }: Scope,
  message: NewMessage,
  at: Temporal.Instant,
): Promise<boolean> {
  const hash = hashOf(message);
  return atomically(async (sql) => {
    // Positions must be handed out in the order in which they become visible: one at a time in a lane.
    await sql.$executeRaw`select pg_advisory_xact_lock(hashtext(${id}), hashtext(${message.lane}))`;
    if ((await insert(sql, id, message, hash, at)) === 1) {
      if (message.updates !== null) await overtake(sql, id, message.key, message.updates, at);
      return true;
    }
    const stored = await sql.outboxMessage.findUnique({
      where: { workspaceId_key: { workspaceId: id, key: message.key } },
      select: { bodyHash: true },
    });
    if (stored?.bodyHash !== hash)
      throw new Error(`the message ${message.key} was added before with another card`);
    return false;
  });
}

const insert = (sql: Sql, id: string, message: NewMessage, hash: string, at: Temporal.Instant) =>
  sql.$executeRaw`
    insert into outbox_message (workspace_id, key, to_kind, to_id, locale, card, body_hash, lane,
      priority, policy, batch, updates_key, expires_at, next_at, added_at, state, first_tried_at)
    values (${id}, ${message.key}, ${message.to.kind}, ${message.to.id}, ${message.locale},
      ${jsonText(message.card)}::jsonb, ${hash}, ${message.lane}, ${message.priority}::int,
      ${message.policy}, ${message.batch}, ${message.updates},
      ${maybe(message.expiresAt, instantText)}::timestamptz,
      ${instantText(at)}::timestamptz, ${instantText(at)}::timestamptz,
      case when ${doubt(id, at)} is null then 'pending' else 'ambiguous' end, ${doubt(id, at)})
    on conflict (workspace_id, key) do nothing`;

/** Since when this message may have been said, for a backup was brought back a short while ago; null: it is new. */
const doubt = (id: string, at: Temporal.Instant) => Prisma.sql`(
  select taken_at from restoration where workspace_id = ${id}
    and doubt_until > ${instantText(at)}::timestamptz)`;

/** What nobody has begun to send yet needs not be sent any more: this one says it all. */
const overtake = (sql: Sql, id: string, key: string, updates: string, at: Temporal.Instant) =>
  sql.$executeRaw`
    update outbox_message set state = 'expired', error = 'overtaken',
      settled_at = ${instantText(at)}::timestamptz
    where workspace_id = ${id} and updates_key = ${updates} and key <> ${key} and state = 'pending'`;

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

async function settle(
  { sql, workspace: { id } }: Scope,
  { key, fence }: { readonly key: string; readonly fence: number },
  outcome: OutboxOutcome,
  at: Temporal.Instant,
): Promise<boolean> {
  const settled = await sql.$queryRaw<readonly { key: string }[]>`
    with settled as (
      update outbox_message set state = ${outcome.state}, lease_until = null,
        ${changesOf(outcome, at)}
      where workspace_id = ${id} and key = ${key} and fence = ${fence}::int and state = 'sending'
      returning key, lane, updates_key
    )${closing(id, outcome, at)}${moving(id, outcome)} select key from settled`;
  return settled.length === 1;
}

/** A platform that changes no message of that age has shown the new state as another: from now on, that one is changed. */
const moving = (id: string, outcome: OutboxOutcome) =>
  outcome.state === 'sent'
    ? Prisma.sql`, moved as (
        update outbox_message o set provider_ref = ${outcome.ref} from settled s
        where o.workspace_id = ${id} and o.key = s.updates_key
          and o.provider_ref <> ${outcome.ref})`
    : Prisma.empty;

async function postpone(
  { sql, workspace: { id } }: Scope,
  key: string,
  until: Temporal.Instant,
): Promise<boolean> {
  const count = await sql.$executeRaw`
    update outbox_message set next_at = greatest(next_at, ${instantText(until)}::timestamptz)
    where workspace_id = ${id} and key = ${key} and state in ('pending', 'ambiguous')`;
  return count === 1;
}

function changesOf(outcome: OutboxOutcome, at: Temporal.Instant): Prisma.Sql {
  const settledAt = Prisma.sql`settled_at = ${instantText(at)}::timestamptz`;
  switch (outcome.state) {
    case 'sent':
      return Prisma.sql`provider_ref = ${outcome.ref}, error = null, ${settledAt}`;
    case 'pending':
    case 'ambiguous': {
      const waited = outcome.waited
        ? Prisma.sql`, attempt = attempt - 1,
            first_tried_at = case when attempt > 1 then first_tried_at end`
        : Prisma.empty;
      const repeats = outcome.repeats ? Prisma.sql`, repeated = true` : Prisma.empty;
      return Prisma.sql`next_at = ${instantText(outcome.nextAt)}::timestamptz,
        error = ${outcome.error}${waited}${repeats}`;
    }
    case 'needs_person':
      return Prisma.sql`error = ${outcome.error}, reported = false, ${settledAt}`;
    case 'refused':
    case 'expired':
      return Prisma.sql`error = ${outcome.error}, ${settledAt}`;
  }
}
