/** What earlier statements of somebody would say today, and what of it no statement has adjusted yet. */
import { Temporal } from 'temporal-polyfill';
import type { Person } from '../../domain/people.ts';
import { periodName, shift } from '../../domain/period.ts';
import { type Adjustment, adjustmentOf, toldBy } from '../../domain/statement/adjustments.ts';
import { changesBetween } from '../../domain/statement/changes.ts';
import { statementJson } from '../../domain/statement/statement.ts';
import type { StatementKey, StoredStatement } from '../../store/port-statements.ts';
import type { Loading } from '../plan-loading.ts';
import { type PlanRun, runsBefore } from '../plan-runs.ts';

/** An adjustment, and the period as it was computed for it. */
export interface Adjusting {
  readonly adjustment: Adjustment;
  readonly run: PlanRun;
}

export const isSameStatement = (a: StatementKey, b: StatementKey): boolean =>
  a.planKey === b.planKey &&
  a.period.kind === b.period.kind &&
  a.period.start.equals(b.period.start);

/**
 * Of all statements of periods that ended before the one at hand, under whatever plan. `stated`: the latest revision of each statement of
 * the person; what they have adjusted is told, whichever of them did.
 */
export async function adjustmentsFor(
  loading: Loading,
  person: Person,
  current: StatementKey,
  stated: readonly StoredStatement[],
): Promise<readonly Adjusting[]> {
  const others = stated.filter((each) => !isSameStatement(each, current));
  const bodies = others.map(({ body }): unknown => JSON.parse(body));
  const found: Adjusting[] = [];
  for (const [position, each] of others.entries()) {
    if (Temporal.PlainDate.compare(each.period.end, current.period.end) >= 0) continue;
    const run = await runOf(loading, person, each, others);
    if (!run) continue;
    const adjustment = adjusted(loading, person, run, each, bodies[position], bodies);
    if (adjustment) found.push({ adjustment, run });
  }
  return found;
}

/** In the run of all periods of that plan: they are computed once for all of its statements. */
async function runOf(
  loading: Loading,
  person: Person,
  { planKey, period }: StatementKey,
  all: readonly StatementKey[],
): Promise<PlanRun | undefined> {
  const last = all.findLast((each) => each.planKey === planKey && each.period.kind === period.kind);
  const runs = await runsBefore(loading, person, planKey, shift(last?.period ?? period, 1));
  return runs.find((run) => run.period.start.equals(period.start));
}

function adjusted(
  { workspace }: Loading,
  person: Person,
  run: PlanRun,
  issued: StoredStatement,
  body: unknown,
  bodies: readonly unknown[],
): Adjustment | null {
  const about = { plan: issued.planKey, period: periodName(issued.period, workspace) };
  const told = toldBy(bodies, about);
  const now = run.result.payout;
  const isAsIssued = now.minor === issued.payout.minor;
  if (isAsIssued && told.length === 0) return null;
  const head = { person: person.key, period: about.period, asOf: null };
  const json = statementJson(head, run.version, run, []);
  return adjustmentOf(about, issued.payout.minor, now.minor, changesBetween(body, json), told);
}
