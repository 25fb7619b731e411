/**
 * Exact arithmetic on whole numbers that are kept as doubles: as long as nothing passes 2^53 a product or sum of them is exact and
 * many times faster than `bigint`; what would pass it goes by `bigint`.
 */
import { type RoundingMode, rational, round } from '../../rational.ts';

/** What lies beyond the largest whole number below which every whole number is a double. */
export class TooLarge extends RangeError {
  override readonly name = 'TooLarge';
}

const largest = Number.MAX_SAFE_INTEGER;

export const isSafe = (value: number): boolean => value <= largest && value >= -largest;

/** Throws `TooLarge`, and TypeError on a fraction: it never lets a wrong cent through. */
export function safe(value: bigint): number {
  if (value > BigInt(largest) || value < -BigInt(largest))
    throw new TooLarge('an amount passes what a column holds exactly');
  return Number(value);
}

/** `left × leftFactor` against `right × rightFactor`; negative, zero or positive, as for sorting. */
export function compareProducts(
  left: number,
  leftFactor: number,
  right: number,
  rightFactor: number,
): number {
  const product = left * leftFactor;
  // A product that is not exact is at least 2^53 and thus still on the right side of one that is.
  const difference = product - right * rightFactor;
  if (isSafe(product) && Number.isFinite(difference)) return difference;
  const exact = BigInt(left) * BigInt(leftFactor) - BigInt(right) * BigInt(rightFactor);
  return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}

/** `a × b - c × d` where that is known to lie within ± 2^51, however large the products are. */
export function productDifference(a: number, b: number, c: number, d: number): number {
  const first = a * b;
  const second = c * d;
  if (isSafe(first) && isSafe(second)) return first - second;
  if (Math.abs(first) < 2 ** 100)
    return first - second + (lostBy(a, b, first) - lostBy(c, d, second));
  return safe(BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d));
}

/** What rounding took from `product`, exactly (Dekker 1971): both factors in halves of 26 bits, whose products lose nothing. */
function lostBy(a: number, b: number, product: number): number {
  const aHigh = highHalf(a);
  const bHigh = highHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

function highHalf(value: number): number {
  const scaled = value * (2 ** 27 + 1);
  return scaled - (scaled - value);
}

/** Rounds `a × b / den` to a whole number; `den` is above zero. */
export type MulDiv = (a: number, b: number, den: number) => number;

export function mulDiv(mode: RoundingMode): MulDiv {
  const settle = roundsAway(mode);
  const slow = (a: number, b: number, den: number): number =>
    safe(round(rational(BigInt(a) * BigInt(b), BigInt(den)), mode));
  return (a, b, den) => {
    const product = a * b;
    const magnitude = Math.abs(product);
    if (magnitude > largest || den > largest) return slow(a, b, den);
    let whole = Math.floor(magnitude / den);
    let rest = magnitude - whole * den;
    // The quotient was rounded, and may have been rounded over a whole number.
    if (rest < 0) {
      whole -= 1;
      rest += den;
    } else if (rest >= den) {
      whole += 1;
      rest -= den;
    }
    if (rest !== 0 && settle(rest * 2 - den, whole, product < 0)) whole += 1;
    return product < 0 ? 0 - whole : whole;
  };
}

/** Whether a magnitude with a rest is rounded up. `beyond`: how much twice the rest is beyond one whole. */
function roundsAway(
  mode: RoundingMode,
): (beyond: number, whole: number, negative: boolean) => boolean {
  switch (mode) {
    case 'up':
      return () => true;
    case 'down':
      return () => false;
    case 'ceiling':
      return (_beyond, _whole, negative) => !negative;
    case 'floor':
      return (_beyond, _whole, negative) => negative;
    case 'half-up':
      return (beyond) => beyond >= 0;
    case 'half-down':
      return (beyond) => beyond > 0;
    case 'half-even':
      return (beyond, whole) => beyond > 0 || (beyond === 0 && whole % 2 === 1);
  }
}

/** How a plan rounds: to multiples of `unit` minor units. */
export interface Rounding {
  readonly mode: RoundingMode;
  readonly settle: MulDiv;
  readonly unit: number;
}
