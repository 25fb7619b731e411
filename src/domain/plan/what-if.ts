/** "What is my next deal worth?": the same plan, computed with one more deal. */
import { type Money, minus } from '../money.ts';
import { add, type Rational, rational, zero } from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import { evaluate } from './evaluate.ts';
import type { Measured, Measurements, PlanInput } from './evaluation.ts';

/** As if the person alone had closed one more deal of that amount, in minor units: it counts for the person and for the team. */
export function withDeal(input: PlanInput, amountMinor: bigint): PlanInput {
  const own = plusDeal(input.own, amountMinor);
  if (!input.team) return { ...input, own };
  const members = input.team.members.map((member) =>
    member.id === input.person.id ? { ...member, own } : member,
  );
  const measurements = plusDeal(input.team.measurements, amountMinor);
  return { ...input, own, team: { ...input.team, measurements, members } };
}

const plusDeal = (measurements: Measurements, amountMinor: bigint): Measurements => ({
  ...measurements,
  bookings: plusOne(measurements.bookings, rational(amountMinor)),
  deals: plusOne(measurements.deals, rational(1n)),
});

const plusOne = (measured: Measured | undefined, more: Rational): Measured => ({
  value: add(measured?.value ?? zero, more),
  quota: measured?.quota ?? null,
  count: (measured?.count ?? 0) + 1,
});

/** What that deal adds to the total, tier jumps, modifiers and caps included. Below zero only where the plan lets a table fall. */
export const worthOf = (plan: CompiledPlan, input: PlanInput, amountMinor: bigint): Money =>
  minus(evaluate(plan, withDeal(input, amountMinor)).total, evaluate(plan, input).total);
