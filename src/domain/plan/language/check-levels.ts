/** Whether the levels that a plan speaks of are its own. */
import { closest } from '../../names.ts';
import type { Expression } from '../expressions/expression.ts';
import { type Phrase, phraseOf } from '../expressions/phrase.ts';
import type { PlanHead } from './head.ts';
import type { Path, Report } from './problem.ts';
import type { ByLevel } from './terms.ts';

export const levelParams = (level: string, levels: readonly string[]) => ({
  level: level.slice(0, 60),
  near: closest(level, levels),
  levels,
});

/** A list of levels: no others than the plan's. */
export function checkLevels(named: readonly unknown[], path: Path, head: PlanHead, report: Report) {
  const levels = head.levels ?? [];
  named.forEach((level, position) => {
    if (!levels.includes(String(level)))
      report('plan.level_unknown', levelParams(String(level), levels), [...path, position]);
  });
}

/** A figure by level: one for every level, and for no other. */
export function checkByLevel(
  { values }: Extract<ByLevel<unknown>, { kind: 'by-level' }>,
  path: Path,
  head: PlanHead,
  report: Report,
) {
  const levels = head.levels ?? [];
  for (const level of values.keys())
    if (!levels.includes(level))
      report('plan.level_unknown', levelParams(level, levels), [...path, level]);
  const missing = levels.filter((level) => !values.has(level));
  if (missing.length > 0) report('plan.level_left_out', { levels: missing }, path);
}

/** A misspelt level in a condition is nobody's. Those with whom somebody is compared may be on another plan, so it is no error. */
export function checkLevelsIn(expression: Expression, path: Path, head: PlanHead, report: Report) {
  const levels = head.levels ?? [];
  if (levels.length === 0 || !expression.names.includes('level')) return;
  for (const level of new Set(levelsIn(phraseOf(expression))))
    if (!levels.includes(level)) report('plan.level_unlisted', levelParams(level, levels), path);
}

/** The texts with which `level` is compared. */
function levelsIn(phrase: Phrase): readonly string[] {
  switch (phrase.kind) {
    case 'two': {
      const { operator, left, right } = phrase;
      const isEquality = operator === '==' || operator === '!=';
      const here = isEquality ? [...beside(left, right), ...beside(right, left)] : [];
      return [...here, ...levelsIn(left), ...levelsIn(right)];
    }
    case 'among':
      return phrase.options.flatMap((option) => beside(phrase.part, option));
    case 'choice':
      return [phrase.test, phrase.yes, phrase.no].flatMap(levelsIn);
    case 'call':
      return phrase.parts.flatMap(levelsIn);
    case 'not':
    case 'minus':
      return levelsIn(phrase.part);
    default:
      return [];
  }
}

const beside = (name: Phrase, text: Phrase): readonly string[] =>
  name.kind === 'name' && name.name === 'level' && text.kind === 'text' ? [text.text] : [];
