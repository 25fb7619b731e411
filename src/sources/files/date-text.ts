/** Days as people and programs write them. Which of two readings a column has is decided elsewhere (date-vote). */
import { Temporal } from 'temporal-polyfill';

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

export type DateText =
  /** Can be read in one way only. */
  | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number }
  /** Three numbers in an order that the text does not tell. */
  | { readonly kind: 'triple'; readonly parts: readonly [string, string, string] }
  /** Days since the last day of 1899 (or, in old Mac files, since 1904). */
  | { readonly kind: 'serial'; readonly days: number }
  | { readonly kind: 'instant'; readonly instant: Temporal.Instant };

const time = String.raw`(?:(?:T|\s+|,\s*)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s*[AP]M)?)?`;
const isoTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)? ?(Z|[+-]\d{2}:?\d{2})$/i;
const yearFirst = new RegExp(`^(\\d{4})([-/.年])(\\d{1,2})[-/.月](\\d{1,2})日?${time}$`, 'i');
const threeNumbers = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${time}$`, 'i');
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dayMonthName = new RegExp(
  `^(\\d{1,2})[-\\s/.]*([A-Z]{3,9})\\.?[-\\s/,.]*(\\d{4})${time}$`,
  'i',
);
const monthNameDay = new RegExp(
  `^([A-Z]{3,9})\\.?\\s*(\\d{1,2})(?:ST|ND|RD|TH)?,?\\s*(\\d{4})${time}$`,
  'i',
);
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthNames =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** Null when it is no date at all. */
export function readDateText(text: string): DateText | null {
  const plain = text.normalize('NFKC').trim();
  const first = yearFirst.exec(plain);
  if (first) return day(first[1], first[3], first[4]);
  const three = threeNumbers.exec(plain);
  if (three) return { kind: 'triple', parts: [three[1] ?? '', three[3] ?? '', three[4] ?? ''] };
  if (/^\d+(\.\d+)?$/.test(plain)) return readNumber(plain);
  const named = dayMonthName.exec(plain);
  if (named) return day(named[3], monthNumber(named[2]), named[1]);
  const american = monthNameDay.exec(plain);
  if (american) return day(american[3], monthNumber(american[1]), american[2]);
  return isoTime.test(plain) ? readInstant(plain.replace(' ', 'T').replace(' ', '')) : null;
}

function readNumber(plain: string): DateText | null {
  const packed = compact.exec(plain);
  if (packed) return day(packed[1], packed[2], packed[3]);
  const value = Number(plain);
  if (/^\d{13}$/.test(plain)) return instant(value);
  if (/^\d{10}$/.test(plain)) return instant(value * 1000);
  /** Between 1954 and 2119: below and above, a number in a date column is something else. */
  return value >= 20_000 && value < 80_000 ? { kind: 'serial', days: Math.floor(value) } : null;
}

const instant = (epochMs: number): DateText => ({
  kind: 'instant',
  instant: Temporal.Instant.fromEpochMilliseconds(epochMs),
});

function readInstant(text: string): DateText | null {
  try {
    return { kind: 'instant', instant: Temporal.Instant.from(text) };
  } catch {
    return null;
  }
}

function monthNumber(name = ''): string {
  const lower = name.toLowerCase();
  const index = Math.max(
    months.indexOf(lower),
    monthNames.indexOf(lower),
    lower === 'sept' ? 8 : -1,
  );
  return String(index + 1);
}

function day(year = '', month = '', dayOfMonth = ''): DateText | null {
  const date = {
    kind: 'day',
    year: Number(year),
    month: Number(month),
    day: Number(dayOfMonth),
  } as const;
  return exists(date.year, date.month, date.day) ? date : null;
}

function exists(year: number, month: number, dayOfMonth: number): boolean {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || dayOfMonth < 1) return false;
  return dayOfMonth <= new Temporal.PlainYearMonth(year, month).daysInMonth;
}

/** Null when that order makes no day of the three numbers. Two-digit years: 70 to 99 are of the last century. */
export function orderedDay(
  parts: readonly [string, string, string],
  order: DateOrder,
): Temporal.PlainDate | null {
  const [a, b, c] = parts;
  if (order === 'ymd' && c.length === 4) return null;
  const [year, month, dayOfMonth] =
    order === 'dmy' ? [c, b, a] : order === 'mdy' ? [c, a, b] : [a, b, c];
  if (order === 'ymd' && year.length < 2) return null;
  const short = Number(year);
  const full = year.length === 4 ? short : short + (short < 70 ? 2000 : 1900);
  const found = { year: full, month: Number(month), day: Number(dayOfMonth) };
  return exists(found.year, found.month, found.day)
    ? new Temporal.PlainDate(found.year, found.month, found.day)
    : null;
}

export interface DateReading {
  /** Null: no value of the column needs one. */
  readonly order: DateOrder | null;
  /** Base of serial numbers. */
  readonly serialBase: 1900 | 1904;
  /** Zone in which an instant becomes a business day. */
  readonly timeZone: string;
}

const serialZero = {
  1900: new Temporal.PlainDate(1899, 12, 30),
  1904: new Temporal.PlainDate(1904, 1, 1),
} as const;

/** Null when the text is no day in the column's reading. */
export function readDay(text: string, reading: DateReading): Temporal.PlainDate | null {
  const date = readDateText(text);
  switch (date?.kind) {
    case 'day':
      return new Temporal.PlainDate(date.year, date.month, date.day);
    case 'triple':
      return reading.order ? orderedDay(date.parts, reading.order) : null;
    case 'serial':
      return serialZero[reading.serialBase].add({ days: date.days });
    case 'instant':
      return date.instant.toZonedDateTimeISO(reading.timeZone).toPlainDate();
    default:
      return null;
  }
}
