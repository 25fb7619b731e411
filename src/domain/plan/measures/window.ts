/** Which days, and which of the plan's periods, a measure looks at. */
import { Temporal } from 'temporal-polyfill';
import { type Calendar, type Period, periodOf, shift } from '../../period.ts';
import type { Window } from './definition.ts';

/** Half-open; null: from the beginning of time. */
export interface Days {
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate;
}

export function daysOf(window: Window, period: Period, calendar: Calendar): Days {
  const { start, end: to } = period;
  if (typeof window === 'object') return { from: shift(period, 1 - window.rolling).start, to };
  switch (window) {
    case 'period':
      return { from: start, to };
    case 'quarter-to-date':
      return { from: earlier(start, periodOf('quarter', start, calendar).start), to };
    case 'year-to-date':
      return { from: earlier(start, periodOf('year', start, calendar).start), to };
    case 'since-start':
      return { from: null, to };
  }
}

export const isWithin = (day: Temporal.PlainDate, { from, to }: Days): boolean =>
  (from === null || Temporal.PlainDate.compare(from, day) <= 0) &&
  Temporal.PlainDate.compare(day, to) < 0;

/** The plan's periods within the days, the running one last. Of an open beginning: as many as there are targets to look for. */
export function periodsWithin(days: Days, period: Period, most = 240): readonly Period[] {
  const { from } = days;
  const found: Period[] = [period];
  for (let each = period; found.length < most; found.unshift(each)) {
    if (from && Temporal.PlainDate.compare(each.start, from) <= 0) break;
    each = shift(each, -1);
    if (from && Temporal.PlainDate.compare(each.start, from) < 0) break;
  }
  return found;
}

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) < 0 ? a : b;
