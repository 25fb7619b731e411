/** A database that fails: before a statement or commit, after it (so that nobody knows), slowly, and by starting anew. */
import type { Temporal } from 'temporal-polyfill';
import { workspaceId } from '../../src/domain/ids.ts';
import type { Workspace } from '../../src/domain/workspace.ts';
import { storeWithStops } from '../support/boundaries.ts';
import type { Machine } from './machine.ts';
import type { MemoryRepositories, MemoryStore } from './memory-store.ts';
import type { World } from './world.ts';

export interface SimulatedStore extends MemoryRepositories, Pick<MemoryStore, 'transaction'> {
  readonly workspace: Pick<Workspace, 'id' | 'fiscalStartMonth'>;
}

const workspace = { id: workspaceId('simulated'), fiscalStartMonth: 1 };

export class FaultyDatabase {
  readonly #world: World;
  readonly #store: MemoryStore;
  /** Grows with each start: what began before is gone. */
  #starts = 0;
  #upAgainAt = 0;

  constructor(world: World, store: MemoryStore) {
    this.#world = world;
    this.#store = store;
    const chance = world.chance('database restarts');
    for (let n = 0; n < world.options.databaseRestarts; n += 1)
      world.time.after(chance.next() * world.options.minutes * 60_000, () => this.#restart());
  }

  isUp(): boolean {
    return this.#upAgainAt <= this.#world.time.now;
  }

  readonly failAt = (point: string): void => {
    const { options } = this.#world;
    if (!this.isUp()) throw new Error('the database does not answer');
    if (this.#world.strikes('database', options.databaseError)) {
      this.#world.record({ kind: 'fault', what: `error at ${point}`, by: 'database' });
      throw new Error('the connection was lost');
    }
  };

  /** What time it is, asked by one process. */
  async timeFor({ pass }: Pick<Machine, 'pass'>): Promise<Temporal.Instant> {
    await pass('clock.ask.before');
    const now = this.#world.time.instant();
    await pass('clock.ask.after');
    return now;
  }

  /** As one process sees it. */
  storeFor(machine: Pick<Machine, 'pass' | 'name'>): SimulatedStore {
    const store = this.#store;
    return storeWithStops<MemoryRepositories, SimulatedStore>(
      {
        ...store,
        workspace,
        outbox: this.#recorded(machine.name),
        transaction: (work) => {
          const starts = this.#starts;
          return store.transaction(async (tx) => {
            const result = await work(tx);
            if (starts !== this.#starts) throw new Error('the database was started anew');
            return result;
          });
        },
      },
      machine.pass,
    );
  }

  /** What the database did, whether or not the process ever hears of it. */
  #recorded(by: string): MemoryRepositories['outbox'] {
    const { outbox } = this.#store;
    return {
      ...outbox,
      claim: async (...args) => {
        const claimed = await outbox.claim(...args);
        const asOf = args[0].epochMilliseconds;
        for (const { key, lane, fence, state: found } of claimed)
          this.#world.record({ kind: 'claimed', key, lane, fence, found, asOf, by });
        return claimed;
      },
      settle: async (key, fence, outcome, at) => {
        const recorded = await outbox.settle(key, fence, outcome, at);
        const { state } = outcome;
        const repeats = 'repeats' in outcome && outcome.repeats === true;
        this.#world.record({ kind: 'settled', key, fence, state, recorded, repeats, by });
        return recorded;
      },
    };
  }

  #restart(): void {
    if (this.#world.isHealed) return;
    const downMs = this.#world.chance('database restarts').between(500, 60_000);
    this.#world.record({ kind: 'fault', what: `restart, ${downMs} ms`, by: 'database' });
    this.#starts += 1;
    this.#upAgainAt = this.#world.time.now + downMs;
  }
}
