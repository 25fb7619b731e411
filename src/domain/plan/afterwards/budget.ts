/** A budget for all people of the plan together: when they have earned more, everybody's total is scaled down in proportion. */
import { AppError } from '../../errors.ts';
import { compare, divide, multiply } from '../../rational.ts';
import { minorPerUnit } from '../language/part.ts';
import * as t from '../language/terms.ts';
import { type CommonTerms, common, gated, makeAfterward } from './afterward.ts';

export interface BudgetTerms extends CommonTerms {
  readonly amount: t.Amount;
}

/** Throws `plan.budget_unknown` while what the others have earned is not known: a share of an unknown sum would be a guess. */
export const budget = makeAfterward<BudgetTerms>(
  'budget',
  t.mapping({ ...common, mechanic: t.oneOf('budget'), amount: t.amount }),
  {
    check({ on }, report) {
      if (on !== null)
        report('plan.not_one_of', { text: on.join(', '), near: null, options: ['total'] }, ['on']);
    },
    bind(terms, plan) {
      const whole = multiply(terms.amount.value, minorPerUnit(plan.currency));
      return gated(terms, ({ input }, before) => {
        const { everyone } = input;
        if (!everyone) throw new AppError('plan.budget_unknown', { plan: terms.id });
        const isOver = compare(everyone, whole) > 0;
        const after = isOver ? multiply(before, divide(whole, everyone)) : before;
        return {
          exact: after,
          trace: [{ step: 'budget', budget: whole, everyone, before, after }],
        };
      });
    },
  },
);
