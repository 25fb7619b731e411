/**
 * The whole product in a process that can be killed at any border of a port. What its chat platform shows is lines of a file, each on the
 * disk before anybody hears of it, so that it outlives the process. Told what to do over the channel to its parent.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { App } from '../../src/app.ts';
import type { Answer, Inbound, Outgoing, Platform } from '../../src/chat/port.ts';
import type { ScheduleId } from '../../src/domain/ids.ts';
import type { Repositories, Store } from '../../src/store/port.ts';
import type { OutboxState } from '../../src/store/port-delivery.ts';
import { platformWithStops, storeWithStops } from '../support/boundaries.ts';

/** What the parent may ask. */
export type Order =
  /** The process ends when it comes to `point` for the next time. */
  | { readonly kind: 'arm'; readonly point: string }
  | { readonly kind: 'say'; readonly text: string; readonly key: string }
  /**
   * As if this many minutes passed for all that waits; `only` for requests that were begun and not finished. What another living process
   * is just sending must not look like given up: hurry all only when there is no other.
   */
  | { readonly kind: 'hurry'; readonly minutes: number; readonly only?: 'requests' }
  | { readonly kind: 'schedule'; readonly id: string }
  | { readonly kind: 'messages' }
  /** Those that run. */
  | { readonly kind: 'contests' }
  /** What its server says. */
  | { readonly kind: 'fetch'; readonly path: string; readonly body?: unknown };

export interface Launched {
  readonly id: string;
  readonly title: string;
}

export interface Fetched {
  readonly status: number;
  readonly text: string;
}

export interface Message {
  readonly key: string;
  readonly state: OutboxState;
  readonly reason: string | null;
}

const environment = process.env;
const shownFile = environment['SHOWN_FILE'] ?? '';
const sendTakesMs = Number(environment['SEND_TAKES_MS'] ?? 0);
let armed = environment['KILL_AT'] ?? '';
let hurriedMs = Number(environment['HURRY_MINUTES'] ?? 0) * 60_000;
let requestsHurriedMs = 0;

const visit = async (point: string): Promise<void> => {
  if (point === armed) process.kill(process.pid, 'SIGKILL');
};

/** Leases, pauses and times of waiting are over sooner, whatever the clock says. */
function hurried(store: Store): Store {
  const { outbox, inbox, schedules } = store;
  return {
    ...store,
    outbox: {
      ...outbox,
      claim: (now, ...rest) => outbox.claim(now.add({ milliseconds: hurriedMs }), ...rest),
      async nextDue() {
        const next = await outbox.nextDue();
        return next && next.subtract({ milliseconds: hurriedMs });
      },
    },
    inbox: {
      ...inbox,
      begin: (platform, key, at, leaseMs) =>
        inbox.begin(
          platform,
          key,
          at.add({ milliseconds: hurriedMs + requestsHurriedMs }),
          leaseMs,
        ),
    },
    schedules: {
      ...schedules,
      claimDue: (now, ...rest) => schedules.claimDue(now.add({ milliseconds: hurriedMs }), ...rest),
    },
  };
}

interface Line {
  readonly ref: string;
  readonly key: string;
  readonly update: string | null;
}

const linesShown = (): readonly Line[] =>
  existsSync(shownFile)
    ? readFileSync(shownFile, 'utf8')
        .split('\n')
        .filter((line) => line.endsWith('}'))
        .map((line) => JSON.parse(line) as Line)
    : [];

function show({ key, update }: Outgoing): string {
  const ref = update ?? randomUUID();
  const file = openSync(shownFile, 'a');
  writeSync(file, `${JSON.stringify({ ref, key, update } satisfies Line)}\n`);
  fsyncSync(file);
  closeSync(file);
  return ref;
}

const hear = { handle: null as ((inbound: Inbound) => Promise<Answer>) | null };

