/** A team's week for whoever leads it: who is ahead, who needs help, what changed. Pure. Amounts in minor units. */
import { missingTo, pace } from './attainment.ts';
import { compare, divide, type Rational, rational } from './rational.ts';
import { byText } from './text-order.ts';

export interface WeekTally {
  readonly value: bigint;
  readonly deals: number;
}

/** One member: what stands in the quarter, and what of it came in the week that is over and in the one before. */
export interface MemberWeek<K extends string = string> {
  readonly id: K;
  readonly value: bigint;
  /** Null: no target. */
  readonly quota: bigint | null;
  readonly week: WeekTally;
  readonly weekBefore: WeekTally;
}

export interface MemberPace<K extends string = string> {
  readonly id: K;
  /** Part of the target. */
  readonly reached: Rational;
  /** What the week added to it; below zero after refunds. */
  readonly gained: Rational;
  /** Missing to where an even course would be tonight. */
  readonly behindBy: Rational;
  readonly isIdle: boolean;
}

export interface TeamWeek<K extends string = string> {
  /** The furthest first. */
  readonly ahead: readonly MemberPace<K>[];
  /** The furthest behind first. */
  readonly behind: readonly MemberPace<K>[];
  /** Those who reached the target in the week. */
  readonly reached: readonly K[];
  readonly week: WeekTally;
  readonly weekBefore: WeekTally;
  readonly withoutTarget: number;
}

/** `time` as `elapsed` gives it. */
export function teamWeek<K extends string>(
  members: readonly MemberWeek<K>[],
  time: { readonly gone: number; readonly days: number },
): TeamWeek<K> {
  const share = rational(BigInt(time.gone), BigInt(time.days));
  const paced = members.flatMap((member) => {
    const { id, value, quota, week } = member;
    if (quota === null || quota <= 0n) return [];
    const whole = rational(quota);
    return [
      {
        id,
        reached: divide(rational(value), whole),
        gained: divide(rational(week.value), whole),
        behindBy: missingTo(share, rational(value), whole),
        isIdle: week.deals === 0 && member.weekBefore.deals === 0,
      },
    ];
  });
  const of = (wanted: ReturnType<typeof pace>) =>
    paced.filter(({ reached }) => pace(reached, time) === wanted);
  return {
    ahead: of('ahead').sort((a, b) => compare(b.reached, a.reached) || byText(a.id, b.id)),
    behind: of('behind').sort((a, b) => compare(a.reached, b.reached) || byText(a.id, b.id)),
    reached: members.filter(reachedLately).map(({ id }) => id),
    week: sum(members.map(({ week }) => week)),
    weekBefore: sum(members.map(({ weekBefore }) => weekBefore)),
    withoutTarget: members.length - paced.length,
  };
}

const reachedLately = ({ value, quota, week }: MemberWeek): boolean =>
  quota !== null && quota > 0n && value >= quota && value - week.value < quota;

const sum = (tallies: readonly WeekTally[]): WeekTally => ({
  value: tallies.reduce((all, { value }) => all + value, 0n),
  deals: tallies.reduce((all, { deals }) => all + deals, 0),
});
