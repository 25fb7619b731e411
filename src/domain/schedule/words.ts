/**
 * When something shall happen, as people say it in English and Chinese, or as cron: `every Friday 17:00`, `每周五 17:00`,
 * `last working day of the month 16:00`, `0 9 * * 1-5`. What is not understood is refused, and named.
 */
import type { Temporal } from 'temporal-polyfill';
import { parseDeadline } from '../deadline.ts';
import { AppError } from '../errors.ts';
import type { Cadence } from '../schedule.ts';
import { checkTimetable } from './check.ts';
import { readChineseDays } from './chinese-words.ts';
import { looksLikeCron } from './cron.ts';
import { readEnglishDays } from './english-words.ts';
import { chineseNumber, takeTime } from './time-words.ts';

/** Throws `schedule.*` when it cannot be understood or could not be kept. */
export function readCadence(said: string, now: Temporal.Instant, timeZone: string): Cadence {
  const text = said.trim();
  const { rest, exceptHolidays } = takeHolidays(normalised(said));
  const cadence = understood(rest, { said: text, now, timeZone });
  const complete: Cadence =
    exceptHolidays && cadence.every !== 'once' ? { ...cadence, exceptHolidays } : cadence;
  checkTimetable({ cadence: complete, timeZone }, now, text);
  return complete;
}

const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/[.。;]$/u, '')
    .trim();

const holidayWords = new RegExp(
  [
    String.raw`[\s,(]*(?:`,
    '(?:(?:except|excluding|but not|and not|not|skipping|skip)(?: on| for)? (?:public |bank )?holidays)',
    '|遇?(?:法定)?(?:节假日|假日|假期)(?:除外|不发|不执行|跳过)',
    '|除(?:法定)?(?:节假日|假日|假期)以?外',
    '|跳过(?:法定)?(?:节假日|假日|假期)',
    String.raw`)\)?`,
  ].join(''),
  'u',
);

function takeHolidays(text: string): { readonly rest: string; readonly exceptHolidays: boolean } {
  const match = holidayWords.exec(text);
  if (!match) return { rest: text, exceptHolidays: false };
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  return { rest: rest.trim(), exceptHolidays: true };
}

interface Around {
  /** As it was typed. */
  readonly said: string;
  readonly now: Temporal.Instant;
  readonly timeZone: string;
}

function understood(text: string, around: Around): Cadence {
  const cron = text.replace(/^(?:按 ?)?cron(?: ?表达式)?:? /u, '');
  if (looksLikeCron(cron) || cron !== text) return { every: 'cron', text: cron };
  const interval = readInterval(text);
  if (interval !== null) return { every: 'interval', minutes: interval };
  const { at, rest } = takeTime(text);
  const days = readEnglishDays(rest) ?? readChineseDays(rest);
  if (days && at !== null) return { ...days, at };
  if (days) throw new AppError('schedule.time_missing', { text: around.said });
  return readOnce(text, rest, at, around);
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:m|min|mins|minutes?|分钟?)$/u, 1],
  [/^(?:h|hrs?|hours?|个?小时|个?钟头)$/u, 60],
];

/** Minutes between two; null: these are no words for that. */
function readInterval(text: string): number | null {
  if (text === 'hourly') return 60;
  if (/^(?:every half(?: an)? hour|每隔?半个?(?:小时|钟头))$/u.test(text)) return 30;
  const match =
    /^(?:every|each) (?:(\d{1,6}) ?)?([a-z]+)$/u.exec(text) ??
    /^每隔? ?(\d{1,6}|[一二两三四五六七八九十]{1,3})? ?(个?小时|个?钟头|分钟?)$/u.exec(text);
  const unit = units.find(([name]) => name.test(match?.[2] ?? ''))?.[1];
  if (!match || unit === undefined) return null;
  const count = match[1] ?? '1';
  return (/^\d+$/.test(count) ? Number(count) : (chineseNumber(count) ?? 0)) * unit;
}

/** A day and a time, or so much later. */
function readOnce(
  text: string,
  rest: string,
  at: string | null,
  { said, now, timeZone }: Around,
): Cadence {
  const isLater = at === null && /^in |后$/u.test(text);
  const day = rest.replace(/^(?:once|一次|仅一次)[,: ]*(?:on )?|^on /u, '');
  const words = isLater ? text : at === null ? day : `${day} ${at}`.trim();
  const instant = parseDeadline(words, now, timeZone);
  if (instant && (at !== null || isLater)) return { every: 'once', instant };
  if (instant) throw new AppError('schedule.time_missing', { text: said });
  if (isNoDay(day)) throw new AppError('schedule.never', { text: said });
  throw new AppError('schedule.words_unknown', { text: rest === '' ? text : rest });
}

/** A day and a month that no calendar has together: `30 February`, `2月30日`. */
function isNoDay(text: string): boolean {
  const match =
    /^(?:every )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})(?: \d{4})?$/u.exec(text) ??
    /^(?:every )?([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?:,? \d{4})?$/u.exec(text);
  const chinese = /^(?:每年)?(?:\d{4}年)?(\d{1,2})月(\d{1,2})[日号]$/u.exec(text);
  const iso = /^\d{4}-(\d{1,2})-(\d{1,2})$/.exec(text);
  const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
  const name = [match?.[1], match?.[2]].find((each) => each && /^[a-z]/.test(each)) ?? '';
  const number = [match?.[1], match?.[2]].find((each) => each && /^\d/.test(each));
  const month = months.indexOf(name.slice(0, 3)) + 1 || Number((chinese ?? iso)?.[1] ?? 0);
  const day = Number(number ?? (chinese ?? iso)?.[2] ?? 0);
  if (month < 1 || day < 1) return iso !== null;
  return month > 12 || day > ([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}
