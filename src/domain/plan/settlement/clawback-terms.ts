/** How much a clawback takes, and for how long after the record it still may. */
import type { Temporal } from 'temporal-polyfill';
import { type Rational, rational } from '../../rational.ts';
import * as t from '../language/terms.ts';
import { compareDays } from '../people/days.ts';
import { wholeMonths } from '../people/months.ts';

/** A fixed share of what was paid, or the share of so many months that have not been served. */
export type Takes = Rational | { readonly 'unserved-of': number };

export const takes = t.either<Takes>(
  (value) => typeof value === 'object',
  t.mapping({ 'unserved-of': t.wholeNumber('12') }),
  t.percent,
);

/** The days are those of the record and of the event. Whole months gone are served. */
export function shareTaken(
  terms: Takes,
  from: Temporal.PlainDate | null,
  on: Temporal.PlainDate,
): Rational {
  if ('num' in terms) return terms;
  const months = terms['unserved-of'];
  const served = from === null ? 0 : Math.min(months, Math.max(0, wholeMonths(from, on)));
  return rational(BigInt(months - served), BigInt(months));
}

/** Null: for ever. */
export type Within = { readonly days: number } | { readonly months: number } | null;

const duration = /^(\d{1,4}) (day|month)s?$/;

export const within = t.scalar(['90 days', 'unlimited'], (text, report) => {
  if (text === 'unlimited') return { within: null };
  const [, count, unit] = duration.exec(text) ?? [];
  if (count === undefined) {
    report('plan.duration_expected', { text: t.clip(text) });
    return null;
  }
  const span: Within = unit === 'day' ? { days: Number(count) } : { months: Number(count) };
  return { within: span };
});

/** The last day still counts: 90 days after the record it is not too late. */
export const isTooLate = (
  span: Within,
  from: Temporal.PlainDate | null,
  on: Temporal.PlainDate,
): boolean => span !== null && from !== null && compareDays(from.add(span), on) < 0;