/** Shows on paper; without keys that it knows again, but it can look up. */
const onPaper = (playground: Platform): Platform => ({
  ...{ name: playground.name, limits: null, idempotentForMs: null },
  async start(handle) {
    hear.handle = handle;
    await playground.start(handle);
  },
  async send(message) {
    await delay(sendTakesMs / 2);
    const ref = show(message);
    await delay(sendTakesMs / 2);
    return { kind: 'sent', ref };
  },
  async lookUp({ key }) {
    const found = linesShown().find((line) => line.key === key && line.update === null);
    return found ? { ref: found.ref } : 'absent';
  },
  stop: () => playground.stop(),
});

/** Compiled: it starts in a third of the time. */
const compiled = <T>(name: string): Promise<T> =>
  import(new URL(`../../dist/${name}.js`, import.meta.url).href) as Promise<T>;
const { startApp } = await compiled<typeof import('../../src/app.ts')>('app');
const { openDatabaseOf } = await compiled<typeof import('../../src/opening.ts')>('opening');
const { readConfig } = await compiled<typeof import('../../src/config.ts')>('config');
const { createLog } = await compiled<typeof import('../../src/log.ts')>('log');
const { listen } = await compiled<typeof import('../../src/server.ts')>('server');

const reading = readConfig(process.env);
if (reading.kind === 'refused') throw new Error(reading.lines.join('\n'));

const now = (): Temporal.Instant => Temporal.Now.instant();

const opened = { store: null as Store | null };
const log = createLog('fatal');
const database = await openDatabaseOf(reading.config, log);
const listening = await listen({
  ...reading.config.listen,
  starting: 'Wait.',
  monotonicMs: () => performance.now(),
});
const app: App = await startApp(reading.config, log, database, listening, {
  store(store) {
    opened.store = store;
    return storeWithStops<Repositories, Store>(hurried(store), visit);
  },
  platform: (platform) => platformWithStops(onPaper(platform), visit),
});

const allStates: readonly OutboxState[] = [
  ...(['pending', 'sending', 'sent', 'refused', 'ambiguous', 'needs_person', 'expired'] as const),
];

const inbound = (text: string, key: string): Inbound => ({
  ...{ platform: 'playground', tenant: 'own', user: 'mia', locale: 'en', dedupeKey: key },
  place: { id: 'general', kind: 'channel' },
  receivedAt: now(),
  event: { kind: 'command', text },
});

/** Due once since yesterday. */
const dailyBoard = (id: string) => {
  const yesterday = now().subtract({ hours: 23 });
  const at = yesterday.add({ hours: 20 }).toZonedDateTimeISO('UTC').toPlainTime();
  return {
    ...{ id: id as ScheduleId, job: 'boards.weekly', subject: '', active: true },
    cadence: { every: 'day', at: at.toString({ smallestUnit: 'minute' }) } as const,
    ...({ timeZone: 'UTC', catchUp: 'each', createdAt: yesterday } as const),
  };
};

async function fetched(path: string, body: unknown): Promise<Fetched> {
  const headers = { 'content-type': 'application/json' };
  const posting = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${app.url}${path}`, body === undefined ? {} : posting);
  return { status: response.status, text: await response.text() };
}

async function obey(order: Order): Promise<unknown> {
  const { store } = opened;
  if (!store || !hear.handle) throw new Error('not started');
  switch (order.kind) {
    case 'arm':
      armed = order.point;
      return null;
    case 'say':
      return hear.handle(inbound(order.text, order.key)).then(
        (answer) => answer,
        () => 'not taken',
      );
    case 'hurry':
      if (order.only === 'requests') {
        requestsHurriedMs += order.minutes * 60_000;
        return null;
      }
      hurriedMs += order.minutes * 60_000;
      // Every act makes it look for what can be sent.
      await hear.handle(inbound('/help', randomUUID()));
      return null;
    case 'schedule':
      await store.schedules.save(dailyBoard(order.id));
      return null;
    case 'contests':
      return (await store.contests.running()).map(({ id, title }): Launched => ({ id, title }));
    case 'fetch':
      return fetched(order.path, order.body);
    case 'messages': {
      const messages = await store.outbox.list({ states: allStates }, 10_000);
      return messages.map(({ key, state, error }): Message => ({ key, state, reason: error }));
    }
  }
}

process.on('message', (order: Order) => {
  obey(order).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', () => {
  void app.stop().then(() => process.exit(0));
});
process.send?.({ ready: true });
