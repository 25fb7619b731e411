/** The store's port, part four: what plans are computed from, and what comes of them. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId, RecordId } from '../domain/ids.ts';
import type { Leave } from '../domain/leave.ts';
import type { Currency, Money } from '../domain/money.ts';
import type { DateRange } from '../domain/people.ts';
import type { Period } from '../domain/period.ts';
import type { CreditColumns } from '../domain/plan/batch/columns.ts';
import type { Quota, Subject } from '../domain/quota.ts';
import type { LockedRate } from '../domain/rate.ts';
import type { Rational } from '../domain/rational.ts';
import type { RecordKind } from '../domain/record.ts';
import type { ChangeCounts } from './port.ts';
import type { PlanVersion } from './port-performance.ts';

/** One credit with all that a plan may ask of its record, in its newest version. */
export interface PersonRecord {
  readonly personId: PersonId;
  readonly recordId: RecordId;
  readonly source: string;
  readonly externalId: string;
  readonly version: number;
  readonly kind: RecordKind;
  readonly day: Temporal.PlainDate;
  /** Of the whole record, in its own currency. */
  readonly amount: Money | null;
  readonly scoreHundredths: bigint | null;
  /** The person's part: see `creditsOf`. */
  readonly value: bigint;
  readonly share: Rational;
  /** Null: not said. */
  readonly role: string | null;
  /** Beyond the whole: in no sum of the record. */
  readonly overlay: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ColumnQuestion {
  /** Each once; a credit's person is a position in this list. */
  readonly people: readonly PersonId[];
  /** In order, each beginning where the one before it ends; at most 255. */
  readonly periods: readonly Period[];
  /** Whose amounts count; those of a kind that has any in another currency are left out. */
  readonly currency: Currency;
  readonly kinds: readonly string[];
  /** Names of attributes, and `credit.role`. One with more than 65,536 values is left out. */
  readonly attributes: readonly string[];
}

/** By kind of record. */
export type CompanyCredits = ReadonlyMap<string, CreditColumns>;

export interface PlanInputRepository {
  /** Every credit of those people on days of `[from, to)`, of whatever kind and currency, by person, day, record and role. */
  planRecords(
    people: readonly PersonId[],
    from: Temporal.PlainDate,
    to: Temporal.PlainDate,
  ): Promise<readonly PersonRecord[]>;
  /** The same of many people at once, as columns; kinds of which nobody has a credit are not among them. */
  planColumns(question: ColumnQuestion): Promise<CompanyCredits>;
  /** Targets of those people and teams in exactly those periods, of any measure, by subject, period and measure. */
  quotasOf(subjects: readonly Subject[], periods: readonly Period[]): Promise<readonly Quota[]>;
}

/** `superseded`: a later version is published. It holds all the same on the days before it ends. */
export type PlanState = 'draft' | 'published' | 'superseded';

/** A version of a plan with its life. */
export interface StoredPlan extends Omit<PlanVersion, 'effectiveFrom'> {
  readonly state: PlanState;
  /** Null: a draft. */
  readonly effectiveFrom: Temporal.PlainDate | null;
  /** The first day on which it no longer holds; null: open. On a version that was replaced on its first day, that day. */
  readonly effectiveTo: Temporal.PlainDate | null;
  readonly savedAt: Temporal.Instant;
  /** Null: from the command line. */
  readonly savedBy: PersonId | null;
  readonly publishedAt: Temporal.Instant | null;
  readonly publishedBy: PersonId | null;
}

/** A level goes by its name. */
export type PlanSubject = Subject | { readonly kind: 'level'; readonly id: string };

export interface PlanAssignment extends DateRange {
  readonly subject: PlanSubject;
  readonly planKey: string;
}

/** Ranges of days are half-open, and those of one plan, or of one subject, never overlap. */
export interface PlanRepository {
  /** Null: none. */
  inForce(key: string, day: Temporal.PlainDate): Promise<PlanVersion | null>;
  /** Replaces the draft of that plan, of which there is at most one; it keeps its number until it is published. */
  saveDraft(
    key: string,
    source: string,
    at: Temporal.Instant,
    by: PersonId | null,
  ): Promise<StoredPlan>;
  draft(key: string): Promise<StoredPlan | null>;
  /** Newest first, the draft among them. */
  versions(key: string): Promise<readonly StoredPlan[]>;
  listKeys(): Promise<readonly string[]>;
  /**
   * Publishes a draft; the version before it ends where this begins. Doing so again changes nothing. Throws `plan.version_unknown`,
   * `plan.version_published` (on another day), `plan.version_overlap` (a later version begins after `from`).
   */
  publishVersion(
    key: string,
    version: number,
    from: Temporal.PlainDate,
    at: Temporal.Instant,
    by: PersonId | null,
  ): Promise<StoredPlan>;
  /**
   * Draft and publication in one, for a file: returns the version. Nothing happens where the latest one published has the same source.
   * Throws `plan.version_overlap`.
   */
  publish(
    key: string,
    source: string,
    from: Temporal.PlainDate,
    at: Temporal.Instant,
  ): Promise<PlanVersion>;
  /**
   * The plan that the person is on: their own, else their team's, that of the nearest team above, their level's, or what stands in
   * their assignment. Null: on none, or nowhere in the company on that day.
   */
  planOf(person: PersonId, day: Temporal.PlainDate): Promise<string | null>;
  /** The same of many; who is on none is not in it. */
  plansOf(
    people: readonly PersonId[],
    day: Temporal.PlainDate,
  ): Promise<ReadonlyMap<PersonId, string>>;
  /** Said again, it changes nothing. Throws `plan.assignment_overlap`. */
  assign(subject: PlanSubject, planKey: string, range: DateRange): Promise<void>;
  /** Ends what is assigned on that day, from that day on; false: nothing is. */
  endAssignment(subject: PlanSubject, day: Temporal.PlainDate): Promise<boolean>;
  /** By kind, subject and day. */
  assignments(): Promise<readonly PlanAssignment[]>;
  /** False: done before, and that is the time that counts. */
  acknowledge(
    key: string,
    version: number,
    person: PersonId,
    at: Temporal.Instant,
  ): Promise<boolean>;
  /** In the order in which they came. */
  acknowledgementsOf(
    key: string,
    version: number,
  ): Promise<readonly { readonly personId: PersonId; readonly at: Temporal.Instant }[]>;
}

export interface RateRepository {
  /** Locks them, all or none. The same again changes nothing; another value for one that is locked throws `rates.locked`. */
  lock(rates: readonly LockedRate[], at: Temporal.Instant): Promise<ChangeCounts>;
  /** Of exactly those periods, by period and currency. */
  of(periods: readonly Period[]): Promise<readonly LockedRate[]>;
}

export interface LeaveRepository {
  /** By person and first day: what is known of that one is replaced. */
  save(leave: readonly Leave[]): Promise<ChangeCounts>;
  /** Takes away what begins then; `same` counts what was not there. */
  cancel(leave: readonly Pick<Leave, 'personId' | 'from'>[]): Promise<ChangeCounts>;
  /** Of those people (null: everybody), what touches `[from, to)` (null: all time), by person and day. */
  of(people: readonly PersonId[] | null, days: DateRange | null): Promise<readonly Leave[]>;
}
