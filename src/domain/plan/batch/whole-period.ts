/** For whom columns can speak: somebody of whose period nothing is counted in part. */

import type { Period } from '../../period.ts';
import { compare, one } from '../../rational.ts';
import type { CompiledPlan } from '../compile.ts';
import type { Participant } from '../evaluation.ts';
import { daysActive, daysInPeriod } from '../people/activity.ts';
import { rampFactor } from '../people/ramp.ts';
import { spellsWithin } from '../people/spells.ts';

type Present = Pick<Participant, 'level' | 'spells' | 'leave' | 'started'>;

/**
 * The level at which somebody is for all of the period; null: they are evaluated alone, because they came, left, changed their level or
 * were away on days that do not count, or because their target is still a newcomer's.
 */
export function wholePeriodLevel(
  { people, targets }: CompiledPlan,
  person: Present,
  period: Period,
): string | null {
  const spells = spellsWithin(person, period, people);
  const [only] = spells;
  const within = { from: period.start, to: period.end };
  if (!only || spells.length > 1) return null;
  if (daysActive(person, within, people.leaveCounts) < daysInPeriod(period)) return null;
  const { leaveCounts } = people;
  const isNew = [...targets.values()].some(
    ({ ramp, prorate: by }) =>
      compare(rampFactor(ramp, person, period, { by, leaveCounts }), one) !== 0,
  );
  return isNew ? null : only.level;
}
