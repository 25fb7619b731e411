/** The wiring, and the only file that knows every module: database -> company -> features -> platform -> delivery -> server. */

import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createPlayground, type Playground } from './chat/playground/connect.ts';
import type { Inbound, Platform } from './chat/port.ts';
import { createRouter, type Inbox, type Visitor } from './chat/router.ts';
import { monotonicMs } from './clock.ts';
import { type Company, openCompany, openDatabaseOf } from './company.ts';
import type { Config } from './config.ts';
import { createDelivery, createOutboxWorker } from './delivery/outbox.ts';
import type { Delivery } from './delivery/port.ts';
import { createPump } from './delivery/pump.ts';
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
import { createMetrics, type Metrics } from './operations/metrics.ts';
import { readiness } from './operations/readiness.ts';
import { operationsRoutes } from './operations/routes.ts';
import { watchHandler, watchInbox, watchJobs, watchPlatform } from './operations/watching.ts';
import type { Database, Store } from './store/port.ts';

export interface App {
  readonly url: string;
  /** Takes nothing new, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** Put around the ports before anything uses them: simulations and tests let things go wrong there. */
export interface Ports {
  readonly store?: (store: Store) => Store;
  readonly platform?: (platform: Platform) => Platform;
}

/** Throws AppError `store.*`; an error with code `EADDRINUSE` when the port is taken. */
export async function startApp(config: Config, log: Log, ports: Ports = {}): Promise<App> {
  const database = await openDatabaseOf(config, log);
  try {
    const found = await openCompany(database, config, log);
    const company = { ...found, store: ports.store?.(found.store) ?? found.store };
    return await serveCompany(config, log, database, company, ports);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serveCompany(
  config: Config,
  log: Log,
  database: Database,
  company: Company,
  ports: Ports,
): Promise<App> {
  const { store, clock, shared } = company;
  await ensureSchedules(store, clock.now());
  const delivery = createDelivery(clock);
  const around = (): Surroundings => surroundings(company, delivery);
  const metrics = createMetrics({ outbox: store.outbox, clock, skewMs: shared?.skewMs ?? null });
  const advance = { to: async (): Promise<void> => {} } as { to: ClockMove };
  const playground = playgroundOf(config, company, log, advance, () => pump.send());
  const watched = watchPlatform(playground, metrics);
  const platform = ports.platform?.(watched) ?? watched;
  const worker = createOutboxWorker({
    store,
    connections: [{ platform, tenant: store.workspace.id }],
    clock,
    log: log.child({ room: 'outbox' }),
  });
  const pump = createPump({ store, worker, clock, log: log.child({ room: 'outbox' }) });
  const scheduler = createScheduler({
    store,
    clock,
    jobs: watchJobs(jobsOf(around), metrics),
    sweeps: sweepsOf(around),
    log: log.child({ room: 'scheduler' }),
  });
  const wake = async () => {
    await shared?.sync();
    await scheduler.tick();
    await pump.send();
  };
  advance.to = clockMove(company, scheduler.next, wake);
  const route = createRouter<Request>(routing(company, around, metrics, log));
  const handle = watchHandler(route, metrics, monotonicMs);
  await platform.start(async (inbound) => {
    const answer = await handle(inbound);
    void pump.send();
    return answer;
  });
  const ready = () => readiness(database, store, clock);
  const app = new Hono();
  app.route('/', operationsRoutes(metrics, ready));
  app.route('/', playground.routes);
  const server = await listen(config.port, app);
  const wakeUp = createWakeUp(wake, log);
  wakeUp.start();
  await wake();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      pump.stop();
      // First, so that nothing is claimed any more and what is claimed goes back, whatever the wake-up call still does.
      const sent = worker.stop();
      await wakeUp.stop();
      await close(server);
      await sent;
      await platform.stop();
      await database.close();
    },
  };
}

function playgroundOf(
  config: Config,
  company: Company,
  log: Log,
  advance: { readonly to: ClockMove },
  send: () => Promise<void>,
): Playground {
  const { store, clock, story } = company;
  return createPlayground({
    tenant: store.workspace.id,
    directory: directoryOf(company),
    commands: (person, locale) => commandsFor(catalogue, person, locale),
    suggestions: suggestionsFor,
    clock: {
      timeZone: store.workspace.timeZone,
      now: () => clock.now(),
      advance: story && ((to) => advance.to(to)),
    },
    setLocale: (user, locale) => setLocale(store, user, locale),
    sent: send,
    folder: join(config.home, `playground-${store.workspace.id}`),
    log: log.child({ room: 'playground' }),
  });
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

/** The demo plays what happens meanwhile. One's own company's time goes by itself. */
function clockMove(
  { store, story }: Company,
  nextDue: Parameters<typeof createPlayer>[0]['nextDue'],
  wake: () => Promise<void>,
): ClockMove {
  if (!story) return async () => {};
  const { clock, diary, told } = story;
  return createPlayer({ store, clock, diary, nextDue, wake }, told).advance;
}

function routing({ store }: Company, around: () => Surroundings, metrics: Metrics, log: Log) {
  const inbox = watchInbox(store.inbox, metrics);
  return {
    features: catalogue,
    resolve: (inbound: Inbound) => visitor(store, inbox, around, inbound),
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
  inbox: Inbox,
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
    inbox,
  };
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
