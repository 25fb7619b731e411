/** Late facts: a statement that was issued is never rewritten; what would come out otherwise now is paid or taken in the next one. */
import * as z from 'zod';
import { cause, untoldCauses } from './causes.ts';
import type { Change } from './changes.ts';
import { wholeText } from './figure-texts.ts';

/** The plan and period of an earlier statement, `2026-Q3`. */
interface Adjusted {
  readonly plan: string;
  readonly period: string;
}

export interface Adjustment extends Adjusted {
  /** Minor units: what was stated for it so far, adjustments since included. */
  readonly stated: bigint;
  /** What it comes to with today's facts, under the version of the plan that counted then. */
  readonly now: bigint;
  /** `now - stated`; never 0. */
  readonly amount: bigint;
  /** Why, line by line; they add up to the amount. */
  readonly changes: readonly Change[];
}

/** An adjustment as it stands in a statement. */
export const statedAdjustment = z.strictObject({
  plan: z.string(),
  period: z.string(),
  stated: wholeText,
  now: wholeText,
  amount: wholeText,
  changes: z.array(
    z.strictObject({
      line: z.string(),
      before: wholeText,
      after: wholeText,
      causes: z.array(cause),
    }),
  ),
});

/** What all other statements have already adjusted about one of them, oldest first. */
export type Told = readonly z.infer<typeof statedAdjustment>[];

const form = z.object({ adjustments: z.array(statedAdjustment) });

/** `bodies`: parsed statements, oldest first. */
export function toldBy(bodies: readonly unknown[], { plan, period }: Adjusted): Told {
  return bodies
    .flatMap((body) => form.safeParse(body).data?.adjustments ?? [])
    .filter((each) => each.plan === plan && each.period === period);
}

/** Null: nothing is different from what has been told. `changes`: between the statement as it was issued and now. */
export function adjustmentOf(
  adjusted: Adjusted,
  issued: bigint,
  now: bigint,
  changes: readonly Change[],
  told: Told,
): Adjustment | null {
  const stated = told.reduce((sum, { amount }) => sum + amount, issued);
  if (stated === now) return null;
  return {
    ...{ plan: adjusted.plan, period: adjusted.period },
    ...{ stated, now, amount: now - stated },
    changes: untold(changes, told),
  };
}

/** Each line from where it was left, with the causes that are new; also lines that are back at what was issued. */
function untold(changes: readonly Change[], told: Told): readonly Change[] {
  const known = told.flatMap((each) => each.changes);
  const lines = new Set([...changes, ...known].map(({ line }) => line));
  return [...lines]
    .map((line): Change => {
      const before = known.filter((each) => each.line === line);
      const now = changes.find((each) => each.line === line);
      const issued = now?.before ?? before[0]?.before ?? 0n;
      return {
        line,
        before: before.at(-1)?.after ?? issued,
        after: now?.after ?? issued,
        causes: untoldCauses(
          now?.causes ?? [],
          before.flatMap(({ causes }) => causes),
        ),
      };
    })
    .filter(({ before, after }) => before !== after);
}
