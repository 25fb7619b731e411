/** `when:` of a settlement: in which periods it acts. What it has carried over stays carried while it does not. */
import type { Expression } from '../expressions/expression.ts';
import { expression, figureVocabulary } from '../measures/definition.ts';
import type { Reader } from '../measures/reader.ts';
import type { StepOf } from '../trace.ts';

export const condition = expression('months_served <= 6', figureVocabulary).optional();

export function acts(
  when: Expression | undefined,
  reader: Reader,
): { readonly holds: boolean; readonly gate: readonly StepOf<'gate'>[] } {
  if (!when) return { holds: true, gate: [] };
  const { holds, uses } = reader.holds(when);
  return { holds, gate: [{ step: 'gate', text: when.text, uses, holds }] };
}
