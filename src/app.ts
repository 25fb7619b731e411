/** The wiring, and the only file that knows every module: database -> company -> features -> platform -> delivery -> server. */

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createPlayground } from './chat/playground/connect.ts';
import type { Inbound } from './chat/port.ts';
import { createRouter, type Visitor } from './chat/router.ts';
import { type Company, openCompany, openDatabaseOf } from './company.ts';
import type { Config } from './config.ts';
import { createDelivery, createOutboxWorker } from './delivery/outbox.ts';
import type { Delivery } from './delivery/port.ts';
import { createScheduler, type ScheduledJob } from './delivery/scheduler.ts';
import { createWakeUp } from './delivery/wake-up.ts';
import { createPlayer } from './demo/player.ts';
import { commandsFor, directoryOf, suggestionsFor } from './directory.ts';
import { AppError } from './domain/errors.ts';
import { businessDay } from './domain/period.ts';
import { catalogue, welcome } from './features/catalogue.ts';
import type { Request, Surroundings } from './features/feature.ts';
import { describe, refusals } from './features/routing.ts';
import { ensureSchedules } from './features/schedules.ts';
import type { Locale } from './i18n/locale.ts';
import type { Log } from './log.ts';
import type { Database } from './store/port.ts';

export interface App {
  readonly url: string;
  /** Takes nothing new, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** Throws AppError `store.*`; an error with code `EADDRINUSE` when the port is taken. */
export async function startApp(config: Config, log: Log): Promise<App> {
  const database = await openDatabaseOf(config, log);
  try {
    return await serveCompany(config, log, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serveCompany(config: Config, log: Log, database: Database): Promise<App> {
  const company = await openCompany(database, config);
  const { store, clock } = company;
  await ensureSchedules(store, clock.now());
  const delivery = createDelivery(clock);
  const around = (): Surroundings => surroundings(company, delivery);
  const advance = { to: async (): Promise<void> => {} } as { to: ClockMove };
  const playground = createPlayground({
    tenant: store.workspace.id,
    directory: directoryOf(company),
    commands: (person, locale) => commandsFor(catalogue, person, locale),
    suggestions: suggestionsFor,
    clock: {
      timeZone: store.workspace.timeZone,
      now: () => clock.now(),
      advance: (to) => advance.to(to),
    },
    setLocale: (user, locale) => setLocale(store, user, locale),
    sent: () => send(),
    folder: join(config.home, `playground-${store.workspace.id}`),
    log: log.child({ room: 'playground' }),
  });
  const worker = createOutboxWorker({
    store,
    connections: [{ platform: playground, tenant: store.workspace.id }],
    clock,
    log: log.child({ room: 'outbox' }),
  });
  const send = () =>
    worker.drain().catch((error: unknown) => log.error({ err: error }, 'sending failed'));
  const scheduler = createScheduler({
    store,
    clock,
    jobs: jobsOf(around),
    sweeps: sweepsOf(around),
    log: log.child({ room: 'scheduler' }),
  });
  const wake = async () => {
    await scheduler.tick();
    await worker.drain();
  };
  advance.to = clockMove(company, scheduler.next, wake);
  const route = createRouter<Request>(routing(company, around, log));
  await playground.start(async (inbound) => {
    const answer = await route(inbound);
    void send();
    return answer;
  });
  const server = await listen(config.port, httpApp(database, playground.routes));
  const wakeUp = createWakeUp(wake, log);
  wakeUp.start();
  await wake();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      await wakeUp.stop();
      await close(server);
      await worker.stop();
      await playground.stop();
      await database.close();
    },
  };
}

/** The language switched to in the playground is the person's own from then on, in cards and reminders too. */
async function setLocale(store: Company['store'], user: string, locale: Locale): Promise<void> {
  const person = await store.people.byIdentity('playground', user);
  if (person) await store.people.setLocale(person.id, locale);
}

const surroundings = ({ store, clock }: Company, delivery: Delivery): Surroundings => {
  const now = clock.now();
  const { workspace } = store;
  return { store, workspace, delivery, now, today: businessDay(now, workspace) };
};

function jobsOf(around: () => Surroundings): ReadonlyMap<string, ScheduledJob> {
  return new Map(
    catalogue.flatMap(({ id, jobs }) =>
      Object.entries(jobs).map(([name, job]): [string, ScheduledJob] => [
        `${id}.${name}`,
        (_, occurrence) => job.run(around(), occurrence),
      ]),
    ),
  );
}

const sweepsOf = (around: () => Surroundings) =>
  new Map(
    catalogue.flatMap(({ id, sweep }) =>
      sweep ? [[id, (): Promise<void> => sweep(around())] as const] : [],
    ),
  );

type ClockMove = (to: Surroundings['now']) => Promise<void>;

/** The demo plays what happens meanwhile; in one's own company only the schedules move on. */
function clockMove(
  { store, clock, story }: Company,
  nextDue: Parameters<typeof createPlayer>[0]['nextDue'],
  wake: () => Promise<void>,
): ClockMove {
  if (story) {
    const player = createPlayer({ store, clock, diary: story.diary, nextDue, wake }, story.told);
    return player.advance;
  }
  return async (to) => {
    clock.moveTo(to);
    await wake();
  };
}

function routing({ store }: Company, around: () => Surroundings, log: Log) {
  return {
    features: catalogue,
    resolve: (inbound: Inbound) => visitor(store, around, inbound),
    welcome,
    describe,
    refusals,
    report: ({
      reference,
      feature,
      error,
    }: {
      reference: string;
      feature: string;
      error: unknown;
    }) => log.error({ reference, feature, err: error }, 'a request failed'),
  };
}

async function visitor(
  store: Company['store'],
  around: () => Surroundings,
  { platform, user, place }: Inbound,
): Promise<Visitor<Request>> {
  const actor = await store.people.byIdentity(platform, user);
  if (!actor) throw new AppError('people.no_identity', {});
  const channel = place.kind === 'dm' ? null : await store.places.byRef(platform, place.id);
  return {
    locale: actor.locale,
    roles: actor.roles,
    request: (requestKey, locale) => ({ ...around(), actor, locale, place: channel, requestKey }),
    inbox: store.inbox,
  };
}

function httpApp(database: Database, playground: Hono): Hono {
  const app = new Hono();
  app.get('/healthz', (context) => context.text('ok\n'));
  app.get('/readyz', async (context) => {
    try {
      await database.ping();
      return context.text('ready\n');
    } catch {
      return context.text('the database does not answer\n', 503);
    }
  });
  app.route('/', playground);
  return app;
}

function listen(port: number, app: Hono): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(server));
    server.once('error', reject);
  });
}

/** Open streams of the page would keep it open for ever: they are cut after the rest has had a moment. */
function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    const cut = () => ('closeAllConnections' in server ? server.closeAllConnections() : undefined);
    setTimeout(cut, 500).unref();
  });
}
