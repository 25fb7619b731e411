/** Schedules, the calendar and the choices of teams: the contract on each engine. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scheduleId, workspaceId } from '../../src/domain/ids.ts';
import type { Cadence, Schedule } from '../../src/domain/schedule.ts';
import type { SpecialDay } from '../../src/domain/work-calendar.ts';
import type { Store } from '../../src/store/port.ts';
import { acme, day, instant, openCompany, teams } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const later = at.add({ minutes: 10 });
const lease = 60_000;

const schedule: Schedule = {
  ...{ id: scheduleId('s1'), job: 'boards.weekly', timeZone: 'Europe/Paris' },
  cadence: { every: 'week', weekdays: [1], at: '09:00' },
  ...{ catchUp: 'latest', subject: 'pl', createdAt: at, active: true },
};
const cadences: readonly Cadence[] = [
  { every: 'day', at: '00:00', exceptHolidays: true },
  { every: 'workday', at: '09:00' },
  { every: 'week', weekdays: [1, 5], at: '09:00' },
  { every: 'month', on: { workday: -1 }, at: '16:00' },
  { every: 'quarter', on: { day: 1 }, at: '16:00' },
  { every: 'month', on: { nth: -1, weekday: 5 }, at: '16:00' },
  { every: 'cron', text: '0 9 * * 1-5' },
  { every: 'interval', minutes: 90 },
  { every: 'once', instant: at },
];

describe.each(engines)('schedules on the %s engine', (engine) => {
  let test: TestDatabase;
  let store: Store;
  let count = 0;

  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    store = await openCompany(test.database, { ...acme, id: workspaceId(`schedules-${count}`) });
  });

  const waking = async (until = later) =>
    (await store.schedules.waking(until)).map(({ id }) => String(id));

  it('of every kind are read back as they were saved', async () => {
    const saved = cadences.map((cadence, index) => ({
      ...{ ...schedule, id: scheduleId(`s${index}`), cadence },
    }));
    for (const each of saved) await store.schedules.save(each);
    expect(await store.schedules.list()).toEqual(saved);
    expect(await store.schedules.byId(scheduleId('s4'))).toEqual(saved[4]);
    expect(await store.schedules.byId(scheduleId('none'))).toBeNull();
  });

  it('sleep until they come next, unless something changes', async () => {
    const never = { ...schedule, id: scheduleId('never') };
    const paused = { ...schedule, id: scheduleId('paused'), active: false };
    for (const each of [schedule, never, paused]) await store.schedules.save(each);
    expect(await waking()).toEqual(['never', 's1']);
    await store.schedules.markNext(schedule, later);
    await store.schedules.markNext(never, null);
    expect(await waking(later.subtract({ seconds: 1 }))).toEqual([]);
    expect(await waking()).toEqual(['s1']);
    await store.schedules.wakeAll();
    expect(await waking(at)).toEqual(['never', 's1']);
    await store.schedules.markNext(schedule, later);
    await store.schedules.save({ ...schedule, cadence: { every: 'day', at: '09:00' } });
    expect(await waking(at)).toEqual(['never', 's1']);
  });

  it('that were changed meanwhile are not put to sleep by who read them before', async () => {
    await store.schedules.save({ ...schedule, cadence: { every: 'day', at: '09:00' } });
    await store.schedules.markNext(schedule, later);
    await store.schedules.markNext({ ...schedule, timeZone: 'UTC' }, later);
    expect(await waking(at)).toEqual(['s1']);
  });

  it('wake when the calendar says something new', async () => {
    await store.schedules.save(schedule);
    const holiday: SpecialDay = { day: day('2026-05-01'), kind: 'holiday', name: 'Labour Day' };
    for (const [change, expected] of [
      [() => store.holidays.save([holiday]), ['s1']],
      [() => store.holidays.save([holiday]), []],
      [() => store.holidays.remove([holiday.day]), ['s1']],
      [() => store.holidays.remove([holiday.day]), []],
    ] as const) {
      await store.schedules.markNext(schedule, later);
      await change();
      expect(await waking(at)).toEqual(expected);
    }
  });

  it('hand out what is due, not before, the one that is due first', async () => {
    await store.schedules.save(schedule);
    const half = at.add({ seconds: 30 });
    await store.schedules.addOccurrences(schedule.id, [at], () => later);
    await store.schedules.addOccurrences(schedule.id, [at, half]);
    const due = async (now = later) =>
      (await store.schedules.claimDue(now, 1, lease)).map(({ instant: when }) => `${when}`);
    expect(await due(at)).toEqual([]);
    expect(await due()).toEqual([`${half}`]);
    expect(await due()).toEqual([`${at}`]);
  });

  it('forget what ran long ago, and nothing else', async () => {
    await store.schedules.save(schedule);
    await store.schedules.addOccurrences(schedule.id, [at, later]);
    await store.schedules.finish(schedule.id, at);
    await store.schedules.forget(schedule.id, at);
    await store.schedules.addOccurrences(schedule.id, [at]);
    expect(await store.schedules.finish(schedule.id, at)).toBe(false);
    await store.schedules.forget(schedule.id, later.add({ seconds: 1 }));
    expect(await test.client.occurrence.findMany({ select: { instant: true } })).toContainEqual({
      instant: new Date(later.epochMilliseconds),
    });
    await store.schedules.addOccurrences(schedule.id, [at]);
    expect(await store.schedules.finish(schedule.id, at)).toBe(true);
  });

  it('take with them what has not run: when they are removed, or told to let it be', async () => {
    await store.schedules.save(schedule);
    await store.schedules.addOccurrences(schedule.id, [at, later]);
    await store.schedules.finish(schedule.id, at);
    await store.schedules.dropPending(schedule.id);
    expect(await store.schedules.claimDue(later, 9, lease)).toEqual([]);
    await store.schedules.addOccurrences(schedule.id, [at, later]);
    expect(await store.schedules.finish(schedule.id, at)).toBe(false);
    await store.schedules.remove(schedule.id);
    expect(await store.schedules.list()).toEqual([]);
    await store.schedules.save(schedule);
    expect(await store.schedules.claimDue(later, 9, lease)).toEqual([]);
  });
});

describe.each(engines)('the calendar and the choices of teams on the %s engine', (engine) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase(engine);
  });
  afterAll(() => test.close());

  it('know each day once, and count what is new, changed and the same', async () => {
    const store = await openCompany(test.database, { ...acme, id: workspaceId('calendar') });
    const [first, second]: readonly SpecialDay[] = [
      { day: day('2026-10-01'), kind: 'holiday', name: '国庆节, "golden" {week}' },
      { day: day('2026-10-10'), kind: 'workday', name: '' },
    ];
    if (!first || !second) throw new Error('two days');
    expect(await store.holidays.save([second, first])).toEqual({ added: 2, changed: 0, same: 0 });
    expect(await store.holidays.list()).toEqual([first, second]);
    const renamed = { ...first, name: 'National Day' };
    expect(await store.holidays.save([renamed, second, renamed])).toEqual({
      ...{ added: 0, changed: 1, same: 1 },
    });
    expect(await store.holidays.remove([first.day, day('2026-10-02')])).toEqual({
      ...{ added: 0, changed: 1, same: 1 },
    });
    expect(await store.holidays.list()).toEqual([second]);
    expect(await store.holidays.save([])).toEqual({ added: 0, changed: 0, same: 0 });
    const other = await openCompany(test.database, { ...acme, id: workspaceId('elsewhere') });
    expect(await other.holidays.list()).toEqual([]);
  });

  it('keep what each team chose', async () => {
    const store = await openCompany(test.database, { ...acme, id: workspaceId('choices') });
    await store.settings.setForTeam(teams.east.id, 'quiet', 'a');
    await store.settings.setForTeam(teams.east.id, 'quiet', 'b');
    await store.settings.setForTeam(teams.west.id, 'other', 'c');
    expect(await store.settings.ofTeams('quiet')).toEqual(new Map([[teams.east.id, 'b']]));
    const other = await openCompany(test.database, { ...acme, id: workspaceId('elsewhere-2') });
    expect(await other.settings.ofTeams('quiet')).toEqual(new Map());
  });
});
