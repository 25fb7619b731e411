/** From what clocks on a wall show to instants, across daylight saving. */
import { Temporal } from 'temporal-polyfill';

/** Throws RangeError unless the text is `HH:MM`. */
export function timeOfDay(text: string): Temporal.PlainTime {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!match) throw new RangeError(`a time of day reads HH:MM, not ${text}`);
  return Temporal.PlainTime.from({ hour: Number(match[1]), minute: Number(match[2]) });
}

/** The first instant at which clocks in the zone show that time, or show a later one for the first time. */
export function onClocks(wanted: Temporal.PlainDateTime, timeZone: string): Temporal.Instant {
  const earlier = wanted.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wanted)) return earlier.toInstant();
  // In a gap `earlier` lies before it, by as much as the gap is long.
  const gap = earlier.getTimeZoneTransition('next');
  return (gap ?? wanted.toZonedDateTime(timeZone)).toInstant();
}

const minuteMs = 60_000;

/**
 * Every instant of the day on which clocks show one of the minutes of one of the hours, in order: not at all in what is skipped, and
 * twice in what comes twice. What clocks that go back over midnight show of the day before is among those of the day after.
 */
export function* everyShowing(
  day: Temporal.PlainDate,
  timeZone: string,
  isShown: (hour: number, minute: number) => boolean,
  isMeant: (day: Temporal.PlainDate) => boolean,
): Generator<Temporal.Instant> {
  const end = day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  let from = day.toZonedDateTime(timeZone);
  while (from.epochMilliseconds < end) {
    const next = from.getTimeZoneTransition('next');
    const until = Math.min(end, next?.epochMilliseconds ?? end);
    const first = Math.ceil(from.epochMilliseconds / minuteMs) * minuteMs;
    const offset = Number(from.offsetNanoseconds) / 1_000_000;
    for (let at = first; at < until; at += minuteMs) {
      const minutes = Math.floor((at + offset) / minuteMs);
      if (!isShown(mod(Math.floor(minutes / 60), 24), mod(minutes, 60))) continue;
      const instant = Temporal.Instant.fromEpochMilliseconds(at);
      if (isMeant(instant.toZonedDateTimeISO(timeZone).toPlainDate())) yield instant;
    }
    if (!next || next.epochMilliseconds >= end) return;
    from = next;
  }
}

const mod = (value: number, by: number): number => ((value % by) + by) % by;
