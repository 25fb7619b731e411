/** What a plan is computed from and what comes out: data only, so that every figure can be explained, stored and recomputed. */
import type { PersonId, TeamId } from '../ids.ts';
import type { MeasureCode } from '../measure.ts';
import type { Money } from '../money.ts';
import type { Rational, RoundingMode } from '../rational.ts';

/** A measure of somebody in the period. `value` and `quota` in minor units, plain count, or points. */
export interface Measured {
  /** Null: nothing to measure (no rating yet). */
  readonly value: Rational | null;
  /** Null: no target set. A target of 0 is no target: attainment is undefined, not endless. */
  readonly quota: Rational | null;
  /** Credits behind the value. */
  readonly count: number;
}

export type Measurements = Readonly<Partial<Record<MeasureCode, Measured>>>;

/** Whether a table's limits are shares of the quota or amounts in the measure's own unit. */
export type IndexBy = 'attainment' | 'value';

export interface PlanInput {
  readonly person: { readonly id: PersonId; readonly level: string };
  readonly own: Measurements;
  /** The person's team; null when the person has none. Members in any order, the person among them. */
  readonly team: {
    readonly id: TeamId;
    readonly measurements: Measurements;
    readonly members: readonly {
      readonly id: PersonId;
      readonly level: string;
      readonly own: Measurements;
    }[];
  } | null;
}

/** One step of the arithmetic, in the order in which it was done. Amounts before rounding are exact minor units. */
export type TraceStep =
  | {
      readonly step: 'measured';
      readonly measure: MeasureCode;
      readonly of: 'rep' | 'team';
      readonly value: Rational | null;
      readonly quota: Rational | null;
      readonly count: number;
    }
  | {
      readonly step: 'attainment';
      readonly measure: MeasureCode;
      readonly of: 'rep' | 'team';
      readonly attainment: Rational | null;
    }
  /** One band of a table that paid: `part` of the basis at `rate`. Positions count from 1; limits read as `by` says. */
  | {
      readonly step: 'band';
      readonly measure: MeasureCode;
      readonly by: IndexBy;
      readonly position: number;
      readonly bands: number;
      readonly from: Rational;
      readonly to: Rational | null;
      readonly rate: Rational;
      readonly part: Rational;
      readonly pays: Rational;
      readonly mode: 'marginal' | 'retroactive';
    }
  | {
      readonly step: 'threshold';
      readonly measure: MeasureCode;
      readonly of: 'rep' | 'team';
      readonly by: IndexBy;
      readonly from: Rational;
      readonly reached: boolean;
      readonly pays: Rational;
    }
  /** A fixed amount for each full step of `every` above `from`. */
  | {
      readonly step: 'steps';
      readonly measure: MeasureCode;
      readonly of: 'rep' | 'team';
      readonly by: IndexBy;
      readonly from: Rational;
      readonly every: Rational;
      readonly steps: bigint;
      readonly each: Rational;
      readonly pays: Rational;
    }
  | {
      readonly step: 'pool';
      readonly pool: Money;
      readonly members: number;
      readonly weight: Rational;
      readonly weights: Rational;
      readonly share: Money;
    }
  | {
      readonly step: 'modifier';
      readonly measure: MeasureCode;
      readonly value: Rational | null;
      readonly factor: Rational;
      readonly before: Rational;
      readonly after: Rational;
    }
  | {
      readonly step: 'cap';
      readonly cap: Money;
      readonly before: Rational;
      readonly after: Rational;
    }
  | {
      readonly step: 'rounded';
      readonly exact: Rational;
      readonly mode: RoundingMode;
      readonly amount: Money;
    };

/** How far the next better band or threshold is, and what reaching it changes. */
export interface NextStep {
  readonly measure: MeasureCode;
  readonly of: 'rep' | 'team';
  readonly by: IndexBy;
  /** Where it begins: an attainment, or a value in the measure's unit, as `by` says. */
  readonly from: Rational;
  /** Missing until then, in the measure's unit; above zero. */
  readonly missing: Rational;
  /** What the component pays more, exactly at that point, than it pays now (zero or more). */
  readonly worth: Money;
  /** The rate that applies from there on, when the step changes a rate. */
  readonly rate: Rational | null;
}

export interface PlanTitle {
  readonly en: string;
  readonly zh: string;
}

export interface ComponentResult {
  readonly id: string;
  readonly title: PlanTitle;
  /** Which mechanic computed it: the file under `domain/plan/` of that name. */
  readonly mechanic: string;
  /** Signed. Rounded where the plan says. A modifier's amount is what it added or took. */
  readonly amount: Money;
  readonly trace: readonly TraceStep[];
  readonly next: NextStep | null;
}

export interface PlanResult {
  /** In the order of the plan file. */
  readonly components: readonly ComponentResult[];
  /** Exactly the sum of the components. */
  readonly total: Money;
}
