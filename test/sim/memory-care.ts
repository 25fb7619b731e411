/** Looking at the outbox in memory, and what people decide about it: the same answers as outbox-due.ts and outbox-care.ts in src/store. */
import { Temporal } from 'temporal-polyfill';
import type { OutboxRepository, OutboxState } from '../../src/store/port-delivery.ts';
import { dueAt, heads, isHeld, isOpen, isPast, toMessage } from './memory-lanes.ts';
import type { OutboxRow, Session } from './memory-tables.ts';

type Care = Omit<OutboxRepository, 'add' | 'claim' | 'settle' | 'postpone'>;

const rowsOf = ({ tables }: Session): readonly OutboxRow[] => [...tables.outbox.values()];

export const memoryCare = (session: Session): Care => ({
  async byKey(key) {
    const row = session.tables.outbox.get(key);
    return row ? toMessage(session, row) : null;
  },
  async latest(key) {
    const said = rowsOf(session).filter((row) => row.key === key || row.updates === key);
    const last = said.sort((a, b) => b.position - a.position)[0];
    return last ? { message: toMessage(session, last), addedAt: last.addedAt } : null;
  },
  oldestDue: async (now) => oldestDue(session, now),
  async nextDue() {
    return earliest(coming(session).map(dueAt));
  },
  async counts() {
    const found = new Map<OutboxState, number>();
    for (const row of rowsOf(session))
      if (isOpen(row) || row.state === 'refused' || row.state === 'needs_person')
        found.set(row.state, (found.get(row.state) ?? 0) + 1);
    return found;
  },
  async list({ states, batch }, limit) {
    return rowsOf(session)
      .filter((row) => states.includes(row.state) && (batch === undefined || row.batch === batch))
      .sort((a, b) => b.position - a.position)
      .slice(0, limit)
      .map((row) => toMessage(session, row));
  },
  async progress(batch) {
    const rows = rowsOf(session).filter((row) => row.batch === batch);
    const sent = rows.filter(({ state }) => state === 'sent').length;
    const waiting = rows.filter(isOpen).length;
    return { total: rows.length, sent, waiting, failed: rows.length - sent - waiting };
  },
  async receivers(batch) {
    return rowsOf(session).flatMap((row) =>
      row.batch === batch && isOpen(row) && row.to.kind === 'person' ? [row.to.id] : [],
    );
  },
  reopen: async (key, at) =>
    change(session, key, ['refused', 'needs_person'], {
      ...{ state: 'pending', nextAt: at, attempt: 0, firstTriedAt: null, repeated: false },
      ...{ error: null, settledAt: null },
    }),
  drop: async (key, error, at) =>
    change(session, key, ['pending', 'ambiguous', 'needs_person'], {
      ...{ state: 'refused', error, leaseUntil: null, settledAt: at },
    }),
  async unreported(limit) {
    return rowsOf(session)
      .filter(({ state, reported }) => state === 'needs_person' && !reported)
      .sort((a, b) => a.position - b.position)
      .slice(0, limit)
      .map((row) => toMessage(session, row));
  },
  async markReported(key) {
    if (session.tables.outbox.get(key)?.reported !== false) return false;
    return change(session, key, ['needs_person'], { reported: true });
  },
});

function change(
  session: Session,
  key: string,
  from: readonly OutboxState[],
  changes: Partial<OutboxRow>,
): boolean {
  const row = session.tables.outbox.get(key);
  if (!row || !from.includes(row.state)) return false;
  session.put('outbox', key, { ...row, ...changes });
  return true;
}

const coming = (session: Session): readonly OutboxRow[] =>
  heads(session)
    .map(({ row }) => row)
    .filter((row) => !isHeld(session, row));

/** One of a bulk job waits from when the job last got a message settled. */
function oldestDue(session: Session, now: Temporal.Instant): Temporal.Instant | null {
  const due = coming(session).filter((row) => isPast(dueAt(row), now));
  return earliest(
    due.map((row) => {
      const ofBatch = rowsOf(session).filter(
        (each) => row.batch !== null && each.batch === row.batch && each.settledAt !== null,
      );
      return latest([dueAt(row), ...ofBatch.flatMap(({ settledAt }) => settledAt ?? [])]);
    }),
  );
}

const earliest = (instants: readonly Temporal.Instant[]): Temporal.Instant | null =>
  instants.toSorted(Temporal.Instant.compare)[0] ?? null;

const latest = (instants: readonly [Temporal.Instant, ...Temporal.Instant[]]): Temporal.Instant =>
  instants.toSorted(Temporal.Instant.compare).at(-1) ?? instants[0];
