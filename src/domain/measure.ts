/** What is counted. A measure reads the tally (total and count) that standing keeps per person, team and period. */
import { AppError } from './errors.ts';
import { type Rational, rational } from './rational.ts';
import type { Credit, TalliedKind } from './record.ts';

export const measureCodes = ['bookings', 'deals', 'satisfaction'] as const;
export type MeasureCode = (typeof measureCodes)[number];
/** How its values read: minor units of money, a plain count, or points with decimals. */
export type MeasureUnit = 'money' | 'count' | 'score';

export interface Measure {
  readonly code: MeasureCode;
  readonly kind: TalliedKind;
  readonly aggregate: 'sum' | 'count' | 'average';
  readonly unit: MeasureUnit;
}

/** Sum of credited values and number of credits that count (see `countOf`), of one record kind. */
export interface Tally {
  readonly total: bigint;
  readonly count: number;
}

/** Nothing yet. */
export const emptyTally: Tally = { total: 0n, count: 0 };

/**
 * What a credit adds to the number of its kind. A deal below zero is a credit note: it lowers the amount and is no deal, nor does it
 * undo one (a deal taken back whole arrives as a new version that is not won, and its credit goes). The store says the same in SQL.
 */
export const countOf = ({ kind, value }: Pick<Credit, 'kind' | 'value'>): 0 | 1 =>
  kind === 'deal' && value < 0n ? 0 : 1;

/** The credit must be of the kind that is tallied. */
export const withCredit = (
  { total, count }: Tally,
  credit: Pick<Credit, 'kind' | 'value'>,
): Tally => ({
  total: total + credit.value,
  count: count + countOf(credit),
});

const measures: Readonly<Record<MeasureCode, Measure>> = {
  bookings: { code: 'bookings', kind: 'deal', aggregate: 'sum', unit: 'money' },
  deals: { code: 'deals', kind: 'deal', aggregate: 'count', unit: 'count' },
  satisfaction: { code: 'satisfaction', kind: 'rating', aggregate: 'average', unit: 'score' },
};

export const measure = (code: MeasureCode): Measure => measures[code];

/** Throws `measure.unknown`. */
export function parseMeasure(text: string): Measure {
  const code = measureCodes.find((each) => each === text.trim().toLowerCase());
  if (!code) throw new AppError('measure.unknown', { text, measures: measureCodes });
  return measures[code];
}

/** Minor units, a count, or points. Null for the average of nothing: no score is not a score of 0. */
export function measured({ aggregate }: Measure, tally: Tally): Rational | null {
  switch (aggregate) {
    case 'sum':
      return rational(tally.total);
    case 'count':
      return rational(BigInt(tally.count));
    case 'average':
      return tally.count === 0 ? null : rational(tally.total, BigInt(tally.count) * 100n);
  }
}
