/** What must happen at a time is a row, `(schedule, instant)`, so replicas cannot run it twice and nothing is lost while asleep. */
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock.ts';
import type { ScheduleId } from '../domain/ids.ts';
import { dueOf, occurrencesBetween, type Schedule } from '../domain/schedule.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/port.ts';

/** A feature's job with its surroundings filled in; see `Job` in features/feature.ts for what it must do with `finish`. */
export type ScheduledJob = (
  now: Temporal.Instant,
  occurrence: {
    readonly instant: Temporal.Instant;
    readonly subject: string;
    readonly finish: (tx: Pick<Store, 'schedules'>) => Promise<boolean>;
  },
) => Promise<void>;

interface Means {
  readonly store: Pick<Store, 'schedules' | 'transaction'>;
  /** By `<feature>.<job>`. */
  readonly jobs: ReadonlyMap<string, ScheduledJob>;
  /** By feature id; called at the end of every tick. */
  readonly sweeps: ReadonlyMap<string, (now: Temporal.Instant) => Promise<void>>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Scheduler {
  /** Everything that is due now, then the sweeps. Never throws; safe to call from several processes at any moment. */
  tick(): Promise<void>;
  /** When something is due next, up to and including `until`; null: nothing. For a clock that is moved by hand. */
  next(until: Temporal.Instant): Promise<Temporal.Instant | null>;
}

/** Longer than any job takes. A job that failed is tried again after it. */
const leaseMs = 5 * 60_000;
const batch = 50;
/** Whoever slept longer gets a report instead of months of messages. Settlements (`once`) are never too old. */
const longestSleep = { hours: 31 * 24 };

export function createScheduler(means: Means): Scheduler {
  let running: Promise<void> | null = null;
  let again = false;
  const round = async () => {
    try {
      do {
        again = false;
        await tick(means);
      } while (again);
    } finally {
      // At once, with the last look at `again`: whoever calls after it begins a new round.
      running = null;
    }
  };
  return {
    tick() {
      again = true;
      running ??= round();
      return running;
    },
    async next(until) {
      const schedules = await means.store.schedules.list();
      const coming = await Promise.all(
        schedules
          .filter(({ active }) => active)
          .map(async (schedule) => firstOf(schedule, await start(means, schedule), until)),
      );
      return coming
        .filter((instant) => instant !== null)
        .reduce<Temporal.Instant | null>(
          (first, each) => (first && Temporal.Instant.compare(first, each) <= 0 ? first : each),
          null,
        );
    },
  };
}

const firstOf = (schedule: Schedule, from: Temporal.Instant, until: Temporal.Instant) =>
  occurrencesBetween(schedule, from, until)[0] ?? null;

const start = async ({ store }: Means, schedule: Schedule): Promise<Temporal.Instant> =>
  (await store.schedules.materialisedUntil(schedule.id)) ?? schedule.createdAt;

async function tick(means: Means): Promise<void> {
  const { store, clock, log } = means;
  const now = clock.now();
  await guarded(log, 'schedules could not be read', async () => {
    for (const schedule of await store.schedules.list())
      if (schedule.active) await materialise(means, schedule, now);
    for (;;) {
      const due = await store.schedules.claimDue(now, batch, leaseMs);
      if (due.length === 0) break;
      for (const { schedule, instant } of due) await run(means, schedule, instant, now);
    }
  });
  for (const [feature, sweep] of means.sweeps)
    await guarded(log, 'sweep failed', () => sweep(now), { feature });
}

async function materialise(means: Means, schedule: Schedule, now: Temporal.Instant) {
  const from = await start(means, schedule);
  if (Temporal.Instant.compare(from, now) >= 0) return;
  const bound = now.subtract(longestSleep);
  const tooOld = schedule.cadence.every !== 'once' && Temporal.Instant.compare(from, bound) < 0;
  if (tooOld)
    means.log.warn(
      { schedule: schedule.id, from: from.toString(), until: bound.toString() },
      'slept too long: occurrences of this time are left out',
    );
  const missed = occurrencesBetween(schedule, tooOld ? bound : from, now);
  const due = dueOf(schedule.catchUp, missed, now);
  await means.store.transaction(async ({ schedules }) => {
    await schedules.addOccurrences(schedule.id, due);
    await schedules.markMaterialised(schedule.id, now);
  });
}

async function run(
  means: Means,
  schedule: Schedule,
  instant: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  const { store, log } = means;
  const fields = { schedule: schedule.id, job: schedule.job, instant: instant.toString() };
  const job = means.jobs.get(schedule.job);
  // Perhaps a newer replica knows it: the occurrence stays for whoever does.
  if (!job) return log.warn(fields, 'no such job here');
  await guarded(
    log,
    'job failed, will be tried again',
    async () => {
      if (dueOf(schedule.catchUp, [instant], now).length > 0)
        await job(now, {
          instant,
          subject: schedule.subject,
          finish: (tx) => tx.schedules.finish(schedule.id, instant),
        });
      await conclude(store, schedule, instant);
    },
    fields,
  );
}

/** A job that had nothing to say leaves the finishing to us; what happens once needs no watching afterwards. */
async function conclude(
  store: Means['store'],
  schedule: Schedule,
  instant: Temporal.Instant,
): Promise<void> {
  await store.transaction(async ({ schedules }) => {
    await schedules.finish(schedule.id, instant);
    if (schedule.cadence.every === 'once') await schedules.save({ ...schedule, active: false });
  });
}

async function guarded(
  log: Log,
  failure: string,
  work: () => Promise<void>,
  fields: Readonly<Record<string, string | ScheduleId>> = {},
): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ ...fields, err: error }, failure);
  }
}
