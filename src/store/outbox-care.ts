/** What people look at and decide: lists, progress, and what becomes of a message whose fate could not be told. */
import type { Temporal } from 'temporal-polyfill';
import { type PersonId, personId } from '../domain/ids.ts';
import { Prisma } from '../generated/client.ts';
import { textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { instantText } from './moments.ts';
import { selectMessages, toMessage } from './outbox-rows.ts';
import {
  type BatchProgress,
  type OutboxFilter,
  type OutboxMessage,
  receiverLeft,
} from './port-delivery.ts';

export async function list(
  scope: Scope,
  { states, batch }: OutboxFilter,
  limit: number,
): Promise<readonly OutboxMessage[]> {
  const ofBatch = batch === undefined ? Prisma.empty : Prisma.sql`and m.batch = ${batch}`;
  const rows = await selectMessages(
    scope,
    Prisma.sql`m.state = any(${textArray(states)}::text[]) ${ofBatch}
      order by m.position desc limit ${limit}`,
  );
  return rows.map(toMessage);
}

export async function progress(
  { sql, workspace: { id } }: Scope,
  batch: string,
): Promise<BatchProgress> {
  const [row] = await sql.$queryRaw<readonly BatchProgress[]>`
    select count(*)::int as total, count(*) filter (where state = 'sent')::int as sent,
      count(*) filter (where state in ('pending', 'sending', 'ambiguous'))::int as waiting,
      count(*) filter (where state in ('refused', 'expired', 'needs_person')
        and error is distinct from ${receiverLeft})::int as failed
    from outbox_message where workspace_id = ${id} and batch = ${batch}`;
  return row ?? { total: 0, sent: 0, waiting: 0, failed: 0 };
}

export async function receivers(
  { sql, workspace: { id } }: Scope,
  batch: string,
): Promise<readonly PersonId[]> {
  const rows = await sql.$queryRaw<readonly { to_id: string }[]>`
    select to_id from outbox_message where workspace_id = ${id} and batch = ${batch}
      and to_kind = 'person' and state in ('pending', 'sending', 'ambiguous')`;
  return rows.map(({ to_id }) => personId(to_id));
}

export async function reopen(
  { sql, workspace: { id } }: Scope,
  key: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const count = await sql.$executeRaw`
    update outbox_message set state = 'pending', next_at = ${instantText(at)}::timestamptz,
      attempt = 0, first_tried_at = null, repeated = false, error = null, settled_at = null
    where workspace_id = ${id} and key = ${key} and state in ('refused', 'needs_person')`;
  return count === 1;
}

export async function drop(
  { sql, workspace: { id } }: Scope,
  key: string,
  reason: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const count = await sql.$executeRaw`
    update outbox_message set state = 'refused', error = ${reason}, lease_until = null,
      settled_at = ${instantText(at)}::timestamptz
    where workspace_id = ${id} and key = ${key}
      and state in ('pending', 'ambiguous', 'needs_person')`;
  return count === 1;
}

export async function unreported(scope: Scope, limit: number): Promise<readonly OutboxMessage[]> {
  const rows = await selectMessages(
    scope,
    Prisma.sql`m.state = 'needs_person' and not m.reported order by m.position limit ${limit}`,
  );
  return rows.map(toMessage);
}

export async function markReported(
  { sql, workspace: { id } }: Scope,
  key: string,
): Promise<boolean> {
  const count = await sql.$executeRaw`
    update outbox_message set reported = true
    where workspace_id = ${id} and key = ${key} and state = 'needs_person' and not reported`;
  return count === 1;
}
