/** What happens week by week in every workspace. Safe to call at each start: what is there stays as it is. */
import type { Temporal } from 'temporal-polyfill';
import { scheduleId } from '../domain/ids.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { Store } from '../store/port.ts';

type Weekly = Pick<Schedule, 'id' | 'job' | 'cadence' | 'catchUp'>;

const weekly: readonly Weekly[] = [
  {
    id: scheduleId('boards.weekly'),
    job: 'boards.weekly',
    cadence: { every: 'week', weekday: 1, at: '09:00' },
    catchUp: 'latest',
  },
  {
    id: scheduleId('reminders.pace'),
    job: 'reminders.pace',
    cadence: { every: 'week', weekday: 3, at: '10:00' },
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
  for (const each of weekly) {
    const present = existing.get(each.id);
    if (!present)
      await schedules.save({ ...each, timeZone, subject: '', createdAt: now, active: true });
    else if (present.timeZone !== timeZone) await schedules.save({ ...present, timeZone });
  }
}
