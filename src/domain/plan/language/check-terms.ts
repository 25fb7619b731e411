/**
 * Walks the terms of every part, whatever its mechanic: amounts, limits, levels, expressions and measures are recognised by their
 * kind and their key.
 */
import type { Expression } from '../expressions/expression.ts';
import type { MeasureDefinition } from '../measures/definition.ts';
import { measuresIn } from '../measures/made-of.ts';
import { checkAmount } from './check-amount.ts';
import { checkByLevel, checkLevels } from './check-levels.ts';
import { checkKnown, checkWords } from './check-measures.ts';
import type { Parts } from './cross-check.ts';
import type { PlanHead } from './head.ts';
import type { Path, Report } from './problem.ts';
import type { Amount, ByLevel, Index, Limit } from './terms.ts';

interface Visit {
  readonly head: PlanHead;
  readonly measures: readonly MeasureDefinition[];
  /** What the limits of a table are looked up by; null: there is no table. */
  readonly index: Index | null;
  /** Lines that `earned` may ask about. */
  readonly earlier: readonly string[];
  readonly used: Set<string>;
  readonly report: Report;
}

export function checkTerms(parts: Parts, head: PlanHead, used: Set<string>, report: Report) {
  const { measures } = parts;
  const earlier: string[] = ['total'];
  const all = [parts.components, parts.afterwards, parts.settlement, parts.grants].flat();
  for (const { part, path } of all) {
    const { index = null } = part.terms as { readonly index?: Index };
    visit(part.terms, path, { head, measures, index, earlier: [...earlier], used, report });
    earlier.push(part.id);
  }
  visit(head['target-incentive'], ['target-incentive'], {
    ...{ head, measures, used, report },
    index: null,
    earlier,
  });
}

type Term = Amount | Limit | ByLevel<unknown>;

function visit(value: unknown, path: Path, around: Visit) {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Map) {
    for (const [key, each] of value) visit(each, [...path, String(key)], around);
    return;
  }
  if (isExpression(value)) return checkExpression(value, path, around);
  checkTerm(value as Term, path, around);
  if (Array.isArray(value)) return value.forEach((each, at) => visit(each, [...path, at], around));
  for (const [key, each] of Object.entries(value)) {
    if (key === 'target-incentive' && !around.head['target-incentive'])
      around.report('plan.target_incentive_missing', {}, [...path, key]);
    if (key === 'measure' && typeof each === 'string') {
      around.used.add(each);
      checkKnown(each, around.measures, [...path, key], around.report);
    }
    if (key === 'by' && path.at(-1) === 'share' && typeof each === 'string') {
      around.used.add(each);
      checkKnown(each, around.measures, [...path, key], around.report);
    }
    // What filters the records of an event is about their attributes, not about measures.
    if (key === 'where' && 'records' in value) continue;
    if (key === 'levels' && Array.isArray(each))
      checkLevels(each, [...path, key], around.head, around.report);
    // The limits of the columns are those of the other index.
    const across = (value as { readonly across?: Index }).across;
    const inside = key === 'columns' && across ? { ...around, index: across } : around;
    const isOwnWord = key === 'end' || key === 'values' || key === 'value';
    visit(each, isOwnWord ? path : [...path, key], inside);
  }
}

const isExpression = (value: object): value is Expression =>
  'evaluate' in value && typeof value.evaluate === 'function';

function checkExpression(expression: Expression, path: Path, around: Visit) {
  const { head, measures, earlier, used, report } = around;
  checkWords(expression, head, path, report);
  for (const name of measuresIn(expression)) {
    used.add(name);
    checkKnown(name, measures, path, report);
  }
  for (const { fn, what } of expression.abouts)
    if (fn === 'earned' && !earlier.includes(what))
      report('plan.earned_later', { id: what.slice(0, 60) }, path);
}

function checkTerm(term: Term, path: Path, { head, index, measures, report }: Visit) {
  if (term.kind === 'amount') checkAmount(term, head, path, report);
  if (term.kind === 'limit' && index) {
    const unit = measures.find(({ id }) => id === index.measure)?.unit;
    const needsPercent = index.by === 'attainment' || unit === 'percent';
    if (unit && term.isPercent !== needsPercent)
      report(
        'plan.limit_unit',
        { text: term.text, by: needsPercent ? 'attainment' : 'value' },
        path,
      );
  }
  if (term.kind === 'by-level') checkByLevel(term, path, head, report);
}
