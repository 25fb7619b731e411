/** Performance records (one fact each, from a source) and the credits that share them out. */
import type { Temporal } from 'temporal-polyfill';
import { AppError } from './errors.ts';
import type { PersonId, RecordId } from './ids.ts';
import type { Money } from './money.ts';
import type { Rational } from './rational.ts';

/** The kinds that standing tallies: a deal by its amount, a rating by its score. */
export type TalliedKind = 'deal' | 'rating';

/** What a record is about: `deal`, `rating`, or any word of a company's own (`payment`, `cancellation`), which plans alone read. */
export type RecordKind = string;

/** Small letters, digits, hyphen and underscore, beginning with a letter, at most 40. */
export const isRecordKind = (text: string): boolean => /^[a-z][a-z0-9_-]{0,39}$/.test(text);

/** Throws `record.kind_unreadable`. */
export function recordKind(text: string): RecordKind {
  if (!isRecordKind(text)) throw new AppError('record.kind_unreadable', { text });
  return text;
}

export const isTallied = (kind: RecordKind): kind is TalliedKind =>
  kind === 'deal' || kind === 'rating';

/** Only what is `won` earns credit. What is neither won nor lost (a rating, a payment) is always `won`, that is: counted. */
export type RecordStage = 'open' | 'won' | 'lost';

/** A share of a record, or an overlay: an additional credit beyond the whole, which is in no sum and in no standing. */
export interface Split {
  readonly personId: PersonId;
  /** Above 0; the shares of a record add up to exactly 1, an overlay is at most 1. */
  readonly share: Rational;
  /** What the person did for it (`hunter`), for plans to tell by. Absent: not said. */
  readonly role?: string;
  readonly overlay?: true;
}

/** A fact as a source states it. A newer version of the same external id supersedes, it never overwrites. */
export interface Fact {
  /** Which source says so (`file:deals`, `demo`, `fxiaoke`). */
  readonly source: string;
  readonly kind: RecordKind;
  readonly externalId: string;
  readonly stage: RecordStage;
  /** Business day in the workspace's zone that decides the period: booked, or expected while open. Null: not known yet. */
  readonly occurredOn: Temporal.PlainDate | null;
  /**
   * A deal's value; below zero for a credit note. Null for ratings, for deals not yet valued, and where no money is concerned. In
   * another currency than the workspace's it earns no standing: only plans read it, by the rates of their period.
   */
  readonly amount: Money | null;
  /** A score in hundredths of a point (4.7 is 470). */
  readonly scoreHundredths: bigint | null;
  /** Who gets the credit. Empty: nobody yet. */
  readonly splits: readonly Split[];
  /** Everything else worth showing or filtering by: `account`, `product`, `reverses` (external id of the refunded deal). */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface PerformanceRecord extends Fact {
  readonly id: RecordId;
  /** 1 for the first statement of an external id. */
  readonly version: number;
  readonly recordedAt: Temporal.Instant;
}

/** The share of one record that counts for one person. Amount and score are the person's part, already rounded. */
export interface Credit {
  readonly personId: PersonId;
  readonly kind: RecordKind;
  readonly occurredOn: Temporal.PlainDate;
  readonly share: Rational;
  /** Minor units of the record's amount, hundredths of a point for ratings; see `creditsOf`. */
  readonly value: bigint;
  /** As in the split. */
  readonly role?: string;
  readonly overlay?: true;
}
