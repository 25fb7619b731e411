/** Months between two days, and the months of a period. */
import type { Temporal } from 'temporal-polyfill';
import { compareDays } from './days.ts';

/**
 * Whole months gone on the second day: the 15th to the 15th is one. From the 31st, a shorter month is over on its last day. Below zero
 * when the second day comes first.
 */
export function wholeMonths(from: Temporal.PlainDate, on: Temporal.PlainDate): number {
  const months = calendarMonths(from, on);
  return compareDays(from.add({ months }), on) > 0 ? months - 1 : months;
}

/** How many calendar months the month of the second day is later: January to March is two, whatever the days. */
export const calendarMonths = (from: Temporal.PlainDate, to: Temporal.PlainDate): number =>
  (to.year - from.year) * 12 + to.month - from.month;
