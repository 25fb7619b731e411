/** Problems of a plan file in somebody's language. */
import type { Diagnostic } from '../../domain/errors.ts';
import { type PlanProblem, pathText } from '../../domain/plan/language/problem.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Locale } from '../../i18n/locale.ts';
import { planHints } from '../../i18n/texts/errors-plan.ts';
import { planLanguageHints } from '../../i18n/texts/errors-plan-language.ts';
import { planPartHints } from '../../i18n/texts/errors-plan-parts.ts';

type Words = Readonly<Record<Locale, string | ((params: never) => string)>>;
const hints: ReadonlyMap<string, Words> = new Map(
  Object.entries({ ...planHints, ...planLanguageHints, ...planPartHints }),
);

export function diagnose(problem: PlanProblem, locale: Locale): Diagnostic {
  const { severity, code, line, path, params } = problem;
  const hint = hints.get(code)?.[locale] as string | ((params: object) => string) | undefined;
  return {
    severity,
    code,
    line,
    path: pathText(path),
    message: describeError(code, params, locale) ?? code,
    hint: typeof hint === 'function' ? hint(params) : (hint ?? ''),
  };
}
