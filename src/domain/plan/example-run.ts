/** An example computed, and what came out otherwise than it says. */
import { attainment } from '../attainment.ts';
import { AppError } from '../errors.ts';
import { exponent } from '../money.ts';
import { compare, multiply, type Rational, rational, rationalText } from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import { earn } from './evaluate.ts';
import type { PlanInput, PlanResult } from './evaluation.ts';
import { type Before, exampleInput } from './example-input.ts';
import type { ExamplePeriod } from './language/examples.ts';
import type { ExpectedFigure } from './language/expectations.ts';
import type { Finding, Path } from './language/problem.ts';
import type { PlacedExample } from './language/read.ts';
import { createReader, type Reader } from './measures/reader.ts';

/** A line (or `total`, `payout`, `measures.x`, …) that came out otherwise. Decimal texts in whole units; `none`: nothing. */
export interface ExampleFailure {
  readonly id: string;
  readonly expected: string;
  readonly computed: string;
}

export interface PeriodRun {
  readonly failures: readonly ExampleFailure[];
  readonly input: PlanInput;
  /** Null: it could not be computed; the finding says why. */
  readonly result: PlanResult | null;
}

export interface ExampleRun {
  readonly name: string;
  readonly line: number | null;
  /** In their order; an example without `periods:` has one. */
  readonly periods: readonly PeriodRun[];
  readonly findings: readonly Finding[];
}

export const isPassed = ({ findings }: ExampleRun): boolean => findings.length === 0;

export function runExample(plan: CompiledPlan, { example, path, line }: PlacedExample): ExampleRun {
  const periods: PeriodRun[] = [];
  const findings: Finding[] = [];
  let before: Before | null = null;
  for (const [position, stated] of example.periods.entries()) {
    const at = example.isSequence ? [...path, 'periods', position] : path;
    const input = exampleInput(plan, stated, before);
    const run = runPeriod(plan, stated, input, at);
    periods.push(run);
    findings.push(...run.findings);
    findings.push(...run.failures.map((failure) => failed(example.name, failure, at)));
    if (!run.result) break;
    before = { period: input.period, input, result: run.result };
  }
  return { name: example.name, line, periods, findings };
}

const failed = (
  example: string,
  { id, expected, computed }: ExampleFailure,
  at: Path,
): Finding => ({
  code: 'plan.example_failed',
  params: { example, id, expected, computed },
  path: [...at, 'expect', ...id.split('.')],
});

function runPeriod(
  plan: CompiledPlan,
  { expect }: ExamplePeriod,
  input: PlanInput,
  path: Path,
): PeriodRun & { readonly findings: readonly Finding[] } {
  try {
    const result = earn(plan, input);
    const reader = readerAfter(plan, input, result);
    const failures = [
      ...amountFailures(plan, expect.amounts, result),
      ...figureFailures('balance', expect.balance, (id) => balanceOf(plan, id, result)),
      ...figureFailures('measures', expect.measures, (id) => measureOf(plan, id, reader)),
      ...figureFailures('attainment', expect.attainment, (id) => attainmentOf(id, reader)),
      ...[...expect.grants].flatMap(([id, figures]) =>
        figureFailures(`grants.${id}`, figures, (key) => grantOf(id, key, result)),
      ),
    ];
    return { failures, input, result, findings: [] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const finding = { code: error.code, params: error.params, path } as Finding;
    return { failures: [], input, result: null, findings: [finding] };
  }
}

/** A reader that also knows what every line has come to. */
function readerAfter(plan: CompiledPlan, input: PlanInput, result: PlanResult): Reader {
  const reader = createReader(plan.measuring, input);
  for (const { id, amount } of result.components) reader.note(id, rational(amount.minor));
  reader.note('total', rational(result.total.minor));
  return reader;
}

function amountFailures(
  { currency }: CompiledPlan,
  expected: ReadonlyMap<string, { readonly value: Rational }>,
  result: PlanResult,
): readonly ExampleFailure[] {
  const computed = new Map<string, bigint>([
    ...[...result.components, ...result.settlement].map(
      ({ id, amount }) => [id, amount.minor] as const,
    ),
    ['total', result.total.minor],
    ['payout', result.payout.minor],
    ['held', stillHeld(result)],
  ]);
  const scale = rational(1n, 10n ** BigInt(exponent(currency)));
  return [...expected].flatMap(([id, { value }]) => {
    const actual = multiply(rational(computed.get(id) ?? 0n), scale);
    return compare(actual, value) === 0 ? [] : [failure(id, value, actual)];
  });
}

/** Held back for later periods, and earned but waiting for a condition. */
const stillHeld = ({ carried, settlement }: PlanResult): bigint =>
  settlement
    .filter(({ mechanic }) => mechanic === 'eligibility')
    .reduce((sum, { balance }) => sum + (balance?.minor ?? 0n), 0n) +
  carried.held.reduce((sum, { amount }) => sum + amount, 0n);

function figureFailures<K extends string>(
  group: string,
  expected: ReadonlyMap<K, ExpectedFigure>,
  read: (id: K) => Rational | null,
): readonly ExampleFailure[] {
  return [...expected].flatMap(([id, value]) => {
    const actual = read(id);
    const isSame = actual && value ? compare(actual, value) === 0 : actual === value;
    return isSame ? [] : [failure(`${group}.${id}`, value, actual)];
  });
}

const failure = (id: string, expected: Rational | null, computed: Rational | null) => ({
  id,
  expected: figureText(expected),
  computed: figureText(computed),
});

/** A decimal where it is one, otherwise the fraction. */
export function figureText(value: Rational | null): string {
  if (value === null) return 'none';
  const { num, den } = value;
  for (let digits = 0; digits <= 12; digits++) {
    const scale = 10n ** BigInt(digits);
    if ((num * scale) % den !== 0n) continue;
    const scaled = (num * scale) / den;
    const text = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
    const cut = text.length - digits;
    return `${scaled < 0n ? '-' : ''}${text.slice(0, cut)}${digits > 0 ? `.${text.slice(cut)}` : ''}`;
  }
  return rationalText(value);
}

/** What keeps no balance owes nothing. */
function balanceOf(plan: CompiledPlan, id: string, { settlement }: PlanResult): Rational {
  const balance = settlement.find((each) => each.id === id)?.balance;
  return rational(balance?.minor ?? 0n, 10n ** BigInt(exponent(plan.currency)));
}

function measureOf(plan: CompiledPlan, id: string, reader: Reader): Rational | null {
  const { value } = reader.read(id, 'rep').measured;
  if (value === null || reader.refOf(id).unit !== 'money') return value;
  return multiply(value, rational(1n, 10n ** BigInt(exponent(plan.currency))));
}

function attainmentOf(id: string, reader: Reader): Rational | null {
  const { value, quota } = reader.read(id, 'rep').measured;
  return attainment(value, quota);
}

function grantOf(id: string, key: 'vested' | 'newly', { grants }: PlanResult): Rational | null {
  const found = grants.find((grant) => grant.id === id);
  return found ? rational(found[key]) : null;
}
