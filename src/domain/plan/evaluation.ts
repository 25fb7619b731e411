/** What a plan is computed from and what comes out: data only, so that every figure can be explained, stored and recomputed. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../ids.ts';
import type { Currency, Money } from '../money.ts';
import type { DateRange } from '../people.ts';
import type { Calendar, Period } from '../period.ts';
import type { Rational } from '../rational.ts';
import type { TraceStep } from './trace.ts';

/** How a measure's values read: minor units of money, a plain count, a decimal number, or a share (1 is 100 %). */
export const units = ['money', 'count', 'number', 'percent'] as const;
export type Unit = (typeof units)[number];

/** Whose figures: the person's own, the person's team's, those of everybody who reports to the person, or all of the company's. */
export const subjects = ['rep', 'team', 'reports', 'company'] as const;
export type Of = (typeof subjects)[number];
export type GroupOf = Exclude<Of, 'rep'>;

/** Whether a table's limits are shares of the target or figures in the measure's own unit. */
export type IndexBy = 'attainment' | 'value';

export interface PlanTitle {
  readonly en: string;
  readonly zh: string;
}

/** A measure as figures about it need it. */
export interface MeasureRef {
  readonly id: string;
  readonly unit: Unit;
  /** Null: it has no other name than its id. */
  readonly title: PlanTitle | null;
}

/** One record's part in a measure. */
export interface Contribution {
  readonly record: string;
  readonly version: number;
  /** In the measure's unit. */
  readonly value: Rational;
}

/** A measure of somebody in its window. `value` and `quota` in the measure's unit. */
export interface Measured {
  /** Null: nothing to measure (no rating yet). */
  readonly value: Rational | null;
  /** Null: no target set. A target of 0 is no target: attainment is undefined, not endless. */
  readonly quota: Rational | null;
  /** Records behind the value. */
  readonly count: number;
  /** Those records, when the value was computed from them; absent: it was handed in as a figure. */
  readonly credits?: readonly Contribution[];
}

/** Figures by measure id. */
export type Measurements = Readonly<Record<string, Measured>>;

/** A fact with the part of it that is credited to one person. */
export interface PlanRecord {
  readonly id: string;
  readonly externalId: string;
  readonly version: number;
  readonly kind: string;
  readonly day: Temporal.PlainDate;
  /** The whole record's; null: it has no amount. */
  readonly amount: Money | null;
  /** The person's part of the amount in minor units of its currency, as it was shared out. */
  readonly credited: bigint | null;
  /** The person's share of the record; 1: all of it. */
  readonly share: Rational;
  readonly role: string | null;
  /** An additional credit beyond the shares that add up to 100 %. */
  readonly overlay: boolean;
  /** In points. */
  readonly score: Rational | null;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A while in which somebody is on the plan at one level. */
export interface Spell extends DateRange {
  readonly level: string;
}

/** A target that was assigned, for the period that begins on `start`. */
export interface AssignedQuota {
  readonly measure: string;
  readonly start: Temporal.PlainDate;
  /** In the measure's unit. */
  readonly amount: Rational;
}

/** What was known of somebody in an earlier period. */
export interface PastPeriod {
  readonly period: Period;
  readonly given: Measurements;
  /** Rounded, in minor units, by component; empty: no statement was made. */
  readonly earned: Readonly<Record<string, bigint>>;
}

export interface Participant {
  readonly id: PersonId;
  /** On the last day that counts. */
  readonly level: string;
  /** First day in the company; null: not known. */
  readonly started: Temporal.PlainDate | null;
  /** On the plan, in order, clipped to nothing: they may begin before the period and end after it. Empty: all of it. */
  readonly spells: readonly Spell[];
  readonly leave: readonly DateRange[];
  /** Measures that are handed in as figures, by id: they are taken as they are. Anything else is computed from the records. */
  readonly given: Measurements;
  /** In order of day and id, also of earlier periods as far back as the plan looks. */
  readonly records: readonly PlanRecord[];
  readonly quotas: readonly AssignedQuota[];
  /** Newest last. */
  readonly past: readonly PastPeriod[];
}

/** A team, those who report to somebody, or the company. */
export interface Group {
  readonly id: string;
  readonly given: Measurements;
  readonly quotas: readonly AssignedQuota[];
  /** In any order; of a team the person is among them. */
  readonly members: readonly Participant[];
  readonly past: readonly PastPeriod[];
}

/** Money earned but held back, to be paid in the period that begins on `due`. */
export interface Held {
  /** The settlement that holds it. */
  readonly id: string;
  readonly amount: bigint;
  readonly due: Temporal.PlainDate;
}

/** What earlier periods have left behind, by settlement id, in minor units. */
export interface Carried {
  readonly balances: Readonly<Record<string, bigint>>;
  readonly held: readonly Held[];
  /** What has been let through of what waits for a condition, since the beginning. */
  readonly released: Readonly<Record<string, bigint>>;
}

export interface PlanInput {
  readonly period: Period;
  readonly calendar: Calendar;
  readonly person: Participant;
  readonly groups: Readonly<Partial<Record<GroupOf, Group>>>;
  /** Locked for the period: units of the plan's currency for one unit of that one. */
  readonly rates: Readonly<Partial<Record<Currency, Rational>>>;
  readonly carried: Carried;
  /** What was paid for a record so far, by its external id, in minor units: a clawback takes no more. */
  readonly paid: Readonly<Record<string, bigint>>;
  /** What all people of the plan have earned together before its budget, exact minor units; null: not known. */
  readonly everyone: Rational | null;
}

/** How far the next better band or threshold is, and what reaching it changes. */
export interface NextStep {
  readonly measure: MeasureRef;
  readonly of: Of;
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

/** A line of the statement: a component, or what a modifier or a limit changed. */
export interface ComponentResult {
  readonly id: string;
  readonly title: PlanTitle;
  /** How it pays (`marginal`, `curve`, `flat`, …), or the mechanic of what came afterwards (`modifier`, `cap`, …). */
  readonly mechanic: string;
  /** Signed. Rounded where the plan says. A modifier's amount is what it added or took. */
  readonly amount: Money;
  readonly trace: readonly TraceStep[];
  readonly next: NextStep | null;
}

/** What a draw, a holdback, a clawback changed about the payout. */
export interface SettlementResult {
  readonly id: string;
  readonly title: PlanTitle;
  readonly mechanic: string;
  /** Signed: what it adds to the payout of this period, or takes from it. */
  readonly amount: Money;
  /** Owed (draws) or not yet payable (eligibility) after this period; null: it keeps none. */
  readonly balance: Money | null;
  readonly trace: readonly TraceStep[];
}

/** Units of a long-term grant. */
export interface GrantResult {
  readonly id: string;
  readonly title: PlanTitle;
  readonly units: bigint;
  /** To the end of the period, whole units. */
  readonly vested: bigint;
  /** Of them, within the period. */
  readonly newly: bigint;
  readonly trace: readonly TraceStep[];
}

export interface PlanResult {
  /** In the order of the plan file. */
  readonly components: readonly ComponentResult[];
  /** Exactly the sum of the components. */
  readonly total: Money;
  readonly settlement: readonly SettlementResult[];
  /** What is paid: the total and all settlements. */
  readonly payout: Money;
  /** For the next period. */
  readonly carried: Carried;
  readonly grants: readonly GrantResult[];
}
