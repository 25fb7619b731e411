/** The most that components, or the person in all, can earn in the period. What lies above is lost. */
import * as z from 'zod';
import { money } from '../money.ts';
import { min } from '../rational.ts';
import { inMinor } from './measuring.ts';
import { type Afterward, afterward, type PlanTerms } from './mechanic.ts';
import {
  amountByLevel,
  forLevel,
  identifier,
  mapping,
  oneOf,
  passOn,
  reportTo,
  title,
} from './terms.ts';

/** `total`, or a list of components. */
const reach = z.unknown().transform((value, context): readonly string[] | null => {
  if (value === 'total') return null;
  const result = z.array(identifier('new-business')).min(1).safeParse(value);
  if (result.success) return result.data;
  if (typeof value === 'object') passOn(context, result.error, value);
  else if (value === undefined || value === '')
    reportTo(context)('plan.missing', { key: 'on', options: ['total', '[new-business]'] });
  else
    reportTo(context)('plan.not_one_of', {
      text: String(value).slice(0, 60),
      near: null,
      options: ['total', '[new-business]'],
    });
  return z.NEVER;
});

const schema = mapping({
  id: identifier('quarter-cap'),
  mechanic: oneOf('cap'),
  title,
  on: reach,
  amount: amountByLevel,
});

export const cap = afterward('cap', schema, { check: () => {}, bind });

function bind({ on, amount }: z.infer<typeof schema>, { currency }: PlanTerms): Afterward {
  return {
    on,
    change(input, before) {
      const limit = inMinor(forLevel(amount, input.person.level), currency);
      const after = min(before, limit);
      const step = { step: 'cap', cap: money(limit.num, currency), before, after } as const;
      return { exact: after, trace: [step] };
    },
  };
}
