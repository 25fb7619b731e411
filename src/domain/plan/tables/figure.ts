/** What stands in a row of a table: a rate, an amount or a factor, for everybody or by level. */
import { compare, multiply, type Rational } from '../../rational.ts';
import { minorPerUnit, type PlanTerms } from '../language/part.ts';
import type { Path, Report } from '../language/problem.ts';
import * as t from '../language/terms.ts';
import type { FigureKind } from '../trace.ts';

export const figureKeys = {
  rate: t.rate.optional(),
  amount: t.amountByLevel.optional(),
  factor: t.factorByLevel.optional(),
};

/** A row of which exactly one of the three is expected. */
export interface FigureRow {
  readonly rate?: t.ByLevel<Rational> | undefined;
  readonly amount?: t.ByLevel<t.Amount> | undefined;
  readonly factor?: t.ByLevel<Rational> | undefined;
}

const kinds: readonly FigureKind[] = ['rate', 'amount', 'factor'];

/** Reports a row that has another figure than what is paid needs, or none. */
export function checkFigure(row: FigureRow, expected: FigureKind, report: Report, at: Path = []) {
  for (const kind of kinds)
    if (kind !== expected && row[kind])
      report('plan.figure_other', { key: kind, expected }, [...at, kind]);
  if (!row[expected])
    report('plan.missing', { key: expected, options: [examples[expected]] }, [...at, expected]);
}

const examples: Readonly<Record<FigureKind, string>> = {
  rate: '5 %',
  amount: '3000',
  factor: '1.05',
};

/** In minor units where it is an amount. */
export type Figure = (level: string) => Rational;

export function figureOf(
  row: Pick<FigureRow, 'rate' | 'amount' | 'factor'>,
  { currency }: Pick<PlanTerms, 'currency'>,
): Figure {
  const { rate, amount, factor } = row;
  if (amount) {
    const scale = minorPerUnit(currency);
    return (level) => multiply(t.forLevel(amount, level).value, scale);
  }
  const share = rate ?? factor;
  if (!share) throw new RangeError('a row without a figure');
  return (level) => t.forLevel(share, level);
}

/** As written, for comparing rows with each other. */
const writtenOf = (row: FigureRow): t.ByLevel<Rational> | null => {
  if (row.rate) return row.rate;
  if (row.factor) return row.factor;
  if (!row.amount) return null;
  const { amount } = row;
  return amount.kind === 'same'
    ? { kind: 'same', value: amount.value.value }
    : {
        kind: 'by-level',
        values: new Map([...amount.values].map(([level, { value }]) => [level, value])),
      };
};

/** Reports each row that pays some level less than the row before it: usually a slip. */
export function checkNeverFalls(rows: readonly FigureRow[], report: Report) {
  rows.forEach((row, position) => {
    const before = rows[position - 1];
    const [low, high] = [before && writtenOf(before), writtenOf(row)];
    if (low && high && levelsOf(low, high).some((level) => falls(low, high, level)))
      report('plan.table_falls', { position: position + 1 }, ['table', position]);
  });
}

const levelsOf = (...terms: readonly t.ByLevel<Rational>[]): readonly string[] => {
  const named = terms.flatMap((each) => (each.kind === 'by-level' ? [...each.values.keys()] : []));
  return named.length > 0 ? named : [''];
};

function falls(before: t.ByLevel<Rational>, after: t.ByLevel<Rational>, level: string): boolean {
  const [low, high] = [before, after].map((each) =>
    each.kind === 'same' ? each.value : each.values.get(level),
  );
  return low !== undefined && high !== undefined && compare(high, low) < 0;
}
