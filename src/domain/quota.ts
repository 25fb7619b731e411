/** Targets. A quota belongs to a person or a team, for one measure and one period. */
import { Temporal } from 'temporal-polyfill';
import { allocate, type Claim } from './allocate.ts';
import { AppError } from './errors.ts';
import type { PersonId, TeamId } from './ids.ts';
import { type Currency, exponent } from './money.ts';
import { type Period, type PeriodKind, periodKinds, subperiods } from './period.ts';
import { add, max, multiply, one, type Rational, rational, round, zero } from './rational.ts';

export type Subject =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'team'; readonly id: TeamId };

export interface Quota {
  readonly subject: Subject;
  /** `bookings`, `deals`, `satisfaction`, or a measure that only plans know: see `isMeasureName`. */
  readonly measure: string;
  readonly period: Period;
  /**
   * Minor units for bookings, a plain count for deals, hundredths of a point for satisfaction; of any other measure the figure as it is
   * written, times 10 to the power of `scale`. Never negative.
   */
  readonly amount: bigint;
  /** Decimal places of `amount`, for measures other than the three, so that any decimal is exact. Absent: none. */
  readonly scale?: number;
}

/** Small letters, digits and underscore, beginning with a letter, at most 40: it can stand in a plan's formula. */
export const isMeasureName = (text: string): boolean => /^[a-z][a-z0-9_]{0,39}$/.test(text);

/** The target as people write it: money in whole units of the currency, points, a count, or the plain figure. */
export function quotaFigure(
  { measure, amount, scale = 0 }: Pick<Quota, 'measure' | 'amount' | 'scale'>,
  currency: Currency,
): Rational {
  const places = { bookings: exponent(currency), deals: 0, satisfaction: 2 }[measure] ?? scale;
  return rational(amount, 10n ** BigInt(places));
}

/** How a target is split among people, teams or periods. Ids of periods are their first days (`2026-10-01`). */
export type SplitRule =
  | { readonly by: 'even' }
  /** Seasonal weights, headcount, potential: only the proportion matters; who is not named weighs nothing. */
  | { readonly by: 'weights'; readonly weights: ReadonlyMap<string, Rational> }
  /** What each did in an earlier period, as the measure counts it; a negative figure counts as nothing. */
  | { readonly by: 'history'; readonly history: ReadonlyMap<string, bigint> };

/** Targets that come from one target above. */
export interface QuotaSplit {
  readonly parts: readonly Quota[];
  /** Sum of the parts. */
  readonly assigned: bigint;
  /** What is assigned beyond the target above: stated, never hidden. 0 when the parts add up to it. */
  readonly over: bigint;
}

/**
 * From company to teams, or from a team to its members. `assign` is how much of the target is handed down: 1 (exactly all), or more
 * than 1 as a buffer against open seats and misses. Parts add up exactly to what is handed down, rounded up to a whole unit.
 * Throws `quota.no_weights` when nobody weighs anything.
 */
export function splitAmong(
  quota: Quota,
  subjects: readonly Subject[],
  rule: SplitRule,
  assign: Rational = one,
): QuotaSplit {
  const handedDown = round(multiply(rational(quota.amount), assign), 'ceiling');
  const claims = subjects.map(({ kind, id }) => ({
    id: `${kind}:${id}`,
    weight: weightOf(id, rule),
  }));
  const amounts = amountsOf(handedDown, claims);
  const parts = subjects.map((subject, index) => ({
    ...quota,
    subject,
    amount: amounts[index] ?? 0n,
  }));
  return { parts, assigned: handedDown, over: handedDown - quota.amount };
}

/**
 * From a year (half, quarter) down to `kind`, level by level: every level adds up exactly to the one above, so months add up to
 * their quarter and quarters to the year. Weights and history are those of the shortest periods. All levels are returned, longest
 * first. Throws `quota.no_weights` when nothing weighs anything.
 */
export function splitOverTime(quota: Quota, kind: PeriodKind, rule: SplitRule): readonly Quota[] {
  const next = nextShorter(quota.period.kind, kind);
  if (next === null) return [];
  const periods = subperiods(quota.period, next);
  const claims = periods.map((period) => ({
    id: period.start.toString(),
    weight: weightOver(subperiods(period, kind), rule),
  }));
  const amounts = amountsOf(quota.amount, claims);
  const parts = periods.map((period, index) => ({
    ...quota,
    period,
    amount: amounts[index] ?? 0n,
  }));
  const below = parts.flatMap((part) =>
    part.amount === 0n ? zeros(part, kind) : splitOverTime(part, kind, rule),
  );
  return [...parts, ...below].sort(longestFirst);
}

/** Years fall into quarters and months; a half only when it is asked for. */
function nextShorter(from: PeriodKind, to: PeriodKind): PeriodKind | null {
  if (from === to) return null;
  return to === 'month' && from !== 'quarter' ? 'quarter' : to;
}

/** Nothing to split, whatever the weights. */
function zeros(quota: Quota, kind: PeriodKind): readonly Quota[] {
  return splitOverTime({ ...quota, amount: 0n }, kind, { by: 'even' });
}

const longestFirst = (a: Quota, b: Quota): number =>
  periodKinds.indexOf(b.period.kind) - periodKinds.indexOf(a.period.kind) ||
  Temporal.PlainDate.compare(a.period.start, b.period.start);

const weightOver = (periods: readonly Period[], rule: SplitRule): Rational =>
  periods.reduce((sum, { start }) => add(sum, weightOf(start.toString(), rule)), zero);

function weightOf(id: string, rule: SplitRule): Rational {
  switch (rule.by) {
    case 'even':
      return one;
    case 'weights':
      return rule.weights.get(id) ?? zero;
    case 'history':
      return max(zero, rational(rule.history.get(id) ?? 0n));
  }
}

function amountsOf(amount: bigint, claims: readonly Claim<string>[]): readonly bigint[] {
  const parts = allocate(amount, claims);
  if (!parts) throw new AppError('quota.no_weights', {});
  return parts.map((part) => part.amount);
}
