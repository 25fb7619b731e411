/**
 * The seam of the engine. A mechanic reads its part of the plan file and becomes a component that pays, or an afterthought that
 * changes what was paid (a modifier, a cap). A new mechanic is one file that calls `earning` or `afterward`, and a line in registry.ts.
 */
import type * as z from 'zod';
import { type Currency, exponent } from '../money.ts';
import { type Rational, type RoundingMode, rational } from '../rational.ts';
import type { PlanInput, PlanTitle, TraceStep } from './evaluation.ts';
import { findings } from './findings.ts';
import type { Finding, Report } from './problem.ts';
import type { Tree } from './source.ts';
import type { Boundary, Index } from './terms.ts';

/** What holds for the whole plan. */
export interface PlanTerms {
  readonly currency: Currency;
  readonly mode: RoundingMode;
}

/** Exact minor units, not yet rounded. */
export interface Paid {
  readonly exact: Rational;
  readonly trace: readonly TraceStep[];
}

/** Where a component begins to pay more. */
export interface Goals {
  readonly index: Index;
  readonly boundary: Boundary;
  /** The first such point beyond `at`, in the index's unit, and the rate from there on; null: none. */
  readonly after: (
    at: Rational,
    level: string,
  ) => { readonly from: Rational; readonly rate: Rational | null } | null;
}

export interface Component {
  readonly pay: (input: PlanInput) => Paid;
  readonly goals: Goals | null;
}

export interface Afterward {
  /** Ids of the components that it changes; null: all of them. */
  readonly on: readonly string[] | null;
  readonly change: (input: PlanInput, before: Rational) => Paid;
}

/** What every part of a plan has. */
export interface PartTerms {
  readonly id: string;
  readonly mechanic: string;
  readonly title: PlanTitle;
}

/** Read and found whole, but not yet bound to the plan's currency and rounding. */
export interface Part<B> extends PartTerms {
  /** As read, for the checks that hold for every mechanic: listed measures, known levels, decimals of amounts. */
  readonly terms: object;
  readonly bind: (plan: PlanTerms) => B;
}

export interface Mechanic<B> {
  readonly name: string;
  readonly read: (tree: Tree) => {
    readonly part: Part<B> | null;
    readonly found: readonly Finding[];
  };
}

interface Behaviour<T, B> {
  /** What the schema cannot say. */
  readonly check: (terms: T, report: Report) => void;
  readonly bind: (terms: T, plan: PlanTerms) => B;
}

export const earning = <T extends PartTerms>(
  name: string,
  schema: z.ZodType<T>,
  behaviour: Behaviour<T, Component>,
): Mechanic<Component> => ({ name, read: (tree) => readPart(tree, schema, behaviour) });

export const afterward = <T extends PartTerms>(
  name: string,
  schema: z.ZodType<T>,
  behaviour: Behaviour<T, Afterward>,
): Mechanic<Afterward> => ({ name, read: (tree) => readPart(tree, schema, behaviour) });

function readPart<T extends PartTerms, B>(
  tree: Tree,
  schema: z.ZodType<T>,
  { check, bind }: Behaviour<T, B>,
): { part: Part<B> | null; found: readonly Finding[] } {
  const result = schema.safeParse(tree);
  if (!result.success) return { part: null, found: findings(result.error, tree) };
  const found: Finding[] = [];
  const terms = result.data;
  check(terms, (code, params, path = []) => found.push({ code, params, path } as Finding));
  const { id, mechanic, title } = terms;
  return { part: { id, mechanic, title, terms, bind: (plan) => bind(terms, plan) }, found };
}

/** Minor units in one unit of the currency. */
export const minorPerUnit = (currency: Currency): Rational =>
  rational(10n ** BigInt(exponent(currency)));
