/** `pool:` of a component: who shares what it pays, and how. */

import type { Rational } from '../../rational.ts';
import type { GroupOf } from '../evaluation.ts';
import type { Expression } from '../expressions/expression.ts';
import * as t from '../language/terms.ts';
import { expression, figureVocabulary } from '../measures/definition.ts';

export type PoolShare =
  | 'equally'
  | { readonly by: string }
  | { readonly 'by-level': t.ByLevel<Rational> };

const share = t.oneOfShapes('equally', {
  by: t.mapping({ by: t.measureId }),
  'by-level': t.mapping({ 'by-level': t.factorByLevel }),
});

export const poolTerms = t.mapping({
  of: t.oneOf('team', 'company', 'reports'),
  share,
  /** Who takes part; absent: every member. */
  who: expression('attainment(bookings) >= 0.5', figureVocabulary).optional(),
});

export interface PoolTerms {
  readonly of: GroupOf;
  readonly share: PoolShare;
  readonly who?: Expression | undefined;
}
