/** What must happen at a time is a row, `(schedule, instant)`, so replicas cannot run it twice and nothing is lost while asleep. */
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock.ts';
import type { ScheduleId } from '../domain/ids.ts';
import { dueAt } from '../domain/schedule/spread.ts';
import { dueOf, nextOccurrence, occurrencesBetween, type Schedule } from '../domain/schedule.ts';
import { plainCalendar, type WorkCalendar, workCalendar } from '../domain/work-calendar.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/port.ts';
import type { DueOccurrence } from '../store/port-delivery.ts';

/** A feature's job with its surroundings filled in; see `Job` in features/feature.ts for what it must do with `finish`. */
export type ScheduledJob = (
  now: Temporal.Instant,
  occurrence: {
    readonly instant: Temporal.Instant;
    readonly subject: string;
    readonly doneUpTo: string | null;
    readonly advance: (
      tx: Pick<Store, 'schedules'>,
      from: string | null,
      to: string,
    ) => Promise<boolean>;
    readonly finish: (tx: Pick<Store, 'schedules'>) => Promise<boolean>;
  },
) => Promise<void>;

interface Means {
  readonly store: Pick<Store, 'schedules' | 'holidays' | 'transaction' | 'workspace'>;
  /** By `<feature>.<job>`. */
  readonly jobs: ReadonlyMap<string, ScheduledJob>;
  /** By feature id; called at the end of every tick. */
  readonly sweeps: ReadonlyMap<string, (now: Temporal.Instant) => Promise<void>>;
  readonly clock: Clock;
  readonly log: Log;
  /** What recurs at a full hour is due up to so much later, where the platform suffers from full hours. Absent: 0. */
  readonly spreadMs?: number;
}

export interface Scheduler {
  /** Everything that is due now, then the sweeps. Never throws; safe to call from several processes at any moment. */
  tick(): Promise<void>;
  /** When something is due next, up to and including `until`; null: nothing. For a clock that is moved by hand. */
  next(until: Temporal.Instant): Promise<Temporal.Instant | null>;
}

/** Longer than any job takes, or any piece of one that works in pieces. A job that failed is tried again after it. */
const leaseMs = 5 * 60_000;
const batch = 50;
/** Whoever slept longer gets a report instead of months of messages. Settlements (`once`) are never too old. */
const longestSleep = { hours: 31 * 24 };
/** How long it is known that something has run; longer than anybody sleeps, so that nothing forgotten is added again. */
const longestMemory = { hours: 92 * 24 };

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
      const schedules = await means.store.schedules.waking(until);
      const calendar = await calendarOf(means, schedules);
      const coming = await Promise.all(
        schedules.map(async (schedule) => {
          const from = await start(means, schedule);
          return occurrencesBetween(schedule, from, until, calendar)[0] ?? null;
        }),
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

/** The company's holidays, read only when somebody asks. */
async function calendarOf({ store }: Means, schedules: readonly Schedule[]): Promise<WorkCalendar> {
  if (schedules.length === 0) return plainCalendar;
  return workCalendar(store.workspace.fiscalStartMonth, await store.holidays.list());
}

const start = async ({ store }: Means, schedule: Schedule): Promise<Temporal.Instant> =>
  (await store.schedules.materialisedUntil(schedule.id)) ?? schedule.createdAt;

async function tick(means: Means): Promise<void> {
  const { store, clock, log } = means;
  const now = clock.now();
  await guarded(log, 'schedules could not be read', async () => {
    const waking = await store.schedules.waking(now);
    const calendar = await calendarOf(means, waking);
    // One that cannot be kept does not stop the others.
    for (const schedule of waking)
      await guarded(
        log,
        'a schedule could not be kept',
        () => materialise(means, schedule, now, calendar),
        { schedule: schedule.id },
      );
    for (;;) {
      const due = await store.schedules.claimDue(now, batch, leaseMs);
      if (due.length === 0) break;
      for (const each of due) await run(means, each, now);
    }
  });
  for (const [feature, sweep] of means.sweeps)
    await guarded(log, 'sweep failed', () => sweep(now), { feature });
}

async function materialise(
  means: Means,
  schedule: Schedule,
  now: Temporal.Instant,
  calendar: WorkCalendar,
): Promise<void> {
  const { store, spreadMs = 0 } = means;
  const from = await start(means, schedule);
  // A clock that went back adds nothing: what it shows again has been added.
  const until = Temporal.Instant.compare(from, now) < 0 ? now : from;
  const missed = bounded(means, schedule, from, until, calendar);
  const due = dueOf(schedule.catchUp, missed, now);
  const next = nextOccurrence(schedule, until, calendar);
  await store.transaction(async ({ schedules }) => {
    await schedules.addOccurrences(schedule.id, due, (instant) =>
      dueAt(schedule, instant, store.workspace.id, spreadMs),
    );
    await schedules.markMaterialised(schedule.id, until);
    await schedules.markNext(schedule, next);
    await schedules.forget(schedule.id, until.subtract(longestMemory));
  });
}

/** What was missed, the oldest left out and reported. */
function bounded(
  { log }: Means,
  schedule: Schedule,
  from: Temporal.Instant,
  until: Temporal.Instant,
  calendar: WorkCalendar,
): readonly Temporal.Instant[] {
  const oldest = until.subtract(longestSleep);
  const isShort = Temporal.Instant.compare(from, oldest) >= 0;
  if (isShort || schedule.cadence.every === 'once')
    return occurrencesBetween(schedule, from, until, calendar);
  const leftOut = occurrencesBetween(schedule, from, oldest, calendar).length;
  if (leftOut > 0)
    log.warn(
      { schedule: schedule.id, from: `${from}`, until: `${oldest}`, leftOut },
      'slept too long: occurrences of this time are left out',
    );
  return occurrencesBetween(schedule, oldest, until, calendar);
}

async function run(
  means: Means,
  { schedule, instant, doneUpTo }: DueOccurrence,
  now: Temporal.Instant,
): Promise<void> {
  const { store, clock, log } = means;
  const fields = { schedule: schedule.id, job: schedule.job, instant: instant.toString() };
  const job = means.jobs.get(schedule.job);
  // Not once somebody else works on what is left of it: then the finishing is theirs.
  let isOurs = true;
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
          doneUpTo,
          async advance(tx, from, to) {
            const leaseUntil = clock.now().add({ milliseconds: leaseMs });
            const here = { scheduleId: schedule.id, instant };
            isOurs = await tx.schedules.advance(here, { from, to }, leaseUntil);
            return isOurs;
          },
          finish: (tx) => tx.schedules.finish(schedule.id, instant),
        });
      if (isOurs) await conclude(store, schedule, instant);
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
