/** One plan on one company, in whatever thread. */
import type { BatchPlan } from '../domain/plan/batch/batch-plan.ts';
import { type BatchResult, runBatch } from '../domain/plan/batch/run-batch.ts';
import { toBatch } from '../domain/plan/batch/translation/to-batch.ts';
import { loadPlan } from '../domain/plan/compile.ts';
import type { CompanyYear, Earned, OneByOne, Trial } from './port.ts';

export function tryPlan({ source, paid, targets }: Trial, year: CompanyYear): Earned | OneByOne {
  const { plan, ...refused } = toBatch(loadPlan(source));
  if (!plan) return { kind: 'one by one', part: 'part' in refused ? refused.part : null };
  const result = runBatch(plan, { ...year, targets }, paid);
  return result ? earned(plan, result) : { kind: 'one by one', part: null };
}

function earned(
  { components, afterwards }: BatchPlan,
  { lines, total, reached }: BatchResult,
): Earned {
  const ids = [...components, ...afterwards].map(({ id }) => id);
  const named = lines.map((amounts, line) => ({ id: ids[line] ?? '', amounts }));
  const points = reached.flatMap((point, position) =>
    point ? [{ id: ids[position] ?? '', ...point }] : [],
  );
  return { kind: 'earned', lines: named, total, reached: points };
}
