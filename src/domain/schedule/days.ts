/** On which days something happens. */
import type { Temporal } from 'temporal-polyfill';
import { type Period, periodOf, shift } from '../period.ts';
import type { DailyCadence, DayOf } from '../schedule.ts';
import { isHoliday, isWorkday, type WorkCalendar } from '../work-calendar.ts';
import { cronHasDay, parseCron } from './cron.ts';

/** The days from `from` to `to`, both included, in order. */
export function* daysOf(
  cadence: DailyCadence,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: WorkCalendar,
): Generator<Temporal.PlainDate> {
  for (const day of namedDays(cadence, from, to, calendar))
    if (!cadence.exceptHolidays || !isHoliday(day, calendar)) yield day;
}

function namedDays(
  cadence: DailyCadence,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: WorkCalendar,
): Iterable<Temporal.PlainDate> {
  switch (cadence.every) {
    case 'day':
      return filtered(from, to, () => true);
    case 'workday':
      return filtered(from, to, (day) => isWorkday(day, calendar));
    case 'week':
      return filtered(from, to, (day) => cadence.weekdays.includes(day.dayOfWeek));
    case 'cron': {
      const cron = parseCron(cadence.text);
      return filtered(from, to, (day) => cronHasDay(cron, day));
    }
    default:
      return inPeriods(cadence, from, to, calendar);
  }
}

function* filtered(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  isMeant: (day: Temporal.PlainDate) => boolean,
): Generator<Temporal.PlainDate> {
  const days = from.until(to).days;
  for (let at = 0; at <= days; at += 1) {
    const day = from.add({ days: at });
    if (isMeant(day)) yield day;
  }
}

/** One a period at most. */
function* inPeriods(
  { every, on }: Extract<DailyCadence, { on: DayOf }>,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: WorkCalendar,
): Generator<Temporal.PlainDate> {
  let period = periodOf(every, from, { ...calendar, timeZone: 'UTC' });
  for (; before(period.start, to); period = shift(period, 1)) {
    const day = dayIn(period, on, calendar);
    if (day && before(from, day) && before(day, to)) yield day;
  }
}

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean =>
  a.year !== b.year ? a.year < b.year : a.month !== b.month ? a.month < b.month : a.day <= b.day;

/** Null in a period that has no such day. */
function dayIn(period: Period, on: DayOf, calendar: WorkCalendar): Temporal.PlainDate | null {
  if ('workday' in on) return workdayIn(period, on.workday, calendar);
  const last = period.end.subtract({ days: 1 });
  if (!('nth' in on)) {
    // The 31st is the 30th in June, and the 28th or 29th in February: the last day comes in every month.
    const length = period.start.until(period.end).days;
    return on.day < 0 ? last : period.start.add({ days: Math.min(on.day, length) - 1 });
  }
  if (on.nth < 0) return last.subtract({ days: (last.dayOfWeek - on.weekday + 7) % 7 });
  const ahead = (on.weekday - period.start.dayOfWeek + 7) % 7;
  const day = period.start.add({ days: ahead + 7 * (on.nth - 1) });
  return before(day, last) ? day : null;
}

/** Counted from the first working day of the period (1), or back from its last (-1). */
function workdayIn(
  period: Period,
  position: number,
  calendar: WorkCalendar,
): Temporal.PlainDate | null {
  const length = period.start.until(period.end).days;
  let left = Math.abs(position);
  for (let at = 0; at < length; at += 1) {
    const day = period.start.add({ days: position > 0 ? at : length - 1 - at });
    if (isWorkday(day, calendar)) left -= 1;
    if (left === 0) return day;
  }
  return null;
}
