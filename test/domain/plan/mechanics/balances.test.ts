/** From what was earned to what is paid, and what one period leaves to the next. */
import { describe, expect, it } from 'vitest';
import { wrongIn } from './told.ts';

const commission = `
components: [{ id: commission, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: bookings } } }]`;

describe('a true-up', () => {
  const measures = `
measures:
  to_date: { records: deal, take: sum, value: amount, unit: money, window: year-to-date }`;
  const table = `
    per: period
    index: { of: rep, measure: to_date, by: value }
    tiers: retroactive
    boundary: upper
    table: [{ from: 0, to: 1000, rate: 5 % }, { from: 1000, to: unlimited, rate: 10 % }]
    pays: { rate-of: { of: rep, measure: to_date } }`;

  it('pays what the year to date earns, less what was earned before', () => {
    const text = `${measures}
components:
  - id: commission${table}
    true-up: { over: year, deduct: earned }
examples:
  - name: The second quarter lifts the first to the higher rate, a refund takes it back
    periods:
      - { records: [{ amount: 600 }], expect: { commission: 30, total: 30 } }
      - { records: [{ amount: 600 }], expect: { commission: 90, total: 90 } }
      - { records: [{ amount: -400 }], expect: { commission: -80, total: -80 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('or pays the year as a whole at its end, with nothing deducted', () => {
    const text = `${measures}
components:
  - id: year-bonus
    when: month(period_end) == 12${table}
examples:
  - name: Only the last quarter pays
    periods:
      - { period: 2026-Q3, records: [{ amount: 600 }], expect: { year-bonus: 0, total: 0 } }
      - { records: [{ amount: 600 }], expect: { year-bonus: 120, total: 120 } }`;
    expect(wrongIn(text)).toEqual([]);
  });
});

describe('a draw', () => {
  const months = (
    kind: string,
    more: string,
    periods: readonly string[],
  ) => `period: month${commission}
settlement: [{ id: draw, mechanic: draw, kind: ${kind}, amount: 1000${more} }]
examples:
  - name: Months
    periods:
${periods.map((each) => `      - ${each}`).join('\n')}`;
  const month = (bookings: number, draw: number, balance: number) =>
    `{ rep: { bookings: ${bookings} }, expect: { commission: ${bookings / 10}, total: ${bookings / 10}, draw: ${draw}, payout: ${bookings / 10 + draw}, balance: { draw: ${balance} } } }`;

  it('is a guarantee that is lent: topped up in poor months, taken back in good ones', () => {
    const text = months('recoverable-guarantee', ', recover-at-most: unlimited', [
      month(4000, 600, 600),
      month(12000, -200, 400),
      month(20000, -400, 0),
    ]);
    expect(wrongIn(text)).toEqual([]);
  });

  it('is taken back only in part, where the plan says so', () => {
    const text = months('recoverable-guarantee', ', recover-at-most: 50 %', [
      month(0, 1000, 1000),
      month(14000, -200, 800),
    ]);
    expect(wrongIn(text)).toEqual([]);
  });

  it('is a guarantee that is given', () => {
    const text = months('non-recoverable-guarantee', '', [month(4000, 600, 0), month(12000, 0, 0)]);
    expect(wrongIn(text)).toEqual([]);
  });

  it('is paid on top of what is earned, lent or given', () => {
    expect(
      wrongIn(
        months('recoverable-additive', ', recover-at-most: unlimited', [
          month(4000, 1000, 1000),
          month(6000, 400, 1400),
        ]),
      ),
    ).toEqual([]);
    expect(wrongIn(months('non-recoverable-additive', '', [month(4000, 1000, 0)]))).toEqual([]);
  });

  it('is an advance: paid before, and settled when it is earned', () => {
    const text = months('advance', ', recover-at-most: unlimited', [
      month(15000, -1000, 0),
      month(4000, -400, 600),
      month(20000, -1600, 0),
    ]);
    expect(wrongIn(text)).toEqual([]);
  });
});

describe('what is paid later', () => {
  it('is held back and released in named periods', () => {
    const text = `${commission}
settlement:
  - id: holdback
    mechanic: holdback
    on: [commission]
    share: 20 %
    release: [{ after: 1, share: 50 % }, { after: 2, share: 50 % }]
    leaver: lapses
examples:
  - name: Three quarters
    periods:
      - { rep: { bookings: 1000 }, expect: { commission: 100, total: 100, holdback: -20, payout: 80, held: 20 } }
      - { rep: {}, expect: { commission: 0, total: 0, holdback: 10, payout: 10, held: 10 } }
      - { rep: {}, expect: { commission: 0, total: 0, holdback: 10, payout: 10, held: 0 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is paid as the customer pays', () => {
    const text = `
measures:
  booked: { records: deal, take: sum, value: amount, unit: money }
  booked_to_date: { records: deal, take: sum, value: amount, unit: money, window: since-start }
  received_to_date: { records: payment, take: sum, value: amount, unit: money, window: since-start }
components: [{ id: commission, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: booked } } }]
settlement: [{ id: when-paid, mechanic: eligibility, on: total, share: received_to_date / booked_to_date }]
examples:
  - name: A quarter is paid at once, the rest later
    periods:
      - records: [{ kind: deal, amount: 1000 }, { kind: payment, amount: 250 }]
        expect: { commission: 100, total: 100, when-paid: -75, payout: 25, held: 75 }
      - records: [{ kind: payment, amount: 750 }]
        expect: { commission: 0, total: 0, when-paid: 75, payout: 75, held: 0 }`;
    expect(wrongIn(text)).toEqual([]);
  });
});

describe('a clawback', () => {
  it('takes back no more than was paid for the record, in a line of its own', () => {
    const text = `${commission}
settlement:
  - { id: cancelled, mechanic: clawback, records: cancellation, takes: 50 %, within: 90 days, attainment: stays }
examples:
  - name: Half of what was paid; nothing for a record that was never paid, nor for one that is too old
    period: 2026-Q2
    paid: { HT-1: 80, HT-2: 60 }
    records:
      - { id: HT-1, amount: 800, day: 2026-03-01 }
      - { id: HT-2, amount: 600, day: 2025-06-01 }
      - { id: HT-3, amount: 1000, day: 2026-04-01 }
      - { kind: cancellation, reverses: HT-1, day: 2026-05-01 }
      - { kind: cancellation, reverses: HT-2, day: 2026-05-01 }
      - { kind: cancellation, reverses: HT-3, day: 2026-05-01 }
    expect: { commission: 100, total: 100, cancelled: -40, payout: 60 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('takes back by the months that were not served', () => {
    const text = `${commission}
settlement:
  - { id: cancelled, mechanic: clawback, records: cancellation, takes: { unserved-of: 12 }, within: unlimited, attainment: stays }
examples:
  - name: Cancelled after nine months
    period: 2026-Q4
    paid: { HT-1: 120 }
    records:
      - { id: HT-1, amount: 1200, day: 2026-01-31 }
      - { kind: cancellation, reverses: HT-1, day: 2026-10-31 }
    expect: { commission: 0, total: 0, cancelled: -30, payout: -30 }`;
    expect(wrongIn(text)).toEqual([]);
  });
});

describe('in the long term', () => {
  it('a bonus is paid once a year', () => {
    const text = `period: year
target-incentive: 20000
components: [{ id: annual, per: period, factor: 100 %, when: attainment(bookings) >= 1, pays: { target-incentive: 100 % } }]
examples: [{ name: Reached, period: 2026, rep: { bookings: 100 of 100 }, expect: { annual: 20000, total: 20000 } }]`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('a bonus is deferred into instalments', () => {
    const text = `period: year
components: [{ id: bonus, amount: 100, pays: amount }]
settlement: [{ id: deferred, mechanic: holdback, on: total, share: 60 %, release: { instalments: 3, first: next-period }, leaver: lapses }]
examples:
  - name: Two fifths now, the rest over three years
    periods:
      - { period: 2026, rep: {}, expect: { bonus: 100, total: 100, deferred: -60, payout: 40, held: 60 } }
      - { rep: {}, expect: { bonus: 100, total: 100, deferred: -40, payout: 60, held: 100 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it.each([
    [
      'month',
      0,
      [
        ['2026-11', 0, 0],
        ['2026-12', 100, 100],
        ['2027-01', 200, 100],
      ],
    ],
    [
      'quarter',
      0,
      [
        ['2026-12', 0, 0],
        ['2027-02', 300, 300],
        ['2027-03', 300, 0],
      ],
    ],
    [
      'year',
      12,
      [
        ['2027-10', 0, 0],
        ['2027-11', 1200, 1200],
        ['2028-11', 2400, 1200],
      ],
    ],
    [
      'month',
      12,
      [
        ['2027-10', 0, 0],
        ['2027-11', 1200, 1200],
        ['2027-12', 1300, 100],
      ],
    ],
  ] as const)('a grant vests by the %s after a cliff of %i months', (every, cliff, months) => {
    const text = `period: month
components: []
grants:
  - { id: equity, units: 4800, granted: 2026-11-15, vesting: { months: 48, every: ${every}, cliff: ${cliff} }, leaver: unvested-lapse }
examples:
${months.map(([period, vested, newly]) => `  - { name: In ${period}, period: ${period}, expect: { total: 0, grants: { equity: { vested: ${vested}, newly: ${newly} } } } }`).join('\n')}`;
    expect(wrongIn(text)).toEqual([]);
  });
});
