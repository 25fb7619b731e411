/** The store's port, part six: what was said, as far as what is said later depends on it. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId, PlaceId, TeamId } from '../domain/ids.ts';
import type { Period } from '../domain/period.ts';
import type { Candidate, Told } from '../domain/reminders.ts';

export interface ToldRepository {
  /** What is there already stays as it is. */
  add(told: readonly Told[]): Promise<void>;
  /** What those people were told after `since`, of whatever kind. */
  since(people: readonly PersonId[], since: Temporal.Instant): Promise<readonly Told[]>;
  /** Those of the candidates that were told, whenever that was. */
  known(candidates: readonly Candidate[]): Promise<readonly Told[]>;
}

/** Ranks as they were at one moment; 1 is the best. */
export interface BoardRanks {
  readonly people: Readonly<Record<PersonId, number>>;
  readonly teams: Readonly<Record<TeamId, number>>;
}

export interface BoardPost {
  readonly placeId: PlaceId;
  readonly postedAt: Temporal.Instant;
  readonly period: Period;
  readonly ranks: BoardRanks;
}

export interface BoardPostRepository {
  /** One of that place and moment that is there already stays as it is. */
  add(post: BoardPost): Promise<void>;
  /** The latest `limit` of the place, latest first. */
  latest(placeId: PlaceId, limit: number): Promise<readonly BoardPost[]>;
}
