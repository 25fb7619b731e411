/** How the exact figures of a trace read: nothing is rounded silently on the way to a reader. */
import { type Currency, exponent } from '../domain/money.ts';
import type { MeasureRef, Unit } from '../domain/plan/evaluation.ts';
import { isNumber, type Value } from '../domain/plan/expressions/value.ts';
import type { BasisRef, FigureKind, IndexRef } from '../domain/plan/trace.ts';
import {
  compare,
  multiply,
  type Rational,
  rational,
  rationalText,
  zero,
} from '../domain/rational.ts';
import { formatMoney, formatNumber, formatPercent } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { usedWords } from '../i18n/texts/trace-formulas.ts';

export interface Reader {
  readonly currency: Currency;
  readonly locale: Locale;
  /** All decimals, as where money is explained; otherwise as short as it is exact. */
  readonly exact: boolean;
}

/** Minor units as money. A fraction of a minor unit shows up to six decimals more. */
export function moneyText(minor: Rational, { currency, locale, exact }: Reader): string {
  if (minor.den === 1n) return formatMoney(minor.num, currency, locale, { exact });
  const digits = exponent(currency);
  const magnitude = rational(
    minor.num < 0n ? -minor.num : minor.num,
    minor.den * 10n ** BigInt(digits),
  );
  const symbol = formatMoney(0n, currency, locale).replace('0', '');
  const sign = compare(minor, zero) < 0 ? '-' : '';
  return `${sign}${symbol}${formatNumber(magnitude, locale, { decimals: digits + 6 })}`;
}

export const minorText = (minor: bigint, reader: Reader): string =>
  moneyText(rational(minor), reader);

export const numberText = (value: Rational, { locale }: Reader, decimals = 4): string =>
  formatNumber(value, locale, { decimals });

/** A rate or a limit: exact to four decimals of a percent. */
export const rateText = (rate: Rational, { locale }: Reader): string =>
  formatPercent(rate, locale, { decimals: 4 });

export function unitText(value: Rational, unit: Unit, reader: Reader): string {
  switch (unit) {
    case 'money':
      return moneyText(value, reader);
    case 'percent':
      return rateText(value, reader);
    case 'count':
    case 'number':
      return numberText(value, reader);
  }
}

export const valueText = (value: Rational, { unit }: MeasureRef, reader: Reader): string =>
  unitText(value, unit, reader);

/** A point of a table: `100 %`, or `¥100,000`. */
export const limitText = (limit: Rational, { measure, by }: IndexRef, reader: Reader): string =>
  by === 'attainment' ? rateText(limit, reader) : valueText(limit, measure, reader);

/** What stands in a table or beside it: `5 %`, `¥50`. A factor is a part of something, so it reads as a share: `150 %`. */
export const figureText = (figure: FigureKind, rate: Rational, reader: Reader): string =>
  figure === 'amount' ? moneyText(rate, reader) : shareText(rate, reader);

/** What a figure is applied to, in the unit that it has. */
export function partText(part: Rational, basis: BasisRef, reader: Reader): string {
  switch (basis.kind) {
    case 'measure':
      return valueText(part, basis.measure, reader);
    case 'target-incentive':
      return moneyText(part, reader);
    case 'once':
      return numberText(part, reader, 6);
  }
}

/** A percentage that a calculator multiplies out, a fraction where a percentage would only be near it (17/31). */
export function shareText(share: Rational, reader: Reader): string {
  const isShort = multiply(share, rational(1_000_000n)).den === 1n;
  if (isShort || share.den > 1_000n) return formatPercent(share, reader.locale, { decimals: 8 });
  return rationalText(share);
}

/** A value that stood for a name in an expression; money in whole units of the currency, shares as fractions of one. */
export function usedText(value: Value, reader: Reader): string {
  if (value === null) return say(reader.locale, usedWords.nothing);
  if (typeof value === 'boolean') return say(reader.locale, value ? usedWords.yes : usedWords.no);
  return isNumber(value) ? numberText(value, reader, 6) : value;
}
