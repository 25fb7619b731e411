/** Shares that have to make up one whole. */
import {
  add,
  compare,
  multiply,
  one,
  type Rational,
  rational,
  rationalText,
  zero,
} from '../../rational.ts';
import type { Path, Report } from './problem.ts';

export function checkWhole(shares: readonly Rational[], path: Path, report: Report): void {
  const sum = shares.reduce((all, share) => add(all, share), zero);
  if (compare(sum, one) === 0) return;
  report('plan.shares_sum', { sum: `${rationalText(multiply(sum, rational(100n)))} %` }, path);
}
