/** When something is due. Pure: what must happen between two instants, in a time zone, across daylight saving. */
import { Temporal } from 'temporal-polyfill';
import type { ScheduleId } from './ids.ts';
import type { PeriodKind } from './period.ts';
import { everyShowing, onClocks, timeOfDay } from './schedule/clocks.ts';
import { cronHasDay, parseCron } from './schedule/cron.ts';
import { daysOf } from './schedule/days.ts';
import { isHoliday, plainCalendar, type WorkCalendar } from './work-calendar.ts';

/** One day of a period. A negative position counts from its end, -1 being the last. */
export type DayOf =
  /** 1 is the first day; beyond the end of a short period it is the last. */
  | { readonly day: number }
  /** `weekday` 1 is Monday. Not in a period that has fewer. */
  | { readonly nth: number; readonly weekday: number }
  /** Working days alone are counted. */
  | { readonly workday: number };

interface Daily {
  /** `HH:MM` on the clocks of the zone. */
  readonly at: string;
  /** Not on a day that the company's calendar names as a holiday. Absent: on holidays as well. */
  readonly exceptHolidays?: boolean;
}

export type Cadence =
  | ({ readonly every: 'day' | 'workday' } & Daily)
  /** 1 is Monday; at least one. */
  | ({ readonly every: 'week'; readonly weekdays: readonly number[] } & Daily)
  /** Of the company's own calendar: its quarters begin where its fiscal year does. */
  | ({ readonly every: PeriodKind; readonly on: DayOf } & Daily)
  | ({ readonly every: 'cron'; readonly text: string } & Pick<Daily, 'exceptHolidays'>)
  /** So many minutes apart, counted from the beginning of 1970 in UTC: clocks that change do not touch it. */
  | ({ readonly every: 'interval'; readonly minutes: number } & Pick<Daily, 'exceptHolidays'>)
  | { readonly every: 'once'; readonly instant: Temporal.Instant };

/** What happens on some days. */
export type DailyCadence = Exclude<Cadence, { every: 'interval' | 'once' }>;

/** What to do about occurrences missed while nobody was awake: the latest only, each, or none older than two hours. */
export type CatchUp = 'latest' | 'each' | 'skip';

export interface Schedule {
  readonly id: ScheduleId;
  /** Which job runs: `<feature>.<job>`. */
  readonly job: string;
  readonly cadence: Cadence;
  /** IANA name. */
  readonly timeZone: string;
  readonly catchUp: CatchUp;
  /** What the job is about, in its own words (a contest's id, a place's id). */
  readonly subject: string;
  readonly createdAt: Temporal.Instant;
  readonly active: boolean;
}

export type Timetable = Pick<Schedule, 'cadence' | 'timeZone'>;

/**
 * The instants after `after` up to and including `until`, in order. A time of day that daylight saving skips happens at the first
 * instant after the gap; one that comes twice happens the first time. Throws RangeError on a time of day that is not `HH:MM`, and on
 * a zone that does not exist.
 */
export const occurrencesBetween = (
  timetable: Timetable,
  after: Temporal.Instant,
  until: Temporal.Instant,
  calendar: WorkCalendar = plainCalendar,
): readonly Temporal.Instant[] => [...occurrences(timetable, after, until, calendar)];

/** Longer than from one 29 February on a Sunday to the next, over the end of a century. */
const horizon = { hours: 24 * 366 * 41 };

/** The first occurrence after `after`; null: there is none any more. */
export function nextOccurrence(
  timetable: Timetable,
  after: Temporal.Instant,
  calendar: WorkCalendar = plainCalendar,
): Temporal.Instant | null {
  for (const instant of occurrences(timetable, after, after.add(horizon), calendar)) return instant;
  return null;
}

/** The next `count`, fewer when there are no more. */
export function nextOccurrences(
  timetable: Timetable,
  after: Temporal.Instant,
  count: number,
  calendar: WorkCalendar = plainCalendar,
): readonly Temporal.Instant[] {
  const found: Temporal.Instant[] = [];
  for (const instant of occurrences(timetable, after, after.add(horizon), calendar)) {
    found.push(instant);
    if (found.length === count) break;
  }
  return found;
}

