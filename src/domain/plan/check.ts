/** The verdict on a plan file: all problems at once, and its examples computed. Only a plan that passes may count. */
import type { UnreachedTier } from './back-test.ts';
import { cliffs } from './cliffs.ts';
import { type CompiledPlan, compile } from './compile.ts';
import { type ExampleRun, runExample } from './example-run.ts';
import type { Finding, PlanProblem } from './language/problem.ts';
import { inOrder, place, readPlan } from './language/read.ts';

export interface CheckedPlan {
  /** Null when the file has errors. It is there when only examples fail, so that their arithmetic can be shown. */
  readonly plan: CompiledPlan | null;
  readonly problems: readonly PlanProblem[];
  readonly examples: readonly ExampleRun[];
}

export const isSound = ({ problems }: Pick<CheckedPlan, 'problems'>): boolean =>
  problems.every(({ severity }) => severity === 'warning');

export function checkPlan(text: string): CheckedPlan {
  const { file, source, problems } = readPlan(text);
  if (!file || !source) return { plan: null, problems, examples: [] };
  const plan = compile(file);
  const examples = file.examples.map((placed) => runExample(plan, placed));
  const found = [...examples.flatMap(({ findings }) => findings), ...cliffs(plan)];
  return {
    plan,
    problems: inOrder([...problems, ...found.map((finding) => place(finding, source))]),
    examples,
  };
}

/** The same with what the company's data say about it: rows of tables that nobody came to. `text`: of the checked file. */
export function withUnreached(
  text: string,
  checked: CheckedPlan,
  unreached: readonly UnreachedTier[],
): CheckedPlan {
  const { source } = readPlan(text);
  const { plan } = checked;
  if (!source || !plan) return checked;
  const found = unreached.map(({ component, from, row }): Finding => {
    const position = plan.components.findIndex(({ id }) => id === component);
    const path = ['components', position, 'table', row];
    return { code: 'plan.tier_unreached', params: { id: component, from }, path };
  });
  const problems = [...checked.problems, ...found.map((finding) => place(finding, source))];
  return { ...checked, problems: inOrder(problems) };
}
