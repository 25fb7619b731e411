import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScheduler, type ScheduledJob } from '../../src/delivery/scheduler.ts';
import { scheduleId } from '../../src/domain/ids.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import { ensureSchedules } from '../../src/features/schedules.ts';
import { type Log, silentLog } from '../../src/log.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { general, type Office, openOffice } from '../support/office.ts';

/** A Sunday. */
const start = '2026-11-22T12:00:00Z';
const instant = (text: string) => Temporal.Instant.from(text);

const daily: Schedule = {
  id: scheduleId('daily'),
  job: 'test.note',
  cadence: { every: 'day', at: '09:00' },
  timeZone: 'America/New_York',
  catchUp: 'latest',
  subject: 'the subject',
  createdAt: instant(start),
  active: true,
};

describe.each(engines)('the scheduler on the %s engine', (engine) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase(engine);
  });
  afterAll(() => db.close());

  /** An office whose job announces each of its occurrences and remembers every run. */
  async function open(now = start) {
    const office = await openOffice(db.database, { now });
    const runs: string[] = [];
    const note: ScheduledJob = async (_, { instant: when, subject, finish }) => {
      runs.push(when.toString());
      await office.store.transaction(async (tx) => {
        if (!(await finish(tx))) return;
        const card = { audience: 'public', title: subject, elements: [] } as const;
        await office.delivery.post(tx, general, card, { key: ['note', when.toString()] });
      });
    };
    const jobs = new Map([['test.note', note]]);
    const means = {
      ...{ store: office.store, jobs, sweeps: new Map(), clock: office.clock, log: silentLog },
    };
    const newScheduler = (more: ReadonlyMap<string, ScheduledJob> = jobs) =>
      createScheduler({ ...means, jobs: more });
    return { ...office, runs, note, means, newScheduler, scheduler: newScheduler() };
  }
  const said = async (office: Office) => {
    await office.worker.drain();
    return office.platform.shown.map(({ key }) => key.slice('note:'.length).replaceAll('\\', ''));
  };

  it('runs nothing before its time and each occurrence once', async () => {
    const office = await open();
    await office.store.schedules.save(daily);
    await office.scheduler.tick();
    office.clock.moveTo(instant('2026-11-22T13:59:59Z'));
    await office.scheduler.tick();
    expect(office.runs).toEqual([]);
    office.clock.moveTo(instant('2026-11-22T14:00:00Z'));
    await office.scheduler.tick();
    await office.scheduler.tick();
    expect(office.runs).toEqual(['2026-11-22T14:00:00Z']);
    expect(await said(office)).toEqual(['2026-11-22T14:00:00Z']);
  });

  it('announces once when three processes tick at the same time', async () => {
    const office = await open();
    await office.store.schedules.save(daily);
    office.clock.moveTo(instant('2026-11-22T14:00:30Z'));
    await Promise.all([1, 2, 3].map(() => office.newScheduler().tick()));
    expect(await said(office)).toEqual(['2026-11-22T14:00:00Z']);
  });

  it.each([
    ['latest', ['2026-11-26T14:00:00Z']],
    ['each', [22, 23, 24, 25, 26].map((day) => `2026-11-${day}T14:00:00Z`)],
    ['skip', ['2026-11-26T14:00:00Z']],
  ] as const)('catches up on %s after days of sleep', async (catchUp, expected) => {
    const office = await open();
    await office.store.schedules.save({ ...daily, catchUp });
    office.clock.moveTo(instant('2026-11-26T15:30:00Z'));
    await office.scheduler.tick();
    expect(office.runs).toEqual(expected);
  });

  it('leaves out a reminder that is more than two hours late', async () => {
    const office = await open();
    await office.store.schedules.save({ ...daily, catchUp: 'skip' });
    office.clock.moveTo(instant('2026-11-22T16:00:01Z'));
    await office.scheduler.tick();
    expect(office.runs).toEqual([]);
  });

  it('looks back 31 days at most, except for what happens once', async () => {
    const office = await open();
    await office.store.schedules.save({ ...daily, catchUp: 'each' });
    await office.store.schedules.save({
      ...daily,
      id: scheduleId('once'),
      cadence: { every: 'once', instant: instant('2026-11-23T00:00:00Z') },
      catchUp: 'each',
    });
    office.clock.moveTo(instant('2027-03-01T12:00:00Z'));
    await office.scheduler.tick();
    expect(office.runs).toHaveLength(32);
    expect(office.runs[0]).toBe('2026-11-23T00:00:00Z');
    expect(office.runs[1]).toBe('2027-01-29T14:00:00Z');
  });

  /** How many of the days missed come up, and when the first was, after so long a sleep. */
  it.each([
    ['PT1M', 'latest', 1],
    ['PT2H', 'skip', 1],
    ['PT2H1M', 'skip', 0],
    ['P3D', 'each', 4],
    ['P3D', 'latest', 1],
    ['P30D', 'each', 31],
    ['P45D', 'each', 31],
    ['P45D', 'latest', 1],
    ['P45D', 'skip', 1],
  ] as const)('after %s of sleep does “%s”: %i of the runs', async (sleep, catchUp, runs) => {
    const office = await open();
    await office.store.schedules.save({ ...daily, catchUp });
    const first = instant('2026-11-22T14:00:00Z').toZonedDateTimeISO('America/New_York');
    office.clock.moveTo(first.add(sleep).toInstant());
    await office.newScheduler().tick();
    await office.newScheduler().tick();
    expect(office.runs).toHaveLength(runs);
    expect(new Set(office.runs).size).toBe(runs);
  });

  it('reports how many it leaves out of a sleep that was too long', async () => {
    const office = await open();
    const warned: unknown[] = [];
    const log = { ...silentLog, warn: (fields: unknown) => void warned.push(fields) } as Log;
    await office.store.schedules.save({ ...daily, catchUp: 'each' });
    await office.store.schedules.save({
      ...{ ...daily, id: scheduleId('yearly'), catchUp: 'each' },
      cadence: { every: 'year', on: { day: -1 }, at: '09:00' },
    });
    office.clock.moveTo(instant('2027-01-06T14:00:00Z'));
    await createScheduler({ ...office.means, log }).tick();
    expect(warned).toMatchObject([{ schedule: 'daily', leftOut: 15 }]);
    expect(office.runs).toHaveLength(32);
  });

  it('begins when the schedule did, never before', async () => {
    const office = await open('2026-11-24T12:00:00Z');
    await office.store.schedules.save({
      ...{ ...daily, catchUp: 'each' },
      createdAt: instant('2026-11-23T14:00:00Z'),
    });
    await office.scheduler.tick();
    expect(office.runs).toEqual([]);
  });

  it('runs nothing twice when the clock goes back', async () => {
    const office = await open();
    await office.store.schedules.save({ ...daily, catchUp: 'each' });
    office.clock.moveTo(instant('2026-11-23T14:00:00Z'));
    await office.scheduler.tick();
    const back = { now: () => instant('2026-11-22T13:00:00Z') };
    await createScheduler({ ...office.means, clock: back }).tick();
    await office.store.schedules.wakeAll();
    await createScheduler({ ...office.means, clock: back }).tick();
    await office.store.schedules.wakeAll();
    await office.scheduler.tick();
    expect(office.runs).toEqual(['2026-11-22T14:00:00Z', '2026-11-23T14:00:00Z']);
    office.clock.moveTo(instant('2026-11-24T14:00:00Z'));
    await office.scheduler.tick();
    expect(office.runs).toHaveLength(3);
  });

  it('keeps the others when one schedule cannot be kept', async () => {
    const office = await open();
    await office.store.schedules.save({ ...daily, id: scheduleId('a'), timeZone: 'Mars/Olympus' });
    await office.store.schedules.save(daily);
    office.clock.moveTo(instant('2026-11-22T14:00:00Z'));
    await office.scheduler.tick();
    expect(office.runs).toEqual(['2026-11-22T14:00:00Z']);
  });

  it('waits a little after a full hour where it is told to, under the same name', async () => {
    const office = await open();
    await office.store.schedules.save(daily);
    const scheduler = createScheduler({ ...office.means, spreadMs: 180_000 });
    office.clock.moveTo(instant('2026-11-22T14:00:00Z'));
    await scheduler.tick();
    expect(office.runs).toEqual([]);
    office.clock.moveTo(instant('2026-11-22T14:03:00Z'));
    await scheduler.tick();
    expect(office.runs).toEqual(['2026-11-22T14:00:00Z']);
  });

  it('knows the holidays of the company', async () => {
    const office = await open();
    await office.store.schedules.save({
      ...{ ...daily, catchUp: 'each', cadence: { every: 'workday', at: '09:00' } },
    });
    await office.scheduler.tick();
    const thanksgiving = Temporal.PlainDate.from('2026-11-26');
    await office.store.holidays.save([{ day: thanksgiving, kind: 'holiday', name: '' }]);
    office.clock.moveTo(instant('2026-11-28T15:00:00Z'));
    await office.scheduler.tick();
    expect(office.runs.map((each) => each.slice(8, 10))).toEqual(['23', '24', '25', '27']);
  });

  it('keeps to the clock on the wall when daylight saving begins and ends', async () => {
    const office = await open('2026-03-06T12:00:00Z');
    const created = { ...daily, createdAt: office.clock.now(), catchUp: 'each' } as const;
    await office.store.schedules.save({ ...created, cadence: { every: 'day', at: '02:30' } });
    office.clock.moveTo(instant('2026-03-09T12:00:00Z'));
    await office.scheduler.tick();
    expect(office.runs).toEqual([
      '2026-03-07T07:30:00Z',
      '2026-03-08T07:00:00Z',
      '2026-03-09T06:30:00Z',
    ]);
  });

  it('tries a failed job again later, and keeps nothing of the failure', async () => {
    const office = await open();
    await office.store.schedules.save(daily);
    let failures = 0;
    const failing: ScheduledJob = async (now, occurrence) => {
      failures += 1;
      await office.store.transaction(async (tx) => {
        await occurrence.finish(tx);
        const card = { audience: 'public', title: 'half done', elements: [] } as const;
        await office.delivery.post(tx, general, card, { key: ['note', 'half'] });
        throw new Error(`the database went away at ${now}`);
      });
    };
    office.clock.moveTo(instant('2026-11-22T14:00:00Z'));
    await office.newScheduler(new Map([['test.note', failing]])).tick();
    expect(failures).toBe(1);
    expect(await said(office)).toEqual([]);
    await office.scheduler.tick();
    expect(office.runs).toEqual([]);
    office.clock.moveTo(instant('2026-11-22T14:05:00Z'));
    await office.scheduler.tick();
    expect(await said(office)).toEqual(['2026-11-22T14:00:00Z']);
  });

  it('leaves a job that it does not know to a process that does', async () => {
    const office = await open();
    await office.store.schedules.save(daily);
    office.clock.moveTo(instant('2026-11-22T14:00:00Z'));
    await office.newScheduler(new Map()).tick();
    office.clock.moveTo(instant('2026-11-22T14:05:00Z'));
    await office.scheduler.tick();
    expect(office.runs).toEqual(['2026-11-22T14:00:00Z']);
  });

  it('finishes for a job that had nothing to say, and forgets what happens once', async () => {
    const office = await open();
    const once = { every: 'once', instant: instant('2026-11-22T13:00:00Z') } as const;
    await office.store.schedules.save({ ...daily, cadence: once });
    office.clock.moveTo(instant('2026-11-22T13:00:00Z'));
    let runs = 0;
    const silent: ScheduledJob = async () => {
      runs += 1;
    };
    const scheduler = office.newScheduler(new Map([['test.note', silent]]));
    await scheduler.tick();
    office.clock.moveTo(instant('2026-11-22T14:00:00Z'));
    await scheduler.tick();
    expect(runs).toBe(1);
    expect(await office.store.schedules.list()).toMatchObject([{ active: false }]);
    expect(await scheduler.next(instant('2027-01-01T00:00:00Z'))).toBeNull();
  });

  it('tells a clock that is moved by hand where to stop', async () => {
    const office = await open();
    await office.store.schedules.save(daily);
    const until = instant('2026-11-29T00:00:00Z');
    expect(`${await office.scheduler.next(until)}`).toBe('2026-11-22T14:00:00Z');
    office.clock.moveTo(instant('2026-11-22T14:00:00Z'));
    await office.scheduler.tick();
    expect(`${await office.scheduler.next(until)}`).toBe('2026-11-23T14:00:00Z');
    expect(await office.scheduler.next(instant('2026-11-23T13:59:59Z'))).toBeNull();
  });

  it('notices a moment to which the clock was moved while it was at work', async () => {
    const office = await open();
    await office.store.schedules.save(daily);
    const first = office.scheduler.tick();
    office.clock.moveTo(instant('2026-11-22T14:00:00Z'));
    await Promise.all([first, office.scheduler.tick()]);
    expect(office.runs).toEqual(['2026-11-22T14:00:00Z']);
  });

  it('has the built-in schedules of a workspace once, in its zone', async () => {
    const office = await open();
    await ensureSchedules(office.store, office.clock.now());
    await ensureSchedules(office.store, office.clock.now());
    const schedules = await office.store.schedules.list();
    expect(schedules.map(({ id, timeZone }) => [id, timeZone])).toEqual([
      ['boards.daily', 'America/New_York'],
      ['boards.weekly', 'America/New_York'],
      ['digest.weekly', 'America/New_York'],
      ['reminders.daily', 'America/New_York'],
      ['reminders.later', 'America/New_York'],
      ['reminders.pace', 'America/New_York'],
    ]);
  });
});
