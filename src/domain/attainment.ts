/** How much of a target is reached, and whether that is ahead of the calendar. */
import {
  compare,
  divide,
  max,
  multiply,
  type Rational,
  rational,
  subtract,
  zero,
} from './rational.ts';

/** Value by quota: 1 is 100 %. Null without value, and without a target above zero: no target is not an endless attainment. */
export function attainment(value: Rational | null, quota: Rational | null): Rational | null {
  if (value === null || quota === null || compare(quota, zero) <= 0) return null;
  return divide(value, quota);
}

/** What is missing to `share` of the quota, zero when it is reached. In the unit of both. */
export const missingTo = (share: Rational, value: Rational, quota: Rational): Rational =>
  max(zero, subtract(multiply(share, quota), value));

export type Pace = 'ahead' | 'on' | 'behind';

/**
 * Against an even spread over the period's days: `on` from what should be there by last night to what should be there by tonight,
 * both included. `gone` and `days` as `elapsed` gives them.
 */
export function pace(reached: Rational, { gone, days }: { gone: number; days: number }): Pace {
  const tonight = rational(BigInt(gone), BigInt(days));
  const lastNight = rational(BigInt(Math.max(0, gone - 1)), BigInt(days));
  if (compare(reached, tonight) > 0) return 'ahead';
  return compare(reached, lastNight) < 0 ? 'behind' : 'on';
}
