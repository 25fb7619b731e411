/** What an expression of a plan can come to, and how two values compare. */
import {
  compare,
  multiply,
  parseRational,
  type Rational,
  rational,
  round,
} from '../../rational.ts';

/** Null: nothing measured, not set, or divided by zero. Days are texts (`2026-01-31`), which compare as days do. */
export type Value = Rational | string | boolean | null;

export const isNumber = (value: Value): value is Rational =>
  typeof value === 'object' && value !== null;

/** A number, or a text that reads as one: what records carry arrives as text. */
export function asNumber(value: Value): Rational | null {
  if (isNumber(value)) return value;
  return typeof value === 'string' ? parseRational(value) : null;
}

/** Negative, zero or positive; null where the two cannot be compared. Texts that read as numbers come in the order of numbers. */
export function compareValues(a: Value, b: Value): number | null {
  if (a === null || b === null) return null;
  const [left, right] = [asNumber(a), asNumber(b)];
  if (left && right) return compare(left, right);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return a === b ? 0 : null;
}

/** Two texts are the same only when they are written the same: `007` is another code than `7`. A text beside a number is read as one. */
export function isSameValue(a: Value, b: Value): boolean {
  if (a === null || b === null) return a === b;
  return isNumber(a) || isNumber(b) ? compareValues(a, b) === 0 : a === b;
}

/** Figures in a plan have at most 48 digits: what has more than this is computed from figures that were computed. */
const longest = 10n ** 600n;
const finest = rational(10n ** 300n);

/**
 * Keeps an expression's cost bounded, however it multiplies what it names. More than 600 digits before the point are no figure (null);
 * a fraction that takes more, such as the average of hundreds of rates, is kept to its 300th decimal, where no cent can tell.
 */
export function bounded(value: Rational): Rational | null {
  const { num, den } = value;
  const magnitude = num < 0n ? -num : num;
  if (magnitude <= longest && den <= longest) return value;
  if (magnitude > longest * den) return null;
  return rational(round(multiply(value, finest), 'half-even'), finest.num);
}
