/** `components:` of a plan file: one schema for each kind of table, and one for a component without a table. */
import * as z from 'zod';
import type { PlanTitle } from '../evaluation.ts';
import type { Expression } from '../expressions/expression.ts';
import * as t from '../language/terms.ts';
import { expression, figureVocabulary } from '../measures/definition.ts';
import { type FigureRow, figureKeys } from '../tables/figure.ts';
import type { TableKind } from '../tables/table.ts';
import { type LimitTerms, limitTerms } from './limit.ts';
import { type Pays, pays } from './pays.ts';
import { type PoolTerms, poolTerms } from './pool-terms.ts';

const common = {
  id: t.identifier('new-business'),
  title: t.title.optional(),
  /** Only for these; absent: for all. */
  levels: z.array(t.words('senior')).min(1).optional(),
  when: expression('attainment(bookings) >= 0.8', figureVocabulary).optional(),
  per: t.oneOf('period', 'record', 'running').optional(),
  pays,
  pool: poolTerms.optional(),
  cap: limitTerms.optional(),
  floor: limitTerms.optional(),
  'cap-per-record': limitTerms.optional(),
  'floor-per-record': limitTerms.optional(),
  /** The records that are gone through, where neither what is paid on nor the index is computed from records. */
  'per-record-of': t.source.optional(),
  'true-up': t.mapping({ over: t.oneOf('quarter', 'year'), deduct: t.oneOf('earned') }).optional(),
};

const looked = {
  index: t.index,
  'if-unmeasured': t.oneOf('pays-nothing', 'first-band').optional(),
  /** The basis is not the index's own measure, and falls into the bands as the index does. */
  split: t.oneOf('in-proportion').optional(),
  /** A higher band may pay less. */
  'may-fall': t.oneOf('yes').optional(),
};

export const flatComponent = t.mapping({ ...common, ...figureKeys });

export const componentWith = (kind: Pick<TableKind, 'name' | 'keys' | 'hasBoundary'>) =>
  t.mapping({
    ...common,
    ...looked,
    tiers: t.oneOf(kind.name),
    ...(kind.hasBoundary ? { boundary: t.boundary } : {}),
    ...kind.keys,
  });

/** What all components have, once read. */
export interface ComponentTerms extends FigureRow {
  readonly id: string;
  readonly title?: PlanTitle | undefined;
  readonly levels?: readonly string[] | undefined;
  readonly when?: Expression | undefined;
  readonly per?: 'period' | 'record' | 'running' | undefined;
  readonly pays: Pays;
  readonly pool?: PoolTerms | undefined;
  readonly cap?: LimitTerms | undefined;
  readonly floor?: LimitTerms | undefined;
  readonly 'cap-per-record'?: LimitTerms | undefined;
  readonly 'floor-per-record'?: LimitTerms | undefined;
  readonly 'per-record-of'?: t.Source | undefined;
  readonly 'true-up'?: { readonly over: 'quarter' | 'year'; readonly deduct: 'earned' } | undefined;
}

/** What a component with a table has besides. */
export interface LookedUpTerms extends ComponentTerms {
  readonly index: t.Index;
  readonly tiers: string;
  readonly boundary?: t.Boundary | undefined;
  readonly 'if-unmeasured'?: 'pays-nothing' | 'first-band' | undefined;
  readonly split?: 'in-proportion' | undefined;
  readonly 'may-fall'?: 'yes' | undefined;
  readonly across?: t.Index | undefined;
}
