/** Puts a sound plan in force from a day on. What is published never changes: a correction is a new version. */
import { AppError } from '../../domain/errors.ts';
import { formatDate } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { planCheck } from '../../i18n/texts/plan-check.ts';
import { type CliContext, readDay } from '../cli.ts';
import { checkFile, printVerdict } from './verdict.ts';

/**
 * Null: wrongly called. 1: the plan has errors or a failing example, nothing was published. Publishing the same file again changes
 * nothing. Throws `plan.currency_differs` for a plan in another currency than the company's.
 */
export async function publishPlan(
  words: readonly string[],
  context: CliContext,
): Promise<number | null> {
  const [file, option, day, ...more] = words;
  const from = option === '--from' ? readDay(day) : null;
  if (file === undefined || file.startsWith('--') || from === null || more.length > 0) return null;
  const verdict = await checkFile(file, context.locale);
  printVerdict(verdict, context);
  const { plan } = verdict.checked;
  if (!verdict.ok || plan === null) return 1;
  const { store, now } = await context.openStore();
  const company = store.workspace.currency;
  if (plan.currency !== company)
    throw new AppError('plan.currency_differs', { plan: plan.currency, company });
  const published = await store.plans.publish(plan.key, verdict.source, from, now);
  const { key, version, effectiveFrom } = published;
  const since = formatDate(effectiveFrom, context.locale, { year: true });
  context.print(say(context.locale, planCheck.published, { plan: key, version, since }));
  return 0;
}
