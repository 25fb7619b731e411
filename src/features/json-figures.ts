/** Figures as scripts read them: money as decimal text, everything else as exact fractions (`13/15`). Field names are in docs/cli.md. */

import { attainment } from '../domain/attainment.ts';
import { type MeasureCode, measure } from '../domain/measure.ts';
import { type Currency, decimalText, exponent, type Money, money } from '../domain/money.ts';
import type { ComponentResult, Measured, TraceStep } from '../domain/plan/evaluation.ts';
import { divide, type Rational, rational, rationalText } from '../domain/rational.ts';

export const moneyJson = (amount: Money) => ({
  amount: decimalText(amount),
  currency: amount.currency,
});

export const fractionJson = (value: Rational | null): string | null =>
  value === null ? null : rationalText(value);

/** Whole minor units as `1234.50`; a fraction of a minor unit as an exact fraction of the currency's unit. */
function amountJson(minor: Rational, currency: Currency): string {
  if (minor.den === 1n) return decimalText(money(minor.num, currency));
  return rationalText(divide(minor, rational(10n ** BigInt(exponent(currency)))));
}

/** A value of a measure: money as decimal text, counts and points as fractions. */
export function measureJson(
  value: Rational | null,
  code: MeasureCode,
  currency: Currency,
): string | null {
  if (value === null) return null;
  return measure(code).unit === 'money' ? amountJson(value, currency) : rationalText(value);
}

export const measuredJson = (code: MeasureCode, of: Measured, currency: Currency) => ({
  measure: code,
  value: measureJson(of.value, code, currency),
  quota: measureJson(of.quota, code, currency),
  attainment: fractionJson(attainment(of.value, of.quota)),
  count: of.count,
});

export function componentJson({ id, mechanic, title, amount, trace, next }: ComponentResult) {
  const { currency } = amount;
  return {
    id,
    mechanic,
    title,
    ...moneyJson(amount),
    trace: trace.map((step) => stepJson(step, currency)),
    next: next && {
      measure: next.measure,
      of: next.of,
      by: next.by,
      from: limitJson(next.from, next, currency),
      missing: measureJson(next.missing, next.measure, currency),
      worth: moneyJson(next.worth),
      rate: fractionJson(next.rate),
    },
  };
}

/** Minor units in every step. */
const amounts = ['pays', 'before', 'after', 'exact', 'each'];
/** In the unit of the step's measure. */
const values = ['value', 'quota', 'part'];
/** Shares of the quota, or in the unit of the measure, as the step's `by` says. */
const limits = ['from', 'to', 'every'];

function stepJson(step: TraceStep, currency: Currency): Readonly<Record<string, unknown>> {
  const code = 'measure' in step ? step.measure : null;
  const text = (name: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return value.toString();
    if (isMoney(value)) return moneyJson(value);
    if (!isRational(value)) return value;
    if (amounts.includes(name)) return amountJson(value, currency);
    if (code && step.step !== 'modifier' && values.includes(name))
      return measureJson(value, code, currency);
    if (code && 'by' in step && limits.includes(name))
      return limitJson(value, { measure: code, by: step.by }, currency);
    return rationalText(value);
  };
  return Object.fromEntries(
    Object.entries(step).map(([name, value]: [string, unknown]) => [name, text(name, value)]),
  );
}

const limitJson = (
  limit: Rational,
  { measure: code, by }: { readonly measure: MeasureCode; readonly by: 'attainment' | 'value' },
  currency: Currency,
): string | null => (by === 'value' ? measureJson(limit, code, currency) : rationalText(limit));

const isRational = (value: unknown): value is Rational =>
  typeof value === 'object' && value !== null && 'num' in value && 'den' in value;
const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;
