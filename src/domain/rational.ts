/** Exact fractions. Rates, shares, factors and attainments are rationals: no `number` ever stands for one. */
export interface Rational {
  readonly num: bigint;
  /** Always above zero. */
  readonly den: bigint;
}

export const zero: Rational = { num: 0n, den: 1n };
export const one: Rational = { num: 1n, den: 1n };

/** In lowest terms, sign in the numerator. Throws RangeError on a zero denominator. */
export function rational(num: bigint, den = 1n): Rational {
  if (den === 0n) throw new RangeError('a rational needs a denominator other than zero');
  if (den < 0n) return rational(-num, -den);
  const divisor = gcd(num < 0n ? -num : num, den);
  return { num: num / divisor, den: den / divisor };
}

/** Of a number that may be zero and one above zero. */
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export const add = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den + b.num * a.den, a.den * b.den);
export const subtract = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den - b.num * a.den, a.den * b.den);
export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.num, a.den * b.den);
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den, a.den * b.num);

/** Negative, zero or positive, as for sorting. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const min = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const max = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

/**
 * Reads `5`, `-0.125`, `5 %`, `2/3`. Null when the text is anything else (also `1e3`, `NaN`, empty): the caller knows where
 * it stood and says so.
 */
export function parseRational(text: string): Rational | null {
  const match = /^\s*([+-]?)(\d{1,30})(?:\.(\d{1,18}))?(?:\s*\/\s*(\d{1,30}))?\s*(%?)\s*$/.exec(
    text,
  );
  if (!match) return null;
  const [, sign, whole = '0', decimals = '', under, percent] = match;
  if (under !== undefined && (decimals !== '' || /^0+$/.test(under))) return null;
  const digits = BigInt(whole + decimals);
  const num = sign === '-' ? -digits : digits;
  return rational(num, 10n ** BigInt(decimals.length) * BigInt(under ?? 1) * (percent ? 100n : 1n));
}

/** `3`, `-2/3`: for files, hashes and errors; `parseRational` reads it back. */
export const rationalText = ({ num, den }: Rational): string =>
  den === 1n ? `${num}` : `${num}/${den}`;

export type RoundingMode =
  | 'half-even'
  | 'half-up'
  | 'half-down'
  | 'up'
  | 'down'
  | 'ceiling'
  | 'floor';

/**
 * To a whole number. `half-up`, `half-down`, `up` and `down` are symmetric about zero (a claw-back rounds like the earning it
 * takes back); `ceiling` and `floor` are not.
 */
export function round(value: Rational, mode: RoundingMode): bigint {
  const negative = value.num < 0n;
  const magnitude = negative ? -value.num : value.num;
  const whole = magnitude / value.den;
  const twice = (magnitude % value.den) * 2n;
  if (twice === 0n) return negative ? -whole : whole;
  const rounded = whole + (roundsAway(mode, negative, whole, twice, value.den) ? 1n : 0n);
  return negative ? -rounded : rounded;
}

function roundsAway(
  mode: RoundingMode,
  negative: boolean,
  whole: bigint,
  twice: bigint,
  den: bigint,
) {
  switch (mode) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return !negative;
    case 'floor':
      return negative;
    case 'half-up':
      return twice >= den;
    case 'half-down':
      return twice > den;
    case 'half-even':
      return twice > den || (twice === den && whole % 2n === 1n);
  }
}
