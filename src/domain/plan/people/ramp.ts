/** The part of a target that counts for somebody new. */
import { type Period, subperiods } from '../../period.ts';
import { add, divide, multiply, one, type Rational, zero } from '../../rational.ts';
import type { Participant } from '../evaluation.ts';
import { activeShare, type Reckoning } from './activity.ts';
import { calendarMonths } from './months.ts';

/**
 * The month of the first day has the first share of the ramp, the next the second, later ones 100 %. Each month of the period counts
 * as much as it is worked; months before the first day do not count. 1 when the first day is not known: nobody new, then.
 */
export function rampFactor(
  ramp: readonly Rational[],
  person: Pick<Participant, 'started' | 'spells' | 'leave'>,
  period: Period,
  reckoning: Reckoning,
): Rational {
  const { started } = person;
  if (started === null || ramp.length === 0) return one;
  let [weights, ramped] = [zero, zero];
  for (const month of subperiods(period, 'month')) {
    const served = calendarMonths(started, month.start);
    if (served < 0) continue;
    const weight = activeShare(person, month, reckoning);
    weights = add(weights, weight);
    ramped = add(ramped, multiply(weight, ramp[served] ?? one));
  }
  return weights.num === 0n ? one : divide(ramped, weights);
}
