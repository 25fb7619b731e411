/** What each kind of table pays, in whole units, told as the plan language tells it. */
import {
  type Fraction,
  frac,
  isLess,
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
} from './fraction.ts';
import { at, figureFor, has, listOf, type Tree, word } from './tree.ts';

/** Where in the table, and what its figures are paid on. */
export interface Place {
  /** Null: nothing to look up by. */
  readonly at: Fraction | null;
  /** Of a matrix. */
  readonly across: Fraction | null;
  readonly basis: Fraction;
  /** What one unit of the index is worth in the basis: 1 in its own unit, the target by attainment. */
  readonly perIndex: Fraction;
  readonly level: string;
}

const edge = (row: Tree | undefined, key: string): Fraction => mustFigure(word(row, key));

export function figureIn(row: Tree | undefined, level: string): Fraction {
  const key = ['rate', 'amount', 'factor'].find((each) => has(row, each)) ?? '';
  return figureFor(at(row, key), level);
}

/** The number of the band that is reached; what is below the table belongs to the first. */
function reachedBand(rows: readonly Tree[], place: Fraction, boundary: string): number {
  const reached = rows.filter((row) => isReached(edge(row, 'from'), place, boundary)).length;
  return Math.max(0, reached - 1);
}

const isReached = (limit: Fraction, place: Fraction, boundary: string): boolean =>
  isLess(limit, place) || (boundary !== 'lower' && isSame(limit, place));

/** How much of the index falls into the band. */
function partIn(row: Tree, place: Fraction): Fraction {
  const top = word(row, 'to') === 'unlimited' ? place : least(place, edge(row, 'to'));
  return most(nil, minus(top, edge(row, 'from')));
}

/** Null: this kind has no figure to multiply with. */
export function factorAt(part: Tree, place: Place): Fraction | null {
  const rows = listOf(part, 'table');
  if (!place.at) return null;
  const boundary = word(part, 'boundary');
  switch (word(part, 'tiers')) {
    case 'step':
      return figureIn(rows[reachedBand(rows, place.at, boundary)], place.level);
    case 'curve':
      return onCurve(part, rows, place.at, place.level);
    case 'matrix': {
      if (!place.across) return null;
      const row = rows[reachedBand(rows, place.at, boundary)];
      const cells = ['rates', 'amounts', 'factors'].flatMap((key) => listOf(row, key));
      return mustFigure(
        String(cells[reachedBand(listOf(part, 'columns'), place.across, boundary)]),
      );
    }
    default:
      return null;
  }
}

export function paidBy(part: Tree, place: Place): Fraction {
  const rows = listOf(part, 'table');
  const tiers = word(part, 'tiers');
  const { at: index, basis, level } = place;
  if (!index) {
    const isFirst = word(part, 'if-unmeasured') === 'first-band';
    const hasFirst = ['marginal', 'retroactive', 'highest-on-overage', 'step'].includes(tiers);
    return isFirst && hasFirst ? times(basis, figureIn(rows[0], level)) : nil;
  }
  const boundary = word(part, 'boundary');
  const isAt = (limit: Fraction) => isReached(limit, index, boundary);
  switch (tiers) {
    case 'retroactive':
      return times(basis, figureIn(rows[reachedBand(rows, index, boundary)], level));
    case 'marginal':
    case 'highest-on-overage':
      return byBands(part, rows, index, place);
    case 'thresholds': {
      const reached = rows
        .filter((row) => isAt(edge(row, 'at')))
        .map((row) => figureIn(row, level));
      const counting = word(part, 'counts') === 'every' ? reached : reached.slice(-1);
      return times(basis, sumOf(counting));
    }
    case 'interpolated':
      return times(
        basis,
        sumOf(
          rows.map((row) =>
            times(
              figureIn(row, level),
              over(partIn(row, index), minus(edge(row, 'to'), edge(row, 'from'))),
            ),
          ),
        ),
      );
    case 'full-steps': {
      const table = at(part, 'table');
      const above = minus(index, edge(table, 'above'));
      const steps = isLess(above, nil)
        ? 0n
        : rounded(over(above, edge(table, 'each-full')), 'floor');
      return times(times(basis, figureIn(table, level)), frac(steps));
    }
    default:
      return times(basis, factorAt(part, place) ?? nil);
  }
}

/** Piece by piece: each part of the index is paid at its own band, or at a higher one that is reached and goes back that far. */
function byBands(
  part: Tree,
  rows: readonly Tree[],
  index: Fraction,
  { perIndex, level }: Place,
): Fraction {
  const place = most(nil, index);
  const reached = reachedBand(rows, place, word(part, 'boundary'));
  const pieces = rows.slice(0, reached + 1).map((row, position) => {
    const overage = has(part, 'overage-from') ? edge(part, 'overage-from') : null;
    const isOverage = overage && !isLess(edge(row, 'from'), overage);
    const back = rows.findLastIndex(
      (higher, at) =>
        at <= reached &&
        at > position &&
        has(higher, 'retroactive-to') &&
        !isLess(edge(row, 'from'), edge(higher, 'retroactive-to')),
    );
    const payer = isOverage ? reached : back >= 0 ? back : position;
    return times(times(partIn(row, place), perIndex), figureIn(rows[payer], level));
  });
  return sumOf(pieces);
}

function onCurve(part: Tree, rows: readonly Tree[], index: Fraction, level: string): Fraction {
  const points = rows.map((row) => ({ at: edge(row, 'at'), figure: figureIn(row, level) }));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return nil;
  if (isLess(index, first.at)) return word(part, 'below-first') === 'first' ? first.figure : nil;
  const isBeyond = !isLess(index, last.at);
  if (isBeyond && (word(part, 'above-last') === 'flat' || points.length === 1)) return last.figure;
  const after = isBeyond ? points.length - 1 : points.findIndex((point) => isLess(index, point.at));
  const [low, high] = [points[after - 1] ?? first, points[after] ?? last];
  const way = over(minus(index, low.at), minus(high.at, low.at));
  return plus(low.figure, times(way, minus(high.figure, low.figure)));
}
