/** How far back the records go that a plan looks at. */
import { Temporal } from 'temporal-polyfill';
import { type Calendar, type Period, periodOf, shift } from '../period.ts';
import type { CompiledPlan } from './compile.ts';
import { asksAbout } from './needs.ts';

/** The first day; `started`: the person's first in the company, for what counts since then. */
export function horizonOf(
  plan: CompiledPlan,
  period: Period,
  calendar: Calendar,
  started: Temporal.PlainDate | null,
): Temporal.PlainDate {
  const year = periodOf('year', period.start, calendar).start;
  const days: Temporal.PlainDate[] = [period.start];
  const asked = asksAbout(plan);
  if (asked.has('previous')) days.push(shift(period, -24).start);
  if (asked.has('last_year')) days.push(period.start.subtract({ years: 1 }));
  if (plan.settlement.some(({ mechanic }) => mechanic === 'clawback'))
    days.push(started ?? period.start.subtract({ years: 5 }));
  for (const measure of plan.measures) {
    if (measure.kind !== 'records') continue;
    const { window, dated } = measure;
    // A record may count long after its own day: an order by the day of its payment.
    if (dated !== null) days.push(period.start.subtract({ years: 2 }));
    if (typeof window === 'object') days.push(shift(period, 1 - window.rolling).start);
    else if (window === 'since-start') days.push(started ?? period.start.subtract({ years: 10 }));
    else if (window !== 'period') days.push(year);
  }
  return days.reduce((first, day) => (Temporal.PlainDate.compare(day, first) < 0 ? day : first));
}
