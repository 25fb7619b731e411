/**
 * The seam of the parts of a plan that have a mechanic: one file each, which reads its part of the file and binds it to the plan. A
 * new mechanic is one file, and a line in the list of its section.
 */
import type * as z from 'zod';
import { type Currency, exponent } from '../../money.ts';
import { type Rational, type RoundingMode, rational } from '../../rational.ts';
import type { MeasureRef, PlanTitle } from '../evaluation.ts';
import { findings } from './findings.ts';
import type { Finding, Report } from './problem.ts';
import type { Tree } from './source.ts';

/** What holds for the whole plan. */
export interface PlanTerms {
  readonly currency: Currency;
  readonly mode: RoundingMode;
  /** Throws RangeError for a measure that the plan does not have; the check has made sure of it. */
  readonly measure: (id: string) => MeasureRef;
}

/** What every part of a plan has. */
export interface PartTerms {
  readonly id: string;
  readonly mechanic: string;
  readonly title: PlanTitle;
}

/** Read and found whole, but not yet bound to the plan's currency and rounding. */
export interface Part<B> extends PartTerms {
  /** As read, for the checks that hold for every part: known measures, levels, ids, decimals of amounts. */
  readonly terms: object;
  readonly bind: (plan: PlanTerms) => B;
}

export interface Mechanic<B> {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly read: (tree: Tree) => {
    readonly part: Part<B> | null;
    readonly found: readonly Finding[];
  };
}

interface Read {
  readonly id: string;
  readonly title?: PlanTitle | undefined;
}

interface Behaviour<T, B> {
  /** What the schema cannot say. */
  readonly check: (terms: T, report: Report) => void;
  readonly bind: (terms: T, plan: PlanTerms) => B;
}

/** A mechanic from its schema and what it does. */
export const mechanic =
  <B>() =>
  <T extends Read>(
    name: string,
    schema: z.ZodType<T>,
    { check, bind }: Behaviour<T, B>,
  ): Mechanic<B> => ({
    name,
    schema,
    read(tree) {
      const result = schema.safeParse(tree);
      if (!result.success) return { part: null, found: findings(result.error, tree) };
      const found: Finding[] = [];
      const terms = result.data;
      check(terms, (code, params, path = []) => found.push({ code, params, path } as Finding));
      const { id } = terms;
      const title = terms.title ?? { en: id, zh: id };
      const part = {
        id,
        mechanic: name,
        title,
        terms,
        bind: (plan: PlanTerms) => bind(terms, plan),
      };
      return { part, found };
    },
  });

/** Minor units in one unit of the currency. */
export const minorPerUnit = (currency: Currency): Rational =>
  rational(10n ** BigInt(exponent(currency)));
