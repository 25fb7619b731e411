/** The rows of the memory store, and transactions over them: what one wrote is seen by others at once and whole, or never. */
import type { Temporal } from 'temporal-polyfill';
import type { Schedule } from '../../src/domain/schedule.ts';
import type { NewMessage, OutboxState } from '../../src/store/port-delivery.ts';

/** Rows are replaced, never changed: that another object stands there is how a conflict is seen. */
export interface OutboxRow extends NewMessage {
  readonly position: number;
  readonly bodyHash: string;
  readonly state: OutboxState;
  readonly attempt: number;
  readonly fence: number;
  readonly leaseUntil: Temporal.Instant | null;
  readonly nextAt: Temporal.Instant;
  readonly firstTriedAt: Temporal.Instant | null;
  readonly providerRef: string | null;
  readonly error: string | null;
  readonly addedAt: Temporal.Instant;
  readonly repeated: boolean;
  readonly settledAt: Temporal.Instant | null;
  readonly reported: boolean;
}

export interface BucketRow {
  readonly tokens: number;
  readonly refilledAt: Temporal.Instant;
  readonly closedUntil: Temporal.Instant | null;
  readonly share: number;
  readonly shareFrom: Temporal.Instant | null;
}

export interface InboxRow {
  readonly receivedAt: Temporal.Instant;
  readonly finished: boolean;
  readonly answer: unknown;
}

export interface ScheduleRow {
  readonly schedule: Schedule;
  readonly materialisedUntil: Temporal.Instant | null;
  /** When it is to be looked at again; null: at once. */
  readonly nextAt: Temporal.Instant | 'never' | null;
}

export interface OccurrenceRow {
  readonly scheduleId: Schedule['id'];
  readonly instant: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly leaseUntil: Temporal.Instant | null;
  readonly finished: boolean;
  readonly doneUpTo: string | null;
}

interface Rows {
  readonly outbox: OutboxRow;
  readonly buckets: BucketRow;
  readonly inbox: InboxRow;
  readonly schedules: ScheduleRow;
  readonly occurrences: OccurrenceRow;
  /** What the simulated feature remembers: the facts that its messages announce. */
  readonly facts: true;
}
type Name = keyof Rows;
export type Tables = { readonly [N in Name]: Map<string, Rows[N]> };

/** What a repository speaks to: the tables themselves, or a running transaction's view of them. */
export interface Session {
  readonly tables: Tables;
  put<N extends Name>(table: N, key: string, row: Rows[N]): void;
  remove(table: Name, key: string): void;
}

export const emptyTables = (): Tables => ({
  outbox: new Map(),
  buckets: new Map(),
  inbox: new Map(),
  schedules: new Map(),
  occurrences: new Map(),
  facts: new Map(),
});

/** Every statement its own transaction. */
export const directly = (tables: Tables, onPut: (write: Write) => void): Session => ({
  tables,
  put(table, key, row) {
    tables[table].set(key, row);
    onPut({ table, key });
  },
  remove: (table, key) => void tables[table].delete(key),
});

export interface Write {
  readonly table: Name;
  readonly key: string;
}

/**
 * A view that others do not see until `commit`, which is false when somebody else wrote one of its rows meanwhile: nothing happened.
 * What it has not written it sees as it is (read committed).
 */
export function beginOn(base: Tables): Session & { commit(): readonly Write[] | false } {
  const mine: { [N in Name]: Map<string, Rows[N]> } = { ...base };
  const writes = new Map<string, Write & { readonly found: unknown }>();
  const own = (table: Name, key: string) => {
    if (mine[table] === base[table]) mine[table] = new Map<string, never>(base[table] as never);
    const name = `${table} ${key}`;
    if (!writes.has(name)) writes.set(name, { table, key, found: mine[table].get(key) });
  };
  return {
    tables: mine,
    put(table, key, row) {
      own(table, key);
      mine[table].set(key, row);
    },
    remove(table, key) {
      own(table, key);
      mine[table].delete(key);
    },
    commit() {
      const list = [...writes.values()];
      if (list.some(({ table, key, found }) => base[table].get(key) !== found)) return false;
      for (const { table, key } of list) move(base, mine, table, key);
      return list;
    },
  };
}

function move<N extends Name>(base: Tables, mine: Tables, table: N, key: string): void {
  const row = mine[table].get(key);
  if (row === undefined) {
    base[table].delete(key);
    return;
  }
  const isNew = table === 'outbox' && !base.outbox.has(key);
  base[table].set(key, row);
  // Positions are handed out in the order in which they become visible, as the lock on a lane sees to it in SQL.
  if (isNew) renumber(base, key);
}

function renumber(base: Tables, key: string): void {
  const row = base.outbox.get(key);
  if (row) base.outbox.set(key, { ...row, position: nextPosition(base) });
}

export function nextPosition({ outbox }: Tables): number {
  let last = 0;
  for (const { position } of outbox.values()) if (position > last) last = position;
  return last + 1;
}
