/** The most or the least: a sum, or a share of the target incentive. */
import { max, min, multiply, type Rational, zero } from '../../rational.ts';
import { minorPerUnit, type PlanTerms } from '../language/part.ts';
import * as t from '../language/terms.ts';
import type { Reader } from '../measures/reader.ts';
import type { Paid } from '../tables/table.ts';
import type { StepOf, TraceStep } from '../trace.ts';

const ofTarget = t.mapping({ 'target-incentive': t.percent });

export type LimitTerms = t.ByLevel<t.Amount> | { readonly 'target-incentive': Rational };

export const limitTerms = t.either<LimitTerms>(
  (value) => typeof value === 'object' && value !== null && 'target-incentive' in value,
  ofTarget,
  t.amountByLevel,
);

/** Minor units for that level. `factor`: the person's part where the plan prorates limits. */
export function limitFor(
  terms: LimitTerms,
  level: string,
  factor: Rational,
  plan: PlanTerms,
  reader: Reader,
): { readonly amount: Rational; readonly trace: readonly TraceStep[] } {
  const whole =
    'target-incentive' in terms
      ? multiply(reader.targetIncentive() ?? zero, terms['target-incentive'])
      : multiply(t.forLevel(terms, level).value, minorPerUnit(plan.currency));
  const amount = multiply(whole, factor);
  if (factor.num === factor.den) return { amount, trace: [] };
  return { amount, trace: [{ step: 'prorated', what: 'cap', whole, factor, amount }] };
}

export function limited(
  limit: 'cap' | 'floor',
  on: StepOf<'limit'>['on'],
  amount: Rational,
  before: Rational,
): Paid {
  const after = limit === 'cap' ? min(before, amount) : max(before, amount);
  return { exact: after, trace: [{ step: 'limit', limit, on, amount, before, after }] };
}
