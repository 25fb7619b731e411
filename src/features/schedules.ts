/** What happens day by day and week by week in every workspace. Safe to call at each start: what is there stays as it is. */
import type { Temporal } from 'temporal-polyfill';
import { scheduleId } from '../domain/ids.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { Store } from '../store/port.ts';

type BuiltIn = Pick<Schedule, 'id' | 'job' | 'cadence' | 'catchUp'>;

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
    cadence: { every: 'workday', at: '09:30' },
    catchUp: 'skip',
  },
  {
    // For those who wanted to be left alone in the morning.
    id: scheduleId('reminders.later'),
    job: 'reminders.later',
    cadence: { every: 'workday', at: '14:30' },
    catchUp: 'skip',
  },
  {
    id: scheduleId('reminders.pace'),
    job: 'reminders.pace',
    cadence: { every: 'week', weekdays: [3], at: '10:00' },
    catchUp: 'skip',
  },
];

/** In the workspace's own time zone; a changed zone holds for what is still to come. */
export async function ensureSchedules(
  { schedules, workspace }: Pick<Store, 'schedules' | 'workspace'>,
  now: Temporal.Instant,
): Promise<void> {
  const existing = new Map((await schedules.list()).map((each) => [each.id, each]));
  const { timeZone } = workspace;
  for (const each of builtIn) {
    const present = existing.get(each.id);
    if (!present)
      await schedules.save({ ...each, timeZone, subject: '', createdAt: now, active: true });
    else if (present.timeZone !== timeZone) await schedules.save({ ...present, timeZone });
  }
  // Rules of the world's clocks, or where the year begins, may be others than when we last ran.
  await schedules.wakeAll();
}
