/** A statement of every period of every example of the ready plans and of the published calculations. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { periodName } from '../../../src/domain/period.ts';
import { checkPlan } from '../../../src/domain/plan/check.ts';
import type { CompiledPlan } from '../../../src/domain/plan/compile.ts';
import type { PlanInput, PlanResult } from '../../../src/domain/plan/evaluation.ts';
import type { Json } from '../../../src/domain/statement/canonical.ts';
import { statementJson } from '../../../src/domain/statement/statement.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface Sample {
  readonly name: string;
  readonly plan: CompiledPlan;
  readonly source: string;
  readonly input: PlanInput;
  readonly result: PlanResult;
}

const folders = ['../../../src/plans/', '../../fixtures/plans/published/'];

export const samples: readonly Sample[] = folders.flatMap((folder) => {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const source = readFileSync(new URL(name, url), 'utf8');
      const { plan, examples } = checkPlan(source);
      if (!plan) throw new Error(`${name} has errors`);
      return examples.flatMap((example) =>
        example.periods.flatMap(({ input, result }, position) =>
          result
            ? [{ name: `${name}: ${example.name} ${position + 1}`, plan, source, input, result }]
            : [],
        ),
      );
    });
});

export const jsonOf = ({ plan, source, input, result }: Sample): Json =>
  statementJson(
    { person: 'ann', period: periodName(input.period, input.calendar), asOf: null },
    { key: plan.key, version: 1, hash: sha256(source), source },
    { plan, input, result },
    [],
  );
