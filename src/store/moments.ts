/** Between the database's dates and ours. Instants are kept to the millisecond. */
import { Temporal } from 'temporal-polyfill';

export const instantText = (instant: Temporal.Instant): string =>
  instant.toString({ fractionalSecondDigits: 3 });

export const toInstant = (date: Date): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime());

/** What Prisma takes for a DATE. */
export const dayText = (day: Temporal.PlainDate): string => `${day}T00:00:00.000Z`;

/** Writes days as ISO text, each object once: facts share them, and writing one costs as much as all else about a fact. */
export function dayWriter(): (day: Temporal.PlainDate) => string {
  const known = new Map<Temporal.PlainDate, string>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    const text = day.toString();
    known.set(day, text);
    return text;
  };
}

export const toDay = (date: Date): Temporal.PlainDate =>
  Temporal.PlainDate.from(date.toISOString().slice(0, 10));

export const maybe = <A, B>(value: A | null, change: (value: A) => B): B | null =>
  value === null ? null : change(value);
