/** `full-steps`: a sum for every full step above a point. */
import { add, divide, max, multiply, rational, subtract, zero } from '../../rational.ts';
import * as t from '../language/terms.ts';
import { checkFigure, figureKeys, figureOf } from './figure.ts';
import { type Common, limitScale, type TableKind } from './table.ts';

const table = t.mapping({ above: t.limit, 'each-full': t.limit, ...figureKeys });

export interface StepsTerms extends Common {
  readonly table: (typeof table)['_output'];
}

export const fullSteps: TableKind<StepsTerms> = {
  name: 'full-steps',
  keys: { table },
  hasBoundary: false,
  check({ table: terms }, figure, report) {
    checkFigure(terms, figure, report, ['table']);
    const every = terms['each-full'];
    if (every.value.num <= 0n)
      report('plan.number_expected', { text: every.text }, ['table', 'each-full']);
  },
  bind({ table: terms }, { plan, index }) {
    const scale = limitScale(index, plan);
    const from = multiply(terms.above.value, scale);
    const every = multiply(terms['each-full'].value, scale);
    const figure = figureOf(terms, plan);
    const stepsTo = (at: t.Limit['value']) => {
      const full = divide(max(zero, subtract(at, from)), every);
      return full.num / full.den;
    };
    return {
      pay({ at, basis, level }) {
        const steps = stepsTo(at);
        const each = multiply(basis.whole, figure(level));
        const pays = multiply(each, rational(steps));
        return { exact: pays, trace: [{ step: 'steps', index, from, every, steps, each, pays }] };
      },
      figureAt: null,
      first: null,
      after: (at) => ({
        from: add(from, multiply(rational(stepsTo(at) + 1n), every)),
        rate: null,
      }),
      runs: 'difference',
    };
  },
};
