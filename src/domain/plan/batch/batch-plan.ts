/** A plan in the form that passes over columns compute: every figure a whole number over a common denominator. */
import type { RoundingMode } from '../../rational.ts';
import type { RecordMeasure } from './credit-pass.ts';

export interface BatchPlan {
  readonly key: string;
  /** Empty: the plan makes no difference between levels. */
  readonly levels: readonly string[];
  readonly rounding: {
    readonly mode: RoundingMode;
    /** Minor units that a line is a multiple of. */
    readonly unit: number;
  };
  readonly measures: ReadonlyMap<string, RecordMeasure>;
  /** Targets of people that the plan states itself, by measure; the others are as assigned, and so are those of teams. */
  readonly targets: ReadonlyMap<string, BatchTarget>;
  readonly components: readonly BatchComponent[];
  readonly afterwards: readonly BatchAfterward[];
}

/** In smallest units of the measure, by level and place of the period in the year (`level × places + place`); one place: the same all year. */
export interface BatchTarget {
  readonly amounts: Float64Array;
  readonly places: number;
}

export interface Subject {
  readonly of: 'rep' | 'team';
  readonly measure: string;
}

export interface BatchIndex extends Subject {
  readonly by: 'attainment' | 'value';
}

/** Figures by level and row of the table (`level × rows + row`), each over `den`; one level where a plan has none. */
export interface Figures {
  readonly num: Float64Array;
  readonly den: number;
  readonly rows: number;
}

/** Rows of a table that is looked up by an index. Row 0 also holds what lies below it. */
export interface BatchTable {
  readonly index: BatchIndex;
  /** Where each row begins, ascending, over `fromDen`: shares, or in the unit of the index. */
  readonly from: Float64Array;
  readonly fromDen: number;
  readonly boundary: 'upper' | 'lower';
  /** The row that pays while there is no index; -1: none does. */
  readonly unmeasured: number;
}

/** What a component pays by the row that is reached. */
export type BatchPay =
  /** The figure itself, in minor units. */
  | { readonly kind: 'amount'; readonly figures: Figures }
  /** The figure times what is measured, nothing for what is below zero. */
  | { readonly kind: 'of'; readonly figures: Figures; readonly basis: Subject }
  /**
   * Each row's figure on the part of the index that lies within it. The basis falls into the rows as the index does; null: the figures
   * are what `per` of the index pays, in minor units.
   */
  | {
      readonly kind: 'marginal';
      readonly figures: Figures;
      readonly basis: Subject | null;
      readonly per: number;
    }
  /** The figure for every full step of the index above where the table's only row begins; `every` stands over `fromDen` as well. */
  | { readonly kind: 'steps'; readonly figures: Figures; readonly every: number };

export interface BatchComponent {
  readonly id: string;
  /** Null: one row, always reached. */
  readonly table: BatchTable | null;
  readonly pay: BatchPay;
  /** Least and most that the component pays, by level, in minor units. */
  readonly floor: Float64Array | null;
  readonly cap: Float64Array | null;
  /** Who is paid by it, by level (1 or 0); null: everybody. */
  readonly levels: Uint8Array | null;
  /** The component fills a pool of the team, which is shared out. */
  readonly pool: BatchPool | null;
}

/** The measure that counts as contribution; null: in equal parts. */
export interface BatchPool {
  readonly by: string | null;
}

interface Changing {
  readonly id: string;
  /** Positions of the components that it changes, in the order in which the plan names them. */
  readonly on: readonly number[];
  /** Whom it changes, by level (1 or 0); null: everybody. */
  readonly levels: Uint8Array | null;
}

export interface BatchModifier extends Changing {
  readonly kind: 'modifier';
  readonly table: BatchTable | null;
  readonly figures: Figures;
  /** Factor over the figures' denominator while there is no index. */
  readonly unmeasured: number;
}

export interface BatchLimit extends Changing {
  readonly kind: 'cap' | 'floor';
  /** By level, in minor units. */
  readonly amount: Float64Array;
}

export type BatchAfterward = BatchModifier | BatchLimit;
