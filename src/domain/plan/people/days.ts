/** Stretches of business days: half-open, in order, without overlaps. */
import { Temporal } from 'temporal-polyfill';
import type { DateRange } from '../../people.ts';

export interface Stretch {
  readonly from: Temporal.PlainDate;
  /** The first day that no longer belongs to it. */
  readonly to: Temporal.PlainDate;
}

export const compareDays = Temporal.PlainDate.compare;
export const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  compareDays(a, b) <= 0 ? a : b;
export const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  compareDays(a, b) >= 0 ? a : b;

/** Null: nothing of it lies within. */
export function clip(range: DateRange, { from, to }: Stretch): Stretch | null {
  const begin = later(range.from, from);
  const end = range.to === null ? to : earlier(range.to, to);
  return compareDays(begin, end) < 0 ? { from: begin, to: end } : null;
}

/** What the ranges cover of the days, put together where they meet. */
export function covered(ranges: readonly DateRange[], within: Stretch): readonly Stretch[] {
  const parts = ranges
    .flatMap((range) => clip(range, within) ?? [])
    .toSorted((a, b) => compareDays(a.from, b.from));
  const joined: Stretch[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && compareDays(part.from, last.to) <= 0)
      joined[joined.length - 1] = { from: last.from, to: later(last.to, part.to) };
    else joined.push(part);
  }
  return joined;
}

export const daysIn = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { from, to }) => sum + from.until(to).days, 0);
