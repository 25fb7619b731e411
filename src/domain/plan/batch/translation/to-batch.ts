/** From a compiled plan to passes over columns, as far as the plan has a part that they compute. */
import type { CompiledPlan } from '../../compile.ts';
import type { BatchPlan, BatchTarget } from '../batch-plan.ts';
import { safe, TooLarge } from '../whole-numbers.ts';
import { afterwardOf } from './afterwards.ts';
import { componentOf } from './components.ts';
import { measuresOf } from './measures.ts';
import { targetOf } from './targets.ts';
import { NotInColumns } from './whole-figures.ts';

export type Translation =
  | { readonly plan: BatchPlan }
  /** Id of the part for which each person has to be evaluated alone. */
  | { readonly plan: null; readonly part: string };

/** What is earned, before settlement and grants, for people who are on the plan for all of a period: see `wholePeriodLevel`. */
export function toBatch(plan: CompiledPlan): Translation {
  try {
    return { plan: translate(plan) };
  } catch (error) {
    if (error instanceof NotInColumns) return { plan: null, part: error.part };
    if (error instanceof TooLarge) return { plan: null, part: plan.key };
    throw error;
  }
}

function translate(plan: CompiledPlan): BatchPlan {
  const { rounding } = plan;
  if (rounding.at !== 'line') throw new NotInColumns('rounding');
  const measures = measuresOf(plan);
  const components = plan.components.map((part) => componentOf(part, plan, measures));
  const afterwards = plan.afterwards.map((part) => afterwardOf(part, plan, measures));
  const targets = new Map<string, BatchTarget>();
  for (const [id, measure] of measures.found) {
    const target = targetOf(id, measure, plan);
    if (target) targets.set(id, target);
  }
  return {
    ...{ key: plan.key, levels: plan.levels },
    rounding: { mode: rounding.mode, unit: safe(rounding.unit) },
    measures: measures.found,
    ...{ targets, components, afterwards },
  };
}
