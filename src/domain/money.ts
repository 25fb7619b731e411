/** Money is whole minor units (`bigint`) of one ISO 4217 currency. Nothing here rounds except where it says so. */
import { exponents } from './currencies.ts';
import { AppError } from './errors.ts';
import { type Rational, type RoundingMode, rational, round } from './rational.ts';

declare const currencyBrand: unique symbol;
export type Currency = string & { readonly [currencyBrand]: true };

export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

/** Throws `money.currency_unknown` for a code that ISO 4217 does not list. Case is forgiven. */
export function currency(text: string): Currency {
  const code = text.trim().toUpperCase();
  if (!exponents.has(code)) throw new AppError('money.currency_unknown', { text });
  return code as Currency;
}

/** Decimals of the currency: 2 for CNY and USD, 0 for JPY, 3 for KWD. */
export const exponent = (code: Currency): number => exponents.get(code) ?? 2;

export const money = (minor: bigint, code: Currency): Money => ({ minor, currency: code });
export const nothing = (code: Currency): Money => ({ minor: 0n, currency: code });

export const plus = (a: Money, b: Money): Money => money(a.minor + same(a, b).minor, a.currency);
export const minus = (a: Money, b: Money): Money => money(a.minor - same(a, b).minor, a.currency);

function same(a: Money, b: Money): Money {
  if (a.currency !== b.currency)
    throw new AppError('money.currency_mismatch', { left: a.currency, right: b.currency });
  return b;
}

export const sum = (parts: Iterable<Money>, code: Currency): Money => {
  let total = nothing(code);
  for (const part of parts) total = plus(total, part);
  return total;
};

/** Minor units as an exact fraction, to compute on with; `toMoney` brings it back, rounding once. */
export const exact = (amount: Money): Rational => rational(amount.minor);
export const toMoney = (minorUnits: Rational, code: Currency, mode: RoundingMode): Money =>
  money(round(minorUnits, mode), code);

/**
 * Reads a plain decimal (`1234.5`, `-0.05`) into minor units. Throws `money.unreadable` for anything else and for more decimals
 * than the currency has: money is never rounded on the way in.
 */
export function parseMoney(text: string, code: Currency): Money {
  const match = /^\s*([+-]?)(\d{1,30})(?:\.(\d{1,30}))?\s*$/.exec(text);
  const digits = exponent(code);
  const decimals = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || decimals.length > digits) throw new AppError('money.unreadable', { text });
  const minor = BigInt(`${match[2]}${decimals.padEnd(digits, '0')}`);
  return money(match[1] === '-' ? -minor : minor, code);
}

/** Plain decimal text with all decimals of the currency (`1234.50`), for files and JSON. */
export function decimalText({ minor, currency: code }: Money): string {
  const digits = exponent(code);
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const cut = text.length - digits;
  return `${minor < 0n ? '-' : ''}${text.slice(0, cut)}${digits ? `.${text.slice(cut)}` : ''}`;
}
