/** What has to be loaded to compute a plan: no more than it asks for. */
import type { CompiledPlan } from './compile.ts';
import type { GroupOf } from './evaluation.ts';
import type { Expression } from './expressions/expression.ts';
import { tallyOf } from './measures/tally.ts';

export interface PlanNeeds {
  /** False: tallies are enough. */
  readonly records: boolean;
  readonly groups: ReadonlySet<GroupOf>;
  /** Earlier statements: draws, holdbacks, true-ups. */
  readonly history: boolean;
  /** When somebody began, changed level, was on leave. */
  readonly partPeriods: boolean;
  /** What everybody on the plan has earned together. */
  readonly everyone: boolean;
}

const groups = ['team', 'reports', 'company'] as const;

/** The functions about measures that stand anywhere in its formulas and conditions. */
export const asksAbout = (plan: CompiledPlan): ReadonlySet<string> =>
  new Set(expressionsOf(plan).flatMap(({ abouts }) => abouts.map(({ fn }) => fn)));

const expressionsOf = (plan: CompiledPlan): readonly Expression[] =>
  expressionsIn([
    plan.measures,
    plan.targets,
    plan.targetIncentive,
    ...[...plan.components, ...plan.afterwards, ...plan.settlement].map(({ terms }) => terms),
  ]);

/** Names in formulas and conditions that ask on which days somebody was there. */
const presence = ['active_at_end', 'days_active', 'months_served'];

/** A compiled plan never changes. */
const known = new WeakMap<CompiledPlan, PlanNeeds>();

export function needsOf(plan: CompiledPlan): PlanNeeds {
  const needs = known.get(plan) ?? findNeeds(plan);
  known.set(plan, needs);
  return needs;
}

function findNeeds(plan: CompiledPlan): PlanNeeds {
  const asked = asksAbout(plan);
  const named = subjectsIn(plan);
  for (const of of groups) if (asked.has(of)) named.add(of);
  const isByRecord = plan.components.some(({ terms }) => terms.per && terms.per !== 'period');
  const fromRecords = plan.measures.filter(({ kind }) => kind === 'records');
  const looksBack = asked.has('previous') || asked.has('last_year');
  const isSettled = plan.settlement.length > 0;
  const { people, targets } = plan;
  const partPeriods =
    people.prorate.size > 0 ||
    people.levelChange !== 'last-day' ||
    plan.grants.length > 0 ||
    expressionsOf(plan).some(({ names }) => presence.some((name) => names.includes(name))) ||
    [...targets.values()].some(({ prorate, ramp }) => prorate !== 'none' || ramp.length > 0);
  return {
    // A tally does not say on which days: what falls into which part of the period, only the records know.
    records:
      isByRecord ||
      looksBack ||
      isSettled ||
      people.levelChange === 'split' ||
      fromRecords.some((each) => tallyOf(each) === null),
    groups: named,
    history: isSettled || plan.components.some(({ terms }) => terms['true-up'] !== undefined),
    partPeriods,
    everyone: plan.afterwards.some(({ mechanic }) => mechanic === 'budget'),
  };
}

function subjectsIn(plan: CompiledPlan): Set<GroupOf> {
  const found = new Set<GroupOf>();
  const add = (of: string | undefined) => {
    const group = groups.find((each) => each === of);
    if (group) found.add(group);
  };
  walk(
    [...plan.components, ...plan.afterwards].map(({ terms }) => terms),
    (value) => add((value as { readonly of?: string }).of),
  );
  for (const measure of plan.measures) {
    if (measure.kind === 'members') add(measure.of);
    if (measure.kind === 'rank') add(measure.among === 'level' ? 'company' : measure.among);
  }
  return found;
}

function expressionsIn(value: unknown): readonly Expression[] {
  const found: Expression[] = [];
  walk(value, (each) => {
    if ('evaluate' in each && 'abouts' in each) found.push(each as Expression);
  });
  return found;
}

function walk(value: unknown, visit: (value: object) => void): void {
  if (typeof value !== 'object' || value === null) return;
  visit(value);
  const inside = value instanceof Map ? value.values() : Object.values(value);
  for (const each of inside) walk(each, visit);
}
