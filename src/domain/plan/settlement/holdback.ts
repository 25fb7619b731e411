/** A part of what was earned that is paid later: on named periods, or in instalments. */
import * as z from 'zod';
import { allocate } from '../../allocate.ts';
import { type Period, shift } from '../../period.ts';
import { multiply, one, type Rational, rational, round } from '../../rational.ts';
import type { Held } from '../evaluation.ts';
import type { Report } from '../language/problem.ts';
import * as t from '../language/terms.ts';
import { checkWhole } from '../language/whole.ts';
import { leftOn } from '../people/activity.ts';
import { compareDays } from '../people/days.ts';
import type { StepOf } from '../trace.ts';
import { acts, condition } from './condition.ts';
import { type Settled, type Settlement, type Settling, settlement } from './settling.ts';

/** So many periods later, that part of what is held. */
interface Release {
  readonly after: number;
  readonly share: Rational;
}

const listed = z
  .array(t.mapping({ after: t.wholeNumber('1'), share: t.percent }))
  .min(1)
  .transform((releases) => ({ kind: 'listed' as const, releases }));
const instalments = t
  .mapping({ instalments: t.wholeNumber('12'), first: t.oneOf('now', 'next-period') })
  .transform((read) => ({ kind: 'instalments' as const, ...read }));
type Plan = z.infer<typeof listed> | z.infer<typeof instalments>;

const schema = t.mapping({
  id: t.identifier('holdback'),
  mechanic: t.oneOf('holdback'),
  title: t.title.optional(),
  when: condition,
  on: t.totalOrIds,
  share: t.rate,
  release: t.either<Plan>(Array.isArray, listed, instalments),
  /** What becomes of all that is held when somebody leaves the plan. */
  leaver: t.oneOf('released', 'lapses'),
});
export type HoldbackTerms = z.infer<typeof schema>;

export const holdback = settlement('holdback', schema, { check, bind });

function check({ share, release }: HoldbackTerms, report: Report) {
  const shares = share.kind === 'same' ? [share.value] : [...share.values.values()];
  if (shares.some(({ num, den }) => num > den)) report('plan.share_above_whole', {}, ['share']);
  const here = ['release'];
  if (release.kind === 'instalments') {
    if (release.instalments < 1)
      report('plan.at_least', { text: String(release.instalments), least: 1 }, [
        ...here,
        'instalments',
      ]);
    return;
  }
  const { releases } = release;
  checkWhole(
    releases.map((each) => each.share),
    here,
    report,
  );
  releases.forEach(({ after }, position) => {
    const before = releases[position - 1]?.after ?? 0;
    if (after <= before)
      report('plan.release_order', { before, after }, [...here, position, 'after']);
  });
}

function bind(terms: HoldbackTerms): Settlement {
  const releases = releasesOf(terms.release);
  return { settle: (settling) => settle(terms, releases, settling) };
}

function releasesOf(release: Plan): readonly Release[] {
  if (release.kind === 'listed') return release.releases;
  const first = release.first === 'now' ? 0 : 1;
  return Array.from({ length: release.instalments }, (_, position) => ({
    after: first + position,
    share: one,
  }));
}

function settle(terms: HoldbackTerms, releases: readonly Release[], settling: Settling): Settled {
  const { holds, gate } = acts(terms.when, settling.reader);
  const { input, held: before } = settling;
  const left = leftOn(input.person);
  const hasLeft = left !== null && compareDays(left, input.period.end) <= 0;
  const isKept = holds && !(hasLeft && terms.leaver === 'released');
  const fresh = isKept ? hold(terms, releases, settling) : null;
  const all = [...before, ...(fresh?.releases ?? [])];
  const isDue = ({ due }: Held) =>
    compareDays(due, input.period.end) < 0 || (hasLeft && terms.leaver === 'released');
  const released = amountOf(all.filter(isDue));
  const rest = all.filter((each) => !isDue(each));
  const lapsed = hasLeft ? amountOf(rest) : 0n;
  return {
    change: released - (fresh?.held ?? 0n),
    balance: null,
    held: hasLeft ? [] : rest,
    trace: [
      ...gate,
      ...(fresh ? [fresh] : []),
      ...(released === 0n ? [] : [{ step: 'released' as const, amount: released }]),
      ...(lapsed === 0n ? [] : [{ step: 'lapsed' as const, amount: lapsed }]),
    ],
  };
}

const amountOf = (parts: readonly Held[]): bigint =>
  parts.reduce((sum, { amount }) => sum + amount, 0n);

function hold(
  terms: HoldbackTerms,
  releases: readonly Release[],
  { input, earned, payout, mode }: Settling,
): StepOf<'held'> & { readonly releases: readonly Held[] } {
  const of = earned(terms.on);
  const share = t.forLevel(terms.share, input.person.level);
  const held = withheld(round(multiply(rational(of), share), mode), payout);
  const parts = divideUp(terms.id, held, releases, input.period);
  return { step: 'held', of, share, held, releases: parts };
}

/** No more than there is to pay. */
function withheld(wanted: bigint, payout: bigint): bigint {
  const most = wanted < payout ? wanted : payout;
  return most > 0n ? most : 0n;
}

/** Parts that add up to what is held; a cent that does not divide goes to the largest remainder, between equals to the earlier. */
function divideUp(
  id: string,
  amount: bigint,
  releases: readonly Release[],
  period: Period,
): readonly Held[] {
  const claims = releases.map(({ after, share }) => ({
    id: String(after).padStart(4, '0'),
    weight: share,
  }));
  const parts = amount === 0n ? [] : (allocate(amount, claims) ?? []);
  return parts.flatMap(({ id: after, amount: part }) =>
    part === 0n ? [] : [{ id, amount: part, due: shift(period, Number(after)).start }],
  );
}
