/** A plan as it is computed with: read, found whole and bound, once per version. */
import { AppError } from '../errors.ts';
import type { MeasureCode } from '../measure.ts';
import type { Currency } from '../money.ts';
import type { PeriodKind } from '../period.ts';
import type { RoundingMode } from '../rational.ts';
import type { PlanTitle } from './evaluation.ts';
import type { Afterward, Component, Part, PartTerms } from './mechanic.ts';
import { type PlanFile, readPlan } from './read.ts';

export interface CompiledPlan {
  readonly key: string;
  readonly title: PlanTitle;
  readonly currency: Currency;
  readonly period: PeriodKind;
  readonly rounding: { readonly mode: RoundingMode; readonly at: 'line' | 'total' };
  /** In the order of the file: the first is what the plan is mainly about. */
  readonly measures: readonly MeasureCode[];
  /** Empty: the plan makes no difference between levels. */
  readonly levels: readonly string[];
  readonly components: readonly (PartTerms & Component)[];
  /** In the order in which they apply. */
  readonly afterwards: readonly (PartTerms & Afterward)[];
}

export function compile({ head, components, afterwards }: PlanFile): CompiledPlan {
  const { plan: key, title, currency, period, rounding, measures, levels = [] } = head;
  const bound = <B>({ id, mechanic, title: name, bind }: Part<B>): PartTerms & B => ({
    id,
    mechanic,
    title: name,
    ...bind({ currency, mode: rounding.mode }),
  });
  return {
    key,
    title,
    currency,
    period,
    rounding,
    measures,
    levels,
    components: components.map(bound),
    afterwards: afterwards.map(bound),
  };
}

/** A published plan, from its file. Throws `plan.broken`: only checked files are published, so that would be a fault of ours. */
export function loadPlan(source: string): CompiledPlan {
  const { file, problems } = readPlan(source);
  if (file) return compile(file);
  const errors = problems.filter(({ severity }) => severity === 'error');
  throw new AppError('plan.broken', { problems: errors.length, line: errors[0]?.line ?? null });
}
