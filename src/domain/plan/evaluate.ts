/**
 * What a person has earned under a plan. Everything is exact until a line is rounded, in the mode and at the place that the plan
 * names; modifiers and limits then change what the lines before them show, so that a reader can follow with a pocket calculator.
 */
import { AppError } from '../errors.ts';
import { money } from '../money.ts';
import type { Rational } from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import type { ComponentResult, PlanInput, PlanResult } from './evaluation.ts';
import { computeLines, type Line, roundLines } from './lines.ts';
import type { Aggregates } from './measures/measuring.ts';
import { createReader } from './measures/reader.ts';
import { nextStep } from './next.ts';
import { evaluatingOf, partsOf, payInParts } from './pay-in-parts.ts';
import { settle } from './settle.ts';
import type { TraceStep } from './trace.ts';

/**
 * Throws `plan.level_missing` when the plan differs by level and does not know the person's, `plan.rate_missing` and
 * `plan.currency_foreign` for amounts that it cannot convert, `plan.budget_unknown` without what all have earned together.
 */
export function evaluate(plan: CompiledPlan, input: PlanInput): PlanResult {
  const aggregates: Aggregates = new Map();
  const result = earn(plan, input, aggregates);
  const components = result.components.map((line) => ({
    ...line,
    next: nextStep(plan, line.id, input, aggregates),
  }));
  return { ...result, components };
}

/** The same without looking for what comes next: for many people at once. */
export function earn(
  plan: CompiledPlan,
  stated: PlanInput,
  aggregates: Aggregates = new Map(),
): PlanResult {
  const parts = partsOf(plan, stated);
  const input = atLevel(stated, parts.at(-1)?.level ?? stated.person.level);
  for (const { level } of parts) checkLevel(plan, level);
  const reader = createReader(plan.measuring, input, aggregates);
  const isThere = parts.length > 0;
  const lines = computeLines(plan, evaluatingOf(plan, input, reader, parts), isThere, (component) =>
    payInParts(plan, component, input, reader, parts),
  );
  const amounts = roundLines(plan.rounding, lines.lines);
  const components = lines.lines.map((line, position) =>
    resultOf(plan, line, amounts[position] ?? 0n),
  );
  const total = money(
    amounts.reduce((sum, amount) => sum + amount, 0n),
    plan.currency,
  );
  const settled = settle(plan, input, reader, { ...lines, isThere }, amounts);
  const grants = plan.grants.map((grant) => ({
    id: grant.id,
    title: grant.title,
    ...grant.vest(input),
  }));
  return { components, total, ...settled, grants };
}

/** Components and modifiers only, before settlement: what a budget adds up over everybody. Exact minor units. */
export function earnedBeforeBudget(plan: CompiledPlan, input: PlanInput): Rational {
  const afterwards = plan.afterwards.filter(({ mechanic }) => mechanic !== 'budget');
  const { total } = earn({ ...plan, afterwards, settlement: [], grants: [] }, input);
  return { num: total.minor, den: 1n };
}

const atLevel = (input: PlanInput, level: string): PlanInput =>
  input.person.level === level ? input : { ...input, person: { ...input.person, level } };

function checkLevel(plan: CompiledPlan, level: string) {
  if (plan.levels.length > 0 && !plan.levels.includes(level))
    throw new AppError('plan.level_missing', { plan: plan.key, level, levels: plan.levels });
}

function resultOf(
  plan: CompiledPlan,
  { part, exact, trace }: Line,
  minor: bigint,
): ComponentResult {
  const amount = money(minor, plan.currency);
  const rounded: TraceStep = { step: 'rounded', exact, mode: plan.rounding.mode, amount };
  const { id, title, mechanic } = part;
  return { id, title, mechanic, amount, trace: [...trace, rounded], next: null };
}
