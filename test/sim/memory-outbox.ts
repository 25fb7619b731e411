/** The outbox in memory: the same answers as the statements in src/store/outbox*.ts. The model test holds the two together. */
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Place } from '../../src/domain/workspace.ts';
import type {
  NewMessage,
  OutboxMessage,
  OutboxOutcome,
  OutboxRepository,
  PlatformPace,
} from '../../src/store/port-delivery.ts';
import { close, letThrough, spend } from './memory-buckets.ts';
import { memoryCare } from './memory-care.ts';
import { dueAt, heads, isHeld, isPast, toMessage } from './memory-lanes.ts';
import { nextPosition, type OutboxRow, type Session } from './memory-tables.ts';

export interface Directory {
  readonly places: readonly Place[];
  /** Where a person is known. */
  readonly isOn: (person: string, platform: string) => boolean;
}

export const memoryOutbox = (session: Session, directory: Directory): OutboxRepository => ({
  ...memoryCare(session),
  add: async (message, at) => add(session, message, at),
  claim: async (now, limit, leaseMs, paces = []) =>
    claim(session, directory, { now, limit, leaseMs, paces }),
  settle: async (key, fence, outcome, at) => settle(session, key, fence, outcome, at),
  async postpone(key, until) {
    const row = session.tables.outbox.get(key);
    if (row?.state !== 'pending' && row?.state !== 'ambiguous') return false;
    session.put('outbox', key, { ...row, nextAt: isPast(row.nextAt, until) ? until : row.nextAt });
    return true;
  },
});

function add(session: Session, message: NewMessage, at: Temporal.Instant): boolean {
  const bodyHash = hashOf(message);
  const stored = session.tables.outbox.get(message.key);
  if (stored && stored.bodyHash !== bodyHash)
    throw new Error(`the message ${message.key} was added before with another card`);
  if (stored) return false;
  session.put('outbox', message.key, {
    ...message,
    ...{ position: nextPosition(session.tables), bodyHash, state: 'pending', attempt: 0, fence: 0 },
    ...{ leaseUntil: null, nextAt: at, firstTriedAt: null, providerRef: null, error: null },
    ...{ addedAt: at, repeated: false, settledAt: null, reported: false },
  });
  if (message.updates !== null) overtake(session, message.key, message.updates, at);
  return true;
}

function overtake(session: Session, key: string, updates: string, at: Temporal.Instant): void {
  for (const row of session.tables.outbox.values())
    if (row.updates === updates && row.key !== key && row.state === 'pending')
      session.put('outbox', row.key, {
        ...row,
        ...{ state: 'expired', error: 'overtaken', settledAt: at },
      });
}

const hashOf = ({ to, card }: NewMessage): string =>
  createHash('sha256')
    .update(canonical([to.kind, to.id, card]))
    .digest('hex');

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

interface Wish {
  readonly now: Temporal.Instant;
  readonly limit: number;
  readonly leaseMs: number;
  readonly paces: readonly PlatformPace[];
}

function claim(session: Session, directory: Directory, wish: Wish): readonly OutboxMessage[] {
  const { now, limit, leaseMs } = wish;
  const due = heads(session)
    .filter(({ row }) => isPast(dueAt(row), now) && !isHeld(session, row))
    .sort(
      (a, b) =>
        a.urgency - b.urgency ||
        Temporal.Instant.compare(a.row.nextAt, b.row.nextAt) ||
        a.row.position - b.row.position,
    )
    .map(({ row }) => ({ row, platform: platformOf(row, directory, wish.paces) }));
  const taken = letThrough(session, due, wish).slice(0, limit);
  spend(session, taken, wish);
  const leaseUntil = now.add({ milliseconds: leaseMs });
  return taken
    .sort((a, b) => a.row.position - b.row.position)
    .map(({ row }) => {
      const held: OutboxRow = {
        ...row,
        ...{ state: 'sending', attempt: row.attempt + 1, fence: row.fence + 1 },
        ...{ leaseUntil, firstTriedAt: row.firstTriedAt ?? now },
      };
      session.put('outbox', row.key, held);
      return toMessage(session, held, row.state);
    });
}

function platformOf(
  { state, to }: OutboxRow,
  { places, isOn }: Directory,
  paces: readonly PlatformPace[],
): string | null {
  if (state === 'sending') return null;
  if (to.kind === 'place') return places.find(({ id }) => id === to.id)?.platform ?? null;
  return paces.find(({ platform }) => isOn(to.id, platform))?.platform ?? null;
}

function settle(
  session: Session,
  key: string,
  fence: number,
  outcome: OutboxOutcome,
  at: Temporal.Instant,
): boolean {
  const row = session.tables.outbox.get(key);
  if (!row || row.fence !== fence || row.state !== 'sending') return false;
  const { state } = outcome;
  session.put('outbox', key, { ...row, state, leaseUntil: null, ...changesOf(row, outcome, at) });
  if (outcome.state === 'sent') follow(session, row, outcome.ref);
  if ('closes' in outcome && outcome.closes) {
    const { platform, scope } = outcome.closes;
    const name =
      scope === 'conversation' ? `conversation ${platform} ${row.lane}` : `${scope} ${platform}`;
    close(session, name, at, outcome.nextAt);
  }
  return true;
}

/** Said anew instead of changed in place: from then on, that is the message to change. */
function follow(session: Session, { updates }: OutboxRow, ref: string): void {
  const original = updates === null ? undefined : session.tables.outbox.get(updates);
  if (original && original.providerRef !== null)
    session.put('outbox', original.key, { ...original, providerRef: ref });
}

function changesOf(
  row: OutboxRow,
  outcome: OutboxOutcome,
  settledAt: Temporal.Instant,
): Partial<OutboxRow> {
  switch (outcome.state) {
    case 'sent':
      return { providerRef: outcome.ref, error: null, settledAt };
    case 'pending':
    case 'ambiguous': {
      const { nextAt, error } = outcome;
      const repeated = outcome.repeats ?? row.repeated;
      if (!outcome.waited) return { nextAt, error, repeated };
      const firstTriedAt = row.attempt > 1 ? row.firstTriedAt : null;
      return { nextAt, error, repeated, attempt: row.attempt - 1, firstTriedAt };
    }
    case 'needs_person':
      return { error: outcome.error, reported: false, settledAt };
    case 'refused':
    case 'expired':
      return { error: outcome.error, settledAt };
  }
}
