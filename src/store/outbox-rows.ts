/** A row of the outbox as a message. */
import { personId, placeId } from '../domain/ids.ts';
import { Prisma } from '../generated/client.ts';
import type { Scope } from './client.ts';
import { maybe, toInstant } from './moments.ts';
import type { OutboxMessage, OutboxState, Priority } from './port-delivery.ts';

export interface OutboxRow {
  readonly key: string;
  readonly position: bigint;
  readonly to_kind: string;
  readonly to_id: string;
  readonly locale: string;
  readonly card: unknown;
  readonly lane: string;
  readonly priority: number;
  readonly policy: string;
  readonly batch: string | null;
  readonly updates_key: string | null;
  readonly expires_at: Date | null;
  readonly state: string;
  readonly attempt: number;
  readonly fence: number;
  readonly lease_until: Date | null;
  readonly first_tried_at: Date | null;
  readonly repeated: boolean;
  readonly provider_ref: string | null;
  readonly updates_ref: string | null;
  readonly error: string | null;
  readonly added_at: Date;
}

/** Those in which a message still has to be sent or judged. */
export const openStates = Prisma.sql`('pending', 'sending', 'ambiguous')`;

/** Of the table that the statement calls `m`; the state is the statement's own. */
export const outboxColumns = Prisma.sql`m.key, m.position, m.to_kind, m.to_id, m.locale, m.card,
  m.lane, m.priority, m.policy, m.batch, m.updates_key, m.expires_at, m.attempt, m.fence,
  m.lease_until, m.first_tried_at, m.repeated, m.provider_ref, m.error, m.added_at,
  (select o.provider_ref from outbox_message o
    where o.workspace_id = m.workspace_id and o.key = m.updates_key) as updates_ref`;

export const selectMessages = ({ sql, workspace }: Scope, which: Prisma.Sql) =>
  sql.$queryRaw<readonly OutboxRow[]>`
    select ${outboxColumns}, m.state from outbox_message m
    where m.workspace_id = ${workspace.id} and ${which}`;

export const toMessage = (row: OutboxRow): OutboxMessage => ({
  key: row.key,
  to:
    row.to_kind === 'place'
      ? { kind: 'place', id: placeId(row.to_id) }
      : { kind: 'person', id: personId(row.to_id) },
  locale: row.locale === 'zh' ? 'zh' : 'en',
  card: row.card,
  lane: row.lane,
  priority: row.priority as Priority,
  policy: row.policy === 'at_least_once' ? 'at_least_once' : 'once',
  batch: row.batch,
  updates: row.updates_key,
  expiresAt: maybe(row.expires_at, toInstant),
  state: row.state as OutboxState,
  attempt: row.attempt,
  fence: row.fence,
  leaseUntil: maybe(row.lease_until, toInstant),
  firstTriedAt: maybe(row.first_tried_at, toInstant),
  repeated: row.repeated,
  addedAt: toInstant(row.added_at),
  providerRef: row.provider_ref,
  updatesRef: row.updates_ref,
  error: row.error,
});
