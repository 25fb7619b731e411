/** What reading a measure gives. */
import type { Measured } from '../evaluation.ts';
import type { TraceStep } from '../trace.ts';

export interface Reading {
  readonly measured: Measured;
  /** How the value and its target came about: formulas, scorecards, proration. */
  readonly trace: readonly TraceStep[];
}

/** A figure that was handed in instead of being computed from records. */
export const given = (measured: Measured): Reading => ({ measured, trace: [] });

export const unmeasured: Measured = { value: null, quota: null, count: 0 };
