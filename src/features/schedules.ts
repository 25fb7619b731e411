/** What happens day by day and week by week in every workspace. Safe to call at each start: what is there stays as it is. */
import type { Temporal } from 'temporal-polyfill';
import { scheduleId } from '../domain/ids.ts';
import type { Schedule } from '../domain/schedule.ts';
import { withZonesOf, zoneOfTeam, zonesOf } from '../domain/time-zone.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Repositories, Store } from '../store/port.ts';
import { clocksId, clocksSubject } from './clocks.ts';

interface BuiltIn extends Pick<Schedule, 'id' | 'job' | 'cadence' | 'catchUp'> {
  /** Each person hears of it at that time on their own clocks. */
  readonly isForEachZone?: true;
}

const builtIn: readonly BuiltIn[] = [
  {
    id: scheduleId('boards.weekly'),
    job: 'boards.weekly',
    cadence: { every: 'week', weekdays: [1], at: '09:00' },
    catchUp: 'latest',
  },
  {
    id: scheduleId('digest.weekly'),
    job: 'digest.weekly',
    isForEachZone: true,
    cadence: { every: 'week', weekdays: [1], at: '08:30' },
    catchUp: 'skip',
  },
  {
    // After the weekly one, so that there is one board on a morning.
    id: scheduleId('boards.daily'),
    job: 'boards.daily',
    cadence: { every: 'workday', at: '09:30' },
    catchUp: 'skip',
  },
  {
    id: scheduleId('reminders.daily'),
    job: 'reminders.daily',
    isForEachZone: true,
    cadence: { every: 'workday', at: '09:30' },
    catchUp: 'skip',
  },
  {
    // For those who wanted to be left alone in the morning.
    id: scheduleId('reminders.later'),
    job: 'reminders.later',
    isForEachZone: true,
    cadence: { every: 'workday', at: '14:30' },
    catchUp: 'skip',
  },
  {
    id: scheduleId('reminders.pace'),
    job: 'reminders.pace',
    isForEachZone: true,
    cadence: { every: 'week', weekdays: [3], at: '10:00' },
    catchUp: 'skip',
  },
];

/**
 * In the workspace's own time zone; what is for each person on their own clocks is there once for each zone in which somebody is. A changed zone
 * holds for what is still to come. `boards`: in every place that is known; where places get known because somebody says something in them,
 * boards come where somebody asked for them, and nowhere else.
 */
export async function ensureSchedules(
  store: Pick<Store, 'schedules' | 'people' | 'places' | 'workspace'>,
  now: Temporal.Instant,
  { boards }: { readonly boards: boolean } = { boards: true },
): Promise<void> {
  const { schedules, workspace } = store;
  const existing = new Map((await schedules.list()).map((each) => [each.id, each]));
  const { timeZone } = workspace;
  for (const { isForEachZone: _, ...each } of builtIn) {
    if (!boards && each.job.startsWith('boards.')) continue;
    const present = existing.get(each.id);
    if (!present)
      await schedules.save({ ...each, timeZone, subject: '', createdAt: now, active: true });
    else if (present.timeZone !== timeZone) await schedules.save({ ...present, timeZone });
  }
  await followClocks(store, workspace, now);
  // Rules of the world's clocks, or where the year begins, may be others than when we last ran.
  await schedules.wakeAll();
}

type Reads = Pick<Repositories, 'schedules' | 'people' | 'places'>;

/**
 * After teams, their zones or places, or the zones of people changed: what is about a place follows the clocks of its team, and each zone
 * has its own rounds, paused where those of the company are. What was due by the clocks before has run; only what comes is reckoned anew.
 */
export async function followClocks(
  { schedules, people, places }: Reads,
  { timeZone }: Pick<Workspace, 'timeZone'>,
  now: Temporal.Instant,
): Promise<void> {
  const [present, teams, all] = [await schedules.list(), await people.teams(), await places.list()];
  for (const schedule of present) {
    const place = all.find(({ id }) => id === schedule.subject);
    if (!place || schedule.cadence.every === 'once') continue;
    const zone = zoneOfTeam(place.teamId, teams, timeZone);
    if (zone !== schedule.timeZone) await schedules.save({ ...schedule, timeZone: zone });
  }
  const { year } = now.toZonedDateTimeISO(timeZone);
  const zones = withZonesOf(await people.timeZones(), zonesOf(teams, timeZone), year);
  for (const { id, isForEachZone } of builtIn) {
    const base = present.find((each) => each.id === id);
    if (isForEachZone && base) await forEachZone(schedules, base, present, zones, now);
  }
}

async function forEachZone(
  schedules: Repositories['schedules'],
  base: Schedule,
  present: readonly Schedule[],
  [own = base.timeZone, ...others]: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  const subject = others.length === 0 ? '' : clocksSubject(own);
  if (base.subject !== subject) await schedules.save({ ...base, subject });
  const wanted = new Map(others.map((zone) => [clocksId(base.id, zone), zone]));
  for (const { id } of present)
    if (id.startsWith(`${base.id}@`) && !wanted.delete(id)) await schedules.remove(id);
  for (const [id, zone] of wanted)
    await schedules.save({
      ...{ ...base, id, timeZone: zone },
      ...{ subject: clocksSubject(zone), createdAt: now },
    });
}
