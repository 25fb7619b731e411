/** `thresholds`: sums for points that are reached, only the highest of them or every one. */
import * as z from 'zod';
import { add, compare, multiply, zero } from '../../rational.ts';
import type { Report } from '../language/problem.ts';
import * as t from '../language/terms.ts';
import type { TraceStep } from '../trace.ts';
import { reaches } from './band.ts';
import { checkFigure, checkNeverFalls, figureKeys, figureOf } from './figure.ts';
import { applied, type Common, limitScale, type TableKind } from './table.ts';

const rows = z.array(t.mapping({ at: t.limit, ...figureKeys }));
type Rows = z.infer<typeof rows>;

export interface ThresholdTerms extends Common {
  readonly table: Rows;
  readonly counts: 'highest' | 'every';
}

export const thresholds: TableKind<ThresholdTerms> = {
  name: 'thresholds',
  keys: { table: rows, counts: t.oneOf('highest', 'every') },
  hasBoundary: true,
  check(terms, figure, report) {
    const { table, counts } = terms;
    checkPoints(table, report);
    table.forEach((row, position) => checkFigure(row, figure, report, ['table', position]));
    if (counts === 'highest' && !terms['may-fall']) checkNeverFalls(table, report);
  },
  bind({ table, counts }, { plan, index, boundary, figure }) {
    const scale = limitScale(index, plan);
    const points = table.map((row) => ({
      from: multiply(row.at.value, scale),
      figure: figureOf(row, plan),
    }));
    return {
      pay({ at, basis, level }) {
        const steps = points.map(({ from, figure: figureFor }) => {
          const rate = figureFor(level);
          const pays = multiply(basis.whole, rate);
          const isReached = reaches(at, from, boundary);
          const shown: TraceStep = { step: 'threshold', index, from, reached: isReached, pays };
          const product = basis.ref.kind === 'once' ? [] : applied(basis, figure, rate).trace;
          return { isReached, pays, shown, trace: [shown, ...product] };
        });
        const reached = steps.filter((each) => each.isReached);
        const counting = counts === 'every' ? reached : reached.slice(-1);
        const missed = steps.find((each) => !each.isReached);
        const trace = counting.flatMap((each) => each.trace);
        return {
          exact: counting.reduce((total, { pays }) => add(total, pays), zero),
          trace: missed ? [...trace, missed.shown] : trace,
        };
      },
      figureAt: null,
      first: null,
      after(at) {
        const next = points.find(({ from }) => !reaches(at, from, boundary));
        return next ? { from: next.from, rate: null } : null;
      },
      runs: 'difference',
    };
  },
};

/** Points of a table in their order, none twice. */
export function checkPoints(rowsOf: readonly { readonly at: t.Limit }[], report: Report) {
  if (rowsOf.length === 0) report('plan.table_empty', {}, ['table']);
  rowsOf.forEach(({ at }, position) => {
    const before = rowsOf[position - 1]?.at;
    if (!before) return;
    const order = compare(at.value, before.value);
    const here = ['table', position, 'at'];
    if (order < 0) report('plan.table_unsorted', { before: before.text, after: at.text }, here);
    if (order === 0) report('plan.table_overlap', { from: at.text, to: at.text }, here);
  });
}
