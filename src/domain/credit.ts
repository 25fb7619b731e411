/** Who earned what from one fact: records become credits here and nowhere else. */
import { allocate } from './allocate.ts';
import { AppError } from './errors.ts';
import type { PersonId } from './ids.ts';
import { add, compare, multiply, one, rational, rationalText, round, zero } from './rational.ts';
import type { Credit, Fact, Split } from './record.ts';

/**
 * One credit per split, in order of the splits. None while the fact is not won, has no date, or (a deal, a rating) has no value yet.
 * An amount is shared out to the last minor unit, in ties by person id; an overlay gets its share of it beside that, rounded half up. A
 * score is not shared out: it is credited whole to everybody who is named on it, since half a satisfied customer means nothing; the
 * share only says how many were involved. A fact of another kind is credited by its amount if it has one, else by its score, else with
 * 0: it happened, and can be counted. Whose part of a credit note rounds to nothing is credited nothing: it would read as a deal of
 * zero.
 *
 * Also for facts that earn no credit yet, throws `record.shares_not_whole` when there are splits whose shares do not add up to exactly
 * 1, are not above 0, or name somebody twice; `record.overlay_unsound` when an overlay is not above 0 and at most 1, or gives somebody a
 * role again that they have on the record already.
 */
export function creditsOf(fact: Fact): readonly Credit[] {
  const { kind, occurredOn, splits } = fact;
  const owner = wholeOwner(splits);
  if (!owner) checkSplits(fact);
  const value = valueOf(fact);
  if (fact.stage !== 'won' || occurredOn === null || value === null || splits.length === 0)
    return [];
  if (owner) return [{ personId: owner, kind, occurredOn, share: one, value }];
  const partOf = kind !== 'rating' && fact.amount ? shareOut(value, splits) : () => value;
  const credits = splits.map((split) => ({ ...split, kind, occurredOn, value: partOf(split) }));
  const isCreditNote = kind === 'deal' && value < 0n;
  return isCreditNote ? credits.filter((credit) => credit.value !== 0n) : credits;
}

function valueOf({ kind, amount, scoreHundredths }: Fact): bigint | null {
  if (kind === 'deal') return amount?.minor ?? null;
  return kind === 'rating' ? scoreHundredths : (amount?.minor ?? scoreHundredths ?? 0n);
}

/** Whose all of it is: the rule by far, and an import meets it a million times. Null: shared, nobody's, or theirs in a role. */
export function wholeOwner(splits: Fact['splits']): PersonId | null {
  const [only] = splits;
  if (!only || splits.length > 1 || only.overlay || only.role !== undefined) return null;
  return only.share.num === 1n && only.share.den === 1n ? only.personId : null;
}

const isShare = (split: Split): boolean => !split.overlay;

function shareOut(value: bigint, splits: readonly Split[]): (split: Split) => bigint {
  const shares = splits.filter(isShare);
  const parts = allocate(
    value,
    shares.map(({ personId, share }) => ({ id: personId, weight: share })),
  );
  const amounts = new Map(parts?.map(({ id, amount }) => [id, amount]));
  const beyond = ({ share }: Split) => round(multiply(rational(value), share), 'half-up');
  return (split) => (split.overlay ? beyond(split) : (amounts.get(split.personId) ?? 0n));
}

function checkSplits({ externalId, splits }: Fact): void {
  if (splits.length === 0) return;
  const shares = splits.filter(isShare);
  const sum = shares.reduce((all, { share }) => add(all, share), zero);
  const people = new Set(shares.map(({ personId }) => personId));
  const sound =
    people.size === shares.length && shares.every(({ share }) => compare(share, zero) > 0);
  if (!sound || compare(sum, one) !== 0)
    throw new AppError('record.shares_not_whole', { record: externalId, sum: rationalText(sum) });
  const roles = new Set(splits.map(({ personId, role }) => JSON.stringify([personId, role])));
  const isFit = ({ share }: Split) => compare(share, zero) > 0 && compare(share, one) <= 0;
  if (roles.size < splits.length || !splits.every(isFit))
    throw new AppError('record.overlay_unsound', { record: externalId });
}
