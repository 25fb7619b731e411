/** How much a draw is, and how much of what is owed may be taken back at a time. */
import * as z from 'zod';
import { type Period, subperiods } from '../../period.ts';
import { add, multiply, type Rational, rational, round, zero } from '../../rational.ts';
import { minorPerUnit, type PlanTerms } from '../language/part.ts';
import * as t from '../language/terms.ts';
import { calendarMonths } from '../people/months.ts';
import type { Settling } from './settling.ts';

export type DrawAmount =
  | t.ByLevel<t.Amount>
  | { readonly 'target-incentive': Rational }
  /** By month: the first is that of the first day; nothing after the last. */
  | readonly t.ByLevel<t.Amount>[];

const byMonth: z.ZodType<DrawAmount> = z.array(t.amountByLevel).min(1);
const ofTarget = t.mapping({ 'target-incentive': t.percent });

export const drawAmount = t.either<DrawAmount>(
  Array.isArray,
  byMonth,
  t.either<DrawAmount>(
    (value) => typeof value === 'object' && value !== null && 'target-incentive' in value,
    ofTarget,
    t.amountByLevel,
  ),
);

export interface DrawFor {
  /** Minor units, exact. */
  readonly whole: Rational;
  /** The part of it that is due to somebody who is there for a part of the period. */
  readonly due: Rational;
}

export const noDraw: DrawFor = { whole: zero, due: zero };

export function drawFor(
  amount: DrawAmount,
  { input, reader, drawShare }: Pick<Settling, 'input' | 'reader' | 'drawShare'>,
  { currency }: Pick<PlanTerms, 'currency'>,
): DrawFor {
  const { person, period } = input;
  const minor = (value: t.ByLevel<t.Amount>) =>
    multiply(t.forLevel(value, person.level).value, minorPerUnit(currency));
  if ('target-incentive' in amount)
    return part(
      multiply(reader.targetIncentive() ?? zero, amount['target-incentive']),
      drawShare(period),
    );
  if ('kind' in amount) return part(minor(amount), drawShare(period));
  return monthsOf(amount, person.started, period)
    .map(({ month, value }) => part(minor(value), drawShare(month)))
    .reduce(
      (sum, { whole, due }) => ({ whole: add(sum.whole, whole), due: add(sum.due, due) }),
      noDraw,
    );
}

const part = (whole: Rational, share: Rational): DrawFor => ({
  whole,
  due: multiply(whole, share),
});

/** Nobody whose first day is not known is new. */
function monthsOf(
  values: readonly t.ByLevel<t.Amount>[],
  started: Settling['input']['person']['started'],
  period: Period,
): readonly { readonly month: Period; readonly value: t.ByLevel<t.Amount> }[] {
  if (started === null) return [];
  return subperiods(period, 'month').flatMap((month) => {
    const value = values[calendarMonths(started, month.start)];
    return value ? [{ month, value }] : [];
  });
}

/** The most that is taken back in a period. */
export type RecoverAtMost =
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'share'; readonly share: Rational }
  | t.Amount;

const unlimited = t.scalar(['unlimited'], (): RecoverAtMost => ({ kind: 'unlimited' }));
const share = t.percent.transform((read): RecoverAtMost => ({ kind: 'share', share: read }));

export const recoverAtMost = t.either<RecoverAtMost>(
  (value) => value === 'unlimited',
  unlimited,
  t.either<RecoverAtMost>(
    (value) => typeof value === 'string' && value.trimEnd().endsWith('%'),
    share,
    t.amount,
  ),
);

/** Of `from`, what there is to take from; never more than that. */
export function mostRecovered(
  limit: RecoverAtMost,
  from: bigint,
  { mode }: Pick<Settling, 'mode'>,
  { currency }: Pick<PlanTerms, 'currency'>,
): bigint {
  const within = (most: bigint) => (most < from ? most : from);
  switch (limit.kind) {
    case 'unlimited':
      return from;
    case 'share':
      return within(round(multiply(rational(from), limit.share), mode));
    case 'amount':
      return within(multiply(limit.value, minorPerUnit(currency)).num);
  }
}
