/**
 * What somebody has earned in a period: one reading of standing and plan together, and the plan engine. Its cost is the same however
 * many records there are.
 */
import { Temporal } from 'temporal-polyfill';
import { type Assignment, assignmentOn, type Person } from '../domain/people.ts';
import { type Period, type PeriodKind, periodOf } from '../domain/period.ts';
import type { CompiledPlan } from '../domain/plan/compile.ts';
import { evaluate } from '../domain/plan/evaluate.ts';
import type { PlanInput, PlanResult } from '../domain/plan/evaluation.ts';
import { needsOf } from '../domain/plan/needs.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Repositories } from '../store/port.ts';
import type { PlanVersion, StatementInputs } from '../store/port-performance.ts';
import { dayOf } from './board.ts';
import { beginLoading, compiledOf, type InputReads, type Loading } from './plan-loading.ts';
import { loadFullInput } from './plan-runs.ts';
import { isTallied, talliedInput } from './tallied-input.ts';

export interface Statement {
  readonly state: 'computed';
  readonly person: Person;
  readonly period: Period;
  /** The plan pays by another kind of period than was asked for; `period` is the nearest that it pays. */
  readonly isOtherPeriod: boolean;
  readonly assignment: Assignment;
  readonly plan: CompiledPlan;
  readonly version: PlanVersion;
  readonly inputs: StatementInputs;
  readonly input: PlanInput;
  readonly result: PlanResult;
}

export interface NoStatement {
  /** `not_hired`, `left`: no place in the company during the period. `no_plan`: not on a plan, or none is in force. */
  readonly state: 'future' | 'not_hired' | 'left' | 'no_plan';
  readonly person: Person;
  readonly period: Period;
  /** First day for `not_hired`, last day for `left`. */
  readonly day: Temporal.PlainDate | null;
}

export type Earnings = Statement | NoStatement;

export interface EarningsQuestion {
  readonly person: Person;
  /** Null: the running one that the plan pays by. */
  readonly period: Period | null;
  readonly today: Temporal.PlainDate;
  readonly workspace: Workspace;
}

export type EarningsReads = Pick<Repositories, 'standings'> & InputReads;

/** `loading`: shared by who asks for many at once; what it has read is not read again. */
export async function loadEarnings(
  store: EarningsReads,
  question: EarningsQuestion,
  loading: Loading = beginLoading(store, question.workspace),
): Promise<Earnings> {
  const { person, today, workspace } = question;
  const asked = question.period;
  const guess = asked ?? periodOf(usualKind(person, workspace, today), today, workspace);
  if (Temporal.PlainDate.compare(guess.start, today) > 0)
    return { state: 'future', person, period: guess, day: null };
  const seat = seatIn(person, guess, today);
  if (!('assignment' in seat)) return { ...seat, person, period: guess };
  const { assignment, day } = seat;
  const inputs = await store.standings.statement(person.id, guess, day);
  const { plan: version } = inputs;
  if (!version) return { state: 'no_plan', person, period: guess, day: null };
  const plan = compiledOf(version);
  usualKinds.set(kindKey(workspace, version.key), plan.period);
  if (plan.period !== guess.kind) {
    const period = nearestPaid(asked, plan.period, today, workspace);
    const earnings = await loadEarnings(store, { ...question, period }, loading);
    return earnings.state === 'computed'
      ? { ...earnings, isOtherPeriod: asked !== null }
      : earnings;
  }
  const { level } = assignment;
  const about = { person, level, plan, hash: version.hash, period: guess };
  const input =
    isTallied(plan) && isSettled(person, guess) && isStill(plan, inputs)
      ? talliedInput(about, workspace, inputs)
      : await loadFullInput(loading, about);
  const result = evaluate(plan, input);
  const shared = { person, period: guess, assignment, plan, version, inputs, input, result };
  return { state: 'computed', isOtherPeriod: false, ...shared };
}

/** A month lies in one quarter; of a year's quarters the latest that has begun is meant. */
function nearestPaid(
  asked: Period | null,
  kind: PeriodKind,
  today: Temporal.PlainDate,
  workspace: Workspace,
): Period {
  const day = asked ? dayOf(asked, today) : today;
  return periodOf(kind, day, workspace);
}

/** The assignment that counts: on the period's last day (today while it runs), or the last one in it for somebody who has left. */
function seatIn(
  person: Person,
  period: Period,
  today: Temporal.PlainDate,
):
  | { readonly assignment: Assignment; readonly day: Temporal.PlainDate }
  | Pick<NoStatement, 'state' | 'day'> {
  const day = dayOf(period, today);
  const current = assignmentOn(person, day);
  if (current) return { assignment: current, day };
  const before = person.assignments.findLast(
    ({ from }) => Temporal.PlainDate.compare(from, day) <= 0,
  );
  const lastDay = before?.to?.subtract({ days: 1 });
  if (before && lastDay && Temporal.PlainDate.compare(lastDay, period.start) >= 0)
    return { assignment: before, day: lastDay };
  if (before && lastDay) return { state: 'left', day: lastDay };
  const first = person.assignments[0];
  return first ? { state: 'not_hired', day: first.from } : { state: 'no_plan', day: null };
}

/** In one seat throughout: tallies do not tell which part of a period belongs where. */
const isSettled = ({ assignments }: Person, { start, end }: Period): boolean =>
  assignments.some(
    ({ from, to }) =>
      Temporal.PlainDate.compare(from, start) <= 0 &&
      (to === null || Temporal.PlainDate.compare(to, end) >= 0),
  );

/** The same of the plan, and of the team where the plan asks about it. */
const isStill = (plan: CompiledPlan, { planTurns, team }: StatementInputs): boolean =>
  !planTurns && !(team?.moves && needsOf(plan).groups.has('team'));

/** By which kind of period a plan paid when last seen. Only a guess that saves a second reading: the plan itself decides. */
const usualKinds = new Map<string, PeriodKind>();
const kindKey = (workspace: Workspace, planKey: string): string => `${workspace.id} ${planKey}`;

function usualKind(person: Person, workspace: Workspace, today: Temporal.PlainDate): PeriodKind {
  const planKey = assignmentOn(person, today)?.planKey;
  return (planKey && usualKinds.get(kindKey(workspace, planKey))) || 'quarter';
}
