/** "What is my next deal worth?": the same plan, computed with one more deal. */
import { type Money, minus, money } from '../money.ts';
import { add, one, zero } from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import { earn } from './evaluate.ts';
import type {
  Group,
  Measured,
  Measurements,
  Participant,
  PlanInput,
  PlanRecord,
} from './evaluation.ts';
import { aggregate } from './measures/aggregate.ts';
import type { RecordMeasure } from './measures/definition.ts';

/** As if the person alone had closed one more deal of that amount, in minor units: it counts for the person and for every group. */
export function withDeal(plan: CompiledPlan, input: PlanInput, amountMinor: bigint): PlanInput {
  const deal: PlanRecord = {
    id: '~next',
    externalId: '~next',
    version: 1,
    kind: 'deal',
    day: input.period.end.subtract({ days: 1 }),
    amount: money(amountMinor, plan.currency),
    credited: amountMinor,
    share: one,
    role: null,
    overlay: false,
    score: null,
    attributes: {},
  };
  const raise = (given: Measurements) => raised(plan, given, deal);
  const person = withRecord(input.person, deal, raise);
  const groups = Object.fromEntries(
    Object.entries(input.groups).map(([of, group]) => [of, withMember(group, person, raise)]),
  );
  return { ...input, person, groups };
}

const withRecord = (
  person: Participant,
  deal: PlanRecord,
  raise: (given: Measurements) => Measurements,
): Participant => ({
  ...person,
  given: raise(person.given),
  records: [...person.records, deal],
});

const withMember = (
  group: Group,
  person: Participant,
  raise: (given: Measurements) => Measurements,
): Group => ({
  ...group,
  given: raise(group.given),
  members: group.members.map((member) => (member.id === person.id ? person : member)),
});

/** Figures that were handed in grow by what the deal adds to them; the others are computed from the records. */
function raised(plan: CompiledPlan, given: Measurements, deal: PlanRecord): Measurements {
  const entries = Object.entries(given).map(([id, measured]): [string, Measured] => {
    const definition = plan.measuring.measures.get(id);
    return [
      id,
      definition?.kind === 'records' ? plusDeal(plan, definition, measured, deal) : measured,
    ];
  });
  return Object.fromEntries(entries);
}

/** Sums and numbers grow; an average of what is handed in cannot be taken apart again. */
function plusDeal(
  { measuring }: CompiledPlan,
  definition: RecordMeasure,
  measured: Measured,
  deal: PlanRecord,
): Measured {
  if (definition.take !== 'sum' && definition.take !== 'count') return measured;
  const conversion = { ...measuring.conversion, rates: {} };
  const { value, credits } = aggregate(definition, [deal], () => true, conversion);
  return {
    value: add(measured.value ?? zero, value ?? zero),
    quota: measured.quota,
    count: measured.count + credits.length,
  };
}

/** What that deal adds to the total, tier jumps, modifiers and caps included. Below zero only where the plan lets a table fall. */
export const worthOf = (plan: CompiledPlan, input: PlanInput, amountMinor: bigint): Money =>
  minus(earn(plan, withDeal(plan, input, amountMinor)).total, earn(plan, input).total);
