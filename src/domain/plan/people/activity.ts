/** How much of a period somebody is there for: exact fractions, which are never rounded. */
import type { Temporal } from 'temporal-polyfill';
import type { Period } from '../../period.ts';
import { subperiods } from '../../period.ts';
import { one, type Rational, rational } from '../../rational.ts';
import type { Participant } from '../evaluation.ts';
import { compareDays, covered, daysIn, earlier, type Stretch } from './days.ts';
import { wholeMonths } from './months.ts';
import type { PartPeriods, PeopleTerms, Prorated } from './section.ts';

type Present = Pick<Participant, 'spells' | 'leave'>;

/** How a part of a period is reckoned. `none`: any part counts as the whole. */
export interface Reckoning {
  readonly by: PartPeriods | 'none';
  readonly leaveCounts: boolean;
}

export const daysInPeriod = ({ start, end }: Period): number => start.until(end).days;

/** Days on the plan, without leave where that does not count. */
export function daysActive(person: Present, within: Stretch, leaveCounts: boolean): number {
  const there = person.spells.length === 0 ? [within] : covered(person.spells, within);
  const away = leaveCounts ? [] : covered(person.leave, within);
  const lost = there.reduce((sum, stretch) => sum + daysIn(covered(away, stretch)), 0);
  return daysIn(there) - lost;
}

/** Whether the month counts: on the plan from its first day to its last, and not on leave for all of it. */
export function isWholeMonth(person: Present, month: Period, leaveCounts: boolean): boolean {
  const within = { from: month.start, to: month.end };
  const isThere = daysActive(person, within, true) === daysInPeriod(month);
  return isThere && daysActive(person, within, leaveCounts) > 0;
}

/** The part of the period (or of a month of it) that counts; 1: all of it. */
export function activeShare(person: Present, period: Period, reckoning: Reckoning): Rational {
  const { by, leaveCounts } = reckoning;
  switch (by) {
    case 'none':
      return one;
    case 'days': {
      const days = daysActive(person, { from: period.start, to: period.end }, leaveCounts);
      return rational(BigInt(days), BigInt(daysInPeriod(period)));
    }
    case 'whole-months': {
      const months = subperiods(period, 'month');
      const whole = months.filter((month) => isWholeMonth(person, month, leaveCounts));
      return rational(BigInt(whole.length), BigInt(months.length));
    }
  }
}

/** The part of a fixed sum that is due: 1 where the plan does not prorate it. */
export const shareFor = (
  what: Prorated,
  terms: PeopleTerms,
  person: Present,
  period: Period,
): Rational =>
  terms.prorate.has(what)
    ? activeShare(person, period, { by: terms.partPeriods, leaveCounts: terms.leaveCounts })
    : one;

/** The first day on which somebody is no longer on the plan; null: still there. */
export const leftOn = ({ spells }: Present): Temporal.PlainDate | null => spells.at(-1)?.to ?? null;

/** Whole months from the first day to the end of the period, or to the day of leaving; null: the first day is not known. */
export function monthsServed(
  person: Pick<Participant, 'started' | 'spells' | 'leave'>,
  period: Period,
): number | null {
  if (person.started === null) return null;
  const left = leftOn(person);
  const until = left === null ? period.end : earlier(left, period.end);
  return Math.max(0, wholeMonths(person.started, until));
}

/** Whether somebody is still there on the last day of the period. */
export function isThereAtEnd(person: Present, { end }: Period): boolean {
  const left = leftOn(person);
  return left === null || compareDays(left, end) >= 0;
}
