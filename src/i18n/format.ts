/**
 * How figures, days and times read, in both languages: the only formatter. It takes primitives and prints exactly what it gets; a
 * figure is rounded (half to even) only where the function says so.
 */
import type { Temporal } from 'temporal-polyfill';
import { currencyDigits } from './currency-digits.ts';
import { decimalOf, type Ratio, roundHalfEven } from './decimal.ts';
import type { Locale } from './locale.ts';

const tags: Record<Locale, string> = { en: 'en-US', zh: 'zh-CN' };

export interface MoneyOptions {
  /** All decimals of the currency, also `.00`: where money is paid or explained. */
  readonly exact?: boolean;
  /** A plus before what is above zero. */
  readonly sign?: boolean;
  /** In Chinese `¥31.2 万` from ten thousand on, rounded to one decimal; no effect in English. */
  readonly compact?: boolean;
}

/** `minor` in minor units of the ISO 4217 `currency`: `¥18,240`, `¥15,600.50`, `-¥900`. Never rounded, unless `compact`. */
export function formatMoney(
  minor: bigint,
  currency: string,
  locale: Locale,
  options: MoneyOptions = {},
): string {
  const digits = currencyDigits(currency);
  const unit = 10n ** BigInt(digits);
  const short = options.compact && locale === 'zh' ? inTenThousands(minor, unit) : null;
  const decimals = short ? 0 : minor % unit === 0n && !options.exact ? 0 : digits;
  const formatter = numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: short ? 1 : decimals,
    signDisplay: options.sign ? 'exceptZero' : 'negative',
  });
  if (short) return `${print(formatter, short.text)} ${short.unit}`;
  return print(formatter, decimalOf(minor, digits));
}

/** Null below ten thousand, where the full figure is as short. */
function inTenThousands(minor: bigint, unit: bigint): { text: string; unit: string } | null {
  const magnitude = minor < 0n ? -minor : minor;
  if (magnitude < 10_000n * unit) return null;
  const tenths = roundHalfEven({ num: minor, den: 10_000n * unit }, 1);
  if (tenths < 100_000n && tenths > -100_000n) return { text: decimalOf(tenths, 1), unit: '万' };
  const inYi = roundHalfEven({ num: minor, den: 100_000_000n * unit }, 1);
  return { text: decimalOf(inYi, 1), unit: '亿' };
}

export interface PercentOptions {
  /** Most decimals shown (0 when left out); zeros at the end are dropped. */
  readonly decimals?: number;
  readonly sign?: boolean;
}

/**
 * `87 %` for 87/100. What is below 100 % never reads 100 %: it is cut instead of rounded there, so that nobody seems to have
 * reached a target that was missed.
 */
export function formatPercent(ratio: Ratio, locale: Locale, options: PercentOptions = {}): string {
  const decimals = options.decimals ?? 0;
  const full = 100n * 10n ** BigInt(decimals);
  const rounded = roundHalfEven({ num: ratio.num * 100n, den: ratio.den }, decimals);
  const shown = ratio.num < ratio.den && rounded >= full ? full - 1n : rounded;
  return `${plain(shown, decimals, locale, options.sign)} %`;
}

export interface NumberOptions {
  /** Most decimals shown (0 when left out); zeros at the end are dropped. */
  readonly decimals?: number;
  readonly sign?: boolean;
}

/** A count (`1,284`) or an exact fraction. `number` is for counts only. */
export function formatNumber(
  value: bigint | number | Ratio,
  locale: Locale,
  options: NumberOptions = {},
): string {
  const decimals = options.decimals ?? 0;
  const ratio = typeof value === 'object' ? value : { num: BigInt(value), den: 1n };
  return plain(roundHalfEven(ratio, decimals), decimals, locale, options.sign);
}

/** A score: `4.7`, `4.25`, `5`. */
export const formatPoints = (points: Ratio, locale: Locale): string =>
  formatNumber(points, locale, { decimals: 2 });

/** A multiplier: `× 1.05`. */
export const formatFactor = (factor: Ratio, locale: Locale): string =>
  `× ${formatNumber(factor, locale, { decimals: 4 })}`;

function plain(units: bigint, decimals: number, locale: Locale, sign = false): string {
  const formatter = numberFormat(locale, {
    maximumFractionDigits: decimals,
    signDisplay: sign ? 'exceptZero' : 'negative',
  });
  return print(formatter, decimalOf(units, decimals));
}

/** `▓▓▓▓▓▓▓░░░`. Full only from 1 on; 1 is full and more than full is full. */
export function textBar(ratio: number, width = 10): string {
  const filled = ratio >= 1 ? width : Math.min(width - 1, Math.round(Math.max(0, ratio) * width));
  return '▓'.repeat(filled || 0) + '░'.repeat(width - (filled || 0));
}

/** `A, B and C` / `A、B 和 C`. */
export function listing(items: readonly string[], locale: Locale): string {
  const last = items.at(-1) ?? '';
  const before = items.slice(0, -1);
  if (before.length === 0) return last;
  if (locale === 'en') return `${before.join(', ')} and ${last}`;
  const head = before.join('、');
  return `${head}${latinEnd.test(head) ? ' ' : ''}和${latinStart.test(last) ? ' ' : ''}${last}`;
}

