/** Puts a sound plan in force from a day on. What is published never changes: a correction is a new version. */
import { parseArgs } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import type { PersonId } from '../../domain/ids.ts';
import { businessDay } from '../../domain/period.ts';
import { type CompiledPlan, loadPlanFile } from '../../domain/plan/compile.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { outbox } from '../../i18n/texts/outbox.ts';
import { planCheck } from '../../i18n/texts/plan-check.ts';
import { planVersions } from '../../i18n/texts/plan-versions.ts';
import type { Store } from '../../store/port.ts';
import type { PlanVersion } from '../../store/port-performance.ts';
import { bulkText, isBulk } from '../bulk.ts';
import { type CliContext, parsed, readDay } from '../cli.ts';
import { diffLines } from '../plan-diff.ts';
import { backTestJson, backTestLines } from './back-test-lines.ts';
import { newsBatch, tellNews } from './news.ts';
import { fileOf, isPublished, type Published, publishedVersion } from './plan-of.ts';
import { tryOnData } from './try-on-data.ts';
import { checkFile, printVerdict, type Verdict } from './verdict.ts';

const usualPeriods = 4;

/**
 * Null: wrongly called. 1: the plan has errors or a failing example, nothing was published. What it would have paid is shown first.
 * Publishing the same file again changes nothing. Throws `plan.currency_differs` for a plan in another currency than the company's.
 */
export async function publishPlan(
  words: readonly string[],
  context: CliContext,
): Promise<number | null> {
  const options = { from: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
  const read = parsed(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  const from = readDay(read?.values.from);
  const [file, ...more] = read?.positionals ?? [];
  if (!read || file === undefined || from === null || more.length > 0) return null;
  const verdict = await checkFile(file, context.locale);
  printVerdict(verdict, context);
  const { plan } = verdict.checked;
  if (!verdict.ok || plan === null) return 1;
  const { answer, loading } = await tryOnData(verdict, plan, usualPeriods, context);
  await printDifference(verdict, plan, context);
  if (answer.rows.length > 0)
    for (const line of backTestLines(answer, loading, context.locale)) context.print(line);
  if (read.values['dry-run']) {
    context.print(say(context.locale, planVersions.dryRun));
    return 0;
  }
  const { version, told } = await publishAndTell(plan.key, verdict.source, from, context);
  const since = formatDate(version.effectiveFrom, context.locale, { year: true });
  const figures = { plan: version.key, version: version.version, since };
  context.print(say(context.locale, planCheck.published, figures));
  await printTold(told, version, context);
  return 0;
}

async function printTold(
  told: readonly PersonId[],
  version: Parameters<typeof newsBatch>[0],
  { locale, print, openStore }: CliContext,
): Promise<void> {
  if (told.length === 0) return;
  print(say(locale, planVersions.told, { count: formatNumber(told.length, locale) }));
  if (!isBulk(told.length)) return;
  const { store, delivery } = await openStore();
  print(await bulkText(told, { store, delivery, locale }));
  print(say(locale, outbox.cliHowFar, { batch: newsBatch(version) }));
}

/** What the file says otherwise than the version that it follows. */
async function printDifference({ source }: Verdict, plan: CompiledPlan, context: CliContext) {
  const { store } = await context.openStore();
  const before = await lastPublished(store, plan.key);
  if (!before || before.source === source) return;
  const { locale, print } = context;
  print(say(locale, planVersions.difference, { version: `${before.version}` }));
  const words = { locale, level: null };
  for (const line of diffLines(fileOf(before), loadPlanFile(source), words)) print(line);
}

const lastPublished = async (
  { plans }: Pick<Store, 'plans'>,
  key: string,
): Promise<Published | null> =>
  (await plans.versions(key)).filter(isPublished).find(({ state }) => state === 'published') ??
  null;

/** In one transaction: nobody is told of what is not published, and nothing is published without a word. */
async function publishAndTell(
  key: string,
  source: string,
  from: Temporal.PlainDate,
  { openStore }: CliContext,
): Promise<{ readonly version: PlanVersion; readonly told: readonly PersonId[] }> {
  const { store, now, delivery } = await openStore();
  const { workspace } = store;
  const today = businessDay(now, workspace);
  return store.transaction(async (tx) => {
    const before = await lastPublished(tx, key);
    const version = await tx.plans.publish(key, source, from, now);
    if (before?.version === version.version) return { version, told: [] };
    const published = await publishedVersion(tx, key, version.version);
    const means = { delivery, workspace, today };
    return { version, told: published ? await tellNews(tx, means, published, before) : [] };
  });
}

/** What the file would have paid, beside the version in force, also while its examples still say otherwise. Null: wrongly called; 1: it has errors. */
export async function backTestPlan(
  words: readonly string[],
  context: CliContext,
): Promise<number | null> {
  const options = { periods: { type: 'string' }, json: { type: 'boolean' } } as const;
  const read = parsed(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  const periods = /^[1-9]\d?$/.test(read?.values.periods ?? `${usualPeriods}`)
    ? Number(read?.values.periods ?? usualPeriods)
    : null;
  const [file, ...more] = read?.positionals ?? [];
  if (!read || file === undefined || periods === null || more.length > 0) return null;
  const verdict = await checkFile(file, context.locale);
  const { plan } = verdict.checked;
  if (plan === null) {
    printVerdict(verdict, context);
    return 1;
  }
  const { answer, loading } = await tryOnData(verdict, plan, periods, context);
  if (read.values.json) context.print(JSON.stringify(backTestJson(answer, loading), null, 2));
  else for (const line of backTestLines(answer, loading, context.locale)) context.print(line);
  return 0;
}
