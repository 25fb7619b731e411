/** The seam of what comes after the components: modifiers and limits. One file each, and a line in afterwards.ts. */
import * as z from 'zod';
import type { Rational } from '../../rational.ts';
import type { Evaluating } from '../components/component.ts';
import type { PlanTitle } from '../evaluation.ts';
import type { Expression } from '../expressions/expression.ts';
import { mechanic } from '../language/part.ts';
import * as t from '../language/terms.ts';
import { expression, figureVocabulary } from '../measures/definition.ts';
import { nothingPaid, type Paid } from '../tables/table.ts';

export interface Afterward {
  /** Ids of the components that it changes; null: all of them. */
  readonly on: readonly string[] | null;
  /** What `before` becomes, and how. */
  readonly change: (evaluating: Evaluating, before: Rational) => Paid;
}

export const common = {
  id: t.identifier('satisfaction'),
  title: t.title.optional(),
  on: t.totalOrIds,
  levels: z.array(t.words('senior')).min(1).optional(),
  when: expression('attainment(bookings) >= 0.8', figureVocabulary).optional(),
};

export interface CommonTerms {
  readonly id: string;
  readonly title?: PlanTitle | undefined;
  readonly on: readonly string[] | null;
  readonly levels?: readonly string[] | undefined;
  readonly when?: Expression | undefined;
}

export const makeAfterward = mechanic<Afterward>();

/** Puts what every one of them may have around what it changes. */
export const gated = (
  { on, levels, when }: CommonTerms,
  change: (evaluating: Evaluating, before: Rational) => Paid,
): Afterward => ({
  on,
  change(evaluating, before) {
    if (levels && !levels.includes(evaluating.level))
      return { exact: before, trace: [{ step: 'not_for_level', level: evaluating.level }] };
    if (!when) return change(evaluating, before);
    const { holds, uses } = evaluating.reader.holds(when);
    const step = { step: 'gate', text: when.text, uses, holds } as const;
    const paid = holds ? change(evaluating, before) : { ...nothingPaid, exact: before };
    return { exact: paid.exact, trace: [step, ...paid.trace] };
  },
});
