/** `step`: the figure of the band that is reached, as it stands; and the factor of a modifier. */
import { multiply, one, zero } from '../../rational.ts';
import type { TraceStep } from '../trace.ts';
import { bandAt, bandTable, reaches, scaleBands } from './band.ts';
import { checkFigure, checkNeverFalls, figureKeys, figureOf } from './figure.ts';
import {
  applied,
  type Common,
  type Lookup,
  limitScale,
  type Paid,
  type TableKind,
} from './table.ts';

const rows = bandTable(figureKeys);

export interface StepTerms extends Common {
  readonly table: (typeof rows)['_output'];
}

export const step: TableKind<StepTerms> = {
  name: 'step',
  keys: { table: rows },
  hasBoundary: true,
  check(terms, figure, report) {
    terms.table.forEach((row, position) => checkFigure(row, figure, report, ['table', position]));
    if (!terms['may-fall']) checkNeverFalls(terms.table, report);
  },
  bind({ table }, { plan, index, boundary, figure }) {
    const bands = scaleBands(table, limitScale(index, plan)).map((row) => ({
      from: row.from,
      to: row.to,
      figure: figureOf(row, plan),
    }));
    const reached = (lookup: Lookup) => {
      const band = bands[bandAt(bands, lookup.at, boundary)];
      if (!band) throw new RangeError('a table without bands');
      return { from: band.from, rate: band.figure(lookup.level) };
    };
    const pay = (lookup: Lookup): Paid => {
      const { from, rate } = reached(lookup);
      if (lookup.basis.ref.kind === 'measure') return applied(lookup.basis, figure, rate);
      const pays = multiply(lookup.basis.whole, rate);
      const shown: TraceStep = { step: 'threshold', index, from, reached: pays.num !== 0n, pays };
      if (lookup.basis.ref.kind === 'once') return { exact: pays, trace: [shown] };
      return { exact: pays, trace: [shown, ...applied(lookup.basis, figure, rate).trace] };
    };
    return {
      pay,
      figureAt: (lookup) => ({ exact: reached(lookup).rate, trace: [] }),
      first: (lookup) => pay({ ...lookup, at: zero }),
      after(at, level) {
        const next = bands.find(({ from }) => !reaches(at, from, boundary));
        if (!next) return null;
        return { from: next.from, rate: figure === 'rate' ? next.figure(level) : null };
      },
      runs: 'reached',
    };
  },
};

/** What a figure alone is applied to. */
export const onlyOne = { ref: { kind: 'once' }, whole: one, perIndex: one } as const;
