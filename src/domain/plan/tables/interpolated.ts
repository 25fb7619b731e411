/** `interpolated`: the whole sum of every band that is complete, and of the running one as much as is filled. */
import * as z from 'zod';
import { add, compare, divide, multiply, subtract, zero } from '../../rational.ts';
import type { Report } from '../language/problem.ts';
import * as t from '../language/terms.ts';
import type { StepOf } from '../trace.ts';
import { partWithin } from './band.ts';
import { checkFigure, figureKeys, figureOf } from './figure.ts';
import { type Common, limitScale, type TableKind } from './table.ts';

const rows = z.array(t.mapping({ from: t.limit, to: t.limit, ...figureKeys }));
type Rows = z.infer<typeof rows>;

export interface InterpolatedTerms extends Common {
  readonly table: Rows;
}

export const interpolated: TableKind<InterpolatedTerms> = {
  name: 'interpolated',
  keys: { table: rows },
  hasBoundary: false,
  check({ table }, figure, report) {
    checkSpans(table, report);
    table.forEach((row, position) => checkFigure(row, figure, report, ['table', position]));
  },
  bind({ table }, { plan, index }) {
    const scale = limitScale(index, plan);
    const bands = table.map((row) => ({
      from: multiply(row.from.value, scale),
      to: multiply(row.to.value, scale),
      figure: figureOf(row, plan),
    }));
    return {
      pay({ at, basis, level }) {
        const steps = bands.flatMap(({ from, to, figure }): StepOf<'interpolated'>[] => {
          const filled = divide(partWithin({ from, to }, at), subtract(to, from));
          if (filled.num === 0n) return [];
          const amount = multiply(basis.whole, figure(level));
          const pays = multiply(amount, filled);
          return [{ step: 'interpolated', index, from, to, amount, filled, pays }];
        });
        return { exact: steps.reduce((sum, { pays }) => add(sum, pays), zero), trace: steps };
      },
      figureAt: null,
      first: null,
      after(at) {
        const next = bands.find(({ from }) => compare(from, at) > 0);
        return next ? { from: next.from, rate: null } : null;
      },
      runs: 'difference',
    };
  },
};

/** Bands that join, each with an end: what has none cannot be filled. */
function checkSpans(table: Rows, report: Report) {
  if (table.length === 0) report('plan.table_empty', {}, ['table']);
  table.forEach(({ from, to }, position) => {
    if (compare(to.value, from.value) <= 0)
      report('plan.band_unreachable', { position: position + 1 }, ['table', position]);
    const next = table[position + 1];
    if (!next) return;
    const order = compare(to.value, next.from.value);
    const at = ['table', position + 1, 'from'];
    if (order < 0) report('plan.table_gap', { from: to.text, to: next.from.text }, at);
    if (order > 0) report('plan.table_overlap', { from: next.from.text, to: to.text }, at);
  });
}
