/** Tables that columns look up: bands and thresholds. */
import { add, compare, multiply, type Rational, rational, zero } from '../../../rational.ts';
import type { CompiledPlan } from '../../compile.ts';
import { minorPerUnit } from '../../language/part.ts';
import type { Boundary, Index, Limit } from '../../language/terms.ts';
import { type FigureRow, figureOf } from '../../tables/figure.ts';
import type { BatchTable } from '../batch-plan.ts';
import type { Measures } from './measures.ts';
import { NotInColumns, overOneDenominator } from './whole-figures.ts';

/** What any component or modifier with a table has said. */
export interface TableTerms {
  readonly id: string;
  readonly index: Index;
  readonly tiers: string;
  readonly boundary?: Boundary | undefined;
  readonly table: readonly TableRow[];
  readonly counts?: 'highest' | 'every' | undefined;
}

interface TableRow extends FigureRow {
  readonly from?: Limit;
  readonly at?: Limit;
  readonly 'retroactive-to'?: Limit | undefined;
}

export type FigureAt = (level: string) => Rational;

export interface TranslatedTable {
  readonly table: BatchTable;
  /** What each row says, in the order of the table's rows. */
  readonly rows: readonly FigureAt[];
}

/** `isFirstBand`: what has no index is looked up at zero. */
export function tableOf(
  terms: TableTerms,
  plan: CompiledPlan,
  measures: Measures,
  isFirstBand: boolean,
): TranslatedTable {
  const { index, boundary = 'upper' } = terms;
  const subject = measures.subject(index.of, index.measure);
  const scale = scaleOf(index, plan);
  const { edges, rows } = terms.tiers === 'thresholds' ? points(terms, plan) : bands(terms, plan);
  const from = overOneDenominator(edges.map((edge) => multiply(edge, scale)));
  const reached = edges.filter((edge, row) => row > 0 && reaches(zero, edge, boundary)).length;
  return {
    table: {
      index: { ...subject, by: index.by },
      ...{ from: from.num, fromDen: from.den, boundary },
      unmeasured: isFirstBand && terms.tiers !== 'thresholds' ? reached : -1,
    },
    rows,
  };
}

const reaches = (at: Rational, edge: Rational, boundary: Boundary): boolean =>
  boundary === 'upper' ? compare(at, edge) >= 0 : compare(at, edge) > 0;

interface StepsTerms {
  readonly index: Index;
  readonly table: FigureRow & { readonly above: Limit; readonly 'each-full': Limit };
}

/** A table of one row, which begins where the steps do. */
export function stepsOf(
  { index, table: terms }: StepsTerms,
  plan: CompiledPlan,
  measures: Measures,
): TranslatedTable & { readonly every: number } {
  const subject = measures.subject(index.of, index.measure);
  const scale = scaleOf(index, plan);
  const limits = [terms.above, terms['each-full']].map(({ value }) => multiply(value, scale));
  const { num, den } = overOneDenominator(limits);
  const [above = 0, every = 1] = num;
  return {
    table: {
      index: { ...subject, by: index.by },
      ...{ from: Float64Array.of(above), fromDen: den, boundary: 'upper', unmeasured: -1 },
    },
    rows: [figureOf(terms, plan)],
    every,
  };
}

/** From a limit as it is written to the unit of the index. */
export const scaleOf = ({ by, measure }: Index, { measuring, currency }: CompiledPlan): Rational =>
  by === 'value' && measuring.measures.get(measure)?.unit === 'money'
    ? minorPerUnit(currency)
    : rational(1n);

interface Rows {
  readonly edges: readonly Rational[];
  readonly rows: readonly FigureAt[];
}

function bands({ id, table }: TableTerms, plan: CompiledPlan): Rows {
  if (table.some((row) => row['retroactive-to'])) throw new NotInColumns(id);
  return {
    edges: table.map(({ from }) => from?.value ?? zero),
    rows: table.map((row) => figureOf(row, plan)),
  };
}

/** Thresholds are bands of which the first, below all of them, pays nothing. */
function points({ table, counts }: TableTerms, plan: CompiledPlan): Rows {
  const figures = table.map((row) => figureOf(row, plan));
  const first = table[0]?.at?.value ?? zero;
  const upTo = (row: number): FigureAt => {
    const counting = counts === 'every' ? figures.slice(0, row + 1) : figures.slice(row, row + 1);
    return (level) => counting.reduce((sum, figure) => add(sum, figure(level)), zero);
  };
  return {
    edges: [first, ...table.map(({ at }) => at?.value ?? zero)],
    rows: [() => zero, ...figures.map((_, row) => upTo(row))],
  };
}
