/**
 * What a person has earned under a plan. Everything is exact until a line is rounded, in the mode and at the place that the plan
 * names; modifiers and caps then change what the lines before them show, so that a reader can follow with a pocket calculator.
 */
import { allocate } from '../allocate.ts';
import { AppError } from '../errors.ts';
import { money } from '../money.ts';
import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  round,
  subtract,
  zero,
} from '../rational.ts';
import { byText } from '../text-order.ts';
import type { CompiledPlan } from './compile.ts';
import type { ComponentResult, PlanInput, PlanResult, TraceStep } from './evaluation.ts';
import type { PartTerms } from './mechanic.ts';
import { nextStep } from './next.ts';

interface Line {
  readonly part: PartTerms;
  readonly exact: Rational;
  readonly trace: readonly TraceStep[];
}

/** Throws `plan.level_missing` when the plan differs by level and does not know the person's. */
export function evaluate(plan: CompiledPlan, input: PlanInput): PlanResult {
  const { level } = input.person;
  if (plan.levels.length > 0 && !plan.levels.includes(level))
    throw new AppError('plan.level_missing', { plan: plan.key, level, levels: plan.levels });
  const lines = computeLines(plan, input);
  const amounts = roundLines(plan, lines);
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  const components = lines.map(({ part, exact, trace }, position): ComponentResult => {
    const amount = money(amounts[position] ?? 0n, plan.currency);
    const rounded: TraceStep = { step: 'rounded', exact, mode: plan.rounding.mode, amount };
    const { id, title, mechanic } = part;
    const next = nextStep(plan, position, input);
    return { id, title, mechanic, amount, trace: [...trace, rounded], next };
  });
  return { components, total: money(total, plan.currency) };
}

function computeLines(plan: CompiledPlan, input: PlanInput): readonly Line[] {
  const isByLine = plan.rounding.at === 'line';
  const settle = (exact: Rational) =>
    isByLine ? rational(round(exact, plan.rounding.mode)) : exact;
  const lines: Line[] = plan.components.map((part) => ({ part, ...part.pay(input) }));
  /** What each component is worth after the modifiers and caps so far. */
  const standing = new Map(lines.map(({ part, exact }) => [part.id, settle(exact)]));
  for (const part of plan.afterwards) {
    const on = part.on ?? [...standing.keys()];
    const before = on.reduce((sum, id) => add(sum, standing.get(id) ?? zero), zero);
    const { exact: after, trace } = part.change(input, before);
    const change = subtract(after, before);
    lines.push({ part, exact: change, trace });
    share(standing, on, before, add(before, settle(change)), isByLine);
  }
  return lines;
}

/** Brings the components from `before` to `after` in proportion to what they stand at. */
function share(
  standing: Map<string, Rational>,
  ids: readonly string[],
  before: Rational,
  after: Rational,
  isWhole: boolean,
) {
  if (before.num === 0n) return;
  if (!isWhole) {
    const factor = divide(after, before);
    for (const id of ids) standing.set(id, multiply(standing.get(id) ?? zero, factor));
    return;
  }
  const claims = ids.map((id) => ({ id, weight: standing.get(id) ?? zero }));
  for (const { id, amount } of allocate(after.num, claims) ?? [])
    standing.set(id, rational(amount));
}

/** Rounded by line, or so that the lines add up to the rounded total: the units left over go to the largest fractions. */
function roundLines({ rounding }: CompiledPlan, lines: readonly Line[]): readonly bigint[] {
  if (rounding.at === 'line') return lines.map(({ exact }) => round(exact, rounding.mode));
  const total = round(
    lines.reduce((sum, { exact }) => add(sum, exact), zero),
    rounding.mode,
  );
  const floors = lines.map(({ exact }) => round(exact, 'floor'));
  const left = floors.reduce((rest, floor) => rest - floor, total);
  const favoured = lines
    .map(({ part, exact }, position) => ({
      position,
      id: part.id,
      rest: subtract(exact, rational(floors[position] ?? 0n)),
    }))
    .toSorted((a, b) => compare(b.rest, a.rest) || byText(a.id, b.id));
  const lucky = new Set(favoured.slice(0, Number(left)).map(({ position }) => position));
  return floors.map((floor, position) => floor + (lucky.has(position) ? 1n : 0n));
}
