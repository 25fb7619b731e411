/**
 * What can go wrong in a way that a person can mend. The domain knows code and figures; the words, in both languages,
 * are `i18n/texts/errors-*.ts`, one text per code (a type test keeps the two sets equal), and docs/errors.md has a row each.
 */

import type { PlanErrorParams } from './errors-plan.ts';

/** What is wrong at one place of a mapping file. `accepted`: what may stand there, or more about it; may be empty. */
export interface MappingProblem {
  readonly line: number;
  /** Names with dots between them; empty: the file as a whole. */
  readonly at: string;
  readonly code:
    | 'yaml'
    | 'unknown'
    | 'field'
    | 'choice'
    | 'type'
    | 'column'
    | 'position'
    | 'day'
    | 'scale'
    | 'form';
  readonly accepted: readonly string[];
}

/** Code -> figures the text needs. Only primitives: texts format, they do not compute. */
export interface ErrorParams extends PlanErrorParams {
  'access.denied': { readonly person: string; readonly manager: string | null };
  'access.role_needed': { readonly roles: readonly Role[] };
  'people.unknown': { readonly text: string; readonly near: readonly string[] };
  'people.ambiguous': { readonly text: string; readonly matches: readonly string[] };
  'people.no_identity': Record<never, never>;
  'people.changed': Record<never, never>;
  'people.own_account': Record<never, never>;
  'team.unknown': { readonly text: string; readonly teams: readonly string[] };
  'period.unreadable': { readonly text: string };
  'measure.unknown': { readonly text: string; readonly measures: readonly string[] };
  'command.unknown': { readonly text: string; readonly near: string | null };
  'money.unreadable': { readonly text: string };
  'money.currency_mismatch': { readonly left: string; readonly right: string };
  'money.currency_unknown': { readonly text: string };
  'record.kind_unreadable': { readonly text: string };
  'record.overlay_unsound': { readonly record: string };
  'record.shares_not_whole': { readonly record: string; readonly sum: string };
  'quota.no_weights': Record<never, never>;
}

/** Contests, pulses and the deadlines that both have. */
export interface ErrorParams {
  'contest.incomplete': { readonly missing: 'title' | 'kind' | 'target' | 'until' };
  'contest.words_left': { readonly text: string };
  'contest.measure_unfit': Record<never, never>;
  'contest.nobody': Record<never, never>;
  'contest.no_place': Record<never, never>;
  'contest.unknown': Record<never, never>;
  'contest.over': { readonly title: string; readonly place: string };
  'deadline.unreadable': { readonly text: string };
  'deadline.past': { readonly when: string };
  'deadline.too_far': { readonly when: string };
  'pulse.question_missing': Record<never, never>;
  'pulse.team_missing': { readonly teams: readonly string[] };
  'pulse.too_few_people': { readonly people: number; readonly needed: number };
  'pulse.unknown': Record<never, never>;
  'pulse.closed': { readonly place: string };
  'pulse.already_answered': Record<never, never>;
  'pulse.not_invited': Record<never, never>;
  'pulse.score_unreadable': Record<never, never>;
}

/** Questions about lines of statements. */
export interface ErrorParams {
  'question.answered': { readonly by: string; readonly at: string };
  'question.asked_back': Record<never, never>;
  'question.closed': Record<never, never>;
  'question.line_gone': Record<never, never>;
  'question.no_statement': Record<never, never>;
  'question.nobody': Record<never, never>;
  'question.too_long': { readonly most: number; readonly length: number };
  'question.unanswered': Record<never, never>;
  'question.unknown': Record<never, never>;
  'question.verdict_missing': Record<never, never>;
  'question.words_missing': Record<never, never>;
}

/** A file that cannot be imported as it stands. */
export interface ErrorParams {
  'import.file_unreadable': { readonly file: string; readonly reason: 'missing' | 'not_a_file' };
  'import.file_empty': { readonly file: string };
  'import.encoding_unknown': { readonly file: string };
  'import.mapping_invalid': { readonly file: string; readonly problems: readonly MappingProblem[] };
  'import.column_missing': {
    readonly kind: string;
    readonly fields: readonly string[];
    readonly seen: readonly string[];
  };
  'import.column_unknown': { readonly column: string; readonly seen: readonly string[] };
  'import.attribute_twice': { readonly name: string; readonly columns: readonly string[] };
  'import.column_twice': { readonly column: string; readonly field: string };
  'import.date_ambiguous': {
    readonly text: string;
    readonly row: number;
    readonly column: string;
    /** ISO days. */
    readonly readings: readonly { readonly order: string; readonly day: string }[];
  };
  'import.date_conflict': {
    readonly column: string;
    readonly left: string;
    readonly leftRow: number;
    readonly right: string;
    readonly rightRow: number;
  };
  'import.decimal_ambiguous': {
    readonly text: string;
    readonly row: number;
    readonly column: string;
  };
  'import.decimal_conflict': {
    readonly column: string;
    readonly point: string;
    readonly pointRow: number;
    readonly comma: string;
    readonly commaRow: number;
  };
  'import.period_kind_missing': { readonly column: string };
  'import.no_people': Record<never, never>;
  'import.rejects_unwritable': { readonly file: string };
}

export type ErrorCode = keyof ErrorParams;
export type Role = 'rep' | 'manager' | 'ops' | 'finance' | 'executive' | 'admin';

