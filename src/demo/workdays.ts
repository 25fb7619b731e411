/** The days on which the demo company sells, and how much of a month's business falls on each. */
import { Temporal } from 'temporal-polyfill';

const holidays: readonly (readonly [first: string, last: string])[] = [
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-02'],
  ['2026-02-16', '2026-02-23'],
  ['2026-05-01', '2026-05-05'],
  ['2026-10-01', '2026-10-07'],
  ['2027-01-01', '2027-01-01'],
  ['2027-02-05', '2027-02-11'],
];

export interface Workday {
  readonly day: Temporal.PlainDate;
  /** `2026-11-24`: what days are compared by. */
  readonly text: string;
  /** Of the month's business; the days of a month add up to 1. */
  readonly share: number;
}

/** All workdays of the month that begins with `first`. The end of a quarter is busier. */
export function workdaysOf(first: Temporal.PlainDate): readonly Workday[] {
  const days: { day: Temporal.PlainDate; text: string; weight: number }[] = [];
  for (let date = 1; date <= first.daysInMonth; date += 1) {
    const day = first.with({ day: date });
    const text = day.toString();
    const isFree = day.dayOfWeek > 5 || holidays.some(([from, to]) => from <= text && text <= to);
    const isRush = day.month % 3 === 0 && date > 18;
    if (!isFree) days.push({ day, text, weight: isRush ? 1.6 : 1 });
  }
  const all = days.reduce((sum, { weight }) => sum + weight, 0);
  return days.map(({ day, text, weight }) => ({ day, text, share: weight / all }));
}

/** The workday on or after `day`, `steps` workdays later. */
export function workdayAfter(day: Temporal.PlainDate, steps: number): Temporal.PlainDate {
  let [at, left] = [day, steps];
  for (;;) {
    const text = at.toString();
    const isFree = at.dayOfWeek > 5 || holidays.some(([from, to]) => from <= text && text <= to);
    if (!isFree && left-- <= 0) return at;
    at = at.add({ days: 1 });
  }
}
