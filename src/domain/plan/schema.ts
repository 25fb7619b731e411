/** The head of a plan file: what holds for all of it. The parts are read by their mechanics. */
import * as z from 'zod';
import { exponents } from '../currencies.ts';
import type { Currency } from '../money.ts';
import { periodKinds } from '../period.ts';
import * as t from './terms.ts';

const currencyCode = t.scalar(['CNY', 'USD'], (text, report): Currency | null => {
  if (exponents.has(text)) return text as Currency;
  report('plan.currency_unknown', { text: text.slice(0, 20) });
  return null;
});

const parts = z.array(z.unknown());

export const planHead = t.mapping({
  plan: t.identifier('account-executive'),
  title: t.title,
  currency: currencyCode,
  period: t.oneOf(...periodKinds),
  rounding: t.mapping({
    mode: t.oneOf('half-up', 'half-even', 'half-down', 'up', 'down', 'ceiling', 'floor'),
    /** Each line by itself, or only the total. */
    at: t.oneOf('line', 'total'),
  }),
  measures: z.array(t.measureName).min(1),
  levels: z.array(t.words('junior')).min(1).optional(),
  components: parts.min(1),
  /** Modifiers and caps, in the order in which they apply. */
  afterwards: parts.optional(),
  examples: parts.optional(),
});

export type PlanHead = z.infer<typeof planHead>;