function* occurrences(
  timetable: Timetable,
  after: Temporal.Instant,
  until: Temporal.Instant,
  calendar: WorkCalendar,
): Generator<Temporal.Instant> {
  let last: Temporal.Instant | null = null;
  for (const instant of candidates(timetable, after, until, calendar)) {
    if (Temporal.Instant.compare(instant, until) > 0) continue;
    // Two times of day that one gap skips both happen after it: that is once.
    if (Temporal.Instant.compare(instant, last ?? after) <= 0) continue;
    last = instant;
    yield instant;
  }
}

/** All occurrences in the range, in order, some beyond its ends, some twice. */
function candidates(
  { cadence, timeZone }: Timetable,
  after: Temporal.Instant,
  until: Temporal.Instant,
  calendar: WorkCalendar,
): Iterable<Temporal.Instant> {
  if (cadence.every === 'once') return [cadence.instant];
  if (cadence.every === 'interval') {
    const instants = multiples(cadence.minutes, after, until);
    if (!cadence.exceptHolidays) return instants;
    return without(instants, (at) =>
      isHoliday(at.toZonedDateTimeISO(timeZone).toPlainDate(), calendar),
    );
  }
  // Those of earlier days are over: the next day begins with or after them.
  const from = after.toZonedDateTimeISO(timeZone).toPlainDate();
  // Clocks turned back over midnight show the day before again when its successor has already begun.
  const to = until.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
  return cadence.every === 'cron'
    ? cronInstants(cadence, timeZone, { from, to }, calendar)
    : atTimes(cadence, [cadence.at], timeZone, { from, to }, calendar);
}

interface Days {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

function* atTimes(
  cadence: DailyCadence,
  times: readonly string[],
  timeZone: string,
  { from, to }: Days,
  calendar: WorkCalendar,
): Generator<Temporal.Instant> {
  const clocks = times.map(timeOfDay);
  for (const day of daysOf(cadence, from, to, calendar))
    for (const time of clocks) yield onClocks(day.toPlainDateTime(time), timeZone);
}

/** With hours of the day they are times of day like any other; without, whatever clocks show counts each time they show it. */
function* cronInstants(
  cadence: Extract<Cadence, { every: 'cron' }>,
  timeZone: string,
  days: Days,
  calendar: WorkCalendar,
): Generator<Temporal.Instant> {
  const cron = parseCron(cadence.text);
  const { minutes, hours, everyHour } = cron;
  if (!everyHour) {
    const times = hours.flatMap((hour) =>
      minutes.map((minute) => `${twoDigits(hour)}:${twoDigits(minute)}`),
    );
    yield* atTimes(cadence, times, timeZone, days, calendar);
    return;
  }
  const isMeant = (day: Temporal.PlainDate) =>
    cronHasDay(cron, day) && !(cadence.exceptHolidays && isHoliday(day, calendar));
  const isShown = (hour: number, minute: number) =>
    minutes.includes(minute) && hours.includes(hour);
  let day = days.from;
  for (; Temporal.PlainDate.compare(day, days.to) <= 0; day = day.add({ days: 1 }))
    if (isMeant(day) || isMeant(day.subtract({ days: 1 })))
      yield* everyShowing(day, timeZone, isShown, isMeant);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function* multiples(
  minutes: number,
  after: Temporal.Instant,
  until: Temporal.Instant,
): Generator<Temporal.Instant> {
  const step = minutes * 60_000;
  let at = (Math.floor(after.epochMilliseconds / step) + 1) * step;
  for (; at <= until.epochMilliseconds; at += step)
    yield Temporal.Instant.fromEpochMilliseconds(at);
}

function* without(
  instants: Iterable<Temporal.Instant>,
  isLeftOut: (instant: Temporal.Instant) => boolean,
): Generator<Temporal.Instant> {
  for (const instant of instants) if (!isLeftOut(instant)) yield instant;
}

const tooLateHours = 2;

/** Which of the occurrences up to `now` still happen. `missed` in order of time. */
export function dueOf(
  catchUp: CatchUp,
  missed: readonly Temporal.Instant[],
  now: Temporal.Instant,
): readonly Temporal.Instant[] {
  switch (catchUp) {
    case 'each':
      return missed;
    case 'latest':
      return missed.slice(-1);
    case 'skip': {
      const oldest = now.subtract({ hours: tooLateHours });
      return missed.filter((instant) => Temporal.Instant.compare(instant, oldest) >= 0);
    }
  }
}
