/** The store's port, part five: statements as they were computed. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';
import type { Period } from '../domain/period.ts';

/** Whose statement of which plan and period. */
export interface StatementKey {
  readonly personId: PersonId;
  readonly planKey: string;
  readonly period: Period;
}

export interface NewStatement extends StatementKey {
  readonly planVersion: number;
  readonly engineVersion: string;
  /** Of the body: equal hashes are one statement. */
  readonly hash: string;
  /** Canonical JSON, kept byte for byte. */
  readonly body: string;
  readonly total: Money;
  /** What of it is paid in this period; in the currency of the total. */
  readonly payout: Money;
  readonly computedAt: Temporal.Instant;
  /** When the newest record behind it was recorded; null: there was none. */
  readonly dataAsOf: Temporal.Instant | null;
}

export interface StoredStatement extends NewStatement {
  /** From 1. */
  readonly revision: number;
}

/** That there is one. */
export type StatementNotice = StatementKey &
  Pick<StoredStatement, 'revision' | 'payout' | 'computedAt'>;

export interface StatementRepository {
  /** Until the transaction ends nobody else who asks for this issues statements of the person. */
  lockPerson(personId: PersonId): Promise<void>;
  /** A new revision, unless the latest has the same hash: then that one. */
  saveStatement(statement: NewStatement): Promise<StoredStatement>;
  /** Many at once, each statement once. Returns how many became a new revision. */
  saveStatements(statements: readonly NewStatement[]): Promise<number>;
  latestStatement(key: StatementKey): Promise<StoredStatement | null>;
  /** Newest first. */
  statementRevisions(key: StatementKey): Promise<readonly StoredStatement[]>;
  /** The latest revision of each statement of the person, under whatever plan: oldest period first, then by plan. */
  statementsOf(personId: PersonId): Promise<readonly StoredStatement[]>;
  /** Those computed after `since`, each in its latest revision: by person, plan and period. Without their bodies. */
  computedSince(since: Temporal.Instant): Promise<readonly StatementNotice[]>;
  /** The latest revision of each earlier period of the same length, newest period first; of the last `limit` periods that have one. */
  statementsBefore(key: StatementKey, limit?: number): Promise<readonly StoredStatement[]>;
}
