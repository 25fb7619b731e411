/** What a component comes to for somebody, before it is rounded. */
import { monthsIn } from './calendar.ts';
import { factsFor } from './facts.ts';
import {
  type Fraction,
  frac,
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
import { type Look, levelOf, lookAt, membersOf, statedFor } from './look.ts';
import { figuresBy, holds, incentive, read, targetOf } from './measure.ts';
import { type Part, partsOf, shareIn } from './people.ts';
import { figureIn, paidBy } from './table.ts';
import { at, figureFor, has, listOf, type Tree, word } from './tree.ts';
import { type Fact, minorOf, type World } from './world.ts';

export function componentOf(world: World, part: Tree): Fraction {
  const parts = partsOf(world);
  const inOne = (spell: Part): Look => ({
    ...lookAt(world),
    person: { ...world.self, level: spell.level },
    spell: parts.length > 1 ? spell : null,
  });
  return sumOf(parts.map((spell) => gated(inOne(spell), part)));
}

function gated(look: Look, part: Tree): Fraction {
  if (has(part, 'levels') && !listOf(part, 'levels').includes(levelOf(look))) return nil;
  if (has(part, 'when') && !holds(look, word(part, 'when'))) return nil;
  const per = word(part, 'per');
  const earned =
    per === 'record'
      ? byRecord(look, part)
      : per === 'running'
        ? running(look, part)
        : once(look, part, false);
  const mine = has(part, 'pool') ? fromPool(look, at(part, 'pool'), most(nil, earned)) : earned;
  const bounded = limited(look, part, ['floor', 'cap'], mine, true);
  return has(part, 'true-up')
    ? minus(bounded, earlier(look.world, word(part, 'id'), word(part, 'true-up', 'over')))
    : bounded;
}

/** `isPart`: sums that the plan prorates, and that are divided among the levels of a period. */
function limited(
  look: Look,
  part: Tree,
  keys: readonly string[],
  amount: Fraction,
  isPart: boolean,
): Fraction {
  let after = amount;
  for (const key of keys) {
    if (!has(part, key)) continue;
    const limit = limitOf(look, at(part, key));
    const { due, factor } = shareIn(look, 'caps');
    const mine = isPart ? times(limit, times(due, factor)) : limit;
    after = key.startsWith('cap') ? least(after, mine) : most(after, mine);
  }
  return after;
}

export function limitOf(look: Look, terms: Tree | undefined): Fraction {
  if (!has(terms, 'target-incentive')) return figureFor(terms, levelOf(look));
  return times(incentive(look) ?? nil, mustFigure(word(terms, 'target-incentive')));
}

/** What the component has earned in earlier periods of the year (or quarter, or half). */
function earlier(world: World, id: string, over1: string): Fraction {
  const length = monthsIn(over1);
  const first = world.month - (world.month % length);
  const all: Fraction[] = [];
  for (let each = world.before; each; each = each.before)
    if (each.month >= first) all.push(each.earned.get(id) ?? nil);
  return sumOf(all);
}

/** `mirrored`: one record that takes back what a sale of that size would have paid. */
function once(look: Look, part: Tree, isAlone: boolean, mirrored = false): Fraction {
  const sign = (value: Fraction) => (mirrored && value.n < 0n ? minus(nil, value) : value);
  const pays = at(part, 'pays');
  const index = at(part, 'index');
  const found = has(part, 'index') ? figuresBy(look, index) : null;
  const place = found && sign(found);
  const source = ['rate-of', 'per-unit-of', 'measure']
    .map((key) => at(pays, key))
    .find((each) => each !== undefined);
  const [id, of] = [word(source, 'measure'), word(source, 'of')];
  const measured = source === undefined ? null : read(look, id, of);
  if (source !== undefined && !measured) return nil;
  if (has(pays, 'measure')) return measured ?? nil;
  const amounts = shareIn(look, 'amounts');
  if (measured) {
    const basis = isAlone ? sign(measured) : most(nil, measured);
    const isOwn = id === word(index, 'measure') && of === word(index, 'of');
    const perIndex = isOwn ? unitOf(look, index) : place && place.n > 0n ? over(basis, place) : nil;
    return applied(look, part, place, basis, perIndex);
  }
  if (!has(pays, 'target-incentive'))
    return times(applied(look, part, place, whole, whole), times(amounts.due, amounts.factor));
  const { due, factor } = shareIn(look, 'target-incentive');
  const mine = times(
    times(incentive(look) ?? nil, mustFigure(word(pays, 'target-incentive'))),
    times(due, factor),
  );
  return applied(look, part, place, mine, mine);
}

/** What one unit of the index is in its measure. */
const unitOf = (look: Look, index: Tree | undefined): Fraction =>
  word(index, 'by') === 'value'
    ? whole
    : (targetOf(look, word(index, 'measure'), word(index, 'of')) ?? nil);

function applied(
  look: Look,
  part: Tree,
  place: Fraction | null,
  basis: Fraction,
  perIndex: Fraction,
): Fraction {
  if (!has(part, 'index')) return times(basis, figureIn(part, levelOf(look)));
  const across = has(part, 'across') ? figuresBy(look, at(part, 'across')) : null;
  return paidBy(part, { at: place, across, basis, perIndex, level: levelOf(look) });
}

/** The measure whose records are gone through. */
function driver(part: Tree): Tree | undefined {
  const pays = at(part, 'pays');
  return (
    at(part, 'per-record-of') ?? at(pays, 'rate-of') ?? at(pays, 'per-unit-of') ?? at(part, 'index')
  );
}

/** Null: a figure was stated, so that nothing is known of its records. */
function factsBehind(look: Look, source: Tree | undefined): readonly Fact[] | null {
  const id = word(source, 'measure');
  if (statedFor(look, id, 'rep')?.value !== undefined) return null;
  return has(at(look.world.plan, 'measures', id), 'records') ? factsFor(look, id) : null;
}

function byRecord(look: Look, part: Tree): Fraction {
  const source = driver(part);
  const facts = factsBehind(look, source);
  if (!facts) {
    return alone(look, part, takesBack(read(look, word(source, 'measure')), null));
  }
  const each = facts.map((only) => {
    const mine = { ...look, only };
    return alone(mine, part, takesBack(read(mine, word(source, 'measure')), only));
  });
  return sumOf(each);
}

/** A refund: what is counted is below zero, and the amount is not above. */
const takesBack = (value: Fraction | null, fact: Fact | null): boolean =>
  value !== null && value.n < 0n && !(fact?.amount && fact.amount.n > 0n);

const recordLimits = ['floor-per-record', 'cap-per-record'];

/** A refund takes back what a sale of that size would have paid. */
function alone(look: Look, part: Tree, isRefund: boolean): Fraction {
  const paid = limited(look, part, recordLimits, once(look, part, true, isRefund), false);
  return isRefund ? minus(nil, paid) : paid;
}

/** In order of the days. Retroactive rows pay each record at the place that it reaches; the others the difference that it makes. */
function running(look: Look, part: Tree): Fraction {
  const index = at(part, 'index');
  const id = word(index, 'measure');
  const unit = unitOf(look, index);
  if (unit.n === 0n) return nil;
  const isReached = ['retroactive', 'step'].includes(word(part, 'tiers'));
  const placed = (reached: Fraction, basis: Fraction) =>
    paidBy(part, {
      at: over(reached, unit),
      across: null,
      basis,
      perIndex: unit,
      level: levelOf(look),
    });
  let before = nil;
  const paid = (factsBehind(look, index) ?? [null]).map((fact) => {
    const value = read({ ...look, only: fact }, id) ?? nil;
    const after = plus(before, value);
    const own = isReached
      ? placed(after, value)
      : minus(placed(after, after), placed(before, before));
    before = after;
    return takesBack(value, fact)
      ? minus(nil, limited(look, part, recordLimits, minus(nil, own), false))
      : limited(look, part, recordLimits, own, false);
  });
  return sumOf(paid);
}

/** Shared out to the last cent: what is left over goes to the largest remainders, between equals to the lower id. */
function fromPool(look: Look, terms: Tree | undefined, pool: Fraction): Fraction {
  const { world } = look;
  const scale = minorOf(word(world.plan, 'currency'));
  const members = membersOf(look, word(terms, 'of'));
  const cents = rounded(times(pool, scale), word(world.plan, 'rounding', 'mode'));
  const weights = members.map((person) => {
    const his: Look = { ...look, person, spell: null, only: null };
    if (has(terms, 'who') && !holds(his, word(terms, 'who'))) return nil;
    if (word(terms, 'share') === 'equally') return whole;
    if (has(at(terms, 'share'), 'by-level'))
      return figureFor(at(terms, 'share', 'by-level'), person.level);
    return most(nil, read(his, word(at(terms, 'share'), 'by')) ?? nil);
  });
  const own = members.findIndex(({ id }) => id === 'example');
  const shares = sharedOut(
    cents,
    weights,
    members.map(({ id }) => id),
  );
  return over(frac(shares[own] ?? 0n), scale);
}

/** Whole units by weight; empty when nobody weighs anything. */
export function sharedOut(
  total: bigint,
  weights: readonly Fraction[],
  ids: readonly string[],
): readonly bigint[] {
  const all = sumOf(weights);
  if (all.n === 0n) return [];
  const size = total < 0n ? -total : total;
  const exact = weights.map((weight) => over(times(frac(size), weight), all));
  const floors = exact.map((each) => rounded(each, 'floor'));
  const rests = exact
    .map((each, position) => ({
      position,
      rest: minus(each, frac(floors[position] ?? 0n)),
      id: ids[position] ?? '',
    }))
    .toSorted((a, b) => Number(minus(b.rest, a.rest).n) || (a.id < b.id ? -1 : 1));
  const left = Number(floors.reduce((rest, each) => rest - each, size));
  const more = new Set(rests.slice(0, left).map(({ position }) => position));
  const parts = floors.map((each, position) => each + (more.has(position) ? 1n : 0n));
  return total < 0n ? parts.map((each) => -each) : parts;
}