const latinStart = /^[\p{Script=Latin}\p{N}]/u;
const latinEnd = /[\p{Script=Latin}\p{N}]$/u;

/** `1st`, `22nd`, `13th` / `第 1`. */
export function ordinal(position: number, locale: Locale): string {
  if (locale === 'zh') return `第 ${position}`;
  const teen = position % 100 >= 11 && position % 100 <= 13;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][position % 10] ?? 'th');
  return `${position}${suffix}`;
}

/** Formatters are dear to make and cheap to keep: there are a few dozen kinds. No two kinds have the same values. */
const formatters = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${Object.values(options).join(' ')}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(tags[locale], options);
  formatters.set(key, made);
  return made;
}

/** Decimal text goes in as text: `Intl` reads it exactly. Spaces come out plain, so that figures can be searched and copied. */
const print = (formatter: Intl.NumberFormat, decimal: string): string =>
  formatter.format(decimal as `${number}`).replace(/[\u00a0\u202f]/g, ' ');

/** Names of months are ours: `Intl` changes its mind between versions. */
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays: Record<Locale, readonly string[]> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
};
const numerals = ['一', '二', '三', '四'];

export interface DateOptions {
  readonly year?: boolean;
  readonly weekday?: boolean;
}

/** A business day: `12 Oct`, `Fri 12 Oct 2026` / `10月12日`, `2026年10月12日 周五`. */
export function formatDate(
  day: Temporal.PlainDate,
  locale: Locale,
  options: DateOptions = {},
): string {
  const weekday = options.weekday ? formatWeekday(day, locale) : '';
  if (locale === 'zh') {
    const date = `${options.year ? `${day.year}年` : ''}${day.month}月${day.day}日`;
    return weekday ? `${date} ${weekday}` : date;
  }
  const date = `${day.day} ${monthName(day.month).slice(0, 3)}${options.year ? ` ${day.year}` : ''}`;
  return weekday ? `${weekday.slice(0, 3)} ${date}` : date;
}

/** `Friday` / `周五`. */
export const formatWeekday = (day: Temporal.PlainDate, locale: Locale): string =>
  weekdays[locale][day.dayOfWeek - 1] ?? '';

/** `09:40` on the clocks of the zone. */
export function formatTime(instant: Temporal.Instant, timeZone: string): string {
  return clockTime(instant.toZonedDateTimeISO(timeZone));
}

const clockTime = ({ hour, minute }: { readonly hour: number; readonly minute: number }): string =>
  `${twoDigits(hour)}:${twoDigits(minute)}`;

/** `24 Nov 18:00` / `11月24日 18:00` on the clocks of the zone. */
export function formatDateTime(
  instant: Temporal.Instant,
  timeZone: string,
  locale: Locale,
  options: DateOptions = {},
): string {
  const there = instant.toZonedDateTimeISO(timeZone);
  return `${formatDate(there.toPlainDate(), locale, options)} ${clockTime(there)}`;
}

/** `12 min ago` / `12 分钟前`; whole units gone, cut. What lies ahead (clocks differ a little) is `just now`. */
export function formatAgo(then: Temporal.Instant, now: Temporal.Instant, locale: Locale): string {
  const minutes = Math.floor((now.epochMilliseconds - then.epochMilliseconds) / 60_000);
  const zh = locale === 'zh';
  if (minutes < 1) return zh ? '刚刚' : 'just now';
  if (minutes < 60) return zh ? `${minutes} 分钟前` : `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return zh ? `${hours} 小时前` : `${hours} h ago`;
  const days = Math.floor(hours / 24);
  if (zh) return `${days} 天前`;
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

/** `index` counts from 1 within the year: month 1 to 12, quarter 1 to 4, half 1 to 2; a year has 1. */
export interface PeriodLabel {
  readonly kind: 'month' | 'quarter' | 'half' | 'year';
  readonly year: number;
  readonly index: number;
  /** The year is a fiscal year that does not begin in January: said, so that Q1 is not taken for January to March. */
  readonly fiscal: boolean;
}

/** `Q4 2026`, `November 2026`, `H2 2026`, `2026`, `Q1 FY2027` / `2026 年第四季度`, `2026 年 11 月`, `2027 财年第一季度`. */
export function formatPeriod({ kind, year, index, fiscal }: PeriodLabel, locale: Locale): string {
  if (kind === 'month')
    return locale === 'zh' ? `${year} 年 ${index} 月` : `${monthName(index)} ${year}`;
  if (locale === 'zh') {
    const name = fiscal ? `${year} 财年` : `${year} 年`;
    if (kind === 'year') return name;
    if (kind === 'half') return `${name}${index === 1 ? '上' : '下'}半年`;
    return `${name}第${numerals[index - 1] ?? index}季度`;
  }
  const name = fiscal ? `FY${year}` : `${year}`;
  return kind === 'year' ? name : `${kind === 'half' ? 'H' : 'Q'}${index} ${name}`;
}

const monthName = (month: number): string => months[month - 1] ?? '';
const twoDigits = (value: number): string => String(value).padStart(2, '0');
