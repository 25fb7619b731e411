/** `matrix`: looked up by two things at once. */
import * as z from 'zod';
import { multiply, type Rational, zero } from '../../rational.ts';
import { minorPerUnit } from '../language/part.ts';
import type { Report } from '../language/problem.ts';
import * as t from '../language/terms.ts';
import type { FigureKind, StepOf } from '../trace.ts';
import { bandAt, bandTable, scaleBands } from './band.ts';
import {
  applied,
  type Common,
  indexRef,
  type Lookup,
  limitScale,
  nothingPaid,
  type TableKind,
} from './table.ts';

const rows = bandTable({
  rates: z.array(t.percent).optional(),
  amounts: z.array(t.amount).optional(),
  factors: z.array(t.factor).optional(),
});
const columns = bandTable({});

export interface MatrixTerms extends Common {
  readonly across: t.Index;
  readonly columns: (typeof columns)['_output'];
  readonly table: (typeof rows)['_output'];
}

type Row = Pick<MatrixTerms['table'][number], 'rates' | 'amounts' | 'factors'>;

const keyOf = { rate: 'rates', amount: 'amounts', factor: 'factors' } as const;

export const matrix: TableKind<MatrixTerms> = {
  name: 'matrix',
  keys: { across: t.index, columns, table: rows },
  hasBoundary: true,
  check: ({ table, columns: sides }, figure, report) =>
    table.forEach((row, position) => checkRow(row, position, sides.length, figure, report)),
  bind(terms, { plan, index, boundary, figure }) {
    const across = indexRef(terms.across, plan);
    const bands = scaleBands(terms.table, limitScale(index, plan));
    const sides = scaleBands(terms.columns, limitScale(across, plan));
    const scale = figure === 'amount' ? minorPerUnit(plan.currency) : null;
    const read = ({ at, across: side }: Lookup): StepOf<'cell'> | null => {
      if (!side) return null;
      const row = bands[bandAt(bands, at, boundary)];
      const position = bandAt(sides, side, boundary);
      const column = sides[position];
      const written = row && cellsOf(row, figure)[position];
      if (!row || !column || !written) return null;
      const rate = scale ? multiply(written, scale) : written;
      const spans = { row: { from: row.from, to: row.to }, column };
      return { step: 'cell', index, across, ...spans, figure, rate };
    };
    return {
      pay(lookup) {
        const cell = read(lookup);
        if (!cell) return nothingPaid;
        const { exact, trace } = applied(lookup.basis, figure, cell.rate);
        return { exact, trace: [cell, ...trace] };
      },
      figureAt(lookup) {
        const cell = read(lookup);
        return cell ? { exact: cell.rate, trace: [cell] } : { exact: zero, trace: [] };
      },
      first: null,
      after: () => null,
      runs: 'reached',
    };
  },
};

function checkRow(row: Row, at: number, sides: number, figure: FigureKind, report: Report) {
  const key = keyOf[figure];
  const cells = cellsOf(row, figure);
  for (const other of Object.values(keyOf))
    if (other !== key && row[other])
      report('plan.figure_other', { key: other, expected: key }, ['table', at, other]);
  if (!row[key]) report('plan.missing', { key, options: [] }, ['table', at, key]);
  else if (cells.length !== sides)
    report('plan.matrix_width', { cells: cells.length, columns: sides }, ['table', at, key]);
}

const cellsOf = (
  { rates, amounts, factors }: Partial<Row>,
  figure: FigureKind,
): readonly Rational[] =>
  (figure === 'rate'
    ? rates
    : figure === 'factor'
      ? factors
      : amounts?.map(({ value }) => value)) ?? [];
