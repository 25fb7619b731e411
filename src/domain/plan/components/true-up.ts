/** A true-up: due to date in the year, less what earlier periods of it have earned. */
import { Temporal } from 'temporal-polyfill';
import { periodOf } from '../../period.ts';
import { type Rational, rational } from '../../rational.ts';
import type { PlanInput } from '../evaluation.ts';

/** Rounded as it was paid: the cents of the year then add up to the year's. */
export function earlierInYear(
  component: string,
  over: 'quarter' | 'year',
  { person, period, calendar }: PlanInput,
): Rational {
  const since = periodOf(over, period.start, calendar).start;
  const earned = person.past
    .filter(
      ({ period: past }) =>
        Temporal.PlainDate.compare(past.start, since) >= 0 &&
        Temporal.PlainDate.compare(past.start, period.start) < 0,
    )
    .reduce((sum, { earned: lines }) => sum + (lines[component] ?? 0n), 0n);
  return rational(earned);
}
