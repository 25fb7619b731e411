/** A person's periods one after the other, each computed from today's facts: what one leaves behind, the next begins with. */
import { Temporal } from 'temporal-polyfill';
import type { Person } from '../domain/people.ts';
import { type Period, shift } from '../domain/period.ts';
import { earn, earnedBeforeBudget } from '../domain/plan/evaluate.ts';
import type { PlanInput, Spell } from '../domain/plan/evaluation.ts';
import { needsOf } from '../domain/plan/needs.ts';
import { add, zero } from '../domain/rational.ts';
import type { Computed, StatementPlan } from '../domain/statement/statement.ts';
import type { StoredStatement } from '../store/port-statements.ts';
import { historyOf, noHistory } from './plan-history.ts';
import { type InputQuestion, levelOf, loadPeriod } from './plan-input.ts';
import { apart, compiledOf, type Loading } from './plan-loading.ts';
import { planSpells, spellsOn } from './plan-spells.ts';

/** One period of one plan, as it comes out today. */
export interface PlanRun extends Computed {
  readonly period: Period;
  readonly version: StatementPlan;
  /** The statement that was issued for it; null: none. */
  readonly issued: StoredStatement | null;
}

/** With what earlier periods leave behind, and with what everybody has earned, where the plan asks for it. */
export async function loadFullInput(loading: Loading, question: InputQuestion): Promise<PlanInput> {
  const { person, plan, period } = question;
  const isFollowing = needsOf(plan).history;
  const runs = isFollowing ? await runsBefore(loading, person, plan.key, period) : [];
  return loadAfter(loading, question, runs);
}

async function loadAfter(
  loading: Loading,
  question: InputQuestion,
  before: readonly PlanRun[],
): Promise<PlanInput> {
  const { plan } = question;
  const needs = needsOf(plan);
  const history = needs.history ? historyOf(before) : noHistory;
  const input = await loadPeriod(loading, question, history);
  return needs.everyone ? { ...input, everyone: await everyoneOn(loading, question) } : input;
}

/** What all who were on the plan in the period have earned before its budget. */
const everyoneOn = (loading: Loading, { plan, hash, period }: InputQuestion) =>
  loading.once(`everyone ${hash} ${period.kind} ${period.start}`, async () => {
    const rest = { ...plan, afterwards: plan.afterwards.filter(isNoBudget) };
    let sum = zero;
    for (const each of await participantsOf(loading, { plan: rest, hash, period }))
      sum = add(sum, earnedBeforeBudget(rest, await loadFullInput(apart(loading), each)));
    return sum;
  });

const isNoBudget = ({ mechanic }: { readonly mechanic: string }): boolean => mechanic !== 'budget';

async function participantsOf(
  loading: Loading,
  { plan, hash, period }: Pick<InputQuestion, 'plan' | 'hash' | 'period'>,
): Promise<readonly InputQuestion[]> {
  const participants = await peopleOn(loading, plan.key, period);
  return participants.map(({ person }) => ({
    ...{ person, level: levelOf(person, period), plan, hash, period },
  }));
}

export interface OnPlan {
  readonly person: Person;
  /** The days on the plan that touch the period, in order; at least one spell. */
  readonly spells: readonly Spell[];
}

/** Everybody who was on the plan on any day of the period. */
export async function peopleOn(
  loading: Loading,
  planKey: string,
  period: Period,
): Promise<readonly OnPlan[]> {
  const people = await loading.people();
  const within = { from: period.start, to: period.end };
  const all = await planSpells(loading, people, within);
  return people.flatMap((person) => {
    const spells = (all.get(person.id) ?? []).filter((spell) => spell.planKey === planKey);
    return spells.length > 0 ? [{ person, spells }] : [];
  });
}

/**
 * The periods before this one, oldest first, since the first that was stated: those that were stated under the version that counted
 * then, those in between under the one in force. A period whose statement is still missing has been earned all the same.
 */
export const runsBefore = (
  loading: Loading,
  person: Person,
  planKey: string,
  period: Period,
): Promise<readonly PlanRun[]> =>
  loading.onceHere(`runs ${person.id} ${planKey} ${period.kind} ${period.start}`, async () => {
    const { statements } = loading.store;
    const issued = await statements.statementsBefore({ personId: person.id, planKey, period });
    const first = issued.at(-1)?.period;
    const runs: PlanRun[] = [];
    for (let each = first; each && isBefore(each, period); each = shift(each, 1)) {
      const start = each.start;
      const stated = issued.find((one) => one.period.start.equals(start)) ?? null;
      const version = await versionFor(loading, person, planKey, each, stated);
      if (!version) continue;
      const plan = compiledOf(version);
      if (plan.period !== period.kind || (!stated && !needsOf(plan).history)) continue;
      const question = {
        ...{ person, level: levelOf(person, each) },
        ...{ plan, hash: version.hash, period: each },
      };
      const input = await loadAfter(loading, question, runs);
      const result = earn(plan, input);
      runs.push({ period: each, version, plan, input, result, issued: stated });
    }
    return runs;
  });

const isBefore = (a: Period, b: Period): boolean =>
  Temporal.PlainDate.compare(a.start, b.start) < 0;

/** Null: the person was not on the plan then, or none was in force. */
async function versionFor(
  loading: Loading,
  person: Person,
  planKey: string,
  period: Period,
  issued: StoredStatement | null,
): Promise<StatementPlan | null> {
  const { plans } = loading.store;
  if (issued) {
    const all = await loading.once(`versions ${planKey}`, () => plans.versions(planKey));
    return all.find(({ version }) => version === issued.planVersion) ?? null;
  }
  const last = period.end.subtract({ days: 1 });
  const within = { from: period.start, to: period.end };
  const spells = await spellsOn(loading, person, planKey, within);
  return spells.length === 0 ? null : plans.inForce(planKey, last);
}
