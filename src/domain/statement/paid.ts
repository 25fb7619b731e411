/** What was paid for each record: what a clawback may take back later. */
import { allocate } from '../allocate.ts';
import type { CompiledPlan } from '../plan/compile.ts';
import type { ComponentResult, PlanInput } from '../plan/evaluation.ts';
import { paidAfter } from '../plan/settlement/clawback.ts';
import { add, divide, multiply, type Rational, rational, round, zero } from '../rational.ts';
import type { Computed } from './statement.ts';

/** By external id, minor units: `before` and this period together, less what this period has taken back. */
export function paidFor({ plan, input, result }: Computed, before: PlanInput['paid']) {
  const paid = new Map(Object.entries(before));
  const names = new Map(input.person.records.map(({ id, externalId }) => [id, externalId]));
  const standing = standingOf(plan, result.components);
  for (const line of result.components) {
    const minor = round(standing.get(line.id) ?? zero, 'floor');
    for (const { id, amount } of sharedOut(minor, worthOf(line, names)))
      paid.set(id, (paid.get(id) ?? 0n) + amount);
  }
  const steps = result.settlement.flatMap(({ trace }) => trace);
  return paidAfter(Object.fromEntries(paid), steps);
}

/** What each component is worth once modifiers and limits have taken or added their part of it, in proportion. */
function standingOf(
  { components, afterwards }: CompiledPlan,
  lines: readonly ComponentResult[],
): ReadonlyMap<string, Rational> {
  const amounts = new Map(lines.map(({ id, amount }) => [id, rational(amount.minor)]));
  const standing = new Map(components.map(({ id }) => [id, amounts.get(id) ?? zero]));
  for (const { id, on } of afterwards) {
    const ids = on ?? [...standing.keys()];
    const before = ids.reduce((sum, each) => add(sum, standing.get(each) ?? zero), zero);
    if (before.num <= 0n) continue;
    const factor = divide(add(before, amounts.get(id) ?? zero), before);
    for (const each of ids) standing.set(each, multiply(standing.get(each) ?? zero, factor));
  }
  return standing;
}

/** What each of the person's records was worth in a line, by external id. What single records paid says more than what they add up to. */
function worthOf(
  { trace }: ComponentResult,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, Rational> {
  const worth = new Map<string, Rational>();
  const note = (record: string, value: Rational) => {
    const name = names.get(record);
    if (name !== undefined) worth.set(name, add(worth.get(name) ?? zero, value));
  };
  const single = trace.filter((step) => step.step === 'record');
  for (const { record, pays } of single) note(record, pays);
  if (single.length > 0) return worth;
  const measured = trace.filter((step) => step.step === 'measured');
  const basis = measured.findLast(({ credits }) => credits !== undefined && credits.length > 0);
  for (const { record, value } of basis?.credits ?? []) note(record, value);
  return worth;
}

function sharedOut(minor: bigint, worth: ReadonlyMap<string, Rational>) {
  const claims = [...worth]
    .filter(([, weight]) => weight.num > 0n)
    .map(([id, weight]) => ({ id, weight }));
  return minor <= 0n || claims.length === 0 ? [] : (allocate(minor, claims) ?? []);
}
