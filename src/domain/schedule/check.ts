/** Refuses a timetable that could not be kept: one that never happens, too often, or in no zone. */
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../errors.ts';
import type { Cadence, DayOf, Timetable } from '../schedule.ts';
import { cronHasAnyDay, cronStep, parseCron } from './cron.ts';

/** More often, and nobody reads it. */
const leastMinutes = 5;
const mostMinutes = 7 * 24 * 60;
const longestPeriods = { month: 31, quarter: 92, half: 184, year: 366 } as const;
/** Every month has as many: February with a week of holidays has fourteen. */
const workdaysInMonth = 10;

/** Throws `schedule.never`, `schedule.too_often`, `schedule.cron_unreadable` or `schedule.zone_unknown`. `text`: as it was said. */
export function checkTimetable(
  { cadence, timeZone }: Timetable,
  now: Temporal.Instant,
  text: string,
): void {
  checkZone(timeZone);
  const never = () => new AppError('schedule.never', { text });
  switch (cadence.every) {
    case 'once':
      if (Temporal.Instant.compare(cadence.instant, now) <= 0) throw never();
      return;
    case 'interval':
      if (cadence.minutes < leastMinutes || cadence.minutes > mostMinutes)
        throw new AppError('schedule.too_often', { least: leastMinutes });
      return;
    case 'cron':
      checkCron(cadence, never);
      return;
    case 'month':
    case 'quarter':
    case 'half':
    case 'year':
      if (!exists(cadence.every, cadence.on)) throw never();
      return;
    case 'day':
    case 'workday':
    case 'week':
      return;
  }
}

function checkCron(cadence: Extract<Cadence, { every: 'cron' }>, never: () => AppError): void {
  const cron = parseCron(cadence.text);
  if (!cronHasAnyDay(cron)) throw never();
  if (cronStep(cron) < leastMinutes)
    throw new AppError('schedule.too_often', { least: leastMinutes });
}

function exists(every: keyof typeof longestPeriods, on: DayOf): boolean {
  if ('nth' in on) return on.nth >= -1 && on.nth <= 5 && on.nth !== 0;
  if ('day' in on) return on.day === -1 || (on.day >= 1 && on.day <= longestPeriods[every]);
  const months = { month: 1, quarter: 3, half: 6, year: 12 }[every];
  return on.workday !== 0 && Math.abs(on.workday) <= workdaysInMonth * months;
}

function checkZone(timeZone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  } catch (cause) {
    throw new AppError('schedule.zone_unknown', { text: timeZone }, { cause });
  }
}
