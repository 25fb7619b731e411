/** `targets:` of a plan file: what is to be reached in a measure, and how much of it counts for somebody new or not always there. */
import * as z from 'zod';
import type { PeriodKind } from '../../period.ts';
import type { Rational } from '../../rational.ts';
import type { Unit } from '../evaluation.ts';
import type { Expression } from '../expressions/expression.ts';
import type { Report } from '../language/problem.ts';
import * as t from '../language/terms.ts';
import { checkWhole } from '../language/whole.ts';
import { expression, figureVocabulary } from '../measures/definition.ts';
import type { PartPeriods } from './section.ts';

/** In whole units of the currency where the measure is money. */
export type TargetSource =
  /** What was set for the person or the team. */
  | { readonly kind: 'assigned' }
  | { readonly kind: 'figure'; readonly figure: t.ByLevel<t.Limit> }
  | { readonly kind: 'formula'; readonly formula: Expression }
  /** A year's, with a share for each period of it. */
  | {
      readonly kind: 'year';
      readonly year: t.ByLevel<t.Limit>;
      readonly seasons: readonly Rational[];
    };

export interface TargetTerms {
  readonly source: TargetSource;
  readonly prorate: PartPeriods | 'none';
  /** By month since the first day. Empty: nobody is new. */
  readonly ramp: readonly Rational[];
}

const formula = t
  .mapping({ formula: expression('previous(bookings) * 1.15', figureVocabulary) })
  .transform(({ formula: read }): TargetSource => ({ kind: 'formula', formula: read }));
const year = t
  .mapping({ year: t.figureByLevel, seasons: z.array(t.percent) })
  .transform((read): TargetSource => ({ kind: 'year', ...read }));
const plain = t.figureByLevel.transform((figure): TargetSource => ({ kind: 'figure', figure }));
const assigned = t.scalar(['assigned'], (): TargetSource => ({ kind: 'assigned' }));

const has = (key: string) => (value: unknown) =>
  typeof value === 'object' && value !== null && key in value;
const source = t.either<TargetSource>(
  has('formula'),
  formula,
  t.either<TargetSource>(
    (value) => has('year')(value) || has('seasons')(value),
    year,
    t.either<TargetSource>((value) => value === 'assigned', assigned, plain),
  ),
);

export const targetEntry = t
  .mapping({
    target: source,
    prorate: t.oneOf('none', 'days', 'whole-months'),
    ramp: z.array(t.percent).optional(),
  })
  .transform(
    ({ target, prorate, ramp }): TargetTerms => ({ source: target, prorate, ramp: ramp ?? [] }),
  );

const periodsInYear = { month: 12, quarter: 4, half: 2, year: 1 } as const;

/** What the entry alone cannot say: whether it fits the measure and the plan's period. */
export function checkTarget(
  { source: read }: TargetTerms,
  unit: Unit,
  period: PeriodKind,
  report: Report,
): void {
  if (read.kind === 'figure') checkUnit(read.figure, unit, ['target'], report);
  if (read.kind !== 'year') return;
  checkUnit(read.year, unit, ['target', 'year'], report);
  const { seasons } = read;
  const periods = periodsInYear[period];
  const here = ['target', 'seasons'];
  if (seasons.length !== periods)
    report('plan.seasons_count', { found: seasons.length, periods }, here);
  checkWhole(seasons, here, report);
}

function checkUnit(
  figure: t.ByLevel<t.Limit>,
  unit: Unit,
  path: readonly string[],
  report: Report,
) {
  const all = figure.kind === 'same' ? [['', figure.value] as const] : [...figure.values.entries()];
  for (const [level, { text, isPercent }] of all)
    if (isPercent !== (unit === 'percent'))
      report('plan.target_unit', { text, isPercent }, level === '' ? path : [...path, level]);
}
