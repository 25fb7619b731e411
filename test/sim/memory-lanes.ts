/** Which messages of the memory store are next, and how they are handed out. */
import type { Temporal } from 'temporal-polyfill';
import type { OutboxMessage, OutboxState } from '../../src/store/port-delivery.ts';
import type { OutboxRow, Session } from './memory-tables.ts';

export const isOpen = ({ state }: Pick<OutboxRow, 'state'>): boolean =>
  state === 'pending' || state === 'sending' || state === 'ambiguous';

export const isPast = (at: Temporal.Instant, now: Temporal.Instant): boolean =>
  at.epochMilliseconds <= now.epochMilliseconds;

/** Of each lane the earliest that is not settled, with the urgency of the most urgent behind it. */
export function heads({ tables }: Session): readonly { row: OutboxRow; urgency: number }[] {
  const found = new Map<string, { row: OutboxRow; urgency: number }>();
  for (const row of tables.outbox.values()) {
    if (!isOpen(row)) continue;
    const head = found.get(row.lane);
    const first = head && head.row.position < row.position ? head.row : row;
    const urgency = Math.min(row.priority, head?.urgency ?? row.priority);
    found.set(row.lane, { row: first, urgency });
  }
  return [...found.values()];
}

export function isHeld({ tables }: Session, { updates }: OutboxRow): boolean {
  const original = updates === null ? undefined : tables.outbox.get(updates);
  return original !== undefined && isOpen(original);
}

export const dueAt = (row: OutboxRow): Temporal.Instant =>
  row.state === 'sending' ? (row.leaseUntil ?? row.nextAt) : row.nextAt;

export function toMessage(
  { tables }: Session,
  row: OutboxRow,
  state: OutboxState = row.state,
): OutboxMessage {
  const { position: _, bodyHash: __, nextAt: ___, settledAt: ____, reported: _____, ...rest } = row;
  const original = row.updates === null ? undefined : tables.outbox.get(row.updates);
  return { ...rest, state, updatesRef: original?.providerRef ?? null };
}
