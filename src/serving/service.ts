/** What is done for one company: its jobs run, its messages are sent, its people are answered. */
import type { Answer, Inbound, Member, Platform } from '../chat/port.ts';
import { createRouter } from '../chat/router.ts';
import { monotonicMs } from '../clock.ts';
import type { Company } from '../company.ts';
import type { Connection } from '../delivery/address.ts';
import { createDelivery, createOutboxWorker } from '../delivery/outbox.ts';
import type { Delivery } from '../delivery/port.ts';
import { createPump, type Pump } from '../delivery/pump.ts';
import { createScheduler, type ScheduledJob, type Scheduler } from '../delivery/scheduler.ts';
import { createPlayer } from '../demo/player.ts';
import { businessDay } from '../domain/period.ts';
import { catalogue, home, welcome } from '../features/catalogue.ts';
import type { Request, Surroundings } from '../features/feature.ts';
import { reportUnmatched } from '../features/people/report.ts';
import { describe, refusals } from '../features/routing.ts';
import { ensureSchedules } from '../features/schedules.ts';
import type { Log } from '../log.ts';
import { createMatching, type Matching } from '../matching.ts';
import type { Metrics } from '../operations/metrics.ts';
import { watchHandler, watchInbox, watchJobs } from '../operations/watching.ts';
import { visitor } from '../visiting.ts';

export interface Service {
  readonly company: Company;
  /** Begins to listen, on each of its platforms. */
  start(): Promise<void>;
  /** Does what is due. */
  wake(): Promise<void>;
  /** Sends what can go now. Never throws. */
  send(): Promise<void>;
  /** Somebody came, left or changed on that platform. */
  peopleChanged(platform: string, member: Member): Promise<void>;
  /** What that platform knows of one of its accounts; null: nothing, or it cannot be asked now. */
  member(platform: string, user: string): Promise<Member | null>;
  /** To a later time of the demo, whose story goes on meanwhile. One's own company's time goes by itself. */
  advance(to: Surroundings['now']): Promise<void>;
  /** Claims no message any more. Resolves when what was claimed is sent or given back. */
  quiet(): Promise<void>;
  /** After `quiet`: answers nobody any more. */
  stop(): Promise<void>;
}

export interface ServiceMeans {
  readonly company: Company;
  /** Not started yet. */
  readonly connections: readonly Pick<Connection, 'platform' | 'tenant'>[];
  /** Whether the boards that every company has are put on the timetable. */
  readonly boards: boolean;
  readonly metrics: Metrics;
  readonly log: Log;
}

export function createService({ company, metrics, log, ...means }: ServiceMeans): Service {
  const { store, clock, sendingClock } = company;
  const platforms = means.connections.map(({ platform }) => platform);
  const delivery = createDelivery(clock, platforms);
  const around = (): Surroundings => surroundings(company, delivery);
  const sending = { store, clock: sendingClock, log: log.child({ room: 'outbox' }) };
  const matching = createMatching({
    ...{ store, clock, log, platforms },
    matched: (platform) => reportUnmatched(around(), platform, namesOf(platforms)),
  });
  const connections = means.connections.map((each) => read(each, matching));
  const worker = createOutboxWorker({ ...sending, connections });
  const pump = createPump({ ...sending, worker });
  const scheduler = createScheduler({
    store,
    clock,
    jobs: watchJobs(jobsOf(around), metrics),
    sweeps: sweepsOf(around),
    spreadMs: Math.max(0, ...platforms.map(({ spreadMs = 0 }) => spreadMs)),
    log: log.child({ room: 'scheduler' }),
  });
  const wake = wakingOf(means, company, { scheduler, pump, matching });
  const member: Service['member'] = async (platform, user) =>
    (await platforms.find(({ name }) => name === platform)?.member?.(user)) ?? null;
  const route = createRouter<Request>(routing(company, around, member, metrics, log));
  const handle = watchHandler(route, metrics, monotonicMs);
  const answer = async (inbound: Inbound): Promise<Answer> => {
    const given = await handle(inbound);
    void pump.send();
    return given;
  };
  return {
    company,
    wake,
    send: pump.send,
    peopleChanged: matching.changed,
    member,
    advance: clockMove(company, scheduler.next, wake),
    start: async () => {
      for (const platform of platforms) await platform.start(answer);
    },
    quiet: () => {
      pump.stop();
      return worker.stop();
    },
    stop: async () => {
      await Promise.all(platforms.map((platform) => platform.stop()));
      await matching.stop();
    },
  };
}

/** What happens about once a minute; before it, until that has succeeded once, what happens day by day is put on the timetable. */
function wakingOf(
  { boards }: Pick<ServiceMeans, 'boards'>,
  { store, clock, shared }: Company,
  means: {
    readonly scheduler: Pick<Scheduler, 'tick'>;
    readonly pump: Pick<Pump, 'send'>;
    readonly matching: Pick<Matching, 'look'>;
  },
): () => Promise<void> {
  let isTimetableThere = false;
  return async () => {
    await shared?.sync();
    means.matching.look();
    if (!isTimetableThere) await ensureSchedules(store, clock.now(), { boards });
    isTimetableThere = true;
    await means.scheduler.tick();
    await means.pump.send();
  };
}

const namesOf = (platforms: readonly Platform[]): readonly string[] =>
  platforms.map(({ name }) => name);

/** The tenant may not be known yet: it is asked for each time. */
const read = (
  given: ServiceMeans['connections'][number],
  { hasRead }: Pick<Matching, 'hasRead'>,
): Connection => ({
  platform: given.platform,
  hasRead: () => given.platform.members === undefined || hasRead(given.platform.name),
  get tenant() {
    return given.tenant;
  },
});

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

/** The demo plays what happens meanwhile. */
function clockMove(
  { store, story }: Company,
  nextDue: Parameters<typeof createPlayer>[0]['nextDue'],
  wake: () => Promise<void>,
): Service['advance'] {
  if (!story) return async () => {};
  const { clock, diary, told } = story;
  return createPlayer({ store, clock, diary, nextDue, wake }, told).advance;
}

interface Failure {
  readonly reference: string;
  readonly feature: string;
  readonly error: unknown;
}

function routing(
  { store, awaited }: Company,
  around: () => Surroundings,
  member: Service['member'],
  metrics: Metrics,
  log: Log,
) {
  const means = { store, awaited, inbox: watchInbox(store.inbox, metrics), around, member };
  return {
    features: catalogue,
    resolve: (inbound: Inbound) => visitor(means, inbound),
    welcome,
    home,
    describe,
    refusals,
    report: ({ reference, feature, error }: Failure) =>
      log.error({ reference, feature, err: error }, 'a request failed'),
  };
}
