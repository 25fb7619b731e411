/** Fractions for the second evaluator: whole units of money, never minor ones, so that it cannot share a mistake of scale with the engine. */
export interface Fraction {
  readonly n: bigint;
  /** Above zero. */
  readonly d: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

export function frac(n: bigint | number, d: bigint | number = 1n): Fraction {
  const [top, under] = [BigInt(n), BigInt(d)];
  if (under < 0n) return frac(-top, -under);
  const common = divisor(top < 0n ? -top : top, under);
  return { n: top / common, d: under / common };
}

export const nil = frac(0);
export const whole = frac(1);

export const plus = (a: Fraction, b: Fraction) => frac(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction) => frac(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction) => frac(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction) => frac(a.n * b.d, a.d * b.n);
export const sumOf = (all: readonly Fraction[]) => all.reduce(plus, nil);

export const isLess = (a: Fraction, b: Fraction) => a.n * b.d < b.n * a.d;
export const isSame = (a: Fraction, b: Fraction) => a.n === b.n && a.d === b.d;
export const least = (a: Fraction, b: Fraction) => (isLess(b, a) ? b : a);
export const most = (a: Fraction, b: Fraction) => (isLess(a, b) ? b : a);

/** `5`, `-2.50`, `5 %`, `1/3 %`; null: no figure. */
export function figure(text: string): Fraction | null {
  const bare = text.replace('%', '').trim();
  const [top = '', under = '1', ...rest] = bare.split('/').map((part) => part.trim());
  if (rest.length > 0 || !/^[+-]?\d+(\.\d+)?$/.test(top) || !/^\d+$/.test(under)) return null;
  const [units = '', decimals = ''] = top.split('.');
  const read = frac(BigInt(units + decimals), 10n ** BigInt(decimals.length) * BigInt(under));
  return text.includes('%') ? over(read, frac(100)) : read;
}

export function mustFigure(text: string): Fraction {
  const read = figure(text);
  if (!read) throw new Error(`no figure: ${text}`);
  return read;
}

/** The whole number below or at it. */
const below = ({ n, d }: Fraction): bigint => (n >= 0n || n % d === 0n ? n / d : n / d - 1n);

/** To whole numbers, as the words of the plan say. */
export function rounded(value: Fraction, mode: string): bigint {
  const down = below(value);
  const rest = minus(value, frac(down));
  if (rest.n === 0n) return down;
  const half = frac(1, 2);
  const isNegative = value.n < 0n;
  const nearer = isLess(rest, half) ? down : down + 1n;
  const isHalf = isSame(rest, half);
  const [towards, away] = isNegative ? [down + 1n, down] : [down, down + 1n];
  const ways: Readonly<Record<string, bigint>> = {
    floor: down,
    ceiling: down + 1n,
    down: towards,
    up: away,
    'half-up': isHalf ? away : nearer,
    'half-down': isHalf ? towards : nearer,
    'half-even': isHalf ? (down % 2n === 0n ? down : down + 1n) : nearer,
  };
  const found = ways[mode];
  if (found === undefined) throw new Error(`no rounding: ${mode}`);
  return found;
}
