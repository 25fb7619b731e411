/** Measures that standing keeps a tally of: their figures are there without going through any records. */
import { type MeasureCode, measure } from '../../measure.ts';
import type { MeasureDefinition } from './definition.ts';

/** Null: it has to be computed from records, or from other measures. */
export function tallyOf(definition: MeasureDefinition): MeasureCode | null {
  if (definition.kind !== 'records' || !isPlain(definition)) return null;
  const { id, records, take, value } = definition;
  const code = codes.find((each) => each === id);
  if (!code || records !== measure(code).kind || take !== measure(code).aggregate) return null;
  return (value?.text.trim() ?? null) === values[code] ? code : null;
}

const codes: readonly MeasureCode[] = ['bookings', 'deals', 'satisfaction'];
const values = { bookings: 'amount', deals: null, satisfaction: 'score' } as const;

/** Nothing filtered, nothing weighed, of the period alone. */
const isPlain = ({
  where,
  dated,
  window,
  credit,
  factor,
}: Extract<MeasureDefinition, { kind: 'records' }>): boolean =>
  where === null &&
  dated === null &&
  window === 'period' &&
  credit === 'shared' &&
  factor.num === factor.den;
