/** A bonus for what lies above a threshold: a rate on that amount, or a fixed sum for each full step. */
import * as z from 'zod';
import { measure } from '../measure.ts';
import { add, compare, divide, max, multiply, rational, subtract, zero } from '../rational.ts';
import type { PlanInput } from './evaluation.ts';
import { inMinor, limitScale, readIndex } from './measuring.ts';
import { type Component, earning, type Paid, type PlanTerms } from './mechanic.ts';
import type { Report } from './problem.ts';
import * as t from './terms.ts';

const rateAbove = t.mapping({ rate: t.rate });
const perStep = t.mapping({ 'each-full': t.limit, amount: t.amountByLevel });

const schema = t.mapping({
  id: t.identifier('over-achievement'),
  mechanic: t.oneOf('over-achievement'),
  title: t.title,
  index: t.index,
  above: t.limit,
  /** A percentage of the amount above, or a sum for each full step above. */
  pays: z
    .unknown()
    .transform((value, context): z.infer<typeof rateAbove> | z.infer<typeof perStep> => {
      const stepped = typeof value === 'object' && value !== null && 'each-full' in value;
      const result = (stepped ? perStep : rateAbove).safeParse(value);
      if (result.success) return result.data;
      t.passOn(context, result.error, value);
      return z.NEVER;
    }),
});
type Terms = z.infer<typeof schema>;

export const overAchievement = earning('over-achievement', schema, { check, bind });

function check({ index, pays }: Terms, report: Report) {
  if ('rate' in pays && measure(index.measure).unit !== 'money')
    report('plan.measure_not_money', { measure: index.measure }, ['index', 'measure']);
  if ('each-full' in pays && pays['each-full'].value.num === 0n)
    report('plan.number_expected', { text: pays['each-full'].text }, ['pays', 'each-full']);
}

function bind(terms: Terms, plan: PlanTerms): Component {
  const { index, above, pays } = terms;
  const scale = limitScale(index, plan.currency);
  const from = multiply(above.value, scale);
  const every = 'rate' in pays ? null : multiply(pays['each-full'].value, scale);
  return {
    goals: {
      index,
      boundary: 'upper',
      after(at, level) {
        if ('rate' in pays)
          return compare(at, from) < 0 ? { from, rate: t.forLevel(pays.rate, level) } : null;
        if (!every) return null;
        const full = divide(max(zero, subtract(at, from)), every);
        const steps = rational(full.num / full.den + 1n);
        return { from: add(from, multiply(steps, every)), rate: null };
      },
    },
    pay: (input) => pay(terms, plan, input),
  };
}

function pay({ index, above, pays }: Terms, plan: PlanTerms, input: PlanInput): Paid {
  const { at, unit, trace } = readIndex(input, index);
  const scale = limitScale(index, plan.currency);
  const from = multiply(above.value, scale);
  const over = at === null ? zero : max(zero, subtract(at, from));
  const { level } = input.person;
  const about = { measure: index.measure, of: index.of, by: index.by, from };
  if ('rate' in pays) {
    if (compare(over, zero) === 0) {
      const missed = { ...about, step: 'threshold', reached: false, pays: zero } as const;
      return { exact: zero, trace: [...trace, missed] };
    }
    const part = multiply(over, unit);
    const rate = t.forLevel(pays.rate, level);
    const exact = multiply(part, rate);
    const step = { ...about, step: 'band', position: 1, bands: 1, to: null, rate, part } as const;
    return { exact, trace: [...trace, { ...step, pays: exact, mode: 'marginal' }] };
  }
  const every = multiply(pays['each-full'].value, scale);
  const full = divide(over, every);
  const steps = full.num / full.den;
  const each = inMinor(t.forLevel(pays.amount, level), plan.currency);
  const exact = multiply(each, rational(steps));
  return { exact, trace: [...trace, { ...about, step: 'steps', every, steps, each, pays: exact }] };
}
