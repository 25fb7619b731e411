/**
 * A statement: what somebody has earned in a period, with all that it takes to compute it again. It is recomputed from its own JSON
 * alone, by anybody, without a database.
 */
import * as z from 'zod';
import { AppError } from '../errors.ts';
import { periodName } from '../period.ts';
import { type CompiledPlan, compile } from '../plan/compile.ts';
import { earn } from '../plan/evaluate.ts';
import type { PlanInput, PlanResult } from '../plan/evaluation.ts';
import { readPlan } from '../plan/language/read.ts';
import { type Adjustment, statedAdjustment } from './adjustments.ts';
import { type Difference, depthOf, differences, type Json, toJson } from './canonical.ts';
import { wholeText } from './figure-texts.ts';
import { readInput } from './input-schema.ts';
import { withoutNames } from './pseudonyms.ts';

/** Of the arithmetic: a change of it that could change a figure or a step gives it a new number. */
export const engineVersion = '1';
export const statementFormat = 'upside-statement/1';

export interface StatementPlan {
  readonly key: string;
  readonly version: number;
  /** SHA-256 of the source, hexadecimal. */
  readonly hash: string;
  readonly source: string;
}

export interface StatementHead {
  /** As the company names the person. */
  readonly person: string;
  /** `2026-Q4`. */
  readonly period: string;
  /** When the data was last changed, an instant; null: never. */
  readonly asOf: string | null;
}

/** A plan, what it was computed from, and what came out. */
export interface Computed {
  readonly plan: CompiledPlan;
  readonly input: PlanInput;
  readonly result: PlanResult;
}

/** The JSON of a statement. Colleagues whose figures it needs (a pool) stand in it without their names. */
export function statementJson(
  head: StatementHead,
  version: StatementPlan,
  { plan, input, result }: Computed,
  adjustments: readonly Adjustment[],
): Json {
  return toJson({
    format: statementFormat,
    engine: engineVersion,
    ...head,
    plan: version,
    input: withoutNames(input, plan),
    result: resultJson(result),
    adjustments,
    payable: payableOf(result.payout.minor, adjustments),
  });
}

/** What is paid of this period, and what earlier ones still owe or are owed, in minor units. */
export const payableOf = (
  payout: bigint,
  adjustments: readonly Pick<Adjustment, 'amount'>[],
): bigint => adjustments.reduce((sum, { amount }) => sum + amount, payout);

/** What comes next is advice, not part of what was earned. */
const resultJson = (result: PlanResult): Json =>
  toJson({
    ...result,
    components: result.components.map((line) => ({ ...line, next: undefined })),
  });

export type Unreadable =
  /** No statement, or one whose parts are not what they should be. */
  | 'form'
  /** Of another version of the arithmetic. */
  | 'engine'
  | 'plan'
  /** The plan cannot be computed on what stands in it. */
  | 'input';

export type Verdict =
  | { readonly state: 'equal' }
  | { readonly state: 'differs'; readonly differences: readonly Difference[] }
  | { readonly state: 'unreadable'; readonly reason: Unreadable };

const form = z.strictObject({
  format: z.literal(statementFormat),
  engine: z.string(),
  person: z.string(),
  period: z.string(),
  asOf: z.string().nullable(),
  plan: z.strictObject({
    key: z.string(),
    version: z.number(),
    hash: z.string(),
    source: z.string(),
  }),
  input: z.unknown(),
  result: z.unknown(),
  adjustments: z.array(statedAdjustment),
  payable: wholeText,
});
type Form = z.infer<typeof form>;

/** Of a statement of any version. */
const engineForm = z.object({
  format: z.string().startsWith('upside-statement/'),
  engine: z.string(),
});

/** Deeper than any statement: the engine follows every level of what it is handed. */
const deepest = 40;

/** `hash`: SHA-256 of a text, hexadecimal. */
export function verifyStatement(json: unknown, hash: (text: string) => string): Verdict {
  if (depthOf(json, deepest) > deepest) return { state: 'unreadable', reason: 'form' };
  const engine = engineForm.safeParse(json).data?.engine ?? engineVersion;
  if (engine !== engineVersion) return { state: 'unreadable', reason: 'engine' };
  const read = form.safeParse(json).data;
  if (!read) return { state: 'unreadable', reason: 'form' };
  const { file } = readPlan(read.plan.source);
  if (!file) return { state: 'unreadable', reason: 'plan' };
  const plan = compile(file);
  const input = readInput(read.input);
  const result = input && recompute(plan, input);
  if (!input || !result) return { state: 'unreadable', reason: 'input' };
  const found = [
    ...differences(read.plan.hash, hash(read.plan.source), 'plan.hash'),
    ...differences(read.plan.key, plan.key, 'plan.key'),
    ...differences(read.period, periodName(input.period, input.calendar), 'period'),
    ...differences(toJson(read.result), resultJson(result), 'result'),
    ...sumsThatDiffer(read, result),
  ];
  return found.length === 0 ? { state: 'equal' } : { state: 'differs', differences: found };
}

/** Null: the plan cannot be computed on that input. */
function recompute(plan: CompiledPlan, input: PlanInput): PlanResult | null {
  try {
    return earn(plan, input);
  } catch (error) {
    if (error instanceof AppError || error instanceof RangeError) return null;
    throw error;
  }
}

/** An adjustment is what is due now less what was stated, and what its lines add up to; all of them and the payout are payable. */
function sumsThatDiffer(
  { adjustments, payable }: Pick<Form, 'adjustments' | 'payable'>,
  { payout }: PlanResult,
): readonly Difference[] {
  const at = (position: number, key: string) => `adjustments[${position}].${key}`;
  return [
    ...adjustments.flatMap(({ stated, now, amount, changes }, position) => {
      const lines = changes.reduce((sum, { before, after }) => sum + after - before, 0n);
      return [
        ...differences(`${amount}`, `${now - stated}`, at(position, 'amount')),
        ...differences(`${lines}`, `${amount}`, at(position, 'changes')),
      ];
    }),
    ...differences(`${payable}`, `${payableOf(payout.minor, adjustments)}`, 'payable'),
  ];
}
