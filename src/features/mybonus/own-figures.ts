/** What somebody has reached in the measures of the plan, whether handed in or computed from records. */
import type { Measured } from '../../domain/plan/evaluation.ts';
import type { MeasureDefinition } from '../../domain/plan/measures/definition.ts';
import { createReader } from '../../domain/plan/measures/reader.ts';
import { rational } from '../../domain/rational.ts';
import type { Statement } from '../earnings.ts';

export interface OwnFigure {
  readonly definition: MeasureDefinition;
  readonly measured: Measured;
}

/** In the order of the plan file. */
export function ownFigures({
  plan,
  input,
  result,
}: Pick<Statement, 'plan' | 'input' | 'result'>): readonly OwnFigure[] {
  const reader = createReader(plan.measuring, input);
  for (const { id, amount } of result.components) reader.note(id, rational(amount.minor));
  reader.note('total', rational(result.total.minor));
  return plan.measures.map((definition) => ({
    definition,
    measured: reader.read(definition.id, 'rep').measured,
  }));
}
