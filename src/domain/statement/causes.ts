/** Why a line of a statement is different from an earlier one: data, told in either language, and read back from a statement. */
import * as z from 'zod';
import { add, compare, type Rational, subtract, zero } from '../rational.ts';
import { fractionText } from './figure-texts.ts';

const record = {
  record: z.string(),
  measure: z.string(),
  /** In the unit of the measure; null: a formula was computed from the record among others. */
  by: fractionText.nullable(),
};
const figures = { before: fractionText.nullable(), after: fractionText.nullable() };

export const cause = z.discriminatedUnion('cause', [
  z.strictObject({ cause: z.literal('record_added'), ...record }),
  z.strictObject({ cause: z.literal('record_removed'), ...record }),
  z.strictObject({ cause: z.literal('record_changed'), ...record }),
  /** What was taken back for a record because of an event, minor units: below zero when more is taken. */
  z.strictObject({
    ...{ cause: z.literal('event'), record: z.string(), event: z.string() },
    by: fractionText,
  }),
  z.strictObject({ cause: z.literal('target'), measure: z.string(), of: z.string(), ...figures }),
  /** A figure that no single record of the person explains: a team's, a formula's, what was handed in. */
  z.strictObject({ cause: z.literal('figure'), measure: z.string(), of: z.string(), ...figures }),
  /** What earlier periods have left behind: owed, held back or waiting, minor units. */
  z.strictObject({ cause: z.literal('carried'), ...figures }),
  z.strictObject({ cause: z.literal('plan_version'), ...figures }),
  z.strictObject({ cause: z.literal('earlier_lines') }),
]);
export type Cause = z.infer<typeof cause>;

/** Of the causes between two statements those that have not been told before. */
export function untoldCauses(now: readonly Cause[], told: readonly Cause[]): readonly Cause[] {
  const keys = new Set([...now, ...told].map(keyOf));
  const open = [...keys].flatMap((key): Cause[] => {
    const same = (each: Cause) => keyOf(each) === key;
    const next = sinceTold(now.find(same), told.filter(same));
    return next ? [next] : [];
  });
  return open.length > 0 ? open : [{ cause: 'earlier_lines' }];
}

function keyOf(each: Cause): string {
  switch (each.cause) {
    case 'record_added':
    case 'record_removed':
    case 'record_changed':
      return JSON.stringify(['record', each.measure, each.record]);
    case 'event':
      return JSON.stringify([each.cause, each.event, each.record]);
    case 'target':
    case 'figure':
      return JSON.stringify([each.cause, each.of, each.measure]);
    default:
      return each.cause;
  }
}

/** `told` is about the same thing, oldest first. Null: nothing has changed since. */
function sinceTold(now: Cause | undefined, told: readonly Cause[]): Cause | null {
  const last = told.at(-1);
  if (!last) return now ?? null;
  if ('before' in last) {
    const after = now && 'after' in now ? now.after : firstOf(told);
    return isSame(last.after, after) ? null : { ...last, before: last.after, after };
  }
  if (!('by' in last)) return null;
  const by = now && 'by' in now ? now.by : zero;
  if (by === null || told.some((each) => 'by' in each && each.by === null)) return now ?? null;
  const since = subtract(by, toldSum(told));
  if (since.num === 0n) return null;
  if (last.cause === 'event') return { ...last, by: since };
  return { ...last, cause: now ? 'record_changed' : 'record_removed', by: since };
}

const firstOf = ([first]: readonly Cause[]): Rational | null =>
  first && 'before' in first ? first.before : null;

const toldSum = (told: readonly Cause[]): Rational =>
  told.reduce((sum, each) => ('by' in each && each.by ? add(sum, each.by) : sum), zero);

const isSame = (a: Rational | null, b: Rational | null): boolean =>
  a === null || b === null ? a === b : compare(a, b) === 0;
