/** What the expressions of a measure see of one record. */
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../../errors.ts';
import { type Currency, exponent } from '../../money.ts';
import { multiply, type Rational, rational } from '../../rational.ts';
import type { PlanInput, PlanRecord } from '../evaluation.ts';
import type { Scope } from '../expressions/expression.ts';
import type { Value } from '../expressions/value.ts';

/** Into which currency amounts are brought, and at which rates. */
export interface Conversion {
  readonly currency: Currency;
  /** False: the plan does not say how amounts in other currencies count. */
  readonly convertsForeign: boolean;
  readonly rates: PlanInput['rates'];
}

/**
 * Minor units of the plan's currency, exact. Throws `plan.currency_foreign` where the plan says nothing about other currencies, and
 * `plan.rate_missing` where no rate is locked: never a guess.
 */
export function converted(minor: bigint, from: Currency, conversion: Conversion): Rational {
  const { currency, convertsForeign, rates } = conversion;
  if (from === currency) return rational(minor);
  if (!convertsForeign) throw new AppError('plan.currency_foreign', { currency: from });
  const rate = rates[from];
  if (!rate) throw new AppError('plan.rate_missing', { currency: from });
  const scale = rational(10n ** BigInt(exponent(currency)), 10n ** BigInt(exponent(from)));
  return multiply(multiply(rational(minor), rate), scale);
}

/** The whole record: shares are the measure's business. Money in whole units. */
export function recordScope(record: PlanRecord, conversion: Conversion): Scope {
  return {
    name: (name) => valueOf(record, name, conversion),
    about: (fn, what) => fn === 'has' && valueOf(record, what, conversion) !== null,
  };
}

function valueOf(record: PlanRecord, name: string, conversion: Conversion): Value {
  switch (name) {
    case 'amount': {
      if (!record.amount) return null;
      const minor = converted(record.amount.minor, record.amount.currency, conversion);
      return multiply(minor, rational(1n, 10n ** BigInt(exponent(conversion.currency))));
    }
    case 'score':
      return record.score;
    case 'day':
      return record.day.toString();
    case 'kind':
      return record.kind;
    case 'credit.role':
      return record.role;
    case 'credit.share':
      return record.share;
    case 'credit.overlay':
      return record.overlay;
    default: {
      const text = Object.hasOwn(record.attributes, name) ? record.attributes[name] : undefined;
      return text === undefined || text === '' ? null : text;
    }
  }
}

/** The day on which the record counts; null: the attribute that should say so is not there or is no day. */
export function dayThatCounts(record: PlanRecord, dated: string | null): Temporal.PlainDate | null {
  if (dated === null) return record.day;
  const text = Object.hasOwn(record.attributes, dated) ? (record.attributes[dated] ?? '') : '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}
