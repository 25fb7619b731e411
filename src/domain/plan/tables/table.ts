/** The seam of tables: a kind of table (`tiers:` in the plan) is one file, which reads its rows and pays by them, and a line in kinds.ts. */
import type * as z from 'zod';
import { multiply, one, type Rational, zero } from '../../rational.ts';
import { minorPerUnit, type PlanTerms } from '../language/part.ts';
import type { Report } from '../language/problem.ts';
import type { Boundary, Index } from '../language/terms.ts';
import type { BasisRef, FigureKind, IndexRef, TraceStep } from '../trace.ts';

/** Exact minor units, not yet rounded. */
export interface Paid {
  readonly exact: Rational;
  readonly trace: readonly TraceStep[];
}

/** What a table's figures are applied to. */
export interface Basis {
  readonly ref: BasisRef;
  /** Minor units, a count, or 1. */
  readonly whole: Rational;
  /** What one unit of the index is worth in it, where it falls into bands as the index does. */
  readonly perIndex: Rational;
}

export interface Lookup {
  /** Where in the table, in the index's unit. */
  readonly at: Rational;
  /** Of a table with two sides; null: nothing measured there. */
  readonly across: Rational | null;
  readonly basis: Basis;
  readonly level: string;
}

/** The first point beyond `at` from which more is paid, and the figure from there on; null: none. */
export type After = (
  at: Rational,
  level: string,
) => { readonly from: Rational; readonly rate: Rational | null } | null;

export interface Table {
  readonly pay: (lookup: Lookup) => Paid;
  /** The figure alone, for what multiplies; null: this kind pays amounts only. */
  readonly figureAt: ((lookup: Lookup) => Paid) | null;
  /** What holds for everything where nothing is measured; null: nothing does. */
  readonly first: ((lookup: Lookup) => Paid) | null;
  readonly after: After;
  /** Records one by one: what the next one adds is the difference it makes, or its own at the figure that is reached with it. */
  readonly runs: 'difference' | 'reached';
}

/** What a table knows about its place in the plan. */
export interface TablePlace {
  readonly plan: PlanTerms;
  readonly index: IndexRef;
  readonly boundary: Boundary;
  readonly figure: FigureKind;
}

/** What the schema of a component gives besides the table's own keys. */
export interface Common {
  readonly index: Index;
  readonly boundary?: Boundary | undefined;
  readonly 'may-fall'?: 'yes' | undefined;
}

export interface TableKind<T = never> {
  readonly name: string;
  /** The keys that only this kind has, `table` among them. */
  readonly keys: z.ZodRawShape;
  /** Whether it matters on which side a limit falls. */
  readonly hasBoundary: boolean;
  readonly check: (terms: T, figure: FigureKind, report: Report) => void;
  readonly bind: (terms: T, place: TablePlace) => Table;
}

/** Turns a limit as written into the index's unit: shares stay, sums of money become minor units. */
export const limitScale = ({ by, measure }: IndexRef, { currency }: PlanTerms): Rational =>
  by === 'value' && measure.unit === 'money' ? minorPerUnit(currency) : one;

export const indexRef = ({ of, measure, by }: Index, plan: PlanTerms): IndexRef => ({
  of,
  by,
  measure: plan.measure(measure),
});

/** `part` of the basis at one figure. */
export function applied(
  basis: Basis,
  figure: FigureKind,
  rate: Rational,
  part = basis.whole,
): Paid {
  const pays = multiply(part, rate);
  return { exact: pays, trace: [{ step: 'flat', basis: basis.ref, figure, rate, part, pays }] };
}

export const nothingPaid: Paid = { exact: zero, trace: [] };
