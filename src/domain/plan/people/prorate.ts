/** A fixed sum for a part of a period. */
import { compare, multiply, one, type Rational } from '../../rational.ts';
import type { StepOf } from '../trace.ts';

/** Exact: only the line is rounded. Nothing to tell when it is the whole. */
export function prorated(
  what: StepOf<'prorated'>['what'],
  whole: Rational,
  factor: Rational,
): { readonly amount: Rational; readonly trace: readonly StepOf<'prorated'>[] } {
  if (compare(factor, one) === 0) return { amount: whole, trace: [] };
  const amount = multiply(whole, factor);
  return { amount, trace: [{ step: 'prorated', what, whole, factor, amount }] };
}
