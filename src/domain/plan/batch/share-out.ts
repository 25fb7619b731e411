/** Shares the amounts of records among those who are credited, to the last minor unit: the method of `allocate`, over columns. */
import { productDifference, safe, TooLarge } from './whole-numbers.ts';

/** Credits of records of which several people may have a part. Credits of one record stand together, sorted by person. */
export interface SharedColumns {
  /** The whole record's amount, on each of its credits. */
  readonly amount: Float64Array;
  /** Part of the record, in whole numbers of which only the proportion matters. */
  readonly weight: Float64Array;
  /** Credits of the same record from this one on, itself included: 1 where somebody is credited alone. */
  readonly left: Uint8Array;
}

/** What each credit is worth, into `value`. A negative amount is shared like the positive one with its sign turned. */
export function shareOut(
  { amount, weight, left }: SharedColumns,
  value: Float64Array = new Float64Array(amount.length),
): Float64Array {
  for (let row = 0; row < amount.length; ) {
    const count = left[row] as number;
    if (count === 1) value[row] = amount[row] as number;
    else if (count === 2) shareBetweenTwo(row, amount, weight, value);
    else shareRecord(row, count, amount, weight, value);
    row += count;
  }
  return value;
}

/** Nearly every split is one of two: one remainder decides it, since the other is what is missing to a unit. */
function shareBetweenTwo(
  row: number,
  amount: Float64Array,
  weight: Float64Array,
  value: Float64Array,
): void {
  const total = amount[row] as number;
  const magnitude = Math.abs(total);
  const mine = weight[row] as number;
  const all = mine + (weight[row + 1] as number);
  const whole = quotient(magnitude, mine, all);
  const rest = productDifference(magnitude, mine, whole, all);
  const part = whole + (rest * 2 >= all ? 1 : 0);
  value[row] = total < 0 ? 0 - part : part;
  value[row + 1] = total < 0 ? part - magnitude : magnitude - part;
}

function shareRecord(
  row: number,
  count: number,
  amount: Float64Array,
  weight: Float64Array,
  value: Float64Array,
): void {
  const total = amount[row] as number;
  const claims = claimsOf(count);
  for (let n = 0; n < count; n += 1) claims.weights[n] = weight[row + n] as number;
  largestRemainder(Math.abs(total), claims, count);
  for (let n = 0; n < count; n += 1) {
    const part = claims.parts[n] as number;
    value[row + n] = total < 0 ? 0 - part : part;
  }
}

/** Who shares in one sum: columns that are used again for the next. */
export interface Claims {
  /** Zero or above. */
  readonly weights: Float64Array;
  /** What each gets. */
  readonly parts: Float64Array;
  readonly rests: Float64Array;
}

export const claimsOf = (size: number): Claims => ({
  weights: new Float64Array(size),
  parts: new Float64Array(size),
  rests: new Float64Array(size),
});

/**
 * Whole units of `total` by the first `count` weights, units left over to the largest remainders, among equals to the lower position.
 * False, with parts of 0: nobody weighs anything. `total` is zero or above.
 */
export function largestRemainder(total: number, claims: Claims, count: number): boolean {
  const { weights, parts, rests } = claims;
  let sum = 0;
  for (let n = 0; n < count; n += 1) sum += weights[n] as number;
  if (sum > 2 ** 50) throw new TooLarge('weights pass what a column holds exactly');
  let left = sum === 0 ? 0 : total;
  for (let n = 0; n < count; n += 1) {
    const whole = sum === 0 ? 0 : quotient(total, weights[n] as number, sum);
    parts[n] = whole;
    rests[n] = productDifference(total, weights[n] as number, whole, sum);
    left -= whole;
  }
  favour(claims, left, count);
  return sum > 0;
}

/** One unit each to the `left` largest remainders. */
function favour({ rests, parts }: Claims, left: number, count: number): void {
  if (left * count > 4096) {
    const order = Uint32Array.from({ length: count }, (_, n) => n);
    order.sort((a, b) => (rests[b] as number) - (rests[a] as number) || a - b);
    for (const n of order.subarray(0, left)) parts[n] = (parts[n] as number) + 1;
    return;
  }
  for (let unit = 0; unit < left; unit += 1) {
    let best = 0;
    let most = -1;
    for (let n = 0; n < count; n += 1) {
      const rest = rests[n] as number;
      if (rest > most) {
        most = rest;
        best = n;
      }
    }
    parts[best] = (parts[best] as number) + 1;
    rests[best] = -1;
  }
}

/** `a × b / den` without its fraction. All are zero or above. */
export function quotient(a: number, b: number, den: number): number {
  const product = a * b;
  if (product > 2 ** 100 || den > 2 ** 50) return safe((BigInt(a) * BigInt(b)) / BigInt(den));
  // Product and quotient are both rounded, which may come to more than one.
  const whole = Math.floor(product / den);
  return whole + Math.floor(productDifference(a, b, whole, den) / den);
}
