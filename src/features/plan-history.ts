/** What earlier periods of somebody leave behind: earnings of the year, balances, sums held, and what was paid for each record. */
import type { Period } from '../domain/period.ts';
import type { Carried, PastPeriod } from '../domain/plan/evaluation.ts';
import { paidFor } from '../domain/statement/paid.ts';
import type { Computed } from '../domain/statement/statement.ts';

export interface PlanHistory {
  /** Oldest first. */
  readonly past: readonly PastPeriod[];
  readonly carried: Carried;
  /** By external id of the record, minor units. */
  readonly paid: Readonly<Record<string, bigint>>;
}

export const noHistory: PlanHistory = {
  past: [],
  carried: { balances: {}, held: [], released: {} },
  paid: {},
};

/** `before`: oldest first. */
export function historyOf(
  before: readonly (Computed & { readonly period: Period })[],
): PlanHistory {
  return {
    past: before.map(({ period, result }) => ({
      ...{ period, given: {} },
      earned: Object.fromEntries(result.components.map(({ id, amount }) => [id, amount.minor])),
    })),
    carried: before.at(-1)?.result.carried ?? noHistory.carried,
    paid: before.reduce<PlanHistory['paid']>((paid, run) => paidFor(run, paid), {}),
  };
}
