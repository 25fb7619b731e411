/** Many exact fractions in one. */
import { add, type Rational, zero } from './rational.ts';

/**
 * By halves: the denominators of unlike fractions multiply, and a sum from left to right would drag the longest one through every
 * step. A thousand rates take milliseconds so, and seconds otherwise.
 */
export function sumOf(values: readonly Rational[]): Rational {
  const [first = zero, ...others] = values;
  if (others.length === 0) return first;
  const middle = Math.ceil(values.length / 2);
  return add(sumOf(values.slice(0, middle)), sumOf(values.slice(middle)));
}
