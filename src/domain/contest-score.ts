/** Who is ahead in a contest, and who has won: recomputed from the credits, never kept. */
import { Temporal } from 'temporal-polyfill';
import type { ContestRules, ContestScore } from './contest.ts';
import type { PersonId } from './ids.ts';
import {
  countOf,
  emptyTally,
  type MeasureCode,
  measure,
  type Tally,
  withCredit,
} from './measure.ts';
import { compare, type Rational, rational, subtract } from './rational.ts';
import type { Credit } from './record.ts';
import { byText } from './text-order.ts';

/** A credit and when its record became known: what the store's `creditsBetween` returns. */
export interface TimedCredit {
  readonly credit: Credit;
  readonly recordedAt: Temporal.Instant;
  /** The record's own external id; equal only within its source. */
  readonly record: { readonly source: string; readonly externalId: string };
  /** External id of the deal that a credit note refunds; null: it names none. */
  readonly reverses: string | null;
}

/**
 * One score per participant, in their order; credits of others are left out. The order of the credits does not matter: they count
 * when they were recorded, and those recorded at one instant count together. A refund takes off the amount that it refunds and may
 * undo that the target was reached; the refund of a deal that does not count here takes nothing off.
 */
export function contestScores(
  rules: Pick<ContestRules, 'measure' | 'target'>,
  credits: readonly TimedCredit[],
  participants: readonly PersonId[],
): readonly ContestScore[] {
  const own = new Map(participants.map((id): [PersonId, TimedCredit[]] => [id, []]));
  for (const each of counting(rules.measure, credits)) own.get(each.credit.personId)?.push(each);
  return participants.map((id) => scoreOf(rules, id, own.get(id) ?? []));
}

/** Without what the measure does not look at, and without refunds of deals that are not among the credits. */
function counting(code: MeasureCode, credits: readonly TimedCredit[]): readonly TimedCredit[] {
  const { kind, aggregate } = measure(code);
  const keyOf = (source: string, externalId: string) => JSON.stringify([source, externalId]);
  const known = new Set(
    credits
      .filter(({ credit }) => countOf(credit) === 1)
      .map(({ record }) => keyOf(record.source, record.externalId)),
  );
  return credits.filter(
    ({ credit, record, reverses }) =>
      credit.kind === kind &&
      (countOf(credit) === 1 ||
        (aggregate === 'sum' && (reverses === null || known.has(keyOf(record.source, reverses))))),
  );
}

function scoreOf(
  rules: Pick<ContestRules, 'measure' | 'target'>,
  personId: PersonId,
  credits: readonly TimedCredit[],
): ContestScore {
  const inOrder = credits.toSorted((a, b) => Temporal.Instant.compare(a.recordedAt, b.recordedAt));
  const target = rules.target === null ? null : rational(rules.target);
  let tally: Tally = emptyTally;
  let reachedAt: Temporal.Instant | null = null;
  let standsSince: Temporal.Instant | null = null;
  for (const [index, { credit, recordedAt }] of inOrder.entries()) {
    tally = withCredit(tally, credit);
    if (inOrder[index + 1]?.recordedAt.equals(recordedAt)) continue;
    standsSince = recordedAt;
    const reached = target !== null && compare(points(rules.measure, tally), target) >= 0;
    reachedAt = reached ? (reachedAt ?? recordedAt) : null;
  }
  return { personId, ...tally, reachedAt, standsSince };
}

/** What is compared: minor units, a count, or the average in hundredths of a point. In the unit of the target. */
function points(code: MeasureCode, { total, count }: Tally): Rational {
  switch (measure(code).aggregate) {
    case 'sum':
      return rational(total);
    case 'count':
      return rational(BigInt(count));
    case 'average':
      return count === 0 ? rational(0n) : rational(total, BigInt(count));
  }
}

export interface BoardPlace {
  readonly score: ContestScore;
  /** 1 is ahead. Only who is level in everything shares a place: 1, 1, 3. */
  readonly rank: number;
  /** What is missing to draw level with the place above, in the unit of the measure; null at the top and in a race already run. */
  readonly behind: Rational | null;
}

/** Who is ahead. A race: first who reached the target, in that order; then the rest by what they have. A tie: the earlier one. */
export function contestBoard(
  rules: Pick<ContestRules, 'kind' | 'measure'>,
  scores: readonly ContestScore[],
): readonly BoardPlace[] {
  const before = (a: ContestScore, b: ContestScore) => byRules(rules, a, b);
  const sorted = scores.toSorted((a, b) => before(a, b) || byText(a.personId, b.personId));
  const board: BoardPlace[] = [];
  for (const [index, score] of sorted.entries()) {
    const above = board.at(-1);
    const level = above !== undefined && before(above.score, score) === 0;
    board.push({
      score,
      rank: level ? above.rank : index + 1,
      behind: above ? gap(rules, above.score, score) : null,
    });
  }
  return board;
}

function byRules(
  { kind, measure: code }: Pick<ContestRules, 'kind' | 'measure'>,
  a: ContestScore,
  b: ContestScore,
): number {
  const race = kind === 'race' ? earlier(a.reachedAt, b.reachedAt) : 0;
  return race || compare(points(code, b), points(code, a)) || earlier(a.standsSince, b.standsSince);
}

/** Who never got there comes last. */
function earlier(a: Temporal.Instant | null, b: Temporal.Instant | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return Temporal.Instant.compare(a, b);
}

function gap(
  rules: Pick<ContestRules, 'kind' | 'measure'>,
  above: ContestScore,
  score: ContestScore,
): Rational | null {
  if (rules.kind === 'race' && score.reachedAt !== null) return null;
  return subtract(points(rules.measure, above), points(rules.measure, score));
}

/** Who gets a prize: as many places as there are prizes (at least one). In a race only who reached the target, else who has anything. */
export function contestWinners(
  rules: Pick<ContestRules, 'kind' | 'measure' | 'prizes'>,
  board: readonly BoardPlace[],
): readonly BoardPlace[] {
  const places = Math.max(1, rules.prizes.length);
  return board.filter(
    ({ rank, score }) =>
      rank <= places &&
      (rules.kind === 'race' ? score.reachedAt !== null : points(rules.measure, score).num > 0n),
  );
}
