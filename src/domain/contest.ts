/** Contests: rules that are frozen at launch, a board, and a winner that anyone can recompute. */
import type { Temporal } from 'temporal-polyfill';
import type { ContestId, PersonId, PlaceId, TeamId } from './ids.ts';
import type { MeasureCode } from './measure.ts';
import { assignmentOn, type Person, type Team, teamsFrom } from './people.ts';
import { byText } from './text-order.ts';

/** `race`: first to reach the target wins. `top`: highest at the end wins. */
export type ContestKind = 'race' | 'top';

export interface ContestRules {
  readonly kind: ContestKind;
  readonly measure: MeasureCode;
  /** Minor units or a count; always set for a race, null for a top contest. */
  readonly target: bigint | null;
  /** Records booked on a day from `firstDay` to `lastDay`, both included, count when they were not yet known at the launch. */
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
  /** When it is settled. */
  readonly endsAt: Temporal.Instant;
  /** Whose members take part; empty: everybody who sells. */
  readonly teams: readonly TeamId[];
  /** First prize first; free words. */
  readonly prizes: readonly string[];
}

export interface Contest {
  readonly id: ContestId;
  readonly title: string;
  readonly rules: ContestRules;
  /** Short hash of the rules, printed at launch: they cannot change unseen. */
  readonly fingerprint: string;
  readonly launchedBy: PersonId;
  readonly launchedAt: Temporal.Instant;
  readonly placeId: PlaceId;
  readonly state: 'running' | 'settled' | 'cancelled';
  readonly participants: readonly PersonId[];
}

/** What one participant has scored: the credits that count, in the order in which they were recorded. */
export interface ContestScore {
  readonly personId: PersonId;
  readonly total: bigint;
  readonly count: number;
  /** When the target was reached for good (it was not lost again by a refund); null: not reached. */
  readonly reachedAt: Temporal.Instant | null;
  /** Since when the total stands as it is; null: nothing counted yet. On a tie the earlier one is ahead. */
  readonly standsSince: Temporal.Instant | null;
}

/** Who takes part: everybody who sells and is, on that day, in one of the teams or a team below them. In order of their ids. */
export function contestParticipants(
  invited: readonly TeamId[],
  people: readonly Person[],
  teams: readonly Team[],
  day: Temporal.PlainDate,
): readonly PersonId[] {
  const within = teamsFrom(invited, teams);
  return people
    .filter((person) => {
      const team = assignmentOn(person, day)?.teamId;
      const sells = person.roles.includes('rep') && team !== undefined;
      return sells && (invited.length === 0 || within.has(team));
    })
    .map(({ id }) => id)
    .sort(byText);
}

/** The rules in one exact text, for their fingerprint: the same rules always give the same text, other rules another. */
export function canonicalRules(rules: ContestRules): string {
  return JSON.stringify([
    'contest rules 1',
    rules.kind,
    rules.measure,
    rules.target === null ? null : rules.target.toString(),
    rules.firstDay.toString(),
    rules.lastDay.toString(),
    rules.endsAt.toString(),
    rules.teams.toSorted(byText),
    rules.prizes,
  ]);
}
