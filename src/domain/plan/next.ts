/** How far it is to the next point at which a component pays more, and what reaching it changes. */
import { type MeasureCode, measure } from '../measure.ts';
import { money } from '../money.ts';
import { add, multiply, one, type Rational, rational, round, subtract, zero } from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import type { Measured, NextStep, PlanInput } from './evaluation.ts';
import { readIndex } from './measuring.ts';
import type { Boundary } from './terms.ts';

/** Null when nothing more is to be reached, without a target to measure against, and for modifiers and caps. */
export function nextStep(plan: CompiledPlan, position: number, input: PlanInput): NextStep | null {
  const component = plan.components[position];
  if (!component?.goals) return null;
  const { index, boundary, after } = component.goals;
  const { at, unit, measured } = readIndex(input, index);
  if ((at === null && index.by === 'attainment') || (index.of === 'team' && !input.team))
    return null;
  const goal = after(at ?? zero, input.person.level);
  if (!goal) return null;
  const value = measured.value ?? zero;
  const missing = inUnits(subtract(multiply(goal.from, unit), value), index.measure, boundary);
  const raised = withValue(input, index.of, index.measure, {
    ...measured,
    value: add(value, missing),
  });
  const { mode } = plan.rounding;
  const more = round(component.pay(raised).exact, mode) - round(component.pay(input).exact, mode);
  const worth = money(more > 0n ? more : 0n, plan.currency);
  const { of, by } = index;
  return { measure: index.measure, of, by, from: goal.from, missing, worth, rate: goal.rate };
}

/** What can really be added: whole minor units and whole deals, hundredths of a point; one more where the limit itself is not enough. */
function inUnits(missing: Rational, code: MeasureCode, boundary: Boundary): Rational {
  const smallest = measure(code).unit === 'score' ? rational(1n, 100n) : one;
  const units = multiply(missing, rational(smallest.den, smallest.num));
  const whole = round(units, 'ceiling');
  const needed = boundary === 'lower' && units.den === 1n ? whole + 1n : whole;
  return multiply(rational(needed), smallest);
}

function withValue(
  input: PlanInput,
  of: 'rep' | 'team',
  code: MeasureCode,
  measured: Measured,
): PlanInput {
  if (of === 'rep') return { ...input, own: { ...input.own, [code]: measured } };
  if (!input.team) return input;
  const measurements = { ...input.team.measurements, [code]: measured };
  return { ...input, team: { ...input.team, measurements } };
}
