/** All that a plan is computed from for one person and period, loaded from the store: no more than the plan asks for. */
import { Temporal } from 'temporal-polyfill';
import type { TeamId } from '../domain/ids.ts';
import type { DateRange, Person } from '../domain/people.ts';
import type { Period } from '../domain/period.ts';
import type { CompiledPlan } from '../domain/plan/compile.ts';
import type {
  Group,
  GroupOf,
  Participant,
  PlanInput,
  PlanRecord,
} from '../domain/plan/evaluation.ts';
import { horizonOf } from '../domain/plan/horizon.ts';
import { needsOf } from '../domain/plan/needs.ts';
import type { Subject } from '../domain/quota.ts';
import { type Facts, loadFacts } from './plan-facts.ts';
import type { PlanHistory } from './plan-history.ts';
import type { Loading } from './plan-loading.ts';
import { isOn, type Membership, reportsOf, spellsDuring, teamMembers } from './plan-people.ts';
import { spellsOn } from './plan-spells.ts';

export interface InputQuestion {
  readonly person: Person;
  /** On the day that counts. */
  readonly level: string;
  readonly plan: CompiledPlan;
  /** SHA-256 of the plan's source: it names the version. */
  readonly hash: string;
  readonly period: Period;
}

/** Without what everybody has earned together. */
export async function loadPeriod(
  loading: Loading,
  question: InputQuestion,
  history: PlanHistory,
): Promise<PlanInput> {
  const { store, workspace } = loading;
  const { person, plan, period } = question;
  const needs = needsOf(plan);
  const started = person.assignments[0]?.from ?? null;
  const within = { from: horizonOf(plan, period, workspace, started), to: period.end };
  const team = teamOf(person, period);
  const members = await loadMembers(loading, question, needs.groups, team, within);
  const people = new Set([
    person.id,
    ...[...members.values()].flat().map((each) => each.person.id),
  ]);
  const teams: Subject[] = team && members.has('team') ? [{ kind: 'team', id: team }] : [];
  const facts = await loadFacts(store, [...people], teams, within, period, plan);
  const self: Participant = {
    id: person.id,
    level: question.level,
    started,
    spells: await spellsOn(loading, person, plan.key, within),
    leave: facts.leaveOf(person.id),
    given: {},
    records: facts.recordsOf(person.id),
    quotas: facts.quotasOf(person.id),
    past: history.past,
  };
  const around = { self, facts, period, isParted: needs.partPeriods };
  return {
    period,
    calendar: { timeZone: workspace.timeZone, fiscalStartMonth: workspace.fiscalStartMonth },
    person: self,
    groups: groupsOf(members, team, around),
    rates: await loadRates(loading, period),
    carried: history.carried,
    paid: history.paid,
    everyone: null,
  };
}

async function loadRates({ store, once }: Loading, period: Period): Promise<PlanInput['rates']> {
  const key = `rates ${period.kind} ${period.start}`;
  const locked = await once(key, () => store.rates.of([period]));
  return Object.fromEntries(locked.map(({ currency, rate }) => [currency, rate]));
}

/** The seat on the last day of the period, or the last one before it. */
const seatOf = ({ assignments }: Person, { end }: Period) =>
  assignments.findLast(({ from }) => Temporal.PlainDate.compare(from, end) < 0);
const teamOf = (person: Person, period: Period): TeamId | null =>
  seatOf(person, period)?.teamId ?? null;
export const levelOf = (person: Person, period: Period): string =>
  seatOf(person, period)?.level ?? '';

type Members = ReadonlyMap<GroupOf, readonly Membership[]>;

async function loadMembers(
  loading: Loading,
  { person }: InputQuestion,
  groups: ReadonlySet<GroupOf>,
  team: TeamId | null,
  within: DateRange,
): Promise<Members> {
  const members = new Map<GroupOf, readonly Membership[]>();
  if (groups.size === 0) return members;
  const [people, teams] = await Promise.all([loading.people(), loading.teams()]);
  if (groups.has('team') && team) members.set('team', teamMembers(team, people, teams, within));
  if (groups.has('reports')) members.set('reports', reportsOf(person.id, people, within));
  if (groups.has('company')) {
    const employed = people.filter(({ assignments }) => assignments.length > 0);
    members.set(
      'company',
      employed.map((each) => ({ person: each, days: each.assignments })),
    );
  }
  return members;
}

interface Around {
  readonly self: Participant;
  readonly facts: Facts;
  readonly period: Period;
  /** Whether it matters to the plan who was there for which part of the period. */
  readonly isParted: boolean;
}

function groupsOf(members: Members, team: TeamId | null, around: Around): PlanInput['groups'] {
  const groups: Partial<Record<GroupOf, Group>> = {};
  for (const [of, all] of members) {
    const ofTeam = of === 'team' ? team : null;
    groups[of] = {
      id: ofTeam ?? of,
      given: {},
      quotas: ofTeam ? around.facts.quotasOf(ofTeam) : [],
      members: all.map((each) => memberOf(each, around)),
      past: [],
    };
  }
  return groups;
}

/** With what happened while they were one: of somebody who has moved, the rest counts elsewhere. */
function memberOf(
  { person, days }: Membership,
  { self, facts, period, isParted }: Around,
): Participant {
  const isThen = ({ day }: PlanRecord) => isOn(days, day);
  if (person.id === self.id)
    return self.records.every(isThen) ? self : { ...self, records: self.records.filter(isThen) };
  const hasLeft = !isOn(days, period.end.subtract({ days: 1 }));
  return {
    id: person.id,
    level: levelOf(person, period),
    started: isParted ? (person.assignments[0]?.from ?? null) : null,
    spells: isParted || hasLeft ? spellsDuring(person, days) : [],
    leave: isParted ? facts.leaveOf(person.id) : [],
    given: {},
    records: facts.recordsOf(person.id).filter(isThen),
    quotas: facts.quotasOf(person.id),
    past: [],
  };
}
