/** Positions: who leads, who moved, and how far it is to the next place. The same for reps and for teams. */
import { compare, type Rational, subtract } from './rational.ts';
import { byText } from './text-order.ts';

export interface Entrant<K extends string = string> {
  readonly id: K;
  /** The higher the better. Null: nothing to rank by (no rating, no target); not listed. */
  readonly score: Rational | null;
}

export interface Placed<K extends string = string> {
  readonly id: K;
  readonly score: Rational;
  /** 1 is the best. Equals share a rank and the next one is skipped over: 1, 2, 2, 4. */
  readonly rank: number;
}

/** Best first; equals in order of their ids. The order in which they come in does not matter. */
export function rank<K extends string>(entrants: readonly Entrant<K>[]): readonly Placed<K>[] {
  const listed = entrants
    .flatMap(({ id, score }) => (score === null ? [] : [{ id, score }]))
    .sort((a, b) => compare(b.score, a.score) || byText(a.id, b.id));
  const placed: Placed<K>[] = [];
  for (const [index, { id, score }] of listed.entries()) {
    const above = placed.at(-1);
    const tied = above !== undefined && compare(above.score, score) === 0;
    placed.push({ id, score, rank: tied ? above.rank : index + 1 });
  }
  return placed;
}

/** Places won since the earlier ranking (negative: lost). Null for who was not listed then. */
export function movement<K extends string>(
  now: readonly Placed<K>[],
  before: readonly Placed<K>[],
): ReadonlyMap<K, number | null> {
  const earlier = new Map(before.map(({ id, rank: place }) => [id, place]));
  return new Map(
    now.map(({ id, rank: place }) => {
      const was = earlier.get(id);
      return [id, was === undefined ? null : was - place];
    }),
  );
}

export interface Distance<K extends string> {
  /** The nearest who is strictly better; of equals the one with the lowest id. */
  readonly above: Placed<K>;
  /** What is missing to draw level, above zero, in the unit of the score. */
  readonly missing: Rational;
}

/** Null at the top, and for who is not listed. */
export function distanceUp<K extends string>(
  placed: readonly Placed<K>[],
  id: K,
): Distance<K> | null {
  const own = placed.find((each) => each.id === id);
  if (!own) return null;
  const nearest = placed.findLast((each) => each.rank < own.rank);
  const above = placed.find((each) => each.rank === nearest?.rank);
  return above ? { above, missing: subtract(above.score, own.score) } : null;
}
