/** An example that came out otherwise: every line expected against computed, with the arithmetic of each. */
import { decimalText, exponent, type Money } from '../../domain/money.ts';
import { periodLabel, periodName } from '../../domain/period.ts';
import type { PlanResult } from '../../domain/plan/evaluation.ts';
import {
  type ExampleFailure,
  type ExampleRun,
  isPassed,
  type PeriodRun,
} from '../../domain/plan/example-run.ts';
import { multiply, parseRational, rational } from '../../domain/rational.ts';
import { formatMoney, formatPeriod } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { payout as payoutTexts } from '../../i18n/texts/payout.ts';
import { planCheck } from '../../i18n/texts/plan-check.ts';
import { type Explained, explainSteps } from '../explain-steps.ts';
import { minorJson } from '../json-figures.ts';
import { payoutJson } from '../json-statement.ts';
import { moneyText } from '../trace-figures.ts';

interface Line extends Explained {
  readonly id: string;
  readonly title: string;
  readonly amount: Money;
}

/** The components, their sum, what settlements make of it, and what is paid. */
function linesOf(result: PlanResult, locale: Locale): readonly Line[] {
  const sum = (id: string, title: string, amount: Money): Line => ({
    ...{ id, title, amount },
    ...{ mechanic: '', trace: [] },
  });
  const titled = (
    each: Omit<Line, 'title'> & { readonly title: Readonly<Record<Locale, string>> },
  ) => ({
    ...each,
    title: each.title[locale],
  });
  const { components, settlement, total, payout } = result;
  return [
    ...components.map(titled),
    sum('total', say(locale, planCheck.total), total),
    ...settlement.map(titled),
    ...(settlement.length > 0 ? [sum('payout', say(locale, payoutTexts.paid), payout)] : []),
  ];
}

/** Nothing to print when the example came out as it says, or could not be computed at all (a problem says why). */
export function runLines(run: ExampleRun, locale: Locale): readonly string[] {
  return run.periods.flatMap((period, position) => {
    const { result, failures } = period;
    if (!result || failures.length === 0) return [];
    return [heading(run, period, position, locale), ...periodLines(result, failures, locale)];
  });
}

function heading(
  { name, periods }: ExampleRun,
  { input }: PeriodRun,
  position: number,
  locale: Locale,
): string {
  if (periods.length === 1) return say(locale, planCheck.example, { name });
  const period = formatPeriod(periodLabel(input.period, input.calendar), locale);
  return say(locale, planCheck.examplePeriod, { name, number: position + 1, period });
}

function periodLines(
  result: PlanResult,
  failures: readonly ExampleFailure[],
  locale: Locale,
): readonly string[] {
  const { currency } = result.total;
  const lines = linesOf(result, locale);
  const shown = lines.flatMap((line) => {
    const failure = failures.find(({ id }) => id === line.id);
    const { title } = line;
    const computed = formatMoney(line.amount.minor, currency, locale, { exact: true });
    const verdict = failure
      ? `✗ ${say(locale, planCheck.expected, { title, computed, expected: expectedText(failure, result, locale) })}`
      : `✓ ${say(locale, planCheck.line, { title, computed })}`;
    const steps = explainSteps(line, { locale, currency });
    return [`  ${verdict}`, ...steps.map((step) => `      ${step}`)];
  });
  const others = failures.filter(({ id }) => !lines.some((line) => line.id === id));
  return [
    ...shown,
    ...others.map((failure) => `  ✗ ${otherText(failure, locale)}`),
    ...grantLines(result, locale),
  ];
}

/** In whole units of the currency, as the plan writes it. */
function expectedText({ expected }: ExampleFailure, { total }: PlanResult, locale: Locale): string {
  const { currency } = total;
  const value = parseRational(expected);
  if (!value) return expected;
  const minor = multiply(value, rational(10n ** BigInt(exponent(currency))));
  return moneyText(minor, { currency, locale, exact: true });
}

/** Measures, balances, what is held, grants: as the example writes them. */
function otherText({ id, expected, computed }: ExampleFailure, locale: Locale): string {
  const text = (figure: string) => (figure === 'none' ? say(locale, planCheck.nothing) : figure);
  const shown = { title: id, computed: text(computed), expected: text(expected) };
  return say(locale, planCheck.expected, shown);
}

const grantLines = ({ grants, total }: PlanResult, locale: Locale): readonly string[] =>
  grants.flatMap(({ title, trace }) => [
    `  ${title[locale]}`,
    ...explainSteps({ trace, mechanic: '' }, { locale, currency: total.currency }).map(
      (step) => `      ${step}`,
    ),
  ]);

export const runJson = (run: ExampleRun, locale: Locale) => ({
  name: run.name,
  line: run.line,
  passed: isPassed(run),
  failures: run.periods.flatMap(({ failures, input, result }) =>
    failures.map((failure) => ({
      ...failureJson(failure, result),
      period: periodName(input.period, input.calendar),
    })),
  ),
  periods: run.periods.map(({ input, result }) => ({
    period: periodName(input.period, input.calendar),
    ...(result ? resultJson(result, locale) : {}),
  })),
});

function resultJson(result: PlanResult, locale: Locale) {
  const { total, payout, components } = result;
  const { settlement, held, grants } = payoutJson(result);
  const lineJson = ({ id, amount, ...explained }: Omit<Line, 'title'>) => ({
    id,
    amount: decimalText(amount),
    steps: explainSteps(explained, { locale, currency: total.currency }),
  });
  return {
    lines: components.map(lineJson),
    total: decimalText(total),
    settlement: settlement.length === 0 ? [] : result.settlement.map(lineJson),
    payout: decimalText(payout),
    held,
    grants: grants.map(({ id, vested, newly }) => ({ id, vested, newly })),
  };
}

/** Money has all decimals of its currency, as everywhere in JSON. */
function failureJson({ id, expected, computed }: ExampleFailure, result: PlanResult | null) {
  const isMoney = !id.includes('.') || id.startsWith('balance.');
  const currency = result?.total.currency;
  const text = (figure: string): string => {
    const value = isMoney && currency ? parseRational(figure) : null;
    if (!value || !currency) return figure;
    const minor = multiply(value, rational(10n ** BigInt(exponent(currency))));
    return minor.den === 1n ? minorJson(minor.num, currency) : figure;
  };
  return { id, expected: text(expected), computed: text(computed) };
}
