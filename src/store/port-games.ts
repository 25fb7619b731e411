/** The store's port, part three: contests and pulses. */

import type { Contest, ContestScore } from '../domain/contest.ts';
import type { ContestId, PersonId, PulseId } from '../domain/ids.ts';
import type { Pulse, PulseTally } from '../domain/pulse.ts';

export interface ContestRepository {
  add(contest: Contest): Promise<void>;
  byId(id: ContestId): Promise<Contest | null>;
  running(): Promise<readonly Contest[]>;
  /** Keeps the final scores. True for the one caller that made the change. */
  settle(id: ContestId, scores: readonly ContestScore[]): Promise<boolean>;
  /** Those of the settlement, whatever was corrected since; null: not settled. */
  finalScores(id: ContestId): Promise<readonly ContestScore[] | null>;
  /** Takes the person off the board. */
  withdraw(id: ContestId, personId: PersonId): Promise<void>;
}

export interface PulseRepository {
  add(pulse: Pulse): Promise<void>;
  byId(id: PulseId): Promise<Pulse | null>;
  open(): Promise<readonly Pulse[]>;
  /** Open ones that the person was asked and has not answered, the first to close first. */
  awaiting(personId: PersonId): Promise<readonly Pulse[]>;
  /** The latest `limit` that closed, latest first. */
  closed(limit: number): Promise<readonly Pulse[]>;
  /** Marks the person as having answered and adds one to the count of the score (1 to 5), both or neither. */
  answer(
    id: PulseId,
    personId: PersonId,
    score: number,
  ): Promise<'counted' | 'already_answered' | 'closed' | 'not_invited'>;
  /** True for the one caller that made the change. */
  close(id: PulseId): Promise<boolean>;
  /** Null while the pulse is open. */
  tally(id: PulseId): Promise<PulseTally | null>;
}
