/** From what was earned to what is paid: draws, holdbacks, clawbacks in the order of the plan, and what is carried over. */
import { money } from '../money.ts';
import { add, type Rational, zero } from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import type { Held, PlanInput, PlanResult, SettlementResult } from './evaluation.ts';
import { type Lines, roundTo } from './lines.ts';
import type { Reader } from './measures/reader.ts';
import { shareFor } from './people/activity.ts';
import { paidAfter } from './settlement/clawback.ts';

export function settle(
  plan: CompiledPlan,
  input: PlanInput,
  reader: Reader,
  { standing, isThere }: Lines & { readonly isThere: boolean },
  amounts: readonly bigint[],
): Pick<PlanResult, 'settlement' | 'payout' | 'carried'> {
  const { currency, rounding } = plan;
  const earned = (on: readonly string[] | null): bigint =>
    on === null
      ? amounts.reduce((sum, amount) => sum + amount, 0n)
      : roundTo(
          on.reduce<Rational>((sum, id) => add(sum, standing.get(id) ?? zero), zero),
          rounding,
        );
  let payout = earned(null);
  let { paid } = input;
  const balances: Record<string, bigint> = {};
  const released: Record<string, bigint> = {};
  const held: Held[] = [];
  const settlement: SettlementResult[] = [];
  for (const { id, title, mechanic, settle: apply } of plan.settlement) {
    const settled = apply({
      input,
      reader,
      conversion: { ...plan.measuring.conversion, rates: input.rates },
      mode: rounding.mode,
      earned,
      payout,
      paid,
      balance: input.carried.balances[id] ?? 0n,
      released: input.carried.released[id] ?? 0n,
      held: input.carried.held.filter((each) => each.id === id),
      drawShare: (period) =>
        isThere ? shareFor('draws', plan.people, input.person, period) : zero,
    });
    payout += settled.change;
    paid = paidAfter(paid, settled.trace);
    held.push(...settled.held);
    if (settled.released !== undefined) released[id] = settled.released;
    if (settled.balance !== null) balances[id] = settled.balance;
    const balance = settled.balance === null ? null : money(settled.balance, currency);
    const amount = money(settled.change, currency);
    settlement.push({ id, title, mechanic, amount, balance, trace: settled.trace });
  }
  return { settlement, payout: money(payout, currency), carried: { balances, held, released } };
}
