/** The whole of a plan for one period: components, what comes afterwards, draws, and the rounding. */
import { componentOf, limitOf, sharedOut } from './component.ts';
import { drawOf } from './draw.ts';
import {
  type Fraction,
  frac,
  isSame,
  least,
  minus,
  most,
  mustFigure,
  nil,
  over,
  plus,
  rounded,
  sumOf,
  times,
  whole,
} from './fraction.ts';
import { type Look, levelOf, lookAt } from './look.ts';
import { figuresBy, holds } from './measure.ts';
import { dueShare, partsOf } from './people.ts';
import { factorAt, figureIn } from './table.ts';
import { at, has, listOf, type Tree, word } from './tree.ts';
import { minorOf, type World, worldOf } from './world.ts';

export interface Reckoned {
  /** Minor units by id of the component or what comes afterwards. */
  readonly lines: ReadonlyMap<string, bigint>;
  readonly total: bigint;
  readonly settlement: ReadonlyMap<string, bigint>;
  readonly payout: bigint;
}

/** Each period of an example after the other. */
export function reckon(plan: Tree, example: Tree): readonly Reckoned[] {
  const results: Reckoned[] = [];
  let before: World | null = null;
  for (const period of has(example, 'periods') ? listOf(example, 'periods') : [example]) {
    const world: World = worldOf(plan, period, before);
    results.push(inPeriod(world));
    before = world;
  }
  return results;
}

interface Rounding {
  readonly mode: string;
  readonly isByLine: boolean;
  /** Minor units in a whole one. */
  readonly scale: Fraction;
  /** What amounts are rounded to, in whole units. */
  readonly unit: Fraction;
}

function roundingOf(plan: Tree): Rounding {
  const scale = minorOf(word(plan, 'currency'));
  const to = word(plan, 'rounding', 'to');
  return {
    mode: word(plan, 'rounding', 'mode'),
    isByLine: word(plan, 'rounding', 'at') === 'line',
    scale,
    unit: to === '' ? over(whole, scale) : mustFigure(to),
  };
}

const toUnit = (amount: Fraction, { mode, unit }: Rounding): Fraction =>
  times(frac(rounded(over(amount, unit), mode)), unit);

function inPeriod(world: World): Reckoned {
  const rounding = roundingOf(world.plan);
  const lines = new Map<string, Fraction>();
  const standing = new Map<string, Fraction>();
  const settle = (amount: Fraction) => (rounding.isByLine ? toUnit(amount, rounding) : amount);
  const note = (id: string, amount: Fraction) => {
    lines.set(id, settle(amount));
    world.earned.set(id, settle(amount));
    world.earned.set('total', sumOf([...lines.values()]));
  };
  world.earned.set('total', nil);
  for (const part of listOf(world.plan, 'components')) {
    note(word(part, 'id'), componentOf(world, part));
    standing.set(word(part, 'id'), lines.get(word(part, 'id')) ?? nil);
  }
  for (const part of listOf(world.plan, 'afterwards')) {
    const on = word(part, 'on') === 'total' ? [...standing.keys()] : listOf(part, 'on').map(String);
    const stood = sumOf(on.map((id) => standing.get(id) ?? nil));
    note(word(part, 'id'), minus(changed(world, part, stood), stood));
    redistribute(standing, on, lines.get(word(part, 'id')) ?? nil, rounding);
  }
  const cents = inMinor(lines, rounding);
  for (const [id, amount] of cents) world.earned.set(id, over(frac(amount), rounding.scale));
  const total = [...cents.values()].reduce((sum, each) => sum + each, 0n);
  world.earned.set('total', over(frac(total), rounding.scale));
  const settlement = new Map<string, bigint>();
  let payout = total;
  for (const part of listOf(world.plan, 'settlement')) {
    const change = drawOf(world, part, payout);
    settlement.set(word(part, 'id'), change);
    payout += change;
  }
  return { lines: cents, total, settlement, payout };
}

