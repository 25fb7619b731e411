/** A factor on what named components have earned: flat, or from a table. */
import { multiply, type Rational } from '../../rational.ts';
import type { Evaluating } from '../components/component.ts';
import { readIndex } from '../components/looked-up.ts';
import type { Mechanic, PlanTerms } from '../language/part.ts';
import type { Report } from '../language/problem.ts';
import * as t from '../language/terms.ts';
import { checkFigure, type FigureRow, figureKeys, figureOf } from '../tables/figure.ts';
import { onlyOne } from '../tables/step.ts';
import { indexRef, type Paid, type TableKind } from '../tables/table.ts';
import type { StepOf } from '../trace.ts';
import { type Afterward, type CommonTerms, common, gated, makeAfterward } from './afterward.ts';

const named = { ...common, mechanic: t.oneOf('modifier') };

export interface FlatTerms extends CommonTerms, FigureRow {}

/** The same factor for all, or by level. */
export const flatModifier = makeAfterward<FlatTerms>(
  'modifier',
  t.mapping({ ...named, ...figureKeys }),
  {
    check: (terms, report) => checkFigure(terms, 'factor', report),
    bind(terms, plan) {
      const factor = figureOf(terms, plan);
      return gated(terms, ({ level }, before) =>
        multiplied(before, factor(level), { index: null, value: null }, []),
      );
    },
  },
);

export interface TableTerms extends CommonTerms {
  readonly index: t.Index;
  readonly boundary?: t.Boundary | undefined;
  readonly across?: t.Index | undefined;
  readonly tiers: string;
  readonly 'if-unmeasured': Rational;
}

/** A modifier with that kind of table. */
export const modifierWith = (kind: TableKind): Mechanic<Afterward> =>
  makeAfterward<TableTerms>(
    'modifier',
    t.mapping({
      ...named,
      index: t.index,
      tiers: t.oneOf(kind.name),
      ...(kind.hasBoundary ? { boundary: t.boundary } : {}),
      'if-unmeasured': t.factor,
      'may-fall': t.oneOf('yes').optional(),
      ...kind.keys,
    }) as never,
    {
      check: (terms: TableTerms, report: Report) => kind.check(terms as never, 'factor', report),
      bind: (terms: TableTerms, plan: PlanTerms) => bindTable(kind, terms, plan),
    },
  );

function bindTable(kind: TableKind, terms: TableTerms, plan: PlanTerms): Afterward {
  const index = indexRef(terms.index, plan);
  const across = terms.across && indexRef(terms.across, plan);
  const boundary = terms.boundary ?? 'upper';
  const table = kind.bind(terms as never, { plan, index, boundary, figure: 'factor' });
  return gated(terms, (evaluating: Evaluating, before) => {
    const { reader, level } = evaluating;
    const { at, trace } = readIndex(reader, index);
    const side = across ? readIndex(reader, across) : { at: null, trace: [] };
    const isMeasured = at !== null && (!across || side.at !== null);
    const found =
      isMeasured && table.figureAt
        ? table.figureAt({ at, across: side.at, basis: onlyOne, level })
        : { exact: terms['if-unmeasured'], trace: [] };
    const steps = [...trace, ...side.trace, ...found.trace];
    return multiplied(before, found.exact, { index, value: at }, steps);
  });
}

function multiplied(
  before: Rational,
  factor: Rational,
  about: Pick<StepOf<'modifier'>, 'index' | 'value'>,
  trace: Paid['trace'],
): Paid {
  const after = multiply(before, factor);
  return { exact: after, trace: [...trace, { step: 'modifier', ...about, factor, before, after }] };
}
