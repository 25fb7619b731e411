/** Whether the currency has the decimals that an amount is written with. */
import { multiply } from '../../rational.ts';
import type { PlanHead } from './head.ts';
import { minorPerUnit } from './part.ts';
import type { Path, Report } from './problem.ts';
import type { Amount } from './terms.ts';

export function checkAmount(
  { text, value }: Pick<Amount, 'text' | 'value'>,
  head: PlanHead,
  path: Path,
  report: Report,
) {
  const minor = multiply(value, minorPerUnit(head.currency));
  if (minor.den !== 1n) report('plan.amount_too_fine', { text, currency: head.currency }, path);
}
