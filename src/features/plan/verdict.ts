/** A plan file checked, and what is said about it. */
import { AppError } from '../../domain/errors.ts';
import { type CheckedPlan, checkPlan, isSound } from '../../domain/plan/check.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { planCheck } from '../../i18n/texts/plan-check.ts';
import type { CliContext } from '../cli.ts';
import { diagnose } from './diagnose.ts';
import { runJson, runLines } from './example-lines.ts';
import { readPlanFile } from './read-file.ts';

export interface Verdict {
  readonly file: string;
  /** The file's text; empty when it could not be read. */
  readonly source: string;
  readonly ok: boolean;
  readonly checked: CheckedPlan;
  readonly diagnostics: readonly ReturnType<typeof diagnose>[];
  readonly locale: Locale;
}

/** A file that cannot be read is a problem of that file: the others are checked all the same. */
export async function checkFile(file: string, locale: Locale): Promise<Verdict> {
  try {
    const source = await readPlanFile(file);
    const checked = checkPlan(source);
    const diagnostics = checked.problems.map((problem) => diagnose(problem, locale));
    return { file, source, ok: isSound(checked), checked, diagnostics, locale };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'plan.file_missing') throw error;
    const problem = {
      severity: 'error',
      code: 'plan.file_missing',
      params: { file },
      path: [],
      line: null,
    } as const;
    const checked = { plan: null, problems: [problem], examples: [] };
    return {
      file,
      source: '',
      ok: false,
      checked,
      diagnostics: [diagnose(problem, locale)],
      locale,
    };
  }
}

export function printVerdict({ file, ok, checked, diagnostics }: Verdict, context: CliContext) {
  const { locale, print } = context;
  for (const { severity, code, line, path, message, hint } of diagnostics) {
    const place = [file, line, path].filter((part) => part !== null && part !== '').join(':');
    print(`${place}: ${say(locale, planCheck[severity], { message, hint })} [${code}]`);
  }
  for (const run of checked.examples) for (const text of runLines(run, locale)) print(text);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const figures = { file, plan: checked.plan?.key ?? '', examples: checked.examples.length };
  print(
    ok
      ? say(locale, planCheck.sound, figures)
      : say(locale, planCheck.unsound, { file, problems: errors }),
  );
}

export const toJson = ({ file, ok, checked, diagnostics, locale }: Verdict) => ({
  file,
  ok,
  plan: checked.plan?.key ?? null,
  problems: diagnostics,
  examples: checked.examples.map((run) => runJson(run, locale)),
});
