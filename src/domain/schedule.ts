/** When something is due. Pure: what must happen between two instants, in a time zone, across daylight saving. */
import { Temporal } from 'temporal-polyfill';
import type { ScheduleId } from './ids.ts';

export type Cadence =
  | { readonly every: 'day'; readonly at: string }
  /** `weekday` 1 is Monday. */
  | { readonly every: 'week'; readonly weekday: number; readonly at: string }
  | { readonly every: 'once'; readonly instant: Temporal.Instant };

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

type Timetable = Pick<Schedule, 'cadence' | 'timeZone'>;

/**
 * The instants after `after` up to and including `until`, in order. A time of day that daylight saving skips happens at the first
 * instant after the gap; one that comes twice happens the first time. Throws RangeError on a time of day that is not `HH:MM`, and on
 * a zone that does not exist.
 */
export function occurrencesBetween(
  { cadence, timeZone }: Timetable,
  after: Temporal.Instant,
  until: Temporal.Instant,
): readonly Temporal.Instant[] {
  const inRange = (instant: Temporal.Instant) =>
    Temporal.Instant.compare(after, instant) < 0 && Temporal.Instant.compare(instant, until) <= 0;
  if (cadence.every === 'once') return inRange(cadence.instant) ? [cadence.instant] : [];
  const time = timeOfDay(cadence.at);
  // Clocks turned back over midnight show the day before again when its successor has already begun.
  const lastDay = until.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
  const found: Temporal.Instant[] = [];
  let day = firstDay(cadence, after.toZonedDateTimeISO(timeZone).toPlainDate());
  for (; Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: step(cadence) })) {
    const instant = onClocks(day.toPlainDateTime(time), timeZone);
    const repeated = found.at(-1)?.equals(instant) ?? false;
    if (inRange(instant) && !repeated) found.push(instant);
  }
  return found;
}

/** The first occurrence after `after`; null: there is none any more. */
export function nextOccurrence(
  timetable: Timetable,
  after: Temporal.Instant,
): Temporal.Instant | null {
  const { cadence } = timetable;
  const until = cadence.every === 'once' ? cadence.instant : after.add({ hours: 24 * 16 });
  return occurrencesBetween(timetable, after, until)[0] ?? null;
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

/** The first day from `day` on that the cadence names. Those of earlier days are over: the next day begins with or after them. */
function firstDay(cadence: Cadence, day: Temporal.PlainDate): Temporal.PlainDate {
  if (cadence.every !== 'week') return day;
  if (!Number.isInteger(cadence.weekday) || cadence.weekday < 1 || cadence.weekday > 7)
    throw new RangeError(`a weekday is 1 to 7, not ${cadence.weekday}`);
  return day.add({ days: (cadence.weekday - day.dayOfWeek + 7) % 7 });
}

const step = (cadence: Cadence): number => (cadence.every === 'week' ? 7 : 1);

function timeOfDay(text: string): Temporal.PlainTime {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!match) throw new RangeError(`a time of day reads HH:MM, not ${text}`);
  return Temporal.PlainTime.from({ hour: Number(match[1]), minute: Number(match[2]) });
}

/** The first instant at which clocks in the zone show that time, or show a later one for the first time. */
function onClocks(wanted: Temporal.PlainDateTime, timeZone: string): Temporal.Instant {
  const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wanted)) return earlier.toInstant();
  // In a gap `earlier` lies before it, by as much as the gap is long.
  const gap = earlier.getTimeZoneTransition('next');
  return (gap ?? wanted.toZonedDateTime(timeZone)).toInstant();
}
