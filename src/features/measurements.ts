/** From what standing keeps (tallies and quotas) to what plans and boards read (measures and attainment). */
import { attainment } from '../domain/attainment.ts';
import { type Measure, measure, measured } from '../domain/measure.ts';
import type { CompiledPlan } from '../domain/plan/compile.ts';
import type { Measured, Measurements } from '../domain/plan/evaluation.ts';
import { tallyOf } from '../domain/plan/measures/tally.ts';
import { type Rational, rational } from '../domain/rational.ts';
import type { Standing } from '../store/port-performance.ts';

export function measuredOf(standing: Standing, of: Measure): Measured {
  const tally = standing[of.kind];
  return { value: measured(of, tally), quota: quotaOf(standing, of), count: tally.count };
}

/** In the unit of the measure: a score's quota is stored in hundredths of a point. */
function quotaOf({ quotas }: Standing, { code, unit }: Measure): Rational | null {
  const amount = quotas[code];
  if (amount === undefined || amount === 0n) return null;
  return rational(amount, unit === 'score' ? 100n : 1n);
}

/** The plan's measures of which there is a tally. */
export function measurementsOf(standing: Standing, plan: CompiledPlan): Measurements {
  const read: Record<string, Measured> = {};
  for (const definition of plan.measures) {
    const code = tallyOf(definition);
    if (code) read[definition.id] = measuredOf(standing, measure(code));
  }
  return read;
}

/** Null without value or target. */
export function attainmentOf(standing: Standing, of: Measure): Rational | null {
  const { value, quota } = measuredOf(standing, of);
  return attainment(value, quota);
}
