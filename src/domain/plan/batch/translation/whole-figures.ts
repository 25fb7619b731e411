/** From exact fractions to whole numbers over one denominator, as columns compute with them. */
import { type Rational, rational } from '../../../rational.ts';
import type { CompiledPlan } from '../../compile.ts';
import { type ByLevel, forLevel } from '../../language/terms.ts';
import type { Figures } from '../batch-plan.ts';
import { safe } from '../whole-numbers.ts';

/** A part of the plan that columns cannot compute; `part` is its id. */
export class NotInColumns extends Error {
  override readonly name = 'NotInColumns';
  readonly part: string;
  constructor(part: string) {
    super(`${part} is computed person by person`);
    this.part = part;
  }
}

/** The plan's levels; one without a name where it makes no difference. */
export const levelsOf = ({ levels }: Pick<CompiledPlan, 'levels'>): readonly string[] =>
  levels.length > 0 ? levels : [''];

interface Wholes {
  readonly num: Float64Array;
  readonly den: number;
}

/** Throws `TooLarge` for figures that no double holds. */
export function overOneDenominator(values: readonly Rational[]): Wholes {
  const den = values.reduce((common, value) => leastCommon(common, value.den), 1n);
  const num = Float64Array.from(values, (value) => safe((value.num * den) / value.den));
  return { num, den: safe(den) };
}

/** The denominator of a fraction in lowest terms tells what two numbers have in common. */
const leastCommon = (a: bigint, b: bigint): bigint => a * rational(a, b).den;

/** A row's figure for each level, in the order `level × rows + row`. */
export function figuresOf(
  levels: readonly string[],
  rows: readonly ((level: string) => Rational)[],
): Figures {
  const values = levels.flatMap((level) => rows.map((row) => row(level)));
  return { ...overOneDenominator(values), rows: rows.length };
}

/** One amount for each level, in whole multiples of `unit`; throws `NotInColumns` where it is none. */
export function amountsOf(
  levels: readonly string[],
  amount: (level: string) => Rational,
  unit: bigint,
  part: string,
): Float64Array {
  return Float64Array.from(levels, (level) => {
    const { num, den } = amount(level);
    if (den !== 1n || num % unit !== 0n) throw new NotInColumns(part);
    return safe(num);
  });
}

/** 1 for the levels that are named, 0 for the others; null: all. */
export const levelMask = (
  levels: readonly string[],
  named: readonly string[] | undefined,
): Uint8Array | null =>
  named ? Uint8Array.from(levels, (level) => (named.includes(level) ? 1 : 0)) : null;

export const byLevel =
  <T>(terms: ByLevel<T>, read: (value: T) => Rational) =>
  (level: string): Rational =>
    read(forLevel(terms, level));
