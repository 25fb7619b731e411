/** `pays:` of a component: what the figure of its table, or its only figure, is applied to. */
import { divide, max, multiply, one, type Rational, subtract, zero } from '../../rational.ts';
import * as t from '../language/terms.ts';
import type { Reader } from '../measures/reader.ts';
import type { Basis } from '../tables/table.ts';
import type { BasisRef, FigureKind, IndexRef, TraceStep } from '../trace.ts';

const rateOf = t.mapping({ 'rate-of': t.source });
const perUnitOf = t.mapping({ 'per-unit-of': t.source });
const ofTarget = t.mapping({ 'target-incentive': t.percent });
const measureItself = t.mapping({ measure: t.source });

/** What the key of the mapping says. */
export const pays = t.oneOfShapes('amount', {
  'rate-of': rateOf,
  'per-unit-of': perUnitOf,
  'target-incentive': ofTarget,
  measure: measureItself,
});
export type Pays =
  | 'amount'
  | { readonly 'rate-of': t.Source }
  | { readonly 'per-unit-of': t.Source }
  | { readonly 'target-incentive': Rational }
  | { readonly measure: t.Source };

/** The figure that is needed beside it; null: none. */
export function figureFor(terms: Pays): FigureKind | null {
  if (terms === 'amount' || 'per-unit-of' in terms) return 'amount';
  if ('rate-of' in terms) return 'rate';
  return 'target-incentive' in terms ? 'factor' : null;
}

/** The measure that is paid on; null: it is paid on something else. */
export function sourceOf(terms: Pays): t.Source | null {
  if (terms === 'amount' || 'target-incentive' in terms) return null;
  if ('rate-of' in terms) return terms['rate-of'];
  return 'per-unit-of' in terms ? terms['per-unit-of'] : terms.measure;
}

export interface BasisReading {
  /** Null: nothing is measured, nothing can be paid. */
  readonly basis: Basis | null;
  readonly trace: readonly TraceStep[];
}

interface Place {
  /** The person's part of the target incentive: 1 unless the plan prorates it. */
  readonly targetFactor: Rational;
  readonly index: IndexRef | null;
  /** Where the index stands, and what one unit of it is worth in its own measure. */
  readonly at: Rational | null;
  readonly unit: Rational;
}

/**
 * What becomes of a figure below zero. Of a whole period (more refunds than sales) it is nothing to be paid on; a single record keeps its
 * sign; and a refund is looked at as the sale that it takes back.
 */
export type BelowZero = 'is-nothing' | 'stays' | 'turns';

export const turned = (value: Rational, below: BelowZero): Rational =>
  value.num < 0n && below === 'turns' ? subtract(zero, value) : value;

export function readBasis(
  terms: Pays,
  reader: Reader,
  place: Place,
  below: BelowZero,
): BasisReading {
  if (terms === 'amount') return { basis: once(one), trace: [] };
  if ('target-incentive' in terms) {
    const whole = reader.targetIncentive() ?? zero;
    const amount = multiply(multiply(whole, place.targetFactor), terms['target-incentive']);
    const basis = { ref: { kind: 'target-incentive' }, whole: amount, perIndex: amount } as const;
    const step = { step: 'prorated', what: 'target-incentive', whole, amount } as const;
    const isCut = place.targetFactor.num !== place.targetFactor.den;
    return { basis, trace: isCut ? [{ ...step, factor: place.targetFactor }] : [] };
  }
  const source = sourceOf(terms);
  if (!source) throw new RangeError('a basis without a measure');
  const { measured, trace } = reader.read(source.measure, source.of);
  const measure = reader.refOf(source.measure);
  const { value, quota, count, credits } = measured;
  const isIndex = place.index?.measure.id === source.measure && place.index.of === source.of;
  const seen: TraceStep = {
    ...{ step: 'measured', measure, of: source.of, value, quota, count },
    ...(credits ? { credits } : {}),
  };
  const steps = isIndex ? [] : [...trace, seen];
  if (value === null) return { basis: null, trace: steps };
  const whole = below === 'is-nothing' ? max(zero, value) : turned(value, below);
  const ref: BasisRef = { kind: 'measure', measure, of: source.of };
  return { basis: { ref, whole, perIndex: worth(whole, isIndex, place) }, trace: steps };
}

const once = (whole: Rational): Basis => ({ ref: { kind: 'once' }, whole, perIndex: one });

/** Of another measure than the index's, as much falls into each band as of the index. */
function worth(whole: Rational, isIndex: boolean, { at, unit }: Place): Rational {
  if (isIndex) return unit;
  return at && at.num > 0n ? divide(whole, at) : zero;
}
