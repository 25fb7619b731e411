/** Finds the period in the words of a command, as people say it: `Q3`, `last quarter`, `本月`, `2026年第三季度`. */
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../domain/errors.ts';
import {
  type Calendar,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodOf,
  shift,
} from '../domain/period.ts';

export interface Today extends Calendar {
  readonly today: Temporal.PlainDate;
}

interface Phrase {
  readonly pattern: RegExp;
  /** Null: what was matched is no period after all. */
  readonly read: (groups: Readonly<Record<string, string | undefined>>, at: Today) => Period | null;
}

const kinds: Readonly<Record<string, PeriodKind>> = {
  month: 'month',
  quarter: 'quarter',
  half: 'half',
  year: 'year',
  月: 'month',
  季度: 'quarter',
  半年: 'half',
  年: 'year',
};
const steps: Readonly<Record<string, number>> = {
  this: 0,
  current: 0,
  last: -1,
  previous: -1,
  next: 1,
  本: 0,
  这: 0,
  上: -1,
  下: 1,
};
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const monthPattern = monthNames.map((name) => `${name}|${name.slice(0, 3)}`).join('|');
const numerals = '一二三四';

/** The first that fits wins: the longer ways of saying come before those that they contain. */
const spoken: readonly Phrase[] = [
  {
    pattern: /(?<year>\d{4})-(?<place>q[1-4]|h[12]|\d{2})/,
    read: ({ year, place }, at) => named(`${year}-${place}`, at),
  },
  {
    pattern:
      /(?:fy ?)?(?<year>\d{4}) ?(?<place>[qh][1-4])|(?<place2>[qh][1-4]) ?(?:fy ?)?(?<year2>\d{4})/,
    read: ({ year, place, place2, year2 }, at) => named(`${year ?? year2}-${place ?? place2}`, at),
  },
  {
    pattern: new RegExp(
      `(?<month>${monthPattern}) (?<year>\\d{4})|(?<year2>\\d{4}) (?<month2>${monthPattern})`,
    ),
    read: ({ month, month2, year, year2 }, at) =>
      named(`${year ?? year2}-${monthNumber(month ?? month2 ?? '')}`, at),
  },
  {
    pattern: /(?:(?<year>\d{4}) ?(?:年|财年) ?)?(?<![本这上下])第?(?<index>[一二三四1-4]) ?季度?/,
    read: ({ year, index }, at) => ofYear(`Q${digit(index ?? '')}`, year, at),
  },
  {
    pattern: /(?<year>\d{4}) ?(?:年|财年) ?(?<half>[上下])半年/,
    read: ({ year, half }, at) => ofYear(half === '上' ? 'H1' : 'H2', year, at),
  },
  {
    pattern: /(?:(?<year>\d{4}) ?年 ?)?(?<month>1[0-2]|0?[1-9]) ?月份?/,
    read: ({ year, month }, at) => monthOf(Number(month), year, at),
  },
  { pattern: /(?<year>\d{4}) ?(?:年|财年)/, read: ({ year }, at) => named(`${year}`, at) },
  {
    pattern: /(?<step>this|current|last|previous|next) (?<kind>month|quarter|half|year)/,
    read: relative,
  },
  { pattern: /(?<step>[本这上下])一?个?(?<kind>月|季度|半年)/, read: relative },
  { pattern: /本年|今年/, read: (_, at) => now('year', at) },
  { pattern: /去年/, read: (_, at) => shift(now('year', at), -1) },
  { pattern: /明年/, read: (_, at) => shift(now('year', at), 1) },
  { pattern: /(?<place>[qh][1-4])/, read: ({ place }, at) => ofYear(`${place}`, undefined, at) },
  { pattern: /(?:fy ?)?(?<year>(?:19|20|21)\d{2})/, read: ({ year }, at) => named(`${year}`, at) },
  {
    pattern: /(?<kind>month|quarter|half|year|季度|半年|月|年)/,
    read: ({ kind }, at) => now(kinds[kind ?? ''] ?? 'quarter', at),
  },
];

const phrases = spoken.map(({ pattern, read }) => ({ pattern: bounded(pattern), read }));

/** A phrase stands alone: no letter or digit touches it where it begins or ends with one. */
function bounded(pattern: RegExp): RegExp {
  return new RegExp(`(?<![a-z0-9-])(?:${pattern.source})(?![a-z0-9-])`, 'u');
}

/** The first period named in the words, and the words without it. `words` as typed; case and width do not matter. */
export function takePeriod(
  words: string,
  at: Today,
): { readonly period: Period | null; readonly rest: string } {
  const text = words.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  const lower = text.toLowerCase();
  for (const { pattern, read } of phrases) {
    const match = pattern.exec(lower);
    const period = match && read(match.groups ?? {}, at);
    if (!match || !period) continue;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
    return { period, rest: rest.replace(/\s+/gu, ' ').trim() };
  }
  const month = monthOnly(lower, at);
  return month ? { period: month, rest: '' } : { period: null, rest: text };
}

/** The whole text must be a period. Throws `period.unreadable`. */
export function readPeriod(words: string, at: Today): Period {
  const { period, rest } = takePeriod(words, at);
  if (!period || rest !== '') throw new AppError('period.unreadable', { text: words.trim() });
  return period;
}

/** Whether words that are no period were probably meant as one: they hold a digit or begin like one. */
export const looksLikePeriod = (words: string): boolean =>
  /\d|季|月|^(?:this|last|next|previous|q|h)\b/iu.test(words.normalize('NFKC'));

/** `November` alone; a first name like May or April among other words is none. */
function monthOnly(text: string, at: Today): Period | null {
  const found = new RegExp(`^(?:${monthPattern})$`, 'u').exec(text);
  return found ? monthOf(Number(monthNumber(text)), undefined, at) : null;
}

const monthNumber = (name: string): string =>
  String(monthNames.findIndex((each) => each.startsWith(name.slice(0, 3))) + 1).padStart(2, '0');

const digit = (text: string): number => {
  const index = numerals.indexOf(text);
  return index >= 0 ? index + 1 : Number(text);
};

function named(name: string, at: Today): Period | null {
  try {
    return parsePeriod(name, at);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

const now = (kind: PeriodKind, at: Today): Period => periodOf(kind, at.today, at);

function relative(groups: Readonly<Record<string, string | undefined>>, at: Today): Period {
  return shift(now(kinds[groups['kind'] ?? ''] ?? 'quarter', at), steps[groups['step'] ?? ''] ?? 0);
}

/** `Q3` without a year: the latest that has begun. */
function ofYear(place: string, year: string | undefined, at: Today): Period | null {
  if (year !== undefined) return named(`${year}-${place}`, at);
  const fiscalYear = now('year', at).end.subtract({ days: 1 }).year;
  const thisYear = named(`${fiscalYear}-${place}`, at);
  return thisYear && hasBegun(thisYear, at) ? thisYear : named(`${fiscalYear - 1}-${place}`, at);
}

/** A month without a year: the latest that has begun. */
function monthOf(month: number, year: string | undefined, at: Today): Period {
  const day = { year: Number(year ?? at.today.year), month, day: 1 };
  const period = periodOf('month', Temporal.PlainDate.from(day), at);
  return year !== undefined || hasBegun(period, at) ? period : shift(period, -12);
}

const hasBegun = (period: Period, at: Today): boolean =>
  Temporal.PlainDate.compare(period.start, at.today) <= 0;
