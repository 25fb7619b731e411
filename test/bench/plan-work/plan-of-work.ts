/** The plan of the work: as it is read, and as columns compute it. */
import { readFileSync } from 'node:fs';
import type { BatchPlan } from '../../../src/domain/plan/batch/batch-plan.ts';
import { toBatch } from '../../../src/domain/plan/batch/translation/to-batch.ts';
import { checkPlan, isSound } from '../../../src/domain/plan/check.ts';
import type { CompiledPlan } from '../../../src/domain/plan/compile.ts';

export const sourceOfWork = readFileSync(new URL('./plan.yaml', import.meta.url), 'utf8');

export function planOfWork(): CompiledPlan {
  const checked = checkPlan(sourceOfWork);
  if (!checked.plan || !isSound(checked)) throw new Error(JSON.stringify(checked.problems));
  return checked.plan;
}

export function batchOfWork(plan = planOfWork()): BatchPlan {
  const translated = toBatch(plan);
  if (!translated.plan) throw new Error(`${translated.part} is not for columns`);
  return translated.plan;
}
