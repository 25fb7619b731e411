/** The wiring, and the only file that knows every module: database -> company -> features -> platform -> delivery -> server. */

import type { AddressInfo } from 'node:net';
import { draw } from './chance.ts';
import type { Inbound, Member, Platform } from './chat/port.ts';
import { createRouter } from './chat/router.ts';
import { monotonicMs } from './clock.ts';
import { type Company, openCompany } from './company.ts';
import type { Config } from './config.ts';
import type { Connection } from './delivery/address.ts';
import { createDelivery, createOutboxWorker } from './delivery/outbox.ts';
import type { Delivery } from './delivery/port.ts';
import { createPump, type Pump } from './delivery/pump.ts';
import { createScheduler, type ScheduledJob, type Scheduler } from './delivery/scheduler.ts';
import { createWakeUp } from './delivery/wake-up.ts';
import { createPlayer } from './demo/player.ts';
import { businessDay } from './domain/period.ts';
import { catalogue, home, welcome } from './features/catalogue.ts';
import type { Request, Surroundings } from './features/feature.ts';
import { describe, refusals } from './features/routing.ts';
import { ensureSchedules } from './features/schedules.ts';
import { codeFor } from './features/setup/claim.ts';
import type { Log } from './log.ts';
import { createMatching, type Matching } from './matching.ts';
import { createMetrics, type Metrics } from './operations/metrics.ts';
import { readiness } from './operations/readiness.ts';
import { operationsRoutes } from './operations/routes.ts';
import { watchHandler, watchInbox, watchJobs, watchPlatform } from './operations/watching.ts';
import { listOf, openPlatforms, type Platforms } from './platforms.ts';
import { close, listen } from './server.ts';
import { roomBytes } from './store/disk.ts';
import type { Database, Store } from './store/port.ts';
import { visitor } from './visiting.ts';

export interface App {
  readonly url: string;
  /** The code by which somebody becomes the first admin in the chat; null: there is one, or no chat. */
  readonly code: string | null;
  /** Takes nothing new, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** Put around the ports before anything uses them: simulations and tests let things go wrong there. */
export interface Ports {
  readonly store?: (store: Store) => Store;
  readonly platform?: (platform: Platform) => Platform;
}

/** Takes the database over. Throws AppError `store.*`; an error with code `EADDRINUSE` when the port is taken. */
export async function startApp(
  config: Config,
  log: Log,
  database: Database,
  ports: Ports = {},
): Promise<App> {
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
  const { store, clock, sendingClock, shared } = company;
  const metrics = createMetrics({ outbox: store.outbox, clock, skewMs: shared?.skewMs ?? null });
  const matching = createMatching(store, () => served, clock, log);
  const advance = { to: async (): Promise<void> => {} } as { to: ClockMove };
  const opened = await openPlatforms(config, company, log, {
    advance: (to) => advance.to(to),
    sent: () => pump.send(),
    refused: metrics.refused,
    peopleChanged: matching.changed,
  });
  const served = listOf(opened).map((each) => {
    const watched = watchPlatform(each, metrics);
    return ports.platform?.(watched) ?? watched;
  });
  const connections = connectionsOf(served, opened, store);
  const delivery = createDelivery(clock, served);
  const around = (): Surroundings => surroundings(company, delivery);
  const sending = { store, clock: sendingClock, log: log.child({ room: 'outbox' }) };
  const worker = createOutboxWorker({ ...sending, connections });
  const pump = createPump({ ...sending, worker });
  const scheduler = createScheduler({
    store,
    clock,
    jobs: watchJobs(jobsOf(around), metrics),
    sweeps: sweepsOf(around),
    spreadMs: Math.max(0, ...served.map(({ spreadMs = 0 }) => spreadMs)),
    log: log.child({ room: 'scheduler' }),
  });
  const wake = wakingOf(company, config, { scheduler, pump, matching });
  advance.to = clockMove(company, scheduler.next, wake);
  const route = createRouter<Request>(routing(company, around, served, metrics, log));
  const handle = watchHandler(route, metrics, monotonicMs);
  const answered: Parameters<Platform['start']>[0] = async (inbound) => {
    const answer = await handle(inbound);
    void pump.send();
    return answer;
  };
  for (const platform of served) await platform.start(answered);
  const disk = { folder: config.home, roomBytes: () => roomBytes(config.home) };
  const ready = () => readiness(database, store, clock, disk, unreached(opened));
  const server = await listen({
    ...config.listen,
    operations: operationsRoutes(metrics, ready),
    page: opened.playground?.routes ?? null,
    slack: opened.slack?.listener ?? null,
  });
  const wakeUp = createWakeUp(wake, log);
  wakeUp.start();
  const woken = wakeUp.now();
  // What was due meanwhile stands on the page when it is seen first. A chat gets it when it is there, and is answered already.
  if (opened.playground) await woken;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    code: opened.slack ? await codeFor(store, opened.slack.name, draw) : null,
    async stop() {
      pump.stop();
      // First, so that nothing is claimed any more and what is claimed goes back, whatever the wake-up call still does.
      const sent = worker.stop();
      await wakeUp.stop();
      await close(server);
      await sent;
      for (const platform of served) await platform.stop();
      await matching.stop();
      await database.close();
    },
  };
}

/** What happens about once a minute; before it, until that has succeeded once, what happens day by day is put on the timetable. */
function wakingOf(
  { store, clock, shared }: Company,
  { slack }: Config,
  means: {
    readonly scheduler: Pick<Scheduler, 'tick'>;
    readonly pump: Pick<Pump, 'send'>;
    readonly matching: Pick<Matching, 'look'>;
  },
): () => Promise<void> {
  let isTimetableThere = false;
  return async () => {
    await shared?.sync();
    if (!isTimetableThere) await ensureSchedules(store, clock.now(), { boards: slack === null });
    isTimetableThere = true;
    await means.scheduler.tick();
    await means.pump.send();
    means.matching.look();
  };
}

/** By the name that each says of itself: the tenant of Slack is known when Slack has said it. */
const connectionsOf = (
  served: readonly Platform[],
  { slack }: Platforms,
  { workspace }: Store,
): readonly Connection[] =>
  served.map((platform) => ({
    platform,
    get tenant() {
      return slack?.name === platform.name ? (slack.tenant() ?? '') : workspace.id;
    },
  }));

const unreached = ({ slack }: Platforms): readonly string[] =>
  slack && !slack.isConnected() ? ['Slack'] : [];

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

function routing(
  { store, awaited }: Company,
  around: () => Surroundings,
  served: readonly Platform[],
  metrics: Metrics,
  log: Log,
) {
  const member = async (platform: string, user: string): Promise<Member | null> =>
    (await served.find(({ name }) => name === platform)?.member?.(user)) ?? null;
  const means = { store, awaited, inbox: watchInbox(store.inbox, metrics), around, member };
  return {
    features: catalogue,
    resolve: (inbound: Inbound) => visitor(means, inbound),
    welcome,
    home,
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
