/** Shares out whole units so that the parts always add up to the whole: the largest-remainder method. */
import { type Rational, rational } from './rational.ts';
import { byText } from './text-order.ts';

export interface Claim<K extends string> {
  readonly id: K;
  /** Zero or above. Only the proportion between the claims matters. */
  readonly weight: Rational;
}

export interface Part<K extends string> {
  readonly id: K;
  readonly amount: bigint;
}

/**
 * Everybody gets the whole part of `total × weight / weights`; the units left over go one each to the largest remainders, between
 * equals to the lower id, never by position. A negative total is shared like the positive one with its sign turned, so that what is
 * taken back is what was given. Parts come in the order of the claims; who weighs nothing gets 0. Null: nobody weighs anything.
 * Throws RangeError on a negative weight and on an id that claims twice.
 */
export function allocate<K extends string>(
  total: bigint,
  claims: readonly Claim<K>[],
): readonly Part<K>[] | null {
  if (total < 0n)
    return allocate(-total, claims)?.map(({ id, amount }) => ({ id, amount: -amount })) ?? null;
  if (new Set(claims.map((claim) => claim.id)).size < claims.length)
    throw new RangeError('an id claims twice');
  const weights = wholeWeights(claims);
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) return null;
  const shares = claims.map(({ id }, index) => {
    const exact = total * (weights[index] ?? 0n);
    return { id, whole: exact / sum, rest: exact % sum };
  });
  const left = shares.reduce((rest, share) => rest - share.whole, total);
  const favoured = new Set(
    shares
      .toSorted((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : byText(a.id, b.id)))
      .slice(0, Number(left))
      .map((share) => share.id),
  );
  return shares.map(({ id, whole }) => ({ id, amount: whole + (favoured.has(id) ? 1n : 0n) }));
}

/** The same proportions in whole numbers. */
function wholeWeights(claims: readonly Claim<string>[]): readonly bigint[] {
  let common = 1n;
  for (const { weight } of claims) {
    if (weight.num < 0n) throw new RangeError('a weight is zero or above');
    common *= weight.den / divisorOf(common, weight.den);
  }
  return claims.map(({ weight }) => weight.num * (common / weight.den));
}

/** Greatest common divisor of two numbers above zero. */
const divisorOf = (a: bigint, b: bigint): bigint => b / rational(a, b).den;
