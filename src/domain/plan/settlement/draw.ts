/** A sum that is paid whatever was earned: given, lent until there is more, or paid ahead and settled. */
import type * as z from 'zod';
import { divide, one, round } from '../../rational.ts';
import type { PlanTerms } from '../language/part.ts';
import type { Report } from '../language/problem.ts';
import * as t from '../language/terms.ts';
import { prorated } from '../people/prorate.ts';
import { acts, condition } from './condition.ts';
import { drawKinds, draw as drawn, isOwed } from './draw-kinds.ts';
import { drawAmount, drawFor, mostRecovered, noDraw, recoverAtMost } from './draw-terms.ts';
import { type Settled, type Settlement, type Settling, settlement } from './settling.ts';

const schema = t.mapping({
  id: t.identifier('monthly-draw'),
  mechanic: t.oneOf('draw'),
  title: t.title.optional(),
  when: condition,
  kind: t.oneOf(...drawKinds),
  amount: drawAmount,
  'recover-at-most': recoverAtMost.optional(),
});
export type DrawTerms = z.infer<typeof schema>;

export const draw = settlement('draw', schema, { check, bind });

function check({ kind, 'recover-at-most': limit }: DrawTerms, report: Report) {
  const key = 'recover-at-most';
  if (isOwed(kind) && !limit)
    report('plan.missing', { key, options: ['unlimited', '1000', '50 %'] }, [key]);
  if (!isOwed(kind) && limit)
    report('plan.unknown_key', { key, near: null, known: ['kind', 'amount', 'when'] }, [key]);
}

function bind(terms: DrawTerms, plan: PlanTerms): Settlement {
  return { settle: (settling) => settle(terms, plan, settling) };
}

function settle(terms: DrawTerms, plan: PlanTerms, settling: Settling): Settled {
  const { kind, 'recover-at-most': limit = { kind: 'unlimited' } } = terms;
  const { holds, gate } = acts(terms.when, settling.reader);
  const { whole, due } = holds ? drawFor(terms.amount, settling, plan) : noDraw;
  const { trace } = prorated('draw', whole, whole.num === 0n ? one : divide(due, whole));
  const amount = round(due, settling.mode);
  const figures = {
    kind,
    draw: amount,
    earned: settling.payout,
    owed: isOwed(kind) ? settling.balance : 0n,
    most: (from: bigint) => mostRecovered(limit, from, settling, plan),
  };
  const { topUp, recovered, owedAfter } = drawn(figures);
  const step = {
    step: 'draw',
    kind,
    draw: amount,
    earned: settling.payout,
    topUp,
    recovered,
    owedBefore: figures.owed,
    owedAfter,
  } as const;
  return {
    change: topUp - recovered,
    balance: isOwed(kind) ? owedAfter : null,
    held: [],
    trace: [...gate, ...trace, step],
  };
}
