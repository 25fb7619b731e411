/** What a source of performance data is to Upside, and the one door through which features read files. */
import type { Temporal } from 'temporal-polyfill';
import type { Leave } from '../domain/leave.ts';
import type { Currency } from '../domain/money.ts';
import type { Person, Team } from '../domain/people.ts';
import type { Calendar } from '../domain/period.ts';
import type { Quota } from '../domain/quota.ts';
import type { LockedRate } from '../domain/rate.ts';
import type { Fact, RecordKind } from '../domain/record.ts';
import type { SpecialDay } from '../domain/work-calendar.ts';

export const importKinds = [
  ...(['people', 'teams', 'quotas', 'deals', 'ratings', 'records'] as const),
  ...(['rates', 'leave', 'holidays'] as const),
] as const;
export type ImportKind = (typeof importKinds)[number];
/** Of these, what becomes facts. */
export type FactImport = Extract<ImportKind, 'deals' | 'ratings' | 'records'>;

export interface OpenRequest {
  readonly kind: ImportKind;
  /** What the records of a `records` file are about; null for all other files. */
  readonly recordKind: RecordKind | null;
  readonly path: string;
  /** Path of the mapping file; null: the header explains the file. */
  readonly mapping: string | null;
  /** These three go before what the mapping says; null: as the mapping says, else as the file shows. */
  readonly dates: 'dmy' | 'mdy' | 'ymd' | null;
  readonly decimals: 'point' | 'comma' | null;
  readonly from: Temporal.PlainDate | null;
  /** Currency of the workspace. */
  readonly currency: string;
  readonly calendar: Calendar;
}

/** How the file is read: shown before anything is changed. */
export interface FileSummary {
  readonly encoding: string;
  readonly delimiter: string;
  readonly source: string;
  readonly columns: readonly { readonly field: string; readonly column: string }[];
  /** Names of columns that nothing is taken from. */
  readonly unused: readonly string[];
  /** Order of day and month in the columns where it could be in doubt. */
  readonly dates: readonly { readonly column: string; readonly order: 'dmy' | 'mdy' | 'ymd' }[];
}

/** Why a row is not taken; its words are the importing feature's. */
export type ReasonCode =
  | 'width'
  | 'quote_open'
  | 'quote_inside'
  | 'zero_byte'
  | 'missing'
  | 'date'
  | 'money'
  | 'decimals'
  | 'places'
  | 'too_large'
  | 'negative'
  | 'currency'
  | 'currency_unclear'
  | 'currency_clash'
  | 'stage'
  | 'person_unknown'
  | 'person_ambiguous'
  | 'team_unknown'
  | 'duplicate'
  | 'scientific'
  | 'too_long'
  | 'score'
  | 'shares'
  | 'share'
  | 'shares_of_rows'
  | 'shares_twice'
  | 'credit_twice'
  | 'overlay_share'
  | 'number'
  | 'disagrees'
  | 'record_incomplete'
  | 'period'
  | 'measure'
  | 'role'
  | 'language'
  | 'email'
  | 'range'
  | 'since'
  | 'loop'
  | 'rate'
  | 'currency_unknown'
  | 'currency_own'
  | 'yes_no'
  | 'leave_overlap'
  | 'day_kind'
  | 'day_range'
  | 'time_zone'
  | 'time_zone_clash';

export interface Rejection {
  readonly row: number;
  /** Null: the row as a whole. */
  readonly column: string | null;
  readonly code: ReasonCode;
  /** What stands there. */
  readonly text: string;
  /** What comes near it or would be accepted; may be empty. */
  readonly near: readonly string[];
  /** The row's cells as they stand in the file. */
  readonly cells: readonly string[];
}

export interface Sink {
  reject(rejection: Rejection): Promise<void> | void;
  /** How much of the file has been read, from 0 to 1. */
  progress(fraction: number): void;
}

/** Records whose amount is in another currency than the workspace's, and counts. */
export interface ForeignAmounts {
  readonly currency: Currency;
  readonly records: number;
  /** Minor units of that currency. */
  readonly total: bigint;
}

export interface ReadFacts {
  readonly rows: number;
  /** Rows that tell more about a record that an earlier row named. */
  readonly joined: number;
  /** Records that have an amount. */
  readonly amounts: number;
  /** By currency. */
  readonly foreign: readonly ForeignAmounts[];
}

export interface ReadTeams {
  readonly rows: number;
  readonly teams: readonly Team[];
  /** Created because rows name them as parents; not counted among the rows. */
  readonly parents: readonly Team[];
}

export interface ReadPeople {
  readonly rows: number;
  /** Rows that tell more about somebody whom an earlier row named. */
  readonly joined: number;
  readonly people: readonly Person[];
  /** Created because rows name them, as far as the mapping allows it; not counted among the rows. */
  readonly managers: readonly Person[];
  readonly teams: readonly Team[];
}

export interface ReadQuotas {
  /** Targets named by the file: one a row, or one a filled cell where months stand side by side. */
  readonly rows: number;
  readonly quotas: readonly Quota[];
}

export interface ReadRates {
  readonly rows: number;
  readonly rates: readonly LockedRate[];
}

export interface ReadLeave {
  readonly rows: number;
  readonly leave: readonly Leave[];
  readonly cancelled: readonly Pick<Leave, 'personId' | 'from'>[];
}

export interface ReadHolidays {
  readonly rows: number;
  readonly days: readonly SpecialDay[];
  readonly cancelled: readonly Temporal.PlainDate[];
}

export interface Company {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
}

export interface OpenedFile {
  readonly summary: FileSummary;
  /** Deals, ratings and records, in chunks. May be called again: it reads from the start. */
  facts(
    people: readonly Person[],
    sink: Sink,
    add: (facts: readonly Fact[]) => Promise<void>,
  ): Promise<ReadFacts>;
  teams(existing: readonly Team[], sink: Sink): Promise<ReadTeams>;
  people(existing: Company, sink: Sink): Promise<ReadPeople>;
  quotas(existing: Company, sink: Sink): Promise<ReadQuotas>;
  rates(sink: Sink): Promise<ReadRates>;
  leave(people: readonly Person[], known: readonly Leave[], sink: Sink): Promise<ReadLeave>;
  holidays(sink: Sink): Promise<ReadHolidays>;
}

/** Throws `import.*` when the file as a whole cannot be read. The parser is loaded on first use. */
export async function openFile(request: OpenRequest): Promise<OpenedFile> {
  const { openDelimited } = await import('./files/open.ts');
  return openDelimited(request);
}
