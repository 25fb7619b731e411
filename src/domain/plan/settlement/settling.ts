/** The seam of settlements: what turns what was earned into what is paid, and what is carried into the next period. */
import type { Period } from '../../period.ts';
import type { Rational, RoundingMode } from '../../rational.ts';
import type { Held, PlanInput } from '../evaluation.ts';
import { mechanic } from '../language/part.ts';
import type { Reader } from '../measures/reader.ts';
import type { Conversion } from '../measures/record-scope.ts';
import type { TraceStep } from '../trace.ts';

export interface Settling {
  readonly input: PlanInput;
  readonly reader: Reader;
  /** How amounts of records in other currencies read. */
  readonly conversion: Conversion;
  readonly mode: RoundingMode;
  /** What those lines come to after modifiers and limits, rounded, in minor units; null: all of them. */
  readonly earned: (on: readonly string[] | null) => bigint;
  /** What would be paid after the settlements further up. */
  readonly payout: bigint;
  /** What was paid for a record so far, by its external id, less what was taken back before, also by settlements further up. */
  readonly paid: PlanInput['paid'];
  /** What this settlement has carried over from the period before; 0 when nothing. */
  readonly balance: bigint;
  /** What this settlement holds from earlier periods. */
  readonly held: readonly Held[];
  /** What this settlement has let through of what waited, since it began; 0 when it does not wait for anything. */
  readonly released: bigint;
  /** The person's share of that period, or of a month in it, when the plan prorates draws; 1 otherwise. */
  readonly drawShare: (period: Period) => Rational;
}

export interface Settled {
  /** Signed change of the payout, in minor units. */
  readonly change: bigint;
  /** To carry over; null: this settlement keeps no balance. */
  readonly balance: bigint | null;
  /** What it holds for later periods, what was carried in and is not yet due included. */
  readonly held: readonly Held[];
  /** To carry over beside the balance: what it has let through so far, this period included. Absent: it keeps no such figure. */
  readonly released?: bigint;
  readonly trace: readonly TraceStep[];
}

export interface Settlement {
  readonly settle: (settling: Settling) => Settled;
}

/** A settlement's mechanic: one file each, listed in settlements.ts. */
export const settlement = mechanic<Settlement>();
