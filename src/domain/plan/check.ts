/** The verdict on a plan file: all problems at once, and its examples computed. Only a plan that passes may count. */
import { decimalText, type Money, money } from '../money.ts';
import { multiply } from '../rational.ts';
import { type CompiledPlan, compile } from './compile.ts';
import { evaluate } from './evaluate.ts';
import type { PlanResult } from './evaluation.ts';
import { exampleInput, type PlanExample } from './examples.ts';
import { minorPerUnit } from './mechanic.ts';
import type { PlanProblem } from './problem.ts';
import { readPlan } from './read.ts';

export interface ExampleRun {
  readonly name: string;
  readonly line: number | null;
  /** Lines (or `total`) that came out otherwise; empty: it passes. */
  readonly failures: readonly {
    readonly id: string;
    readonly expected: Money;
    readonly computed: Money;
  }[];
  readonly result: PlanResult;
}

export interface CheckedPlan {
  /** Null when the file has errors. It is there when only examples fail, so that their arithmetic can be shown. */
  readonly plan: CompiledPlan | null;
  readonly problems: readonly PlanProblem[];
  readonly examples: readonly ExampleRun[];
}

export const isSound = ({ problems }: CheckedPlan): boolean =>
  problems.every(({ severity }) => severity === 'warning');

export function checkPlan(text: string): CheckedPlan {
  const { file, problems } = readPlan(text);
  if (!file) return { plan: null, problems, examples: [] };
  const plan = compile(file);
  const examples = file.examples.map(({ example, line }) => runExample(plan, example, line));
  const failed = examples.flatMap(({ name, line, failures }, position) =>
    failures.map(
      ({ id, expected, computed }): PlanProblem => ({
        severity: 'error',
        code: 'plan.example_failed',
        params: {
          example: name,
          id,
          expected: decimalText(expected),
          computed: decimalText(computed),
        },
        path: ['examples', position, 'expect', id],
        line,
      }),
    ),
  );
  return { plan, problems: [...problems, ...failed], examples };
}

function runExample(plan: CompiledPlan, example: PlanExample, line: number | null): ExampleRun {
  const result = evaluate(plan, exampleInput(example, plan.currency));
  const computed = new Map(result.components.map(({ id, amount }) => [id, amount]));
  computed.set('total', result.total);
  const failures = [...example.expect].flatMap(([id, { value }]) => {
    const expected = money(multiply(value, minorPerUnit(plan.currency)).num, plan.currency);
    const actual = computed.get(id);
    if (!actual || actual.minor === expected.minor) return [];
    return [{ id, expected, computed: actual }];
  });
  return { name: example.name, line, failures, result };
}
