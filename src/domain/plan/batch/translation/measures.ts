/** Measures that columns count: sums, counts and averages of the period's own records. */
import type { CompiledPlan } from '../../compile.ts';
import type { Of } from '../../evaluation.ts';
import type { Expression } from '../../expressions/expression.ts';
import type { RecordMeasure as Definition } from '../../measures/definition.ts';
import type { Subject } from '../batch-plan.ts';
import type { RecordMeasure } from '../credit-pass.ts';
import type { Filter } from '../filter.ts';
import { safe } from '../whole-numbers.ts';
import { NotInColumns } from './whole-figures.ts';

/** Measures by id, found as parts of the plan ask for them. */
export interface Measures {
  readonly found: ReadonlyMap<string, RecordMeasure>;
  /** Throws `NotInColumns` for a measure or a subject that has to be computed person by person. */
  readonly subject: (of: Of, measure: string) => Subject;
}

export function measuresOf({ measuring }: CompiledPlan): Measures {
  const found = new Map<string, RecordMeasure>();
  return {
    found,
    subject(of, id) {
      const definition = measuring.measures.get(id);
      if (definition?.kind !== 'records' || (of !== 'rep' && of !== 'team'))
        throw new NotInColumns(id);
      if (!found.has(id)) found.set(id, toColumns(definition));
      return { of, measure: id };
    },
  };
}

function toColumns(definition: Definition): RecordMeasure {
  const { id, records, take, where, factor, window, dated, weight } = definition;
  if (take !== 'sum' && take !== 'count' && take !== 'average') throw new NotInColumns(id);
  if (window !== 'period' || dated !== null || weight) throw new NotInColumns(id);
  return {
    ...{ records, take, ...takenFrom(definition) },
    credit: take === 'sum' ? definition.credit : 'whole',
    where: where && filterOf(where, records, id),
    factor: { num: safe(factor.num), den: safe(factor.den) },
  };
}

/** Amounts are kept in minor units, scores in hundredths. */
function takenFrom(definition: Definition): Pick<RecordMeasure, 'value' | 'scale'> {
  const { id, take, value, unit, credit } = definition;
  if (take === 'count') return { value: 'amount', scale: 1 };
  const read = value?.text.trim();
  if (read === 'amount' && unit === 'money') return { value: 'amount', scale: 1 };
  // Of a score that is shared out nobody has kept the parts.
  const isWhole = take === 'average' || credit === 'whole';
  if (read === 'score' && unit !== 'money' && isWhole) return { value: 'score', scale: 100 };
  throw new NotInColumns(id);
}

/** What differs from record to record and is no attribute. */
const ownOfRecord = new Set(['amount', 'score', 'day', 'credit.share', 'credit.overlay']);

function filterOf(where: Expression, kind: string, id: string): Filter {
  const asked = [...where.names, ...where.abouts.map(({ what }) => what)];
  if (asked.some((name) => ownOfRecord.has(name))) throw new NotInColumns(id);
  const attributes = [...new Set(asked.filter((name) => name !== 'kind'))];
  return {
    attributes,
    counts(values) {
      const valueOf = (name: string): string | null =>
        name === 'kind' ? kind : values[attributes.indexOf(name)] || null;
      const about = (fn: string, what: string) => fn === 'has' && valueOf(what) !== null;
      return where.evaluate({ name: valueOf, about }) === true;
    },
  };
}
