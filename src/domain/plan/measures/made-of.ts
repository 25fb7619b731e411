/** What a measure is made of, and whether it changes while a plan is computed. */
import type { Expression } from '../expressions/expression.ts';
import { figureNames, type MeasureDefinition } from './definition.ts';

/** The measures that a measure names, also of others and of other periods. */
export function namedBy(measure: MeasureDefinition): readonly string[] {
  switch (measure.kind) {
    case 'records':
      return [];
    case 'scorecard':
      return measure.lines.map((line) => line.measure);
    case 'rank':
      return [measure.measure];
    default:
      return formulasOf(measure).flatMap(measuresIn);
  }
}

/** Its expressions about figures. */
export function formulasOf(measure: MeasureDefinition): readonly Expression[] {
  if (measure.kind === 'formula') return [measure.formula];
  if (measure.kind !== 'members') return [];
  return [measure.value, measure.where].filter((each) => each !== null);
}

export const measuresIn = ({ names, abouts }: Expression): readonly string[] => [
  ...names.filter((name) => !figureNames.includes(name)),
  ...abouts.filter(({ fn }) => fn !== 'earned').map(({ what }) => what),
];

/** Whether it is made, however indirectly, of what has been earned so far. */
export function asksEarned(
  measure: MeasureDefinition,
  measures: ReadonlyMap<string, MeasureDefinition>,
): boolean {
  const seen = new Set([measure]);
  // A set hands out what is added while it is walked.
  for (const each of seen) {
    if (each.kind === 'formula' && each.formula.abouts.some(({ fn }) => fn === 'earned'))
      return true;
    for (const id of namedBy(each)) {
      const named = measures.get(id);
      if (named) seen.add(named);
    }
  }
  return false;
}
