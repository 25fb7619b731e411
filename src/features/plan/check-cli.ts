/** `upside plan check`: all that is wrong with plan files, their examples computed, and what the company's data say about them. */
import { parseArgs } from 'node:util';
import { withUnreached } from '../../domain/plan/check.ts';
import type { CompiledPlan } from '../../domain/plan/compile.ts';
import { type CliContext, parsed } from '../cli.ts';
import { diagnose } from './diagnose.ts';
import { tryOnData } from './try-on-data.ts';
import { checkFile, printVerdict, toJson, type Verdict } from './verdict.ts';

/** With `--data`, rows of tables that nobody came to in the last year are remarked on. Null: wrongly called. */
export async function checkPlans(
  words: readonly string[],
  context: CliContext,
): Promise<number | null> {
  const options = { json: { type: 'boolean' }, data: { type: 'boolean' } } as const;
  const read = parsed(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  if (!read || read.positionals.length === 0) return null;
  const verdicts: Verdict[] = [];
  for (const file of read.positionals) {
    const verdict = await checkFile(file, context.locale);
    verdicts.push(read.values.data ? await besideData(verdict, context) : verdict);
  }
  if (read.values.json) context.print(JSON.stringify({ files: verdicts.map(toJson) }, null, 2));
  else for (const verdict of verdicts) printVerdict(verdict, context);
  return verdicts.every(({ ok }) => ok) ? 0 : 1;
}

const inYear = { month: 12, quarter: 4, half: 2, year: 1 } as const;

/** Only warnings are added. A plan in another currency than the company's has nothing to be tried on. */
async function besideData(verdict: Verdict, context: CliContext): Promise<Verdict> {
  const { plan } = verdict.checked;
  if (!plan || !(await isOurCurrency(plan, context))) return verdict;
  const { answer } = await tryOnData(verdict, plan, inYear[plan.period], context);
  const checked = withUnreached(verdict.source, verdict.checked, answer.unreached);
  const diagnostics = checked.problems.map((problem) => diagnose(problem, verdict.locale));
  return { ...verdict, checked, diagnostics };
}

async function isOurCurrency({ currency }: CompiledPlan, { openStore }: CliContext) {
  const { store } = await openStore();
  return store.workspace.currency === currency;
}
