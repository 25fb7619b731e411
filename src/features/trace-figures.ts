/** How the exact figures of a trace read: nothing is rounded silently on the way to a reader. */
import { type MeasureCode, measure } from '../domain/measure.ts';
import { type Currency, exponent } from '../domain/money.ts';
import type { IndexBy } from '../domain/plan/evaluation.ts';
import { compare, type Rational, rational, zero } from '../domain/rational.ts';
import { formatMoney, formatNumber, formatPercent, formatPoints } from '../i18n/format.ts';
import type { Locale } from '../i18n/locale.ts';

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

export function valueText(value: Rational, code: MeasureCode, reader: Reader): string {
  const { unit } = measure(code);
  if (unit === 'money') return moneyText(value, reader);
  if (unit === 'score') return formatPoints(value, reader.locale);
  return formatNumber(value, reader.locale, { decimals: 4 });
}

/** A rate or a limit: exact to four decimals of a percent. */
export const rateText = (rate: Rational, { locale }: Reader): string =>
  formatPercent(rate, locale, { decimals: 4 });

/** A point of a table: `100 %`, or `¥100,000`. */
export const limitText = (
  limit: Rational,
  code: MeasureCode,
  by: IndexBy,
  reader: Reader,
): string => (by === 'attainment' ? rateText(limit, reader) : valueText(limit, code, reader));
