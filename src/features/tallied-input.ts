/** What standing alone can tell: enough for plans that count what it keeps tallies of, and read in one go. */
import type { PersonId } from '../domain/ids.ts';
import type { CompiledPlan } from '../domain/plan/compile.ts';
import type { Participant, PlanInput } from '../domain/plan/evaluation.ts';
import { needsOf } from '../domain/plan/needs.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Standing, StatementInputs } from '../store/port-performance.ts';
import { measurementsOf } from './measurements.ts';
import type { InputQuestion } from './plan-input.ts';

export function isTallied(plan: CompiledPlan): boolean {
  const { records, history, everyone, partPeriods, groups } = needsOf(plan);
  const others = [...groups].some((of) => of !== 'team');
  return !records && !history && !everyone && !partPeriods && !others;
}

export function talliedInput(
  { person, level, plan, period }: InputQuestion,
  workspace: Workspace,
  { own, team }: StatementInputs,
): PlanInput {
  const self = participant(person.id, level, own, plan);
  const rep = { ...self, started: person.assignments[0]?.from ?? null };
  const members = team?.members.map((member) =>
    member.id === person.id ? rep : participant(member.id, member.level, member.standing, plan),
  );
  const given = team && measurementsOf(team.standing, plan);
  return {
    period,
    calendar: { timeZone: workspace.timeZone, fiscalStartMonth: workspace.fiscalStartMonth },
    person: rep,
    groups:
      team && members && given
        ? { team: { id: team.id, given, quotas: [], members, past: [] } }
        : {},
    rates: {},
    carried: { balances: {}, held: [], released: {} },
    paid: {},
    everyone: null,
  };
}

const participant = (
  id: PersonId,
  level: string,
  standing: Standing,
  plan: CompiledPlan,
): Participant => ({
  id,
  level,
  started: null,
  spells: [],
  leave: [],
  given: measurementsOf(standing, plan),
  records: [],
  quotas: [],
  past: [],
});
