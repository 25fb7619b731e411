/** The head of a plan file: what holds for all of it. The parts are read by their own files. */
import * as z from 'zod';
import { exponents } from '../../currencies.ts';
import type { Currency } from '../../money.ts';
import { periodKinds } from '../../period.ts';
import { multiply, type Rational, rational } from '../../rational.ts';
import type { Expression } from '../expressions/expression.ts';
import { expression, figureVocabulary } from '../measures/definition.ts';
import { peopleSection } from '../people/section.ts';
import * as t from './terms.ts';

const currencyCode = t.scalar(['CNY', 'USD'], (text, report): Currency | null => {
  if (exponents.has(text)) return text as Currency;
  report('plan.currency_unknown', { text: text.slice(0, 20) });
  return null;
});

export type TargetIncentiveTerms = t.ByLevel<t.Amount> | { readonly formula: Expression };

const targetIncentive = t.either<TargetIncentiveTerms>(
  (value) => typeof value === 'object' && value !== null && 'formula' in value,
  t.mapping({ formula: expression('salary * 0.1', figureVocabulary) }),
  t.amountByLevel,
);

/** What amounts are rounded to: a thousandth, a cent, a whole unit, ten of them. */
const unit = t.scalar(['1', '0.01'], (text, report): Rational | null => {
  const value = /^(?:10*|0\.0*1)$/.test(text) ? t.plainFigure(text) : null;
  if (!value) report('plan.not_one_of', { text: t.clip(text), near: null, options: ['1', '0.01'] });
  return value;
});

const list = z.array(z.unknown());
const named = z.record(z.string(), z.unknown());

export const planHead = t.mapping({
  plan: t.identifier('account-executive'),
  title: t.title.optional(),
  currency: currencyCode,
  period: t.oneOf(...periodKinds),
  rounding: t.mapping({
    mode: t.oneOf('half-up', 'half-even', 'half-down', 'up', 'down', 'ceiling', 'floor'),
    /** Each line by itself, or only the total. */
    at: t.oneOf('line', 'total'),
    to: unit.optional(),
  }),
  levels: z.array(t.words('junior')).min(1).optional(),
  'target-incentive': targetIncentive.optional(),
  'foreign-amounts': t.oneOf('locked-period-rate').optional(),
  measures: named.optional(),
  targets: named.optional(),
  people: peopleSection.optional(),
  components: list.optional(),
  /** Modifiers and limits, in the order in which they apply. */
  afterwards: list.optional(),
  /** Draws, holdbacks, clawbacks, in the order in which they apply. */
  settlement: list.optional(),
  grants: list.optional(),
  examples: list.optional(),
});

export type PlanHead = z.infer<typeof planHead>;

/** Minor units of one rounding unit: at least 1. */
export const roundingUnit = ({ rounding }: PlanHead, minorPerUnit: Rational): bigint => {
  const units = multiply(rounding.to ?? rational(0n), minorPerUnit);
  return units.den === 1n && units.num > 0n ? units.num : 1n;
};
