/**
 * What a whole company is computed from: typed columns instead of objects. A row of a seat column is one person in one period
 * (`period × people + person`); amounts are whole numbers in minor units, within what a double holds exactly.
 */

/** One attribute of records, each different value of it once. */
export interface AttributeColumn {
  /** Position of the row's value in `entries`. */
  readonly codes: Uint16Array;
  /** Null: the record has no such attribute. */
  readonly entries: readonly (string | null)[];
}

export interface AmountColumns {
  /** The person's part. */
  readonly credited: Float64Array;
  /** The record's, of which a credit note has one below zero. */
  readonly whole: Float64Array;
}

/** Credits for records of one kind, in any order. */
export interface CreditColumns {
  /** Position in the company's people. */
  readonly person: Uint32Array;
  /** Position in the company's periods. */
  readonly period: Uint8Array;
  /** In minor units of the plan's currency; null: some of the records have no amount. */
  readonly amounts: AmountColumns | null;
  /** Of the record, in hundredths of a point; null: some of the records have no score. */
  readonly scores: Float64Array | null;
  /** By name, as far as they were asked for and have few enough values. */
  readonly attributes: ReadonlyMap<string, AttributeColumn>;
}

/** Where everybody sat, by seat. */
export interface SeatColumns {
  /** Everybody, sorted by id: among equals the lower position is the lower id. */
  readonly people: number;
  readonly periods: number;
  /** Place of each period in the fiscal year, from 0. */
  readonly placeInYear: Uint8Array;
  readonly teams: number;
  /** Position of the team; -1: none. */
  readonly team: Int32Array;
  /** Position of the level in `levels`. */
  readonly level: Uint8Array;
  /** Every level that somebody is of, each once. */
  readonly levels: readonly string[];
}

/** Targets in the measure's smallest unit; 0 is none. */
export interface TargetColumns {
  /** By seat. */
  readonly rep: Float64Array;
  /** By team and period (`period × teams + team`). */
  readonly team: Float64Array;
}

export interface CompanyColumns {
  readonly seats: SeatColumns;
  /** By kind of record. */
  readonly credits: ReadonlyMap<string, CreditColumns>;
  /** By measure; a measure that is not there has no targets. */
  readonly targets: ReadonlyMap<string, TargetColumns>;
}
