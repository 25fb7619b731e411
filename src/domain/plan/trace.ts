/**
 * The steps of the arithmetic, in the order in which it was done: data, from which either language tells how a figure came about.
 * Amounts of money before rounding are exact minor units; everything else is in the unit of its measure.
 */
import type { Temporal } from 'temporal-polyfill';
import type { Money } from '../money.ts';
import type { Rational, RoundingMode } from '../rational.ts';
import type { Contribution, IndexBy, MeasureRef, Of } from './evaluation.ts';
import type { Value } from './expressions/value.ts';

/** What a figure of a table is applied to. */
export type BasisRef =
  | { readonly kind: 'measure'; readonly measure: MeasureRef; readonly of: Of }
  | { readonly kind: 'target-incentive' }
  | { readonly kind: 'once' };

/** A share of money, money for each unit (or as it is), or a factor. */
export type FigureKind = 'rate' | 'amount' | 'factor';

/** Where a table was looked up. */
export interface IndexRef {
  readonly measure: MeasureRef;
  readonly of: Of;
  readonly by: IndexBy;
}

export interface Used {
  readonly name: string;
  readonly value: Value;
}

interface Span {
  readonly from: Rational;
  readonly to: Rational | null;
}

type MeasureStep =
  | {
      readonly step: 'measured';
      readonly measure: MeasureRef;
      readonly of: Of;
      readonly value: Rational | null;
      readonly quota: Rational | null;
      readonly count: number;
      readonly credits?: readonly Contribution[];
    }
  | {
      readonly step: 'attainment';
      readonly measure: MeasureRef;
      readonly of: Of;
      readonly attainment: Rational | null;
    }
  /** A formula with what stood for its names. */
  | {
      readonly step: 'formula';
      readonly measure: MeasureRef;
      readonly text: string;
      readonly uses: readonly Used[];
      readonly value: Rational | null;
    }
  | {
      readonly step: 'scorecard';
      readonly measure: MeasureRef;
      readonly by: IndexBy;
      readonly lessIsBetter: boolean;
      /** In the unit of the measure. */
      readonly value: Rational | null;
      readonly quota: Rational | null;
      /** Of the target, or the value itself, as `by` says. */
      readonly achieved: Rational | null;
      /** After its own cap and floor. */
      readonly counts: Rational;
      readonly weight: Rational;
    }
  | {
      readonly step: 'rank';
      readonly measure: MeasureRef;
      readonly rank: number;
      readonly among: number;
    }
  /** A target that is not simply what was assigned: of which it is a part, and why. */
  | {
      readonly step: 'target';
      readonly measure: MeasureRef;
      readonly whole: Rational;
      readonly factor: Rational;
      readonly reason: 'prorated' | 'ramp' | 'both';
      readonly quota: Rational;
    };

type TableStep =
  /** One band of a table that paid: `part` of the basis at `figure`. Positions count from 1; limits read as the index says. */
  | ({
      readonly step: 'band';
      readonly index: IndexRef;
      readonly basis: BasisRef;
      readonly figure: FigureKind;
      readonly position: number;
      readonly bands: number;
      readonly rate: Rational;
      readonly part: Rational;
      readonly pays: Rational;
      readonly mode: 'marginal' | 'retroactive' | 'overage';
    } & Span)
  /** A figure without a table, or one that a curve or a matrix gave: `part` of the basis at `rate`. */
  | {
      readonly step: 'flat';
      readonly basis: BasisRef;
      readonly figure: FigureKind;
      readonly rate: Rational;
      readonly part: Rational;
      readonly pays: Rational;
    }
  | {
      readonly step: 'threshold';
      readonly index: IndexRef;
      readonly from: Rational;
      readonly reached: boolean;
      readonly pays: Rational;
    }
  | ({
      readonly step: 'interpolated';
      readonly index: IndexRef;
      readonly amount: Rational;
      /** How much of the band is filled: 1 is all of it. */
      readonly filled: Rational;
      readonly pays: Rational;
    } & Span)
  /** Between two points of a curve, or beyond its ends (then both are the same point, unless it is extended). */
  | {
      readonly step: 'curve';
      readonly index: IndexRef;
      readonly figure: FigureKind;
      readonly low: { readonly at: Rational; readonly figure: Rational } | null;
      readonly high: { readonly at: Rational; readonly figure: Rational } | null;
      readonly at: Rational;
      readonly rate: Rational;
    }
  | {
      readonly step: 'cell';
      readonly index: IndexRef;
      readonly row: Span;
      readonly across: IndexRef;
      readonly column: Span;
      readonly figure: FigureKind;
      readonly rate: Rational;
    }
  | {
      readonly step: 'steps';
      readonly index: IndexRef;
      readonly from: Rational;
      readonly every: Rational;
      readonly steps: bigint;
      readonly each: Rational;
      readonly pays: Rational;
    }
  /** What one record pays by itself. */
  | {
      readonly step: 'record';
      readonly record: string;
      readonly version: number;
      readonly day: Temporal.PlainDate;
      readonly at: Rational | null;
      readonly pays: Rational;
    };

