/** Trying plans on a whole company, in a thread of its own: what answers people goes on meanwhile. */
import type { CompanyColumns, TargetColumns } from '../domain/plan/batch/columns.ts';

/** Where everybody sat, and what was credited to them. */
export type CompanyYear = Omit<CompanyColumns, 'targets'>;

/** A plan as it stands in its file. */
export interface Trial {
  readonly source: string;
  /** In the units of this plan's measures: see `targetColumns`. */
  readonly targets: ReadonlyMap<string, TargetColumns>;
  /** 1 for the seats that are on the plan for all of the period, 0 for the others; null: all. */
  readonly paid: Uint8Array | null;
}

/** Whole minor units, by seat (`period × people + person`). */
export interface Earned {
  readonly kind: 'earned';
  /** Components, then what follows them, in the order of the plan. */
  readonly lines: readonly { readonly id: string; readonly amounts: Float64Array }[];
  readonly total: Float64Array;
  /**
   * How far up its table anybody came who is paid, by component: `num ÷ den` in the unit of its index. Components without a table, and
   * those for which nothing was measured, are not among them.
   */
  readonly reached: readonly { readonly id: string; readonly num: number; readonly den: number }[];
}

/** Each person has to be evaluated alone: because of that part of the plan, or null because some amount is too large for columns. */
export interface OneByOne {
  readonly kind: 'one by one';
  readonly part: string | null;
}

export interface BackTests {
  /** What the trials are computed from, until another company comes. */
  use(year: CompanyYear): Promise<void>;
  /** Throws AppError `plan.broken` and `plan.level_missing`. */
  run(trials: readonly Trial[]): Promise<readonly (Earned | OneByOne)[]>;
  close(): Promise<void>;
}
