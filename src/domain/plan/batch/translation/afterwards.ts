/** Modifiers and limits that columns apply. */

import { one, type Rational } from '../../../rational.ts';
import type { CommonTerms } from '../../afterwards/afterward.ts';
import type { CompiledPlan } from '../../compile.ts';
import type { LimitTerms } from '../../components/limit.ts';
import { type FigureRow, figureOf } from '../../tables/figure.ts';
import type { BatchAfterward, BatchModifier } from '../batch-plan.ts';
import { limitAt } from './components.ts';
import type { Measures } from './measures.ts';
import { type TableTerms, tableOf } from './tables.ts';
import { amountsOf, figuresOf, levelMask, levelsOf, NotInColumns } from './whole-figures.ts';

type AfterwardPart = CompiledPlan['afterwards'][number];
type ModifierTerms = CommonTerms & FigureRow & Partial<TableTerms & { 'if-unmeasured': Rational }>;

/** Throws `NotInColumns` with the id of what has to be computed person by person. */
export function afterwardOf(
  part: AfterwardPart,
  plan: CompiledPlan,
  measures: Measures,
): BatchAfterward {
  const { id, mechanic } = part;
  const terms = part.terms as CommonTerms;
  if (terms.when) throw new NotInColumns(id);
  const ids = plan.components.map((component) => component.id);
  const on = (terms.on ?? ids).map((each) => ids.indexOf(each));
  const levels = levelsOf(plan);
  const common = { id, on, levels: levelMask(levels, terms.levels) };
  switch (mechanic) {
    case 'modifier':
      return { ...common, kind: 'modifier', ...factorOf(id, terms, plan, measures) };
    case 'cap':
    case 'floor': {
      const { amount } = terms as CommonTerms & { readonly amount: LimitTerms };
      const limit = amountsOf(levels, limitAt(amount, plan, id), 1n, id);
      return { ...common, kind: mechanic, amount: limit };
    }
    default:
      throw new NotInColumns(id);
  }
}

type Factor = Pick<BatchModifier, 'table' | 'figures' | 'unmeasured'>;

function factorOf(
  id: string,
  terms: ModifierTerms,
  plan: CompiledPlan,
  measures: Measures,
): Factor {
  const levels = levelsOf(plan);
  if (!terms.index)
    return { table: null, figures: figuresOf(levels, [figureOf(terms, plan)]), unmeasured: 0 };
  if (terms.tiers !== 'step') throw new NotInColumns(id);
  const { table, rows } = tableOf(terms as TableTerms, plan, measures, false);
  const unmeasured = terms['if-unmeasured'] ?? one;
  // One more row, so that all factors stand over one denominator.
  const { num, den, rows: width } = figuresOf(levels, [...rows, () => unmeasured]);
  const isFactor = (position: number) => position % width < rows.length;
  return {
    table,
    figures: { num: num.filter((_, position) => isFactor(position)), den, rows: rows.length },
    unmeasured: num[rows.length] ?? den,
  };
}
