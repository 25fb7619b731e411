/** From the text of a cell to a value, or to the reason why there is none. */
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../domain/errors.ts';
import { type Currency, currency, exponent } from '../../domain/money.ts';
import { zoneNamed } from '../../domain/time-zone.ts';
import type { ReasonCode } from '../port.ts';
import { readDay } from './date-text.ts';
import { detached } from './directory.ts';
import {
  compatible,
  type DecimalMark,
  type MoneyText,
  plainDecimals,
  readMoneyText,
  toMinorUnits,
} from './money-text.ts';
import type { Survey } from './survey.ts';

/** A row that is not taken, and why. Caught row by row. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly field: string | null;
  readonly code: ReasonCode;
  readonly text: string;
  readonly near: readonly string[];

  constructor(field: string | null, code: ReasonCode, text = '', near: readonly string[] = []) {
    super(code);
    this.field = field;
    this.code = code;
    this.text = text;
    this.near = near;
  }
}

/** Files repeat their dates: each is read once. */
const mostDays = 20_000;

export function dayReader(survey: Survey, field: string, key = field) {
  const reading = survey.dates.get(key);
  const known = new Map<string, Temporal.PlainDate>();
  return (text: string): Temporal.PlainDate | null => {
    if (text === '') return null;
    const before = known.get(text);
    if (before) return before;
    const day = reading ? readDay(text, reading) : null;
    if (!day) throw new Unreadable(field, 'date', text);
    if (known.size < mostDays) known.set(detached(text), day);
    return day;
  };
}

/** Minor units of the workspace's currency. */
export function moneyReader(survey: Survey, field: string) {
  const code = currency(survey.request.currency);
  const digits = exponent(code);
  const pointIsDecimal = survey.mark === '.';
  return (text: string): bigint => {
    const decimals = pointIsDecimal ? plainDecimals(text) : -1;
    if (decimals >= 0 && decimals <= digits) return plainMinor(text, decimals, digits);
    const money = readMoneyText(text);
    if (!money) throw new Unreadable(field, 'money', text);
    if (!compatible(money.currency, code)) throw new Unreadable(field, 'currency', text, [code]);
    return minorUnits(field, text, money, survey.mark, code);
  };
}

export function minorUnits(
  field: string,
  text: string,
  written: MoneyText,
  mark: DecimalMark,
  code: Currency,
): bigint {
  const minor = toMinorUnits(written, mark, exponent(code));
  if (typeof minor === 'bigint') return minor;
  if (minor === 'too_large') throw new Unreadable(field, 'too_large', text);
  throw new Unreadable(field, minor === 'unreadable' ? 'money' : 'decimals', text, [code]);
}

export function currencyNamed(field: string, text: string): Currency {
  if (text === '') throw new Unreadable(field, 'missing');
  try {
    return currency(text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new Unreadable(field, 'currency_unknown', text);
  }
}

/** `1234.5` with `decimals` 1 in a currency of two `digits`: 123450. */
export function plainMinor(text: string, decimals: number, digits: number): bigint {
  const cut = text.length - decimals;
  const all = decimals === 0 ? text : text.slice(0, cut - 1) + text.slice(cut);
  return BigInt(decimals === digits ? all : all + '0'.repeat(digits - decimals));
}

/** The best score, where nothing says otherwise. */
export const usualScale = 5;

/** Hundredths of a point, read from the decimal text. */
export function hundredths(field: string, text: string, scale: number): bigint {
  const found = /^(\d{1,3})(?:[.,](\d{1,2})0*)?$/.exec(text.normalize('NFKC'));
  const value = found ? BigInt(found[1] + (found[2] ?? '').padEnd(2, '0')) : null;
  if (value === null || value > BigInt(scale) * 100n)
    throw new Unreadable(field, 'score', text, [String(scale)]);
  return value;
}

/** As `hundredths`, of any number. No thousands: `1,200` would be as likely a little more than one. */
export function hundredthsUnbound(field: string, text: string, comma: boolean): bigint {
  const plain = text.normalize('NFKC').replace(/^[−–]/, '-');
  const shape = comma ? /^(-?)(\d{1,12})(?:,(\d{1,2})0*)?$/ : /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/;
  const [, sign = '', whole = '', decimals = ''] = shape.exec(plain) ?? [];
  if (whole === '') throw new Unreadable(field, 'number', text);
  return BigInt(`${sign}${whole}${decimals.padEnd(2, '0')}`);
}

const yes = ['yes', 'y', 'true', '1', 'x', '是', '已取消'];
const no = ['', 'no', 'n', 'false', '0', '否'];

export function yesOrNo(field: string, text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase();
  if (!yes.includes(plain) && !no.includes(plain)) throw new Unreadable(field, 'yes_no', text);
  return yes.includes(plain);
}

/** Null: the cell is empty. */
export function timeZoneOf(field: string, text: string): string | null {
  if (text === '') return null;
  const zone = zoneNamed(text);
  if (zone === null) throw new Unreadable(field, 'time_zone', text);
  return zone;
}

const longestId = 200;
/** What a spreadsheet makes of a long number: the digits behind are gone. */
const scientific = /^\d([.,]\d+)?E\+?\d+$/i;

/** Ids stay text, leading zeros and all. */
export function identifier(field: string, text: string): string {
  if (text === '') throw new Unreadable(field, 'missing');
  if (scientific.test(text)) throw new Unreadable(field, 'scientific', text);
  if (text.length > longestId) throw new Unreadable(field, 'too_long', text.slice(0, 40));
  return text;
}

export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
