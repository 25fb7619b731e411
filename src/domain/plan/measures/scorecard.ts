/** Several attainments in one figure: each is capped and weighted for itself, then they are added. */
import { attainment } from '../../attainment.ts';
import { divide, max, min, multiply, type Rational, zero } from '../../rational.ts';
import { sumOf } from '../../sum.ts';
import type { Of } from '../evaluation.ts';
import { bounded } from '../expressions/value.ts';
import type { StepOf } from '../trace.ts';
import type { ScorecardMeasure, ScoreLine } from './definition.ts';
import type { Reader } from './reader.ts';
import type { Reading } from './reading.ts';

/** A line of which nothing is measured, or that has no target, counts as its floor, or as nothing. */
export function scorecardOf({ lines }: ScorecardMeasure, of: Of, reader: Reader): Reading {
  const steps = lines.map((line) => lineOf(line, of, reader));
  const value = bounded(sumOf(steps.map(({ counts, weight }) => multiply(counts, weight))));
  const isMeasured = steps.some(({ achieved }) => achieved !== null);
  return { measured: { value: isMeasured ? value : null, quota: null, count: 0 }, trace: steps };
}

function lineOf(line: ScoreLine, of: Of, reader: Reader): StepOf<'scorecard'> {
  const { value, quota } = reader.read(line.measure, of).measured;
  const achieved = achievement(line, value, quota);
  return {
    step: 'scorecard',
    measure: reader.refOf(line.measure),
    by: line.by,
    lessIsBetter: line.lessIsBetter,
    value,
    quota,
    achieved,
    counts: within(achieved ?? zero, line),
    weight: line.weight,
  };
}

/** Less than the target of something unwanted is more than 100 %: target ÷ value. None of it at all is as good as the cap allows. */
function achievement(
  { by, lessIsBetter, cap }: ScoreLine,
  value: Rational | null,
  quota: Rational | null,
): Rational | null {
  if (by === 'value') return value;
  if (!lessIsBetter) return attainment(value, quota);
  if (value === null || quota === null || quota.num <= 0n) return null;
  return value.num <= 0n ? cap : divide(quota, value);
}

const within = (achieved: Rational, { cap, floor }: ScoreLine): Rational => {
  const capped = cap ? min(achieved, cap) : achieved;
  return floor ? max(capped, floor) : capped;
};
