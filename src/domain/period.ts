/** Accounting windows: half-open ranges of business days in the workspace's calendar. */
import { Temporal } from 'temporal-polyfill';
import { AppError } from './errors.ts';

export const periodKinds = ['month', 'quarter', 'half', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

export interface Period {
  readonly kind: PeriodKind;
  /** First day. With `kind` it identifies the period in its workspace. */
  readonly start: Temporal.PlainDate;
  /** The day after the last. */
  readonly end: Temporal.PlainDate;
}

/** What turns an instant into a business day, and a day into a period. */
export interface Calendar {
  /** IANA name. */
  readonly timeZone: string;
  /** 1 to 12: the month in which the fiscal year begins. A fiscal year is named by the year in which it ends. */
  readonly fiscalStartMonth: number;
}

const monthsIn: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The period of that kind that holds the day. */
export function periodOf(kind: PeriodKind, day: Temporal.PlainDate, calendar: Calendar): Period {
  const offset = (day.month - calendar.fiscalStartMonth + 12) % monthsIn[kind];
  const start = day.with({ day: 1 }).subtract({ months: offset });
  return { kind, start, end: start.add({ months: monthsIn[kind] }) };
}

/** `steps` periods later (earlier when negative). */
export function shift(period: Period, steps: number): Period {
  const start = period.start.add({ months: monthsIn[period.kind] * steps });
  return { kind: period.kind, start, end: start.add({ months: monthsIn[period.kind] }) };
}

/** The periods of a shorter kind that it consists of, in order. Throws RangeError when `kind` is longer. */
export function subperiods(period: Period, kind: PeriodKind): readonly Period[] {
  const count = monthsIn[period.kind] / monthsIn[kind];
  if (count < 1) throw new RangeError(`a ${period.kind} holds no ${kind}`);
  const first = { kind, start: period.start, end: period.start.add({ months: monthsIn[kind] }) };
  return Array.from({ length: count }, (_, index) => shift(first, index));
}

export const contains = (period: Period, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(period.start, day) <= 0 &&
  Temporal.PlainDate.compare(day, period.end) < 0;

export const businessDay = (instant: Temporal.Instant, calendar: Calendar): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(calendar.timeZone).toPlainDate();

/** First instant of a business day in the calendar's zone (the first that exists, where midnight is skipped). */
export const startOfDay = (day: Temporal.PlainDate, calendar: Calendar): Temporal.Instant =>
  day.toZonedDateTime(calendar.timeZone).toInstant();

/** What a period is called, as figures: `formatPeriod` makes words of it. */
export interface PeriodLabel {
  readonly kind: PeriodKind;
  /** The fiscal year's name; of a month the calendar year. */
  readonly year: number;
  /** Place in that year, from 1. */
  readonly index: number;
  /** The year is a fiscal one that does not begin in January. Never of a month. */
  readonly fiscal: boolean;
}

export function periodLabel({ kind, start }: Period, calendar: Calendar): PeriodLabel {
  if (kind === 'month') return { kind, year: start.year, index: start.month, fiscal: false };
  const { fiscalStartMonth } = calendar;
  const monthsGone = (start.month - fiscalStartMonth + 12) % 12;
  const name = start.year + (fiscalStartMonth > 1 && start.month >= fiscalStartMonth ? 1 : 0);
  const index = monthsGone / monthsIn[kind] + 1;
  return { kind, year: name, index, fiscal: fiscalStartMonth !== 1 };
}

/** `2026-Q4`, `2026-11`, `2026-H2`, `2026`: for files, commands and JSON. */
export function periodName(period: Period, calendar: Calendar): string {
  const { kind, year, index } = periodLabel(period, calendar);
  const name = String(year).padStart(4, '0');
  switch (kind) {
    case 'month':
      return `${name}-${String(index).padStart(2, '0')}`;
    case 'quarter':
      return `${name}-Q${index}`;
    case 'half':
      return `${name}-H${index}`;
    case 'year':
      return name;
  }
}

/** Reads what `periodName` writes. Throws `period.unreadable`. */
export function parsePeriod(text: string, calendar: Calendar): Period {
  const match = /^\s*(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?\s*$/i.exec(text);
  if (!match) throw new AppError('period.unreadable', { text });
  const [, yearText, quarter, half, month] = match;
  const year = Number(yearText);
  if (month) return periodOf('month', plainDate(year, Number(month)), calendar);
  const firstYear = calendar.fiscalStartMonth === 1 ? year : year - 1;
  const first = periodOf('year', plainDate(firstYear, calendar.fiscalStartMonth), calendar);
  if (quarter) return shift(periodOf('quarter', first.start, calendar), Number(quarter) - 1);
  if (half) return shift(periodOf('half', first.start, calendar), Number(half) - 1);
  return first;
}

const plainDate = (year: number, month: number) => Temporal.PlainDate.from({ year, month, day: 1 });

/** Days gone before `today` and days in all; `gone` counts today as begun, so the last day reads full. */
export function elapsed(period: Period, today: Temporal.PlainDate): { gone: number; days: number } {
  const days = period.start.until(period.end).days;
  const gone = period.start.until(today).days + 1;
  return { gone: Math.max(0, Math.min(days, gone)), days };
}