type ChangeStep =
  | {
      readonly step: 'gate';
      readonly text: string;
      readonly uses: readonly Used[];
      readonly holds: boolean;
    }
  | { readonly step: 'not_for_level'; readonly level: string }
  | {
      readonly step: 'pool';
      readonly pool: Money;
      readonly members: number;
      /** The person's, and all together. */
      readonly weight: Rational;
      readonly weights: Rational;
      readonly share: Money;
    }
  | {
      readonly step: 'modifier';
      /** Null: the factor does not depend on a measure. */
      readonly index: IndexRef | null;
      readonly value: Rational | null;
      readonly factor: Rational;
      readonly before: Rational;
      readonly after: Rational;
    }
  | {
      readonly step: 'limit';
      readonly limit: 'cap' | 'floor';
      readonly on: 'record' | 'line';
      readonly amount: Rational;
      readonly before: Rational;
      readonly after: Rational;
    }
  | {
      readonly step: 'budget';
      readonly budget: Rational;
      readonly everyone: Rational;
      readonly before: Rational;
      readonly after: Rational;
    }
  /** A true-up: what earlier periods of the year have earned is taken off. */
  | {
      readonly step: 'deducted';
      readonly earlier: Rational;
      readonly before: Rational;
      readonly after: Rational;
    }
  /** A fixed sum for a part of the period. */
  | {
      readonly step: 'prorated';
      readonly what: 'amount' | 'cap' | 'draw' | 'target-incentive';
      readonly whole: Rational;
      readonly factor: Rational;
      readonly amount: Rational;
    }
  /** The period was computed in parts; what follows is one of them. */
  | {
      readonly step: 'spell';
      readonly from: Temporal.PlainDate;
      /** The first day that no longer belongs to it. */
      readonly to: Temporal.PlainDate;
      readonly level: string;
      readonly factor: Rational;
    }
  | {
      readonly step: 'rounded';
      readonly exact: Rational;
      readonly mode: RoundingMode;
      readonly amount: Money;
    };

type SettlementStep =
  | {
      readonly step: 'draw';
      readonly kind:
        | 'recoverable-guarantee'
        | 'non-recoverable-guarantee'
        | 'recoverable-additive'
        | 'non-recoverable-additive'
        | 'advance';
      readonly draw: bigint;
      readonly earned: bigint;
      /** Added to the payout; below zero for an advance that was paid before. */
      readonly topUp: bigint;
      readonly recovered: bigint;
      readonly owedBefore: bigint;
      readonly owedAfter: bigint;
    }
  | {
      readonly step: 'held';
      readonly of: bigint;
      readonly share: Rational;
      readonly held: bigint;
      /** What becomes payable when, in order. */
      readonly releases: readonly { readonly due: Temporal.PlainDate; readonly amount: bigint }[];
    }
  | { readonly step: 'released'; readonly amount: bigint }
  /** Held, and lost with leaving. */
  | { readonly step: 'lapsed'; readonly amount: bigint }
  | {
      readonly step: 'payable';
      readonly earned: bigint;
      /** Earned before and not yet payable until now. */
      readonly waiting: bigint;
      /** Let through in earlier periods. */
      readonly released: bigint;
      readonly share: Rational;
      readonly paid: bigint;
      readonly text: string;
      readonly uses: readonly Used[];
    }
  | {
      readonly step: 'clawback';
      /** The event, and the record whose pay is taken back (its external id). */
      readonly event: string;
      readonly record: string;
      readonly day: Temporal.PlainDate;
      readonly paid: bigint;
      readonly share: Rational;
      readonly taken: bigint;
      /** Why nothing is taken although something was paid. */
      readonly isTooLate: boolean;
    }
  /** What could not be taken from the payout is owed. */
  | {
      readonly step: 'owed';
      readonly owedBefore: bigint;
      readonly taken: bigint;
      readonly owedAfter: bigint;
    }
  | {
      readonly step: 'vesting';
      readonly units: bigint;
      readonly granted: Temporal.PlainDate;
      readonly months: number;
      readonly of: number;
      readonly share: Rational;
      readonly vested: bigint;
    };

export type TraceStep = MeasureStep | TableStep | ChangeStep | SettlementStep;
export type StepOf<K extends TraceStep['step']> = Extract<TraceStep, { step: K }>;
