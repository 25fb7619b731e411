/** From the text of a cell to a value, or to the reason why there is none. */
import { Temporal } from 'temporal-polyfill';
import { currency, exponent } from '../../domain/money.ts';
import type { ReasonCode } from '../port.ts';
import { readDay } from './date-text.ts';
import { detached } from './directory.ts';
import { compatible, plainDecimals, readMoneyText, toMinorUnits } from './money-text.ts';
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

export function dayReader(survey: Survey, field: string) {
  const reading = survey.dates.get(field);
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
    const minor = toMinorUnits(money, survey.mark, digits);
    if (typeof minor === 'bigint') return minor;
    if (minor === 'too_large') throw new Unreadable(field, 'too_large', text);
    throw new Unreadable(field, minor === 'unreadable' ? 'money' : 'decimals', text, [code]);
  };
}

/** `1234.5` with `decimals` 1 in a currency of two `digits`: 123450. */
function plainMinor(text: string, decimals: number, digits: number): bigint {
  const cut = text.length - decimals;
  const all = decimals === 0 ? text : text.slice(0, cut - 1) + text.slice(cut);
  return BigInt(decimals === digits ? all : all + '0'.repeat(digits - decimals));
}

/** Hundredths of a point, read from the decimal text. */
export function hundredths(field: string, text: string, scale: number): bigint {
  const found = /^(\d{1,3})(?:[.,](\d{1,2})0*)?$/.exec(text.normalize('NFKC'));
  const value = found ? BigInt(found[1] + (found[2] ?? '').padEnd(2, '0')) : null;
  if (value === null || value > BigInt(scale) * 100n)
    throw new Unreadable(field, 'score', text, [String(scale)]);
  return value;
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
