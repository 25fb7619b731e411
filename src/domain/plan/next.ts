/** How far it is to the next point at which a component pays more, and what reaching it changes. */
import { money } from '../money.ts';
import { add, multiply, one, type Rational, rational, round, subtract, zero } from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import { readIndex } from './components/looked-up.ts';
import type { Measured, NextStep, Of, PlanInput, Unit } from './evaluation.ts';
import type { Boundary } from './language/terms.ts';
import { roundTo } from './lines.ts';
import type { Aggregates } from './measures/measuring.ts';
import { createReader } from './measures/reader.ts';
import { evaluatingOf, partsOf, payInParts } from './pay-in-parts.ts';

/** Null when nothing more is to be reached, without a target to measure against, and for modifiers and limits. */
export function nextStep(
  plan: CompiledPlan,
  id: string,
  input: PlanInput,
  aggregates: Aggregates = new Map(),
): NextStep | null {
  const component = plan.components.find((each) => each.id === id);
  const parts = partsOf(plan, input);
  if (!component?.goals || component.terms.per === 'record' || parts.length !== 1) return null;
  const { index, boundary, after } = component.goals;
  const definition = plan.measuring.measures.get(index.measure.id);
  // Only what records add up to can be added to; and who ranks higher is not told by how much.
  if (definition?.kind !== 'records' || (index.of !== 'rep' && !input.groups[index.of]))
    return null;
  const readerOf = (figures: PlanInput) => createReader(plan.measuring, figures, aggregates);
  const reader = readerOf(input);
  const { level } = evaluatingOf(plan, input, reader, parts);
  const { at, unit } = readIndex(reader, index);
  if (at === null && index.by === 'attainment') return null;
  const goal = after(at ?? zero, level);
  if (!goal) return null;
  const { measured } = reader.read(index.measure.id, index.of);
  const value = measured.value ?? zero;
  const missing = inUnits(subtract(multiply(goal.from, unit), value), index.measure.unit, boundary);
  if (missing.num <= 0n) return null;
  const raised = withValue(input, index.of, index.measure.id, {
    value: add(value, missing),
    quota: measured.quota,
    count: measured.count,
  });
  const paidFor = (figures: PlanInput) =>
    roundTo(payInParts(plan, component, figures, readerOf(figures), parts).exact, plan.rounding);
  const more = paidFor(raised) - paidFor(input);
  const worth = money(more > 0n ? more : 0n, plan.currency);
  const { of, by, measure } = index;
  return { measure, of, by, from: goal.from, missing, worth, rate: goal.rate };
}

/** What can really be added: whole minor units and whole deals, hundredths of a point; one more where the limit itself is not enough. */
function inUnits(missing: Rational, unit: Unit, boundary: Boundary): Rational {
  const smallest = unit === 'number' || unit === 'percent' ? rational(1n, 100n) : one;
  const units = multiply(missing, rational(smallest.den, smallest.num));
  const whole = round(units, 'ceiling');
  const needed = boundary === 'lower' && units.den === 1n ? whole + 1n : whole;
  return multiply(rational(needed), smallest);
}

function withValue(input: PlanInput, of: Of, id: string, measured: Measured): PlanInput {
  if (of === 'rep') {
    const person = { ...input.person, given: { ...input.person.given, [id]: measured } };
    return { ...input, person };
  }
  const group = input.groups[of];
  if (!group) return input;
  const raised = { ...group, given: { ...group.given, [id]: measured } };
  return { ...input, groups: { ...input.groups, [of]: raised } };
}
