/** Performance records (one fact each, from a source) and the credits that share them out. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId, RecordId } from './ids.ts';
import type { Money } from './money.ts';
import type { Rational } from './rational.ts';

/** What a record is about. `deal` has an amount, `rating` a score. */
export type RecordKind = 'deal' | 'rating';

/** Only `won` deals earn credit. A rating is always `won`, that is: counted. */
export type RecordStage = 'open' | 'won' | 'lost';

export interface Split {
  readonly personId: PersonId;
  /** Above 0; the splits of a record add up to exactly 1. */
  readonly share: Rational;
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
  /** A deal's value; below zero for a credit note. Null for ratings and for deals not yet valued. */
  readonly amount: Money | null;
  /** A rating in hundredths of a point (4.7 is 470). */
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
  /** Minor units for deals, hundredths of a point for ratings: what is added to the person's total. */
  readonly value: bigint;
}
