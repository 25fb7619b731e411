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
