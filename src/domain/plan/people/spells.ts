/** A period in parts: at which level somebody is when, and how much of the period each part is. */
import { type Period, subperiods } from '../../period.ts';
import { type Rational, rational } from '../../rational.ts';
import type { Participant } from '../evaluation.ts';
import type { StepOf } from '../trace.ts';
import { daysActive, isWholeMonth } from './activity.ts';
import { clip, compareDays, type Stretch } from './days.ts';
import type { PeopleTerms } from './section.ts';

export interface LevelSpell extends Stretch {
  readonly level: string;
  /** Its part of the time that somebody is there: all of them add up to one. */
  readonly factor: Rational;
}

type Leveled = Pick<Participant, 'level' | 'spells' | 'leave'>;
type Part = Omit<LevelSpell, 'factor'>;

/** In order. One, at the level that the plan names, unless it splits. Empty: not on the plan in this period. */
export function spellsWithin(
  person: Leveled,
  period: Period,
  terms: PeopleTerms,
): readonly LevelSpell[] {
  const parts = partsWithin(person, { from: period.start, to: period.end });
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return [];
  if (terms.levelChange === 'split' && parts.length > 1) return split(parts, person, period, terms);
  const { level } = terms.levelChange === 'first-day' ? first : last;
  return [{ from: first.from, to: last.to, level, factor: rational(1n) }];
}

/** Levels that follow each other without a change, and without a gap, are one part. */
function partsWithin({ spells, level }: Leveled, within: Stretch): readonly Part[] {
  if (spells.length === 0) return [{ ...within, level }];
  const parts: Part[] = [];
  for (const spell of spells) {
    const part = clip(spell, within);
    if (!part) continue;
    const last = parts.at(-1);
    if (last && last.level === spell.level && compareDays(last.to, part.from) === 0)
      parts[parts.length - 1] = { ...last, to: part.to };
    else parts.push({ ...part, level: spell.level });
  }
  return parts;
}

function split(
  parts: readonly Part[],
  person: Leveled,
  period: Period,
  terms: PeopleTerms,
): readonly LevelSpell[] {
  const byDays = (leaveCounts: boolean) => parts.map((part) => daysOf(part, person, leaveCounts));
  // Where nothing counts (no whole month, or all of it on leave) the days alone can say how to part the period.
  const candidates = [
    terms.partPeriods === 'whole-months' ? byMonths(parts, person, period, terms.leaveCounts) : [],
    byDays(terms.leaveCounts),
    byDays(true),
  ];
  const weights = candidates.find((each) => sum(each) > 0) ?? [];
  const all = BigInt(sum(weights));
  return parts.map((part, position) => ({
    ...part,
    factor: rational(BigInt(weights[position] ?? 0), all),
  }));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

const daysOf = (part: Stretch, { leave }: Leveled, leaveCounts: boolean): number =>
  daysActive({ spells: [], leave }, part, leaveCounts);

/** A month counts for the level of its last day. */
function byMonths(
  parts: readonly Part[],
  person: Leveled,
  period: Period,
  leaveCounts: boolean,
): readonly number[] {
  const months = subperiods(period, 'month').filter((month) =>
    isWholeMonth(person, month, leaveCounts),
  );
  return parts.map(
    (part) =>
      months.filter(({ end }) => compareDays(part.from, end) < 0 && compareDays(end, part.to) <= 0)
        .length,
  );
}

export const spellStep = ({ from, to, level, factor }: LevelSpell): StepOf<'spell'> => ({
  step: 'spell',
  from,
  to,
  level,
  factor,
});
