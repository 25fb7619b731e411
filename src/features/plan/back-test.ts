/** What a plan would have paid in the periods that are over, beside the version in force: shown before anybody publishes it. */

import type { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { type Period, periodOf, shift } from '../../domain/period.ts';
import {
  type BackTest,
  type BackTestRow,
  backTestOf,
  higherOf,
  type Reached,
  reachedBy,
} from '../../domain/plan/back-test.ts';
import type { CompiledPlan } from '../../domain/plan/compile.ts';
import { earn } from '../../domain/plan/evaluate.ts';
import type { PlanInput } from '../../domain/plan/evaluation.ts';
import type { PlanVersion } from '../../store/port-performance.ts';
import { levelOf } from '../plan-input.ts';
import { apart, compiledOf, type Loading } from '../plan-loading.ts';
import { loadFullInput, type OnPlan, peopleOn } from '../plan-runs.ts';
import { personName } from '../words.ts';
import { type Means, type PlanTrial, payAtOnce } from './back-test-columns.ts';

export interface BackTestAnswer extends BackTest {
  readonly plan: CompiledPlan;
  /** The version in force today; null: none. */
  readonly current: PlanVersion | null;
  /** In order; all of them are over, unless none is. */
  readonly periods: readonly Period[];
  readonly names: ReadonlyMap<PersonId, { readonly en: string; readonly zh: string }>;
  readonly computed: Computed;
}

/** How the rows came about: the figures are the same either way, the time they take is not. */
export interface Computed {
  /** Rows computed by columns. */
  readonly atOnce: number;
  /** Rows for which somebody was evaluated alone, under one of the plans at least. */
  readonly alone: number;
  /** The part of a plan because of which nobody could be computed by columns; null: none. */
  readonly because: string | null;
}

/** People of a period who have to be evaluated one by one. */
export interface Alone {
  readonly period: Period;
  readonly people: number;
  /** See `Computed`; null: it is because of the people, or of their records. */
  readonly because: string | null;
}

export interface BackTestMeans extends Means {
  /** Told before each period in which somebody is evaluated alone. */
  readonly tell: (alone: Alone) => void;
}

interface Trials {
  readonly before: PlanTrial | null;
  readonly after: PlanTrial;
}

/** Over the last `count` periods of the plan that have ended. Who was on the plan then, by today's facts, is paid under both. */
export async function runBackTest(
  means: BackTestMeans,
  next: PlanTrial,
  today: Temporal.PlainDate,
  count: number,
): Promise<BackTestAnswer> {
  const { store, workspace } = means.loading;
  const { plan } = next;
  const current = await store.plans.inForce(plan.key, today);
  const trials = { before: current && comparable(current, plan), after: next };
  const running = periodOf(plan.period, today, workspace);
  const periods = Array.from({ length: count }, (_, index) => shift(running, index - count));
  const names = new Map<PersonId, { en: string; zh: string }>();
  const tried: Tried[] = [];
  for (const period of periods) {
    const on = await peopleOn(means.loading, plan.key, period);
    for (const { person } of on)
      names.set(person.id, { en: personName(person, 'en'), zh: personName(person, 'zh') });
    tried.push(await tryPeriod(means, trials, period, on));
  }
  const rows = tried.flatMap((each) => each.rows);
  const reached = tried.map((each) => each.reached).reduce(higherOf, new Map());
  const alone = tried.reduce((sum, each) => sum + each.alone, 0);
  const because = tried.find((each) => each.because !== null)?.because ?? null;
  return {
    ...backTestOf(plan, rows, reached),
    ...{ plan, current, periods, names },
    computed: { atOnce: rows.length - alone, alone, because },
  };
}

/** A version that pays by another kind of period is no measure for this one. */
function comparable(current: PlanVersion, next: CompiledPlan): PlanTrial | null {
  const plan = compiledOf(current);
  const { source, hash } = current;
  return plan.period === next.period ? { plan, source, hash } : null;
}

interface Tried {
  readonly rows: readonly BackTestRow[];
  readonly reached: Reached;
  /** How many of the rows. */
  readonly alone: number;
  readonly because: string | null;
}

/** Who has to be evaluated alone is so one after the other: what was loaded of somebody is forgotten with them. */
async function tryPeriod(
  means: BackTestMeans,
  { before, after }: Trials,
  period: Period,
  on: readonly OnPlan[],
): Promise<Tried> {
  const plans = before ? [after, before] : [after];
  const [now, was] = on.length > 0 ? await payAtOnce(means, plans, period, on) : [];
  const isAlone = ({ person: { id } }: OnPlan): boolean =>
    !now?.earned.has(id) || (before !== null && !was?.earned.has(id));
  const alone = on.filter(isAlone).length;
  const because = now?.part ?? was?.part ?? null;
  if (alone > 0) means.tell({ period, people: alone, because });
  let reached: Reached = now?.reached ?? new Map();
  const rows: BackTestRow[] = [];
  for (const { person } of on) {
    const place = { loading: apart(means.loading), person, period };
    const known = { before: was?.earned.get(person.id), after: now?.earned.get(person.id) };
    const paidBefore = known.before ?? (before ? (await payAlone(place, before)).earned : 0n);
    const paidAfter = known.after === undefined ? await payAlone(place, after) : null;
    if (paidAfter) reached = higherOf(reached, reachedBy(after.plan, paidAfter.input));
    const earned = paidAfter?.earned ?? known.after ?? 0n;
    rows.push({ person: person.id, period, before: paidBefore, after: earned });
  }
  return { rows, reached, alone, because };
}

interface Place {
  readonly loading: Loading;
  readonly person: Person;
  readonly period: Period;
}

async function payAlone(
  { loading, person, period }: Place,
  { plan, hash }: PlanTrial,
): Promise<{ readonly earned: bigint; readonly input: PlanInput }> {
  const question = { person, level: levelOf(person, period), plan, hash, period };
  const input = await loadFullInput(loading, question);
  return { earned: earn(plan, input).total.minor, input };
}
