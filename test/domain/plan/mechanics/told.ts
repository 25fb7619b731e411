/** Plans as a person writes them, without the head that all of them share, and what is wrong with them. */
import { checkPlan } from '../../../../src/domain/plan/check.ts';

const shared: Readonly<Record<string, string>> = {
  plan: 'plan: told',
  currency: 'currency: USD',
  period: 'period: quarter',
  rounding: 'rounding: { mode: half-up, at: line }',
  measures: `measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
  deals: { records: deal, take: count }
  satisfaction: { records: rating, take: average, value: score, unit: number }`,
};

/** The text with whatever it leaves out of the head. */
export function whole(text: string): string {
  const has = (key: string) => new RegExp(`^${key}:`, 'm').test(text);
  const missing = Object.entries(shared).filter(([key]) => !has(key));
  return [...missing.map(([, line]) => line), text].join('\n');
}

/** Empty: every example of the plan comes out. Otherwise what does not, in a few words each. */
export const wrongIn = (text: string): readonly string[] =>
  checkPlan(whole(text))
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ code, params, path }) =>
      code === 'plan.example_failed'
        ? `${params.example}: ${params.id} is ${params.computed}, not ${params.expected}`
        : `${code} at ${path.join('.')} ${JSON.stringify(params)}`,
    );
