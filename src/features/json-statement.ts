/** A computed plan as scripts read it: components, settlement, grants, with every step of their arithmetic. */
import type { Currency } from '../domain/money.ts';
import type {
  ComponentResult,
  GrantResult,
  PlanResult,
  SettlementResult,
} from '../domain/plan/evaluation.ts';
import { fractionJson, limitJson, measureJson, minorJson, moneyJson } from './json-figures.ts';
import { stepsJson } from './json-steps.ts';

export function componentJson({ id, mechanic, title, amount, trace, next }: ComponentResult) {
  const { currency } = amount;
  return {
    id,
    mechanic,
    title,
    ...moneyJson(amount),
    trace: stepsJson(trace, currency),
    next: next && {
      measure: next.measure.id,
      of: next.of,
      by: next.by,
      from: limitJson(next.from, next, currency),
      missing: measureJson(next.missing, next.measure.unit, currency),
      worth: moneyJson(next.worth),
      rate: fractionJson(next.rate),
    },
  };
}

/** What of the earning is paid, what stays owed and what is held; and units of grants, which are no money. */
export function payoutJson({ total, settlement, payout, carried, grants }: PlanResult) {
  const { currency } = total;
  return {
    settlement: settlement.map(settlementJson),
    payout: moneyJson(payout),
    held: carried.held.map(({ id, amount, due }) => ({
      id,
      amount: minorJson(amount, currency),
      due: due.toString(),
    })),
    grants: grants.map((grant) => grantJson(grant, currency)),
  };
}

const settlementJson = ({ id, mechanic, title, amount, balance, trace }: SettlementResult) => ({
  id,
  mechanic,
  title,
  ...moneyJson(amount),
  balance: balance && moneyJson(balance),
  trace: stepsJson(trace, amount.currency),
});

const grantJson = (
  { id, title, units, vested, newly, trace }: GrantResult,
  currency: Currency,
) => ({
  id,
  title,
  units: units.toString(),
  vested: vested.toString(),
  newly: newly.toString(),
  trace: stepsJson(trace, currency),
});
