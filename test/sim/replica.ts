/** One process of the product: the real delivery, worker, scheduler and router, wired as in src/app.ts, on simulated ports. */
import type { Platform } from '../../src/chat/port.ts';
import { createRouter } from '../../src/chat/router.ts';
import type { Clock } from '../../src/clock.ts';
import { createDelivery, createOutboxWorker } from '../../src/delivery/outbox.ts';
import type { Delivery } from '../../src/delivery/port.ts';
import { createScheduler } from '../../src/delivery/scheduler.ts';
import type { Timer } from '../../src/delivery/timer.ts';
import type { Place } from '../../src/domain/workspace.ts';
import type { Log } from '../../src/log.ts';
import { platformWithStops } from '../support/boundaries.ts';
import type { SimulatedStore } from './database.ts';
import type { Machine } from './machine.ts';
import { newsFeature, newsJob, newsSweep } from './news.ts';
import type { Entrance } from './people-act.ts';

/** What a broken variant puts in the place of what is right. */
export interface Parts {
  readonly store: SimulatedStore;
  readonly platform: Platform;
  readonly clock: Clock & { sync(): Promise<void> };
  readonly delivery: (delivery: Delivery) => Delivery;
}

export interface Replica {
  readonly machine: Machine;
  readonly handle: NonNullable<ReturnType<Entrance>>;
  /** What can go now. */
  readonly send: () => void;
  /** In good order, as on SIGTERM. */
  stop(): Promise<void>;
}

export const noLog: Log = {
  ...{ debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  child: () => noLog,
};

/** Goes off late in a process that is frozen, and not at all in one that is gone. */
const timerOf =
  (machine: Machine): Timer =>
  (afterMs, work) => {
    let isOff = false;
    machine.later(afterMs, () => {
      if (!isOff) work();
    });
    return () => {
      isOff = true;
    };
  };

export function startReplica(
  machine: Machine,
  parts: Parts,
  places: readonly Place[],
  boards: number,
): Replica {
  const { store, clock } = parts;
  const platform = platformWithStops(parts.platform, machine.pass);
  const delivery = parts.delivery(createDelivery(clock));
  const around = { store, delivery, places };
  const worker = createOutboxWorker({
    // Delivery touches no more of the store than the simulation has.
    store: store as never,
    connections: [{ platform, tenant: 'T1' }],
    clock,
    timer: timerOf(machine),
    log: noLog,
  });
  const scheduler = createScheduler({
    store: store as never,
    clock,
    jobs: new Map([['news.daily', newsJob(around)]]),
    sweeps: new Map([['news', newsSweep(around, boards)]]),
    log: noLog,
  });
  const route = createRouter<null>({
    features: [newsFeature(around)],
    resolve: async () => ({
      ...{ locale: null, roles: ['rep'], request: () => null, inbox: store.inbox },
    }),
    welcome: async () => ({ kind: 'none' }),
    home: async () => ({ kind: 'none' }),
    describe: () => null,
    refusals: { unknownCommand: (word) => new Error(word), roleNeeded: () => new Error('role') },
    report: () => {},
  });
  // As the pump of the product does it: again when the next message can go.
  let comesAgain = false;
  const sendNow = async () => {
    await worker.drain();
    const next = await store.outbox.nextDue();
    const waitMs = next ? clock.now().until(next).total('milliseconds') : 60_000;
    if (waitMs >= 60_000 || comesAgain) return;
    comesAgain = true;
    machine.later(Math.max(250, waitMs), () => {
      comesAgain = false;
      send();
    });
  };
  const send = () => void sendNow().catch(() => {});
  const wake = () =>
    void clock
      .sync()
      .then(() => scheduler.tick())
      .then(send);
  const everyMinute = () =>
    machine.later(60_000, () => {
      wake();
      everyMinute();
    });
  wake();
  everyMinute();
  return {
    machine,
    send,
    async handle(inbound) {
      const answer = await route(inbound);
      send();
      return answer;
    },
    stop: () => worker.stop(),
  };
}
