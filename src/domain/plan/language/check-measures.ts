/** Whether the measures of a plan fit together: all that they name exists, none leads back to itself, weights make up a whole. */
import { closest } from '../../names.ts';
import type { Expression } from '../expressions/expression.ts';
import { figureNames, type MeasureDefinition, type ScoreLine } from '../measures/definition.ts';
import { formulasOf, namedBy } from '../measures/made-of.ts';
import { checkLevelsIn } from './check-levels.ts';
import type { Parts } from './cross-check.ts';
import type { PlanHead } from './head.ts';
import type { Path, Report } from './problem.ts';
import { checkWhole } from './whole.ts';

export function checkMeasures(parts: Parts, head: PlanHead, used: Set<string>, report: Report) {
  const { measures } = parts;
  for (const measure of measures) {
    const path = ['measures', measure.id];
    // In a formula the name would stand for something else.
    if (figureNames.includes(measure.id)) report('plan.measure_name', { text: measure.id }, path);
    checkOne(measure, path, report);
    for (const formula of formulasOf(measure)) {
      checkEarned(formula, parts, [...path, keyOf(measure)], report);
      checkWords(formula, head, [...path, keyOf(measure)], report);
    }
    for (const name of namedBy(measure)) {
      used.add(name);
      checkKnown(name, measures, [...path, keyOf(measure)], report);
    }
  }
}

export function checkKnown(
  name: string,
  measures: readonly MeasureDefinition[],
  path: Path,
  report: Report,
) {
  const known = measures.map(({ id }) => id);
  if (known.includes(name)) return;
  report(
    'plan.measure_unknown',
    { text: name.slice(0, 60), near: closest(name, known), known },
    path,
  );
}

/** What has been earned may be asked of lines that there are. */
export function checkEarned(
  { abouts }: Expression,
  { isWhole, components, afterwards }: Parts,
  path: Path,
  report: Report,
) {
  if (!isWhole) return;
  const options = [...components, ...afterwards].map(({ part }) => part.id).concat('total');
  for (const { fn, what } of abouts)
    if (fn === 'earned' && !options.includes(what))
      report(
        'plan.not_one_of',
        { text: what.slice(0, 60), near: closest(what, options), options },
        path,
      );
}

/** What is no measure: without a target incentive its name stands for nothing, and so does all that is computed from it. */
export function checkWords(expression: Expression, head: PlanHead, path: Path, report: Report) {
  if (expression.names.includes('target_incentive') && !head['target-incentive'])
    report('plan.target_incentive_missing', {}, path);
  checkLevelsIn(expression, path, head, report);
}

const keyOf = ({ kind }: MeasureDefinition): string => (kind === 'records' ? 'where' : kind);

function checkOne(measure: MeasureDefinition, path: Path, report: Report) {
  if (measure.kind === 'records') {
    const { take, value, weight, unit } = measure;
    checkNeeds('value', value !== null, take !== 'count', take, path, report);
    checkNeeds('weight', weight !== null, take === 'weighted-average', take, path, report);
    if (take === 'count' && unit !== 'count')
      report('plan.measure_unit', { measure: measure.id, unit, needed: 'count' }, [
        ...path,
        'unit',
      ]);
  }
  if (measure.kind === 'scorecard') {
    const weights = measure.lines.map(({ weight }) => weight);
    checkWhole(weights, [...path, 'scorecard'], report);
    measure.lines.forEach((line, position) =>
      checkLess(line, [...path, 'scorecard', position], report),
    );
  }
}

/** Less of something is better than a target. None of it at all would be endlessly better: the cap says what that counts as. */
function checkLess({ by, lessIsBetter, cap }: ScoreLine, path: Path, report: Report) {
  if (!lessIsBetter) return;
  const key = 'less-is-better';
  if (by === 'value') report('plan.not_with', { key, other: 'by: value' }, [...path, key]);
  else if (!cap) report('plan.missing', { key: 'cap', options: ['120 %'] }, [...path, 'cap']);
}

function checkNeeds(
  key: 'value' | 'weight',
  isThere: boolean,
  isNeeded: boolean,
  take: string,
  path: Path,
  report: Report,
) {
  const at = [...path, key];
  if (isThere && !isNeeded) report('plan.not_with', { key, other: `take: ${take}` }, at);
  if (!isThere && isNeeded) report('plan.missing', { key, options: ['amount', 'score'] }, at);
}
