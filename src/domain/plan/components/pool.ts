/** A pool: what a component pays is shared out among the members of a group, to the last minor unit. */
import { allocate } from '../../allocate.ts';
import { money } from '../../money.ts';
import { add, max, one, type Rational, rational, round, zero } from '../../rational.ts';
import type { Participant, PlanInput } from '../evaluation.ts';
import type { PlanTerms } from '../language/part.ts';
import * as t from '../language/terms.ts';
import type { Reader } from '../measures/reader.ts';
import { isThereAtEnd } from '../people/activity.ts';
import type { Paid } from '../tables/table.ts';
import type { StepOf } from '../trace.ts';
import type { PoolTerms } from './pool-terms.ts';

/** The person's part of `pool`, which is rounded to whole minor units first. Who has left has no part. Nobody with a weight: it lapses. */
export function shareOf(
  terms: PoolTerms,
  pool: Rational,
  input: PlanInput,
  reader: Reader,
  { currency, mode }: PlanTerms,
): Paid {
  const group = input.groups[terms.of];
  if (!group) return { exact: zero, trace: [] };
  const whole = round(pool, mode);
  const members = group.members.filter((member) => isThereAtEnd(member, input.period));
  const claims = members.map((member) => ({
    id: member.id,
    weight: weightOf(terms, member, reader.forMember(member)),
  }));
  const own = claims.find(({ id }) => id === input.person.id)?.weight ?? zero;
  const mine = allocate(whole, claims)?.find(({ id }) => id === input.person.id)?.amount ?? 0n;
  const step: StepOf<'pool'> = {
    step: 'pool',
    pool: money(whole, currency),
    members: claims.filter(({ weight }) => weight.num > 0n).length,
    weight: own,
    weights: claims.reduce((sum, { weight }) => add(sum, weight), zero),
    share: money(mine, currency),
  };
  return { exact: rational(mine), trace: [step] };
}

/** Who has contributed less than nothing (refunds) weighs nothing, and so does somebody at a level that the plan does not name. */
function weightOf({ share, who }: PoolTerms, member: Participant, reader: Reader): Rational {
  if (who && !reader.holds(who).holds) return zero;
  if (share === 'equally') return one;
  if ('by-level' in share) return t.forAnyLevel(share['by-level'], member.level) ?? zero;
  return max(zero, reader.read(share.by, 'rep').measured.value ?? zero);
}
