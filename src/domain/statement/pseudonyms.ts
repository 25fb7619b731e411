/** Takes the names of colleagues out of what a statement is computed from. The order of ids decides ties and stays. */
import { type PersonId, personId } from '../ids.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import type { Group, GroupOf, Participant, PlanInput, PlanRecord } from '../plan/evaluation.ts';
import { byText } from '../text-order.ts';

/** Colleagues keep of their records what the plan counts by, and nothing else. */
export function withoutNames(input: PlanInput, plan: CompiledPlan): PlanInput {
  const groups = Object.entries(input.groups) as [GroupOf, Group][];
  const everybody = new Set([
    input.person.id,
    ...groups.flatMap(([, { members }]) => members.map(({ id }) => id)),
  ]);
  const names = new Map(
    [...everybody]
      .toSorted(byText)
      .map((id, position) => [id, personId(`member-${String(position + 1).padStart(6, '0')}`)]),
  );
  const renamed = (id: PersonId): PersonId => names.get(id) ?? id;
  const counted = attributesNamed(plan);
  const hidden = (who: Participant): Participant => ({ ...who, id: renamed(who.id) });
  const colleague = (who: Participant): Participant =>
    who.id === input.person.id
      ? hidden(who)
      : { ...hidden(who), records: who.records.map((record) => bare(record, counted)) };
  return {
    ...input,
    person: hidden(input.person),
    groups: Object.fromEntries(
      groups.map(([of, group]) => [
        of,
        { ...group, id: of, members: group.members.map(colleague) },
      ]),
    ),
  };
}

/** The attributes of records that the plan's measures ask for. */
function attributesNamed({ measures }: CompiledPlan): ReadonlySet<string> {
  return new Set(
    measures.flatMap((measure) => {
      if (measure.kind !== 'records') return [];
      const { value, where, weight, dated } = measure;
      const asked = [value, where, weight].flatMap((each) =>
        each ? [...each.names, ...each.abouts.map(({ what }) => what)] : [],
      );
      return dated === null ? asked : [...asked, dated];
    }),
  );
}

/** What a colleague sold to whom is nobody's business. */
const bare = (record: PlanRecord, counted: ReadonlySet<string>): PlanRecord => ({
  ...record,
  externalId: '',
  attributes: Object.fromEntries(
    Object.entries(record.attributes).filter(([key]) => counted.has(key)),
  ),
});
