/** A plan file tried on what has happened in the company. */
import { createHash } from 'node:crypto';
import { AppError } from '../../domain/errors.ts';
import { businessDay } from '../../domain/period.ts';
import type { CompiledPlan } from '../../domain/plan/compile.ts';
import type { CliContext } from '../cli.ts';
import { beginLoading, type Loading } from '../plan-loading.ts';
import { type Alone, type BackTestAnswer, runBackTest } from './back-test.ts';
import { aloneLine } from './back-test-lines.ts';
import type { Verdict } from './verdict.ts';

/** Over the last `periods` that have ended. Throws `plan.currency_differs` for a plan in another currency than the company's. */
export async function tryOnData(
  { source }: Verdict,
  plan: CompiledPlan,
  periods: number,
  { openStore, complain, locale }: CliContext,
): Promise<{ readonly answer: BackTestAnswer; readonly loading: Loading }> {
  const { store, now, backTests } = await openStore();
  const { workspace } = store;
  if (plan.currency !== workspace.currency)
    throw new AppError('plan.currency_differs', {
      plan: plan.currency,
      company: workspace.currency,
    });
  const loading = beginLoading(store, workspace);
  const tell = (alone: Alone): void => {
    const line = aloneLine(alone, loading, locale);
    if (line) complain(line);
  };
  const hash = createHash('sha256').update(source).digest('hex');
  const today = businessDay(now, workspace);
  const means = { loading, backTests, tell };
  return { answer: await runBackTest(means, { plan, source, hash }, today, periods), loading };
}
