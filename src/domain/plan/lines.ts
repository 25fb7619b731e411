/** The lines of a statement: components, then what modifiers and limits change about them, and how the lines are rounded. */
import { allocate } from '../allocate.ts';
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
import type { CompiledPlan, Rounding } from './compile.ts';
import type { Component, Evaluating } from './components/component.ts';
import type { PartTerms } from './language/part.ts';
import type { Paid } from './tables/table.ts';
import type { TraceStep } from './trace.ts';

export interface Line {
  readonly part: PartTerms;
  readonly exact: Rational;
  readonly trace: readonly TraceStep[];
}

export interface Lines {
  readonly lines: readonly Line[];
  /** What each component is worth after the modifiers and limits, by id. */
  readonly standing: ReadonlyMap<string, Rational>;
}

/** To the plan's unit, in its mode. */
export const roundTo = (exact: Rational, { mode, unit }: Rounding): bigint =>
  unit === 1n ? round(exact, mode) : round(divide(exact, rational(unit)), mode) * unit;

/** `isThere`: whether the person is on the plan in this period at all; otherwise nothing is earned, and no floor lifts it. */
export function computeLines(
  plan: CompiledPlan,
  evaluating: Evaluating,
  isThere: boolean,
  pay: (component: Component) => Paid,
): Lines {
  const { rounding } = plan;
  const isByLine = rounding.at === 'line';
  const settle = (exact: Rational) => (isByLine ? rational(roundTo(exact, rounding)) : exact);
  const { reader } = evaluating;
  const lines: Line[] = [];
  const standing = new Map<string, Rational>();
  const note = () => reader.note('total', [...standing.values()].reduce(add, zero));
  note();
  for (const component of plan.components) {
    const { exact, trace } = pay(component);
    lines.push({ part: component, exact, trace });
    standing.set(component.id, settle(exact));
    reader.note(component.id, settle(exact));
    note();
  }
  for (const part of plan.afterwards) {
    const on = part.on ?? [...standing.keys()];
    const before = on.reduce((sum, id) => add(sum, standing.get(id) ?? zero), zero);
    const changed = isThere ? part.change(evaluating, before) : { exact: before, trace: [] };
    const change = subtract(changed.exact, before);
    lines.push({ part, exact: change, trace: changed.trace });
    share(standing, on, before, add(before, settle(change)), isByLine);
    reader.note(part.id, settle(change));
    note();
  }
  return { lines, standing };
}

/** Brings the components from `before` to `after` in proportion to what they stand at; what stood at nothing gets equal parts. */
function share(
  standing: Map<string, Rational>,
  ids: readonly string[],
  before: Rational,
  after: Rational,
  isWhole: boolean,
) {
  if (compare(before, after) === 0) return;
  const isPositive = ids.every((id) => (standing.get(id)?.num ?? 0n) >= 0n);
  if (before.num === 0n || !isPositive) {
    const [first] = ids;
    if (first !== undefined)
      standing.set(first, add(standing.get(first) ?? zero, subtract(after, before)));
    return;
  }
  if (!isWhole) {
    const factor = divide(after, before);
    for (const id of ids) standing.set(id, multiply(standing.get(id) ?? zero, factor));
    return;
  }
  const claims = ids.map((id) => ({ id, weight: standing.get(id) ?? zero }));
  for (const { id, amount } of allocate(after.num, claims) ?? [])
    standing.set(id, rational(amount));
}

/** Rounded by line, or so that the lines add up to the rounded total: the units left over go to the largest remainders. */
export function roundLines(rounding: Rounding, lines: readonly Line[]): readonly bigint[] {
  if (rounding.at === 'line') return lines.map(({ exact }) => roundTo(exact, rounding));
  const { mode, unit } = rounding;
  const units = lines.map(({ exact }) => divide(exact, rational(unit)));
  const floors = units.map((each) => round(each, 'floor'));
  // No mode rounds a sum below its floors, nor above them by more than one unit for each line.
  const left = floors.reduce((rest, floor) => rest - floor, round(units.reduce(add, zero), mode));
  const favoured = lines
    .map(({ part: { id } }, position) => ({
      position,
      id,
      rest: subtract(units[position] ?? zero, rational(floors[position] ?? 0n)),
    }))
    .toSorted((a, b) => compare(b.rest, a.rest) || byText(a.id, b.id))
    .slice(0, Number(left));
  const raised = new Set(favoured.map(({ position }) => position));
  return floors.map((floor, position) => (floor + (raised.has(position) ? 1n : 0n)) * unit);
}
