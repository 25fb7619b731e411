/** A contest's board as it stands: read, scored, ready to be shown. */
import { Temporal } from 'temporal-polyfill';
import type { Contest, ContestScore } from '../../domain/contest.ts';
import { type BoardPlace, contestBoard, contestScores } from '../../domain/contest-score.ts';
import type { PersonId } from '../../domain/ids.ts';
import { measure, measured } from '../../domain/measure.ts';
import type { Person } from '../../domain/people.ts';
import { type Rational, rational, zero } from '../../domain/rational.ts';
import type { Repositories } from '../../store/port.ts';

export interface ContestBoard {
  readonly contest: Contest;
  readonly places: readonly BoardPlace[];
  readonly people: ReadonlyMap<PersonId, Person>;
  /** When the latest record that counts became known; null: none yet. */
  readonly asOf: Temporal.Instant | null;
  /** Nothing can change it any more. */
  readonly isOver: boolean;
}

/** Also between its end and its settlement. */
export const isOver = ({ state, rules }: Contest, now: Temporal.Instant): boolean =>
  state !== 'running' || Temporal.Instant.compare(rules.endsAt, now) <= 0;

/** What became known after the end does not count, nor does a later correction change what was settled. */
export async function loadBoard(
  store: Pick<Repositories, 'records' | 'people' | 'contests'>,
  contest: Contest,
  now: Temporal.Instant,
): Promise<ContestBoard> {
  const { rules, participants } = contest;
  const scores =
    (contest.state === 'settled' ? await store.contests.finalScores(contest.id) : null) ??
    (await currentScores(store, contest));
  const people = await store.people.byIds(participants);
  return {
    contest,
    places: contestBoard(rules, scores),
    people: new Map(people.map((person) => [person.id, person])),
    isOver: isOver(contest, now),
    asOf: latest(scores.flatMap(({ standsSince }) => standsSince ?? [])),
  };
}

/** In the order of the participants. */
export async function currentScores(
  store: Pick<Repositories, 'records'>,
  { rules, participants, launchedAt }: Contest,
): Promise<readonly ContestScore[]> {
  const days = { from: rules.firstDay, to: rules.lastDay, since: launchedAt };
  const credits = await store.records.creditsBetween(
    participants,
    measure(rules.measure).kind,
    days,
  );
  const counting = credits.filter(
    ({ recordedAt }) => Temporal.Instant.compare(recordedAt, rules.endsAt) <= 0,
  );
  return contestScores(rules, counting, participants);
}

const latest = (instants: readonly Temporal.Instant[]): Temporal.Instant | null =>
  instants.reduce<Temporal.Instant | null>(
    (last, each) => (last && Temporal.Instant.compare(last, each) >= 0 ? last : each),
    null,
  );

/** In the unit of the measure: minor units or a count. */
export const scoreValue = ({ rules }: Contest, score: ContestScore): Rational =>
  measured(measure(rules.measure), score) ?? zero;

/** Part of the target, or of the leader's score where there is no target; null: nothing to compare with. */
export function share({ contest, places }: ContestBoard, score: ContestScore): Rational | null {
  const leader = places[0];
  const whole =
    contest.rules.target !== null
      ? rational(contest.rules.target)
      : leader
        ? scoreValue(contest, leader.score)
        : zero;
  if (whole.num <= 0n) return null;
  const own = scoreValue(contest, score);
  return own.num <= 0n ? zero : rational(own.num * whole.den, own.den * whole.num);
}
