/** Plans for the tests of statements, small enough to follow by hand. */

interface Sections {
  readonly period?: string;
  readonly measures?: string;
  readonly rest: string;
  readonly head?: string;
}

export const bookings = `
  bookings: { records: deal, take: sum, value: amount, unit: money }`;

/** 10 % of everything. */
export const tenPercent = `
components:
  - { id: commission, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: bookings } } }`;

export const planOf = ({ period = 'month', measures = bookings, rest, head = '' }: Sections) => `
plan: reps
currency: USD
period: ${period}
rounding: { mode: half-up, at: line }
${head}
measures:${measures}
${rest}
examples:
  - { name: Nothing, rep: {}, expect: { ${linesOf(rest).join(': 0, ')}: 0, total: 0, payout: 0 } }
`;

/** Components and what comes afterwards: an example names them all. */
const linesOf = (rest: string): readonly string[] =>
  [...(rest.split('\nsettlement:')[0] ?? '').matchAll(/\bid: ([a-z-]+)/g)].map(([, id = '']) => id);
