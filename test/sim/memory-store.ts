/** The delivery part of the store's port in memory, with transactions that are all or nothing. */
import type { Place } from '../../src/domain/workspace.ts';
import type { Repositories } from '../../src/store/port.ts';
import { memoryInbox } from './memory-inbox.ts';
import { type Directory, memoryOutbox } from './memory-outbox.ts';
import { memorySchedules } from './memory-schedules.ts';
import {
  beginOn,
  directly,
  emptyTables,
  type Session,
  type Tables,
  type Write,
} from './memory-tables.ts';

/** What a simulated feature writes in the transaction of its message. */
export interface FactRepository {
  /** False when it is there already. */
  add(fact: string): Promise<boolean>;
  count(): Promise<number>;
}

export interface MemoryRepositories extends Pick<Repositories, 'outbox' | 'inbox' | 'schedules'> {
  readonly people: Pick<Repositories['people'], 'identityOf' | 'hasLeft'>;
  readonly places: Pick<Repositories['places'], 'byId'>;
  readonly holidays: Pick<Repositories['holidays'], 'list'>;
  readonly facts: FactRepository;
}

export interface MemoryStore extends MemoryRepositories {
  readonly tables: Tables;
  /** A running transaction, for whoever decides when it is committed. `commit` is false when another was in the way. */
  begin(): MemoryRepositories & { commit(): boolean };
  /** Runs `work` again when another transaction was in the way. */
  transaction<T>(work: (tx: MemoryRepositories) => Promise<T>): Promise<T>;
}

export interface MemoryContent {
  readonly places: readonly Place[];
  /** Absent: everybody is on every platform, under their own id. */
  readonly isOn?: Directory['isOn'];
  readonly onCommit?: (writes: readonly Write[]) => void;
}

export function createMemoryStore({
  places,
  isOn = () => true,
  onCommit = () => {},
}: MemoryContent): MemoryStore {
  const tables = emptyTables();
  const directory = { places, isOn };
  const begin = () => {
    const session = beginOn(tables);
    return {
      ...repositories(session, directory),
      commit() {
        const writes = session.commit();
        if (writes) onCommit(writes);
        return writes !== false;
      },
    };
  };
  return {
    ...repositories(
      directly(tables, (write) => onCommit([write])),
      directory,
    ),
    tables,
    begin,
    async transaction(work) {
      for (;;) {
        const tx = begin();
        const result = await work(tx);
        if (tx.commit()) return result;
      }
    },
  };
}

const repositories = (session: Session, directory: Directory): MemoryRepositories => ({
  outbox: memoryOutbox(session, directory),
  inbox: memoryInbox(session),
  schedules: memorySchedules(session),
  people: {
    identityOf: async (id, platform) => (directory.isOn(id, platform) ? id : null),
    hasLeft: async () => false,
  },
  holidays: { list: async () => [] },
  places: { byId: async (id) => directory.places.find((place) => place.id === id) ?? null },
  facts: {
    async add(fact) {
      if (session.tables.facts.has(fact)) return false;
      session.put('facts', fact, true);
      return true;
    },
    count: async () => session.tables.facts.size,
  },
});
