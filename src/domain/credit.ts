/** Who earned what from one fact: records become credits here and nowhere else. */
import { allocate } from './allocate.ts';
import { AppError } from './errors.ts';
import type { PersonId } from './ids.ts';
import { add, compare, one, rationalText, zero } from './rational.ts';
import type { Credit, Fact } from './record.ts';

/**
 * One credit per split, in order of the splits. None while the fact is not won, has no date, or has no value yet. A deal's amount is
 * shared out to the last minor unit, in ties by person id. A rating is not shared out: it is credited whole to everybody who is
 * named on it, since half a satisfied customer means nothing; the share only says how many were involved. Whose part of a credit note
 * rounds to nothing is credited nothing: it would read as a deal of zero.
 *
 * Throws `record.shares_not_whole` when there are splits that do not add up to exactly 1, that are not above 0, or that name somebody
 * twice: also for facts that earn no credit yet.
 */
export function creditsOf(fact: Fact): readonly Credit[] {
  const { kind, occurredOn, splits } = fact;
  const owner = wholeOwner(splits);
  if (!owner) checkShares(fact);
  const value = kind === 'deal' ? (fact.amount?.minor ?? null) : fact.scoreHundredths;
  if (fact.stage !== 'won' || occurredOn === null || value === null || splits.length === 0)
    return [];
  if (owner) return [{ personId: owner, kind, occurredOn, share: one, value }];
  const claims = splits.map(({ personId, share }) => ({ id: personId, weight: share }));
  const parts = kind === 'deal' ? allocate(value, claims) : null;
  const credits = splits.map(({ personId, share }, index) => ({
    personId,
    kind,
    occurredOn,
    share,
    value: parts?.[index]?.amount ?? value,
  }));
  const isCreditNote = kind === 'deal' && value < 0n;
  return isCreditNote ? credits.filter((credit) => credit.value !== 0n) : credits;
}

/** Whose all of it is: the rule by far, and an import meets it a million times. Null: shared, or nobody's. */
function wholeOwner(splits: Fact['splits']): PersonId | null {
  const [only] = splits;
  if (!only || splits.length > 1) return null;
  return only.share.num === 1n && only.share.den === 1n ? only.personId : null;
}

function checkShares({ externalId, splits }: Fact): void {
  if (splits.length === 0) return;
  const sum = splits.reduce((all, { share }) => add(all, share), zero);
  const people = new Set(splits.map(({ personId }) => personId));
  const sound =
    people.size === splits.length && splits.every(({ share }) => compare(share, zero) > 0);
  if (!sound || compare(sum, one) !== 0)
    throw new AppError('record.shares_not_whole', { record: externalId, sum: rationalText(sum) });
}
