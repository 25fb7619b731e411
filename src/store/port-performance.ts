/** The store's port, part two: plans, records and standing. */
import type { Temporal } from 'temporal-polyfill';
import type { TimedCredit } from '../domain/contest-score.ts';
import type { PersonId, TeamId } from '../domain/ids.ts';
import type { Measure, MeasureCode, Tally } from '../domain/measure.ts';
import type { Period } from '../domain/period.ts';
import type { Subject } from '../domain/quota.ts';
import type { Credit, Fact, PerformanceRecord, RecordKind } from '../domain/record.ts';
import type { ChangeCounts } from './port.ts';

export interface RecordRepository {
  /** Records, credits and standing in one go; for a handful of facts (see `Store.importFacts` for many). */
  ingest(facts: readonly Fact[], at: Temporal.Instant): Promise<ChangeCounts>;
  /** A person's credits of a period that count in standing (no overlays, in the workspace's currency), with their records, newest first, `limit` from `offset`. */
  creditsOf(
    personId: PersonId,
    kind: RecordKind,
    period: Period,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly entries: readonly CreditEntry[]; readonly total: number }>;
  /**
   * Credits that count in standing, of those people on days `from` to `to` (both included) that began to count after `since`, in the order in which they did:
   * `recordedAt` is when the fact was first recorded as counting (a deal known as open before and won since is among them; one that
   * counted before and was corrected is not). `reverses` is the record's attribute: the external id that a credit note refunds.
   */
  creditsBetween(
    people: readonly PersonId[],
    kind: RecordKind,
    days: {
      readonly from: Temporal.PlainDate;
      readonly to: Temporal.PlainDate;
      readonly since: Temporal.Instant;
      /** Those in other currencies too, which count in no standing; their values are in minor units of their own. */
      readonly withForeign?: boolean;
    },
  ): Promise<readonly TimedCredit[]>;
  /** When anything was last recorded; null: never. */
  asOf(): Promise<Temporal.Instant | null>;
  /** The place in the row of records behind the last one that there is; see `wonSince`. */
  mark(): Promise<RecordMark>;
  /**
   * Won deals above zero, in any currency, on days from `from` on, as they stand, that are recorded after `mark`: at most `limit`, oldest
   * first, with the mark to go on from. In a transaction only: until it ends nobody stores records, so that none can come in before the
   * new mark later. Null: somebody is just storing many; ask again.
   */
  wonSince(
    mark: RecordMark,
    from: Temporal.PlainDate,
    limit: number,
  ): Promise<{ readonly deals: readonly WonDeal[]; readonly mark: RecordMark } | null>;
  /** Those of the deals that are won and above zero now, as they stand, oldest first. */
  wonNow(deals: readonly DealName[]): Promise<readonly PerformanceRecord[]>;
}

export type DealName = Pick<PerformanceRecord, 'source' | 'externalId'>;

export interface WonDeal {
  readonly deal: PerformanceRecord;
  /** Versions of it that were won, and recorded up to the mark; oldest first. */
  readonly before: readonly PerformanceRecord[];
}

/** A whole number as text: an id of a record. */
export type RecordMark = string;

export interface CreditEntry {
  readonly record: PerformanceRecord;
  readonly credit: Credit;
}

export interface Standing {
  readonly subject: Subject;
  readonly deal: Tally;
  readonly rating: Tally;
  /** As in `Quota.amount`, by measure; absent: none set. */
  readonly quotas: Readonly<Partial<Record<MeasureCode, bigint>>>;
}

/** Everything /mybonus computes from, in one reading: it costs the same however many records there are. */
export interface StatementInputs {
  readonly own: Standing;
  /** The team in which the person is on `day`. */
  readonly team: {
    readonly id: TeamId;
    readonly standing: Standing;
    /** Somebody joins, leaves or is moved within the period, or there are teams below it: then `members` is not all it takes. */
    readonly moves: boolean;
    readonly members: readonly {
      readonly id: PersonId;
      readonly level: string;
      readonly standing: Standing;
      /** In the period before. */
      readonly previous: Standing;
    }[];
  } | null;
  /** The latest version in force on `day` of the plan that the person is on; null: none. */
  readonly plan: PlanVersion | null;
  /** By what is assigned to them, their team or their level, they are on another plan on some other day of the period. */
  readonly planTurns: boolean;
  readonly asOf: Temporal.Instant | null;
}

export type RankBy = 'value' | 'attainment';

export interface RankedStanding extends Standing {
  /** 1 is the best; equals share a rank and the next is skipped over. */
  readonly rank: number;
}

export interface StandingRepository {
  /** `day` decides the team and its members: the period's last day, or today while it runs. */
  statement(personId: PersonId, period: Period, day: Temporal.PlainDate): Promise<StatementInputs>;
  /** Subjects in the order asked for; nobody is left out: who has nothing has zeros. */
  of(subjects: readonly Subject[], period: Period): Promise<readonly Standing[]>;
  /** The best `limit` people of the company, ties by person id. Those without value (or, by attainment, without target) are not listed. */
  top(
    measure: Measure,
    by: RankBy,
    period: Period,
    limit: number,
  ): Promise<readonly RankedStanding[]>;
  /** Rank of one person among all who are listed, and how many are; null: not listed. */
  rankOf(
    personId: PersonId,
    measure: Measure,
    by: RankBy,
    period: Period,
  ): Promise<{ readonly rank: number; readonly of: number } | null>;
}

export interface PlanVersion {
  readonly key: string;
  readonly version: number;
  /** The plan file as it was published, byte for byte. */
  readonly source: string;
  /** SHA-256 of the source, hexadecimal. */
  readonly hash: string;
  readonly effectiveFrom: Temporal.PlainDate;
}