/** An expected failure. `message` is for the log: the code and nothing personal. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError';
  readonly code: C;
  readonly params: ErrorParams[C];

  constructor(code: C, params: ErrorParams[C], options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
    this.params = params;
  }
}

/** One problem in an input file. Files are checked to the end: all problems at once, in the order of the lines. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** 1-based line in the file, or null when the whole file is meant. */
  readonly line: number | null;
  readonly path: string;
  readonly message: string;
  /** How to mend it. */
  readonly hint: string;
}

/** The database, as whoever starts the bot meets it. */
export interface ErrorParams {
  'store.folder_in_use': {
    readonly folder: string;
    readonly pid: string;
    readonly host: string;
    /** Start of the process that holds it, ISO instant. */
    readonly since: string;
    readonly lock: string;
  };
  'store.folder_version': {
    readonly folder: string;
    readonly found: string;
    readonly needed: string;
  };
  'store.engine_failed': { readonly folder: string; readonly reason: string };
  'store.engine_stopped': { readonly folder: string; readonly reason: string };
  'store.server_unreachable': { readonly host: string; readonly reason: string };
  'store.database_newer': { readonly migration: string };
  'store.migration_unfinished': { readonly migration: string };
  'store.migration_edited': { readonly migration: string };
  'store.migration_failed': { readonly migration: string; readonly reason: string };
  'store.keys_missing': Record<never, never>;
  /** `key`: the name that the sealed text gives. */
  'store.key_unknown': { readonly key: string };
  'store.seal_broken': { readonly key: string };
}

/** The companies that installed the bot themselves. */
export interface ErrorParams {
  'installation.being_removed': Record<never, never>;
  'installation.named_by_none': Record<never, never>;
  'installation.unknown': { readonly platform: string; readonly tenant: string };
}

/** The company that a command is about. */
export interface ErrorParams {
  'company.none': Record<never, never>;
}

/** Versions of a plan, and who is on which plan. Days are ISO text. */
export interface ErrorParams {
  'plan.unknown': { readonly plan: string; readonly plans: readonly string[] };
  'plan.version_unknown': { readonly plan: string; readonly version: number };
  /** Somebody wants to confirm a version of a plan that they are not on. */
  'plan.not_yours': { readonly plan: string };
  'plan.version_published': {
    readonly plan: string;
    readonly version: number;
    readonly from: string;
  };
  /** Of the later version. */
  'plan.version_overlap': {
    readonly plan: string;
    readonly version: number;
    readonly from: string;
  };
  /** Of what is assigned already. */
  'plan.assignment_overlap': {
    readonly plan: string;
    readonly from: string;
    /** The last day; null: open. */
    readonly until: string | null;
  };
}

/** Exchange rates. Rates are fractions as text. */
export interface ErrorParams {
  'rates.locked': {
    readonly currency: string;
    readonly period: string;
    readonly locked: string;
    readonly given: string;
  };
}

/** Statements. Periods as `periodName` writes them, days as ISO text. */
export interface ErrorParams {
  /** `plan`: the one that was asked for; null: any. */
  'setup.code_wrong': Record<never, never>;
  'setup.code_void': Record<never, never>;
  'statement.none': {
    readonly person: string;
    readonly period: string;
    readonly plan: string | null;
  };
  /** `until`: its last day. */
  'statement.period_open': { readonly period: string; readonly until: string };
  /** `later`: the period whose statement closed it. */
  'statement.closed': { readonly period: string; readonly later: string };
  'statement.unreadable': {
    readonly file: string;
    readonly reason: 'missing' | 'size' | 'json' | 'form' | 'engine' | 'plan' | 'input';
  };
}

/** Messages on their way. */
export interface ErrorParams {
  'outbox.unknown': { readonly key: string };
  /** Somebody else, or the platform, was faster. */
  'outbox.settled': Record<never, never>;
}

/** Backups. */
export interface ErrorParams {
  'backup.damaged': {
    readonly file: string;
    readonly reason: 'file' | 'head' | 'order' | 'end' | 'sums';
  };
  'backup.newer': { readonly file: string };
  'backup.not_empty': Record<never, never>;
  /** Empty, but of a later version than the backup. */
  'backup.not_fresh': Record<never, never>;
  'backup.unwritable': { readonly file: string; readonly reason: string };
}

/** Schedules: what people may put on the timetable, and when. */
export interface ErrorParams {
  /** `text`: the part that was not understood. */
  'schedule.words_unknown': { readonly text: string };
  'schedule.time_missing': { readonly text: string };
  'schedule.time_unreadable': { readonly text: string };
  'schedule.never': { readonly text: string };
  /** Minutes. */
  'schedule.too_often': { readonly least: number };
  'schedule.cron_unreadable': {
    readonly text: string;
    readonly field: 'minute' | 'hour' | 'day' | 'month' | 'weekday';
    readonly part: string;
  };
  'schedule.zone_unknown': { readonly text: string };
  'schedule.job_unknown': { readonly text: string; readonly jobs: readonly string[] };
  'schedule.place_unknown': { readonly text: string; readonly places: readonly string[] };
  'schedule.unknown': Record<never, never>;
  'schedule.built_in': Record<never, never>;
  'schedule.quiet_unreadable': { readonly text: string };
}
