/** `curve`: points, and a straight line from each to the next. */
import * as z from 'zod';
import { add, compare, divide, multiply, type Rational, subtract, zero } from '../../rational.ts';
import * as t from '../language/terms.ts';
import type { StepOf } from '../trace.ts';
import { checkFigure, checkNeverFalls, type Figure, figureKeys, figureOf } from './figure.ts';
import { applied, type Common, type Lookup, limitScale, type TableKind } from './table.ts';
import { checkPoints } from './thresholds.ts';

const rows = z.array(t.mapping({ at: t.limit, ...figureKeys }));

export interface CurveTerms extends Common {
  readonly table: z.infer<typeof rows>;
  readonly 'below-first': 'nothing' | 'first';
  readonly 'above-last': 'extend' | 'flat';
}

interface Point {
  readonly at: Rational;
  readonly figure: Figure;
}

export const curve: TableKind<CurveTerms> = {
  name: 'curve',
  keys: {
    table: rows,
    'below-first': t.oneOf('nothing', 'first'),
    'above-last': t.oneOf('extend', 'flat'),
  },
  hasBoundary: false,
  check(terms, figure, report) {
    checkPoints(terms.table, report);
    terms.table.forEach((row, position) => checkFigure(row, figure, report, ['table', position]));
    if (!terms['may-fall']) checkNeverFalls(terms.table, report);
    if (terms['above-last'] === 'extend' && terms.table.length === 1)
      report('plan.curve_point', {}, ['table']);
  },
  bind(terms, { plan, index, figure }) {
    const scale = limitScale(index, plan);
    const points = terms.table.map((row) => ({
      at: multiply(row.at.value, scale),
      figure: figureOf(row, plan),
    }));
    const read = ({ at, level }: Lookup): StepOf<'curve'> => {
      const place = placeOn(points, at, level, terms);
      return { step: 'curve', index, figure, at, ...place };
    };
    return {
      pay(lookup) {
        const step = read(lookup);
        const { exact, trace } = applied(lookup.basis, figure, step.rate);
        return { exact, trace: [step, ...trace] };
      },
      figureAt(lookup) {
        const step = read(lookup);
        return { exact: step.rate, trace: [step] };
      },
      first: null,
      after(at) {
        const next = points.find((point) => compare(point.at, at) > 0);
        return next ? { from: next.at, rate: null } : null;
      },
      runs: 'difference',
    };
  },
};

type Place = Pick<StepOf<'curve'>, 'low' | 'high' | 'rate'>;

function placeOn(points: readonly Point[], at: Rational, level: string, terms: CurveTerms): Place {
  const shown = (point: Point | undefined) =>
    point ? { at: point.at, figure: point.figure(level) } : null;
  const next = points.findIndex((point) => compare(point.at, at) > 0);
  if (next === 0) {
    const high = shown(points[0]);
    return { low: null, high, rate: terms['below-first'] === 'first' && high ? high.figure : zero };
  }
  if (next > 0) {
    const [low, high] = [shown(points[next - 1]), shown(points[next])];
    return { low, high, rate: low && high ? between(low, high, at) : zero };
  }
  const [before, last] = [shown(points.at(-2)), shown(points.at(-1))];
  if (!last) return { low: null, high: null, rate: zero };
  const rate = before && terms['above-last'] === 'extend' ? between(before, last, at) : last.figure;
  return { low: last, high: null, rate };
}

/** On the line through two points, also beyond them. */
function between(
  low: { at: Rational; figure: Rational },
  high: { at: Rational; figure: Rational },
  at: Rational,
): Rational {
  const slope = divide(subtract(high.figure, low.figure), subtract(high.at, low.at));
  return add(low.figure, multiply(slope, subtract(at, low.at)));
}
