/** Figures as scripts read them: money as decimal text, everything else as exact fractions (`13/15`). Field names are in docs/cli.md. */

import { attainment } from '../domain/attainment.ts';
import type { MeasureUnit } from '../domain/measure.ts';
import { type Currency, decimalText, exponent, type Money, money } from '../domain/money.ts';
import type { IndexBy, Measured, MeasureRef, Unit } from '../domain/plan/evaluation.ts';
import { divide, type Rational, rational, rationalText } from '../domain/rational.ts';

export const moneyJson = (amount: Money) => ({
  amount: decimalText(amount),
  currency: amount.currency,
});

export const fractionJson = (value: Rational | null): string | null =>
  value === null ? null : rationalText(value);

export const minorJson = (minor: bigint, currency: Currency): string =>
  decimalText(money(minor, currency));

/** Whole minor units as `1234.50`; a fraction of a minor unit as an exact fraction of the currency's unit. */
export function amountJson(minor: Rational, currency: Currency): string {
  if (minor.den === 1n) return minorJson(minor.num, currency);
  return rationalText(divide(minor, rational(10n ** BigInt(exponent(currency)))));
}

/** A value of a measure: money as decimal text, counts, points and shares as fractions. */
export function measureJson(
  value: Rational | null,
  unit: Unit | MeasureUnit,
  currency: Currency,
): string | null {
  if (value === null) return null;
  return unit === 'money' ? amountJson(value, currency) : rationalText(value);
}

export const measuredJson = (
  { id, unit }: { readonly id: string; readonly unit: Unit | MeasureUnit },
  of: Measured,
  currency: Currency,
) => ({
  measure: id,
  unit,
  value: measureJson(of.value, unit, currency),
  quota: measureJson(of.quota, unit, currency),
  attainment: fractionJson(attainment(of.value, of.quota)),
  count: of.count,
});

/** A point of a table: a share of the quota, or in the unit of the measure. */
export const limitJson = (
  limit: Rational | null,
  { measure, by }: { readonly measure: MeasureRef; readonly by: IndexBy },
  currency: Currency,
): string | null =>
  by === 'value' ? measureJson(limit, measure.unit, currency) : fractionJson(limit);
