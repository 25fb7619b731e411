/**
 * What can go wrong in a way that a person can mend. The domain knows code and figures; the words, in both languages,
 * are `i18n/texts/errors-*.ts`, one text per code (a type test keeps the two sets equal), and docs/errors.md has a row each.
 */

/** Code -> figures the text needs. Only primitives: texts format, they do not compute. */
export interface ErrorParams {
  'access.denied': { readonly person: string; readonly manager: string | null };
  'access.role_needed': { readonly role: Role };
  'people.unknown': { readonly text: string; readonly near: readonly string[] };
  'people.ambiguous': { readonly text: string; readonly matches: readonly string[] };
  'people.no_identity': Record<never, never>;
  'team.unknown': { readonly text: string; readonly teams: readonly string[] };
  'period.unreadable': { readonly text: string };
  'measure.unknown': { readonly text: string; readonly measures: readonly string[] };
  'command.unknown': { readonly text: string; readonly near: string | null };
  'money.unreadable': { readonly text: string };
  'money.currency_mismatch': { readonly left: string; readonly right: string };
  'money.currency_unknown': { readonly text: string };
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
