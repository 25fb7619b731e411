/** `cap` and `floor`: the most and the least that components, or the person in all, can earn in the period. What lies above a cap is lost. */

import { type LimitTerms, limited, limitFor, limitTerms } from '../components/limit.ts';
import * as t from '../language/terms.ts';
import { type CommonTerms, common, gated, makeAfterward } from './afterward.ts';

export interface LimitAfterTerms extends CommonTerms {
  readonly amount: LimitTerms;
}

const limitMechanic = (limit: 'cap' | 'floor') =>
  makeAfterward<LimitAfterTerms>(
    limit,
    t.mapping({ ...common, mechanic: t.oneOf(limit), amount: limitTerms }),
    {
      check: () => {},
      bind: (terms, plan) =>
        gated(terms, ({ level, shares, reader }, before) => {
          const { amount, trace } = limitFor(terms.amount, level, shares.caps, plan, reader);
          const after = limited(limit, 'line', amount, before);
          return { exact: after.exact, trace: [...trace, ...after.trace] };
        }),
    },
  );

export const cap = limitMechanic('cap');
export const floor = limitMechanic('floor');
