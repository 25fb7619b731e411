/** One seed: a time full of faults, then a time without, until everything owed is said or given up. */

import { Temporal } from 'temporal-polyfill';
import { createDatabaseClock } from '../../src/database-clock.ts';
import { createDelivery } from '../../src/delivery/outbox.ts';
import { FaultyDatabase } from './database.ts';
import type { History } from './history.ts';
import { Machine, WallClock } from './machine.ts';
import { isOpen } from './memory-lanes.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';
import type { Write } from './memory-tables.ts';
import { cardOf, open, placesOn } from './news.ts';
import type { Options } from './options.ts';
import { letPeopleAct } from './people-act.ts';
import { FaultyPlatform, kinds } from './platform.ts';
import { noLog, type Parts, type Replica, startReplica } from './replica.ts';
import { startOfTime, World } from './world.ts';

/** How a variant is broken; the identity is the product as it is. */
export interface Variant {
  readonly name: string;
  /** Days on which what is broken matters. */
  readonly days?: Partial<Options>;
  readonly store?: (store: MemoryStore) => MemoryStore;
  readonly parts?: (parts: Parts, wall: WallClock, world: World) => Parts;
}

export interface Outcome {
  readonly options: Options;
  readonly history: History;
}

/** After the faults: as long as a message may be uncertain, and a little more. */
const longestHealing = 4.25 * 3_600_000;

export async function simulate(given: Options, variant?: Variant): Promise<Outcome> {
  const options = { ...given, ...variant?.days };
  const world = new World(options);
  const places = placesOn(options.platform);
  const onCommit = (writes: readonly Write[]) => recordWrites(world, memory, writes);
  const plain: MemoryStore = createMemoryStore({ places, onCommit });
  const memory = variant?.store?.(plain) ?? plain;
  const database = new FaultyDatabase(world, memory);
  const platform = new FaultyPlatform(world, kinds[options.platform]);
  await open(world, memory, createDelivery({ now: () => world.time.instant() }), places);

  const begin = async (machine: Machine, wall: WallClock): Promise<Replica> => {
    const ask = () => database.timeFor(machine);
    const parts: Parts = {
      store: database.storeFor(machine),
      platform: platform.port(machine),
      clock: await createDatabaseClock(ask, wall, noLog),
      delivery: (delivery) => delivery,
    };
    return startReplica(
      machine,
      variant?.parts?.(parts, wall, world) ?? parts,
      places,
      options.boards,
    );
  };
  const replicas = startReplicas(world, begin, database);
  const people = letPeopleAct(world, () => entrance(world, replicas));

  await world.time.run(startOfTime + options.minutes * 60_000);
  world.isHealed = true;
  world.record({ kind: 'healed' });
  const looked = world.time.now + 150_000;
  const isDone = () =>
    world.time.now > looked && people.stillWaiting() === 0 && isQuiet(memory, world.time.instant());
  await world.time.run(world.time.now + longestHealing, isDone);
  end(world, memory);
  return { options, history: world.history };
}

/** Each on a machine of its own; one that was killed comes back after a while. */
function startReplicas(
  world: World,
  begin: (machine: Machine, wall: WallClock) => Promise<Replica>,
  database: FaultyDatabase,
): ReadonlyMap<string, Replica> {
  const running = new Map<string, Replica>();
  const start = (name: string, wall: WallClock) => {
    const machine: Machine = new Machine(world, name, {
      isDatabaseUp: () => database.isUp(),
      failAt: database.failAt,
      onKill: () => {
        running.delete(name);
        const pause = world.isHealed ? 1_000 : world.chance('restart').between(1_000, 120_000);
        world.time.after(pause, () => start(name, wall));
      },
    });
    begin(machine, wall).then(
      (replica) => running.set(name, replica),
      () => machine.kill('its start: the database did not answer'),
    );
  };
  for (let n = 1; n <= world.options.replicas; n += 1)
    start(`r${n}`, new WallClock(world, `r${n}`));
  return running;
}

function entrance(world: World, replicas: ReadonlyMap<string, Replica>) {
  const [first, ...others] = [...replicas.values()];
  return first ? world.chance('entrance').pick([first, ...others]).handle : null;
}

/** Nothing open, and no occurrence that is due. */
function isQuiet({ tables }: MemoryStore, now: Temporal.Instant): boolean {
  for (const row of tables.outbox.values()) if (isOpen(row)) return false;
  for (const row of tables.occurrences.values())
    if (!row.finished && Temporal.Instant.compare(row.instant, now) <= 0) return false;
  return true;
}

function recordWrites(world: World, { tables }: MemoryStore, writes: readonly Write[]): void {
  for (const { table, key } of writes) {
    if (table === 'facts') world.record({ kind: 'done', fact: key });
    const row = table === 'outbox' ? tables.outbox.get(key) : undefined;
    if (row && row.fence === 0 && row.state === 'pending' && row.attempt === 0) {
      const { lane, updates, policy } = row;
      world.record({ kind: 'owed', key, fact: titleOf(row.card), lane, updates, policy });
    }
    if (row && !isOpen(row)) world.record({ kind: 'over', key });
  }
}

const titleOf = (card: unknown): string => (card as ReturnType<typeof cardOf>).title;

function end(world: World, { tables }: MemoryStore): void {
  for (const { key, state, providerRef, error } of tables.outbox.values())
    world.record({ kind: 'ended', key, state, ref: providerRef, reason: error });
}
