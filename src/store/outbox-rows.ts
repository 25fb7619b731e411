/** A row of the outbox as a message. */
import { personId, placeId } from '../domain/ids.ts';
import { Prisma } from '../generated/client.ts';
import { maybe, toInstant } from './moments.ts';
import type { OutboxMessage, OutboxState } from './port-delivery.ts';

export interface OutboxRow {
  readonly key: string;
  readonly position: bigint;
  readonly to_kind: string;
  readonly to_id: string;
  readonly locale: string;
  readonly card: unknown;
  readonly lane: string;
  readonly updates_key: string | null;
  readonly expires_at: Date | null;
  readonly state: string;
  readonly attempt: number;
  readonly fence: number;
  readonly first_tried_at: Date | null;
  readonly provider_ref: string | null;
  readonly updates_ref: string | null;
  readonly error: string | null;
  readonly added_at: Date;
}

/** Of the table that the statement calls `m`; the state is the statement's own. */
export const outboxColumns = Prisma.sql`m.key, m.position, m.to_kind, m.to_id, m.locale, m.card,
  m.lane, m.updates_key, m.expires_at, m.attempt, m.fence, m.first_tried_at, m.provider_ref, m.error,
  m.added_at, (select o.provider_ref from outbox_message o
    where o.workspace_id = m.workspace_id and o.key = m.updates_key) as updates_ref`;

export const toMessage = (row: OutboxRow): OutboxMessage => ({
  key: row.key,
  to:
    row.to_kind === 'place'
      ? { kind: 'place', id: placeId(row.to_id) }
      : { kind: 'person', id: personId(row.to_id) },
  locale: row.locale === 'zh' ? 'zh' : 'en',
  card: row.card,
  lane: row.lane,
  updates: row.updates_key,
  expiresAt: maybe(row.expires_at, toInstant),
  state: row.state as OutboxState,
  attempt: row.attempt,
  fence: row.fence,
  firstTriedAt: maybe(row.first_tried_at, toInstant),
  providerRef: row.provider_ref,
  updatesRef: row.updates_ref,
  error: row.error,
});
