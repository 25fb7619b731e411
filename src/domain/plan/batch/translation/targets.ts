/** Targets that a plan states itself, for columns: by level and place of the period in the year. */
import { multiply, type Rational, rational } from '../../../rational.ts';
import type { CompiledPlan } from '../../compile.ts';
import { minorPerUnit } from '../../language/part.ts';
import { forLevel } from '../../language/terms.ts';
import type { BatchTarget } from '../batch-plan.ts';
import type { RecordMeasure } from '../credit-pass.ts';
import { safe } from '../whole-numbers.ts';
import { levelsOf, NotInColumns } from './whole-figures.ts';

/** Null: as assigned. */
export function targetOf(
  id: string,
  { scale }: RecordMeasure,
  plan: CompiledPlan,
): BatchTarget | null {
  const source = plan.targets.get(id)?.source;
  if (!source || source.kind === 'assigned') return null;
  if (source.kind === 'formula') throw new NotInColumns(id);
  const isMoney = plan.measuring.measures.get(id)?.unit === 'money';
  // In smallest units of the measure.
  const unit = isMoney ? minorPerUnit(plan.currency) : rational(BigInt(scale));
  const seasons: readonly Rational[] = source.kind === 'year' ? source.seasons : [rational(1n)];
  const figure = source.kind === 'year' ? source.year : source.figure;
  const amounts = levelsOf(plan).flatMap((level) =>
    seasons.map((season) => {
      const { num, den } = multiply(multiply(forLevel(figure, level).value, season), unit);
      if (den !== 1n) throw new NotInColumns(id);
      return safe(num);
    }),
  );
  return { amounts: Float64Array.from(amounts), places: seasons.length };
}
