/** How much of a grant has vested after so many months: whole units, so that all periods together come to exactly the grant. */
import { multiply, type Rational, rational, round } from '../../rational.ts';

export interface Vesting {
  /** After which all of it has vested. */
  readonly months: number;
  /** Months from one vesting to the next. */
  readonly every: number;
  /** Months before which nothing vests; 0: none. */
  readonly cliff: number;
}

/** The cliff brings all that has come together until then. */
export function vestedShare({ months, every, cliff }: Vesting, gone: number): Rational {
  if (gone < cliff) return rational(0n);
  if (gone >= months) return rational(1n);
  return rational(BigInt(gone - (gone % every)), BigInt(months));
}

export const vestedUnits = (units: bigint, share: Rational): bigint =>
  round(multiply(rational(units), share), 'floor');
