/** Whether what a component counts fits how it pays: by record, running, to date, in parts of a period. */
import { sourceOf } from '../components/pays.ts';
import { driver } from '../components/per-record.ts';
import type { ComponentTerms, LookedUpTerms } from '../components/schema.ts';
import type { MeasureDefinition, Window } from '../measures/definition.ts';
import type { Parts } from './cross-check.ts';
import type { PlanHead } from './head.ts';
import type { Path, Report } from './problem.ts';

type LookedUp = ComponentTerms & Partial<LookedUpTerms>;

export function checkComponents({ components, measures }: Parts, head: PlanHead, report: Report) {
  for (const { part, path } of components) {
    const component = part.terms as LookedUp;
    checkPays(component, path, measures, report);
    checkDriver(component, path, measures, report);
    checkRunning(component, path, measures, report);
    checkTrueUp(component, path, measures, report);
    if (head.people?.['level-change'] === 'split') checkSplit(component, path, measures, report);
  }
}

/** What pays record by record goes through the records of a measure that is made of some. */
function checkDriver(
  component: LookedUp,
  path: Path,
  measures: readonly MeasureDefinition[],
  report: Report,
) {
  if (component.per !== 'record' && component.per !== 'running') return;
  const source = driver(component);
  const measure = source && measures.find(({ id }) => id === source.measure);
  if (!source || (measure && measure.kind !== 'records') || source.of !== 'rep')
    report('plan.missing', { key: 'per-record-of', options: ['{ of: rep, measure: orders }'] }, [
      ...path,
      'per-record-of',
    ]);
}

/** What is due to date is measured to date: otherwise earlier periods would be taken off what they are no part of. */
function checkTrueUp(
  component: LookedUp,
  path: Path,
  measures: readonly MeasureDefinition[],
  report: Report,
) {
  const over = component['true-up']?.over;
  if (!over) return;
  const named = [component.index?.measure, sourceOf(component.pays)?.measure];
  for (const measure of measures)
    if (
      measure.kind === 'records' &&
      named.includes(measure.id) &&
      measure.window !== `${over}-to-date`
    )
      report(
        'plan.not_with',
        {
          key: `true-up: { over: ${over} }`,
          other: `${measure.id} (${windowText(measure.window)})`,
        },
        [...path, 'true-up'],
      );
}

const windowText = (window: Window): string =>
  typeof window === 'object' ? `window: { rolling: ${window.rolling} }` : `window: ${window}`;

/** An index that grows with each record is a sum: an average does not grow. And a second index has nothing to run with. */
function checkRunning(
  { per, index, tiers }: LookedUp,
  path: Path,
  measures: readonly MeasureDefinition[],
  report: Report,
) {
  if (per !== 'running') return;
  const not = (other: string) =>
    report('plan.not_with', { key: 'per: running', other }, [...path, 'per']);
  const measure = measures.find(({ id }) => id === index?.measure);
  if (measure?.kind === 'records' && measure.take !== 'sum' && measure.take !== 'count')
    not(`take: ${measure.take}`);
  if (tiers === 'matrix') not('tiers: matrix');
}

/** In each part of a period all that came before it would count again. */
function checkSplit(
  component: LookedUp,
  path: Path,
  measures: readonly MeasureDefinition[],
  report: Report,
) {
  const not = (other: string, key: string) =>
    report('plan.not_with', { key: 'level-change: split', other }, [...path, key]);
  if (component['true-up']) not('true-up', 'true-up');
  const paid = sourceOf(component.pays)?.measure;
  const measure = measures.find(({ id }) => id === paid);
  if (measure?.kind === 'records' && measure.window !== 'period')
    not(windowText(measure.window), 'pays');
}

/** A rate needs money, a sum for each needs something to count; a measure by itself is money. */
function checkPays(
  { pays }: ComponentTerms,
  path: Path,
  measures: readonly MeasureDefinition[],
  report: Report,
) {
  if (pays === 'amount') return;
  const unitOf = (id: string) => measures.find((each) => each.id === id)?.unit;
  for (const [key, source] of Object.entries(pays)) {
    const at = [...path, 'pays', key];
    if (key === 'target-incentive') continue;
    const { measure } = source as { readonly measure: string };
    const unit = unitOf(measure);
    if (!unit) continue;
    if (key === 'per-unit-of') {
      if (unit !== 'count' && unit !== 'number')
        report('plan.measure_unit', { measure, unit, needed: 'count' }, [...at, 'measure']);
    } else if (unit !== 'money') report('plan.measure_not_money', { measure }, [...at, 'measure']);
  }
}
