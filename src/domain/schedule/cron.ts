/**
 * The five fields of cron, with their standard meaning: when day of month and day of week are both restricted, either is enough. A
 * field that begins with `*` does not restrict.
 */
import type { Temporal } from 'temporal-polyfill';
import { AppError } from '../errors.ts';

export interface Cron {
  /** In order. */
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** The hours are no hours of the day but "every so many". */
  readonly everyHour: boolean;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 1 is Monday. */
  readonly weekdays: ReadonlySet<number>;
  /** Either of the two, or both. */
  readonly eitherDay: boolean;
}

export type CronField = 'minute' | 'hour' | 'day' | 'month' | 'weekday';

interface Rule {
  readonly field: CronField;
  readonly from: number;
  readonly to: number;
  /** Of the values from `from` on. */
  readonly names: readonly string[];
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const dayNames = 'sun mon tue wed thu fri sat'.split(' ');

const rules: readonly Rule[] = [
  { field: 'minute', from: 0, to: 59, names: [] },
  { field: 'hour', from: 0, to: 23, names: [] },
  { field: 'day', from: 1, to: 31, names: [] },
  { field: 'month', from: 1, to: 12, names: monthNames },
  { field: 'weekday', from: 0, to: 7, names: dayNames },
];

/** Whether somebody means cron: five words of which the first two can only be minute and hour. */
export const looksLikeCron = (text: string): boolean =>
  /^[\d*][\d*,/-]* +[\d*][\d*,/-]* +\S+ +\S+ +\S+$/.test(text.trim()) &&
  !/\p{Script=Han}/u.test(text);

/** Throws `schedule.cron_unreadable`, which names the field and the part of it. */
export function parseCron(text: string): Cron {
  const fields = text.trim().toLowerCase().split(/\s+/);
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = rules.map((rule, at) =>
    valuesOf(fields[at] ?? '', rule, text),
  );
  if (fields.length !== rules.length)
    throw new AppError('schedule.cron_unreadable', { text, field: 'minute', part: text });
  const isOpen = (at: number) => fields[at]?.startsWith('*') ?? true;
  return {
    minutes,
    hours,
    everyHour: isOpen(1),
    days: new Set(days),
    months: new Set(months),
    weekdays: new Set(weekdays.map((day) => (day === 0 ? 7 : day))),
    eitherDay: !isOpen(2) && !isOpen(4),
  };
}

function valuesOf(field: string, rule: Rule, text: string): readonly number[] {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const values = partOf(part, rule);
    if (!values) throw new AppError('schedule.cron_unreadable', { text, field: rule.field, part });
    for (const value of values) found.add(value);
  }
  return [...found].sort((a, b) => a - b);
}

/** `*`, `5`, `mon-fri`, each perhaps with a step; a step needs a range. */
function partOf(part: string, rule: Rule): readonly number[] | null {
  const match = /^(?:(\*)|([a-z]+|\d+)(?:-([a-z]+|\d+))?)(?:\/(\d+))?$/.exec(part);
  if (!match) return null;
  const [, star, first, last, stepText] = match;
  if (stepText !== undefined && !star && last === undefined) return null;
  const from = star ? rule.from : valueOf(first ?? '', rule);
  // Seven is Sunday once more: a star does not mean it twice.
  const to = star ? Math.min(rule.to, 59) : valueOf(last ?? first ?? '', rule);
  const step = Number(stepText ?? 1);
  if (from === null || to === null || from > to || step < 1) return null;
  const values: number[] = [];
  for (let value = from; value <= to; value += step) values.push(value);
  return values;
}

function valueOf(text: string, { from, to, names }: Rule): number | null {
  const named = names.indexOf(text);
  const value = named >= 0 ? named + from : /^\d+$/.test(text) ? Number(text) : null;
  return value !== null && value >= from && value <= to ? value : null;
}

export function cronHasDay(cron: Cron, day: Temporal.PlainDate): boolean {
  if (!cron.months.has(day.month)) return false;
  const isDay = cron.days.has(day.day);
  const isWeekday = cron.weekdays.has(day.dayOfWeek);
  return cron.eitherDay ? isDay || isWeekday : isDay && isWeekday;
}

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether any year has such a day. Every date falls on every weekday in some year. */
export const cronHasAnyDay = ({ months, days, eitherDay }: Cron): boolean =>
  eitherDay ||
  [...months].some((month) => [...days].some((day) => day <= (longestMonths[month - 1] ?? 0)));

/** The shortest distance between two of its minutes of an hour, over the hour's end as well; 60 when there is one only. */
export function cronStep({ minutes }: Cron): number {
  const next = (at: number) => minutes[at + 1] ?? (minutes[0] ?? 0) + 60;
  return Math.min(...minutes.map((minute, at) => next(at) - minute));
}
