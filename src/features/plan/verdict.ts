/** A plan file checked, and what is said about it. */
import { AppError } from '../../domain/errors.ts';
import { decimalText, type Money } from '../../domain/money.ts';
import { type CheckedPlan, checkPlan, type ExampleRun, isSound } from '../../domain/plan/check.ts';
import { formatMoney } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { planCheck } from '../../i18n/texts/plan-check.ts';
import type { CliContext } from '../cli.ts';
import { explainSteps } from '../explain-steps.ts';
import { diagnose } from './diagnose.ts';
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
  for (const run of checked.examples) if (run.failures.length > 0) printRun(run, context);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const figures = { file, plan: checked.plan?.key ?? '', examples: checked.examples.length };
  print(
    ok
      ? say(locale, planCheck.sound, figures)
      : say(locale, planCheck.unsound, { file, problems: errors }),
  );
}

/** The arithmetic of an example that came out otherwise, line by line, expected against computed. */
function printRun({ name, failures, result }: ExampleRun, { locale, print }: CliContext) {
  print(say(locale, planCheck.example, { name }));
  const text = ({ minor, currency }: Money) =>
    formatMoney(minor, currency, locale, { exact: true });
  const verdict = (id: string, title: string, amount: Money) => {
    const failure = failures.find((each) => each.id === id);
    const computed = text(amount);
    return failure
      ? `✗ ${say(locale, planCheck.expected, { title, computed, expected: text(failure.expected) })}`
      : `✓ ${say(locale, planCheck.line, { title, computed })}`;
  };
  for (const component of result.components) {
    print(`  ${verdict(component.id, component.title[locale], component.amount)}`);
    for (const step of explainSteps(component, locale)) print(`      ${step}`);
  }
  print(`  ${verdict('total', say(locale, planCheck.total), result.total)}`);
}

export const toJson = ({ file, ok, checked, diagnostics, locale }: Verdict) => ({
  file,
  ok,
  plan: checked.plan?.key ?? null,
  problems: diagnostics,
  examples: checked.examples.map(({ name, line, failures, result }) => ({
    name,
    line,
    passed: failures.length === 0,
    failures: failures.map(({ id, expected, computed }) => ({
      id,
      expected: decimalText(expected),
      computed: decimalText(computed),
    })),
    lines: result.components.map((component) => ({
      id: component.id,
      amount: decimalText(component.amount),
      steps: explainSteps(component, locale),
    })),
    total: decimalText(result.total),
  })),
});
