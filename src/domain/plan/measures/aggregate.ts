/** From somebody's records to the value of one measure. */

import { Temporal } from 'temporal-polyfill';
import { compare, divide, multiply, one, type Rational, rational } from '../../rational.ts';
import { sumOf } from '../../sum.ts';
import { byText } from '../../text-order.ts';
import type { Contribution, PlanRecord } from '../evaluation.ts';
import type { Scope } from '../expressions/expression.ts';
import { asNumber } from '../expressions/value.ts';
import { minorPerUnit } from '../language/part.ts';
import type { RecordMeasure } from './definition.ts';
import { type Conversion, converted, dayThatCounts, recordScope } from './record-scope.ts';

export interface Aggregate {
  readonly value: Rational | null;
  readonly credits: readonly Contribution[];
}

interface Counted {
  readonly record: PlanRecord;
  readonly day: Temporal.PlainDate;
  readonly value: Rational;
  readonly weight: Rational;
}

/** `counts`: whether a day belongs to the window. Records in any order. */
export function aggregate(
  measure: RecordMeasure,
  records: readonly PlanRecord[],
  counts: (day: Temporal.PlainDate, record: PlanRecord) => boolean,
  conversion: Conversion,
): Aggregate {
  const counted = records.flatMap((record) => count(measure, record, counts, conversion));
  const value = combine(measure, counted);
  return {
    value: value && multiply(value, measure.factor),
    credits: counted.map(({ record: { id, version }, value: part }) => ({
      record: id,
      version,
      value: multiply(part, measure.factor),
    })),
  };
}

function count(
  measure: RecordMeasure,
  record: PlanRecord,
  counts: (day: Temporal.PlainDate, record: PlanRecord) => boolean,
  conversion: Conversion,
): Counted[] {
  if (record.kind !== measure.records) return [];
  const day = dayThatCounts(record, measure.dated);
  if (!day || !counts(day, record)) return [];
  const scope = recordScope(record, conversion);
  if (measure.where && measure.where.evaluate(scope) !== true) return [];
  const value = valueOf(measure, record, scope, conversion);
  const weight = measure.weight ? asNumber(measure.weight.evaluate(scope)) : one;
  return value && weight ? [{ record, day, value, weight }] : [];
}

/** A deal below zero is a credit note: it lowers an amount and is no deal. */
const isCreditNote = ({ kind, amount }: PlanRecord): boolean =>
  kind === 'deal' && amount !== null && amount.minor < 0n;

/** Null: the record says nothing about it and is left out. */
function valueOf(
  measure: RecordMeasure,
  record: PlanRecord,
  scope: Scope,
  conversion: Conversion,
): Rational | null {
  const { take, value: expression, credit, unit } = measure;
  if (take === 'count') return isCreditNote(record) ? null : one;
  const isShared = take === 'sum' && credit === 'shared';
  // What was shared out among several adds up to the whole amount: its cents are not computed a second time.
  if (isShared && expression?.text.trim() === 'amount' && unit === 'money')
    return record.amount && record.credited !== null
      ? converted(record.credited, record.amount.currency, conversion)
      : null;
  const read = expression ? asNumber(expression.evaluate(scope)) : null;
  if (!read) return null;
  const whole = unit === 'money' ? multiply(read, minorPerUnit(conversion.currency)) : read;
  return isShared ? multiply(whole, record.share) : whole;
}

/** Null for an average, an extreme or the latest of nothing: no score is not a score of 0. */
function combine({ take }: RecordMeasure, counted: readonly Counted[]): Rational | null {
  const sum = () => sumOf(counted.map(({ value }) => value));
  if (take === 'sum' || take === 'count') return sum();
  if (counted.length === 0) return null;
  switch (take) {
    case 'average':
      return divide(sum(), rational(BigInt(counted.length)));
    case 'weighted-average':
      return weighted(counted);
    case 'latest':
      return counted.reduce((last, each) => (isLater(each, last) ? each : last)).value;
    default:
      return extreme(take, counted);
  }
}

function weighted(counted: readonly Counted[]): Rational | null {
  const weights = sumOf(counted.map(({ weight }) => weight));
  if (weights.num === 0n) return null;
  return divide(sumOf(counted.map(({ value, weight }) => multiply(value, weight))), weights);
}

const isLater = (a: Counted, b: Counted): boolean =>
  (Temporal.PlainDate.compare(a.day, b.day) || byText(a.record.id, b.record.id)) > 0;

const extreme = (take: 'min' | 'max', counted: readonly Counted[]): Rational =>
  counted
    .map(({ value }) => value)
    .reduce((best, value) => (compare(value, best) < 0 === (take === 'min') ? value : best));