/** What components stand at changes in proportion, when what they come to together changes. */
function redistribute(
  standing: Map<string, Fraction>,
  on: readonly string[],
  change: Fraction,
  rounding: Rounding,
) {
  if (change.n === 0n) return;
  const values = on.map((id) => standing.get(id) ?? nil);
  const before = sumOf(values);
  const [first] = on;
  if (before.n === 0n || values.some(({ n }) => n < 0n)) {
    if (first !== undefined) standing.set(first, plus(standing.get(first) ?? nil, change));
    return;
  }
  const after = plus(before, change);
  if (!rounding.isByLine) {
    for (const [position, id] of on.entries())
      standing.set(id, over(times(values[position] ?? nil, after), before));
    return;
  }
  const parts = sharedOut(rounded(times(after, rounding.scale), 'floor'), values, on);
  for (const [position, id] of on.entries())
    standing.set(id, over(frac(parts[position] ?? 0n), rounding.scale));
}

function changed(world: World, part: Tree, stood: Fraction): Fraction {
  const parts = partsOf(world);
  // Who is not on the plan earns nothing under it.
  if (parts.length === 0) return stood;
  const level = parts.at(-1)?.level ?? world.self.level;
  const look: Look = { ...lookAt(world), person: { ...world.self, level } };
  if (has(part, 'levels') && !listOf(part, 'levels').includes(level)) return stood;
  if (has(part, 'when') && !holds(look, word(part, 'when'))) return stood;
  switch (word(part, 'mechanic')) {
    case 'modifier':
      return times(stood, factorOf(look, part));
    case 'budget': {
      const budget = mustFigure(word(part, 'amount'));
      const all = world.everyone ?? nil;
      return all.n * budget.d > budget.n * all.d ? over(times(stood, budget), all) : stood;
    }
    default: {
      const limit = times(limitOf(look, at(part, 'amount')), dueShare(world, 'caps'));
      return word(part, 'mechanic') === 'cap' ? least(stood, limit) : most(stood, limit);
    }
  }
}

function factorOf(look: Look, part: Tree): Fraction {
  if (!has(part, 'index')) return figureIn(part, levelOf(look));
  const place = {
    at: figuresBy(look, at(part, 'index')),
    across: has(part, 'across') ? figuresBy(look, at(part, 'across')) : null,
    ...{ basis: whole, perIndex: whole, level: levelOf(look) },
  };
  return factorAt(part, place) ?? mustFigure(word(part, 'if-unmeasured'));
}

/** Line by line; or the total alone, and what is left over goes unit by unit to the lines with the largest remainders. */
function inMinor(
  lines: ReadonlyMap<string, Fraction>,
  rounding: Rounding,
): ReadonlyMap<string, bigint> {
  const minor = (amount: Fraction) => rounded(times(amount, rounding.scale), 'floor');
  const ids = [...lines.keys()];
  if (rounding.isByLine) return new Map(ids.map((id) => [id, minor(lines.get(id) ?? nil)]));
  const units = ids.map((id) => over(lines.get(id) ?? nil, rounding.unit));
  const total = rounded(sumOf(units), rounding.mode);
  const floors = units.map((each) => rounded(each, 'floor'));
  const left = Number(total - floors.reduce((sum, each) => sum + each, 0n));
  const order = ids
    .map((id, position) => ({
      id,
      position,
      rest: minus(units[position] ?? nil, frac(floors[position] ?? 0n)),
    }))
    .toSorted((a, b) =>
      isSame(a.rest, b.rest) ? (a.id < b.id ? -1 : 1) : Number(minus(b.rest, a.rest).n),
    );
  const more = new Set(order.slice(0, left).map(({ position }) => position));
  const perUnit = times(rounding.unit, rounding.scale);
  return new Map(
    ids.map((id, position) => [
      id,
      ((floors[position] ?? 0n) + (more.has(position) ? 1n : 0n)) * perUnit.n,
    ]),
  );
}
