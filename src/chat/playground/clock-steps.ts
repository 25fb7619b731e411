/** How far the virtual clock is moved: by the buttons of the page, or as a script says it. */
import { Temporal } from 'temporal-polyfill';
import { RequestError } from './request-error.ts';

export interface ClockControl {
  readonly timeZone: string;
  now(): Temporal.Instant;
  /** Moves the clock and lets everything happen that was due until then. Resolves when it has. Null: it goes by itself. */
  readonly advance: ((to: Temporal.Instant) => Promise<void>) | null;
}

/** Throws RequestError for a clock that goes by itself. */
export function advance(clock: ClockControl, to: Temporal.Instant): Promise<void> {
  if (!clock.advance) throw new RequestError(400, 'clock_runs');
  return clock.advance(to);
}

export const clockSteps = ['day', 'week', 'month_end'] as const;
export type ClockStep = (typeof clockSteps)[number];

/** The evening on which a month is over for those who work in it. */
const MONTH_END = Temporal.PlainTime.from('18:00');
const FARTHEST_DAYS = 400;

export function stepFrom(clock: ClockControl, step: ClockStep): Temporal.Instant {
  const now = clock.now().toZonedDateTimeISO(clock.timeZone);
  if (step === 'day') return now.add({ days: 1 }).toInstant();
  if (step === 'week') return now.add({ weeks: 1 }).toInstant();
  const here = endOfMonth(now);
  const end = Temporal.ZonedDateTime.compare(here, now) > 0 ? here : endOfMonth(nextMonth(now));
  return end.toInstant();
}

const nextMonth = (day: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  day.with({ day: 1 }).add({ months: 1 });

const endOfMonth = (day: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
  day.with({ day: day.daysInMonth }).withPlainTime(MONTH_END);

/** `advance` is an ISO 8601 duration on the clocks of the zone; `to` an instant, or a day or time there. */
export function readTarget(
  clock: ClockControl,
  asked: { readonly advance?: string | undefined; readonly to?: string | undefined },
): Temporal.Instant {
  const text = asked.advance ?? asked.to ?? '';
  const target =
    asked.advance === undefined
      ? readTime(text, clock.timeZone)
      : addDuration(clock, asked.advance);
  if (!target) throw new RequestError(400, 'clock_unreadable', text);
  const now = clock.now();
  if (Temporal.Instant.compare(target, now) < 0)
    throw new RequestError(400, 'clock_backwards', inZone(now, clock.timeZone));
  if (target.since(now).total('hours') > FARTHEST_DAYS * 24)
    throw new RequestError(400, 'clock_too_far', String(FARTHEST_DAYS));
  return target;
}

export const inZone = (instant: Temporal.Instant, timeZone: string): string =>
  instant.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'minute' });

const addDuration = (clock: ClockControl, text: string): Temporal.Instant | null =>
  attempt(() =>
    clock.now().toZonedDateTimeISO(clock.timeZone).add(Temporal.Duration.from(text)).toInstant(),
  );

const readTime = (text: string, timeZone: string): Temporal.Instant | null =>
  attempt(() => Temporal.Instant.from(text)) ??
  attempt(() => Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant());

function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
