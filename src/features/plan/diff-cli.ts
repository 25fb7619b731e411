/** `upside plan diff`: what two files, or two versions of a plan, say differently. */
import { parseArgs } from 'node:util';
import { AppError } from '../../domain/errors.ts';
import { loadPlanFile } from '../../domain/plan/compile.ts';
import { diffPlans, planSectionNames, type SectionName, termsIn } from '../../domain/plan/diff.ts';
import type { PlanFile } from '../../domain/plan/language/read.ts';
import { type Plain, plainOf } from '../../domain/plan/plain.ts';
import { type CliContext, parsed } from '../cli.ts';
import { diffLines } from '../plan-diff.ts';
import { fileOf } from './plan-of.ts';
import { checkFile, printVerdict } from './verdict.ts';

/** `FILE1 FILE2`, or `KEY 1 2`. Null: wrongly called; 1: a file has errors. Throws `plan.unknown`, `plan.version_unknown`. */
export async function diffPlan(
  words: readonly string[],
  context: CliContext,
): Promise<number | null> {
  const options = { json: { type: 'boolean' } } as const;
  const read = parsed(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  const [first, second, third, ...more] = read?.positionals ?? [];
  if (!read || first === undefined || second === undefined || more.length > 0) return null;
  const files =
    third === undefined
      ? await twoFiles(first, second, context)
      : await twoVersions(first, [second, third], context);
  if (typeof files === 'number' || files === null) return files;
  const [before, after] = files;
  if (read.values.json) context.print(JSON.stringify(toJson(before, after), null, 2));
  else
    for (const line of diffLines(before, after, { locale: context.locale, level: null }))
      context.print(line);
  return 0;
}

type Two = readonly [PlanFile, PlanFile];

/** Failing examples are no obstacle: what a plan says can be compared before it can be published. */
async function twoFiles(first: string, second: string, context: CliContext): Promise<Two | number> {
  const verdicts = [
    await checkFile(first, context.locale),
    await checkFile(second, context.locale),
  ];
  const broken = verdicts.filter(({ checked }) => checked.plan === null);
  for (const verdict of broken) printVerdict(verdict, context);
  const [before, after] = verdicts;
  if (broken.length > 0 || !before || !after) return 1;
  return [loadPlanFile(before.source), loadPlanFile(after.source)];
}

async function twoVersions(
  key: string,
  numbers: readonly [string, string],
  context: CliContext,
): Promise<Two | null> {
  if (numbers.some((number) => !/^\d{1,6}$/.test(number))) return null;
  const { store } = await context.openStore();
  const versions = await store.plans.versions(key);
  if (versions.length === 0)
    throw new AppError('plan.unknown', { plan: key, plans: await store.plans.listKeys() });
  const fileNumbered = (number: string): PlanFile => {
    const found = versions.find(({ version }) => version === Number(number));
    if (!found) throw new AppError('plan.version_unknown', { plan: key, version: Number(number) });
    return fileOf(found);
  };
  return [fileNumbered(numbers[0]), fileNumbered(numbers[1])];
}

/** For scripts: figures as exact fractions, rows as they stand in both versions. */
function toJson(before: PlanFile, after: PlanFile) {
  const { head, sections, order } = diffPlans(before, after);
  const rowOf = (file: PlanFile, name: SectionName, id: string, at: number | null): Plain => {
    const rows = termsIn(file, name).get(id)?.['table'];
    return at === null || !Array.isArray(rows) ? null : plainOf(rows[at]);
  };
  return {
    head,
    ...Object.fromEntries(
      planSectionNames.map((name) => [
        name,
        sections[name].map(({ rows, ...change }) => ({
          ...change,
          rows: rows.map((row) => ({
            before: rowOf(before, name, change.id, row.before),
            after: rowOf(after, name, change.id, row.after),
          })),
        })),
      ]),
    ),
    order,
  };
}
