/** Whoever is not there, not new, or not at one level for all of a period. */
import { describe, expect, it } from 'vitest';
import { wrongIn } from './told.ts';

const people = (more: Partial<Record<string, string>> = {}) => `people:
  part-periods: ${more['part-periods'] ?? 'days'}
  prorate: ${more['prorate'] ?? '[amounts, caps, target-incentive]'}
  leave: ${more['leave'] ?? 'does-not-count'}
  level-change: ${more['level-change'] ?? 'last-day'}`;

const allowance = 'components: [{ id: allowance, amount: 900, pays: amount }]';

describe('somebody who is there for a part of a period', () => {
  it('has the part of a fixed sum, by days, and the factor is never rounded', () => {
    const text = `${people()}
${allowance}
examples:
  - { name: Came on 31 March, started: 2026-03-31, expect: { allowance: 10, total: 10 } }
  - { name: Left after 45 of 90 days, left: 2026-02-14, expect: { allowance: 450, total: 450 } }
  - { name: There for a third of a quarter of 92 days, period: 2026-Q3, left: 2026-07-31, expect: { allowance: 303.26, total: 303.26 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('or by whole months, from the first day to the last', () => {
    const text = `${people({ 'part-periods': 'whole-months' })}
${allowance}
examples:
  - { name: Came on the first of a month, started: 2026-02-01, expect: { allowance: 600, total: 600 } }
  - { name: Came a day later, started: 2026-02-02, expect: { allowance: 300, total: 300 } }
  - { name: Left on the last day, left: 2026-02-28, expect: { allowance: 600, total: 600 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('has leave taken off, or not', () => {
    const examples = (amount: string) => `
${allowance}
examples: [{ name: A month of leave, leave: [[2026-01-01, 2026-01-30]], expect: { allowance: ${amount}, total: ${amount} } }]`;
    expect(wrongIn(people() + examples('600'))).toEqual([]);
    expect(wrongIn(people({ leave: 'counts' }) + examples('900'))).toEqual([]);
  });

  it('has a smaller target and a lower cap, where the plan says so', () => {
    const text = `${people({ prorate: '[caps]' })}
targets: { bookings: { target: 90000, prorate: days } }
components:
  - id: commission
    per: period
    index: { of: rep, measure: bookings, by: attainment }
    tiers: marginal
    boundary: upper
    table: [{ from: 0 %, to: 100 %, rate: 1 % }, { from: 100 %, to: unlimited, rate: 10 % }]
    pays: { rate-of: { of: rep, measure: bookings } }
    cap: 3000
examples:
  - name: A target of 30,000, and a cap of 1,000
    left: 2026-01-30
    records: [{ amount: 40000, day: 2026-01-20 }]
    expect: { commission: 1000, total: 1000, attainment: { bookings: 4/3 } }
  - name: All of the quarter
    records: [{ amount: 40000 }]
    expect: { commission: 400, total: 400 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('has nothing under the plan once out of it, whatever floor there is', () => {
    const text = `
components: [{ id: commission, per: period, rate: 1 %, pays: { rate-of: { of: rep, measure: bookings } } }]
afterwards: [{ id: least, mechanic: floor, on: total, amount: 1000 }]
settlement: [{ id: guarantee, mechanic: draw, kind: non-recoverable-guarantee, amount: 2000 }]
examples:
  - name: Left at the end of the quarter before
    periods:
      - { left: 2026-03-31, rep: {}, expect: { commission: 0, least: 1000, total: 1000, guarantee: 1000, payout: 2000 } }
      - { left: 2026-03-31, rep: {}, expect: { commission: 0, least: 0, total: 0, guarantee: 0, payout: 0 } }`;
    expect(wrongIn(text)).toEqual([]);
  });
});

describe('a change of level', () => {
  const plan = (change: string) => `${people({ 'level-change': change })}
levels: [junior, senior]
targets: { bookings: { target: { junior: 90, senior: 180 }, prorate: none } }
components:
  - { id: commission, per: period, rate: { junior: 5 %, senior: 10 % }, pays: { rate-of: { of: rep, measure: bookings } } }
  - { id: allowance, amount: { junior: 90, senior: 180 }, pays: amount }
  - { id: quota, when: attainment(bookings) >= 1, amount: 9, pays: amount }
examples:
  - name: Senior from 31 January on
    spells: [{ from: 2026-01-01, level: junior }, { from: 2026-01-31, level: senior }]
    records: [{ amount: 30, day: 2026-01-30 }, { amount: 100, day: 2026-01-31 }]
    expect: EXPECTED`;

  it('splits the period: records by their day, targets and fixed sums by days', () => {
    // 30 × 5 % + 100 × 10 %; 90 × 30/90 + 180 × 60/90; the junior part has reached 30 of 90/3, the senior one 100 of 120
    const expected = '{ commission: 11.50, allowance: 150, quota: 3, total: 164.50 }';
    expect(wrongIn(plan('split').replace('EXPECTED', expected))).toEqual([]);
  });

  it('or counts from the last day, or the first', () => {
    const senior = '{ commission: 13, allowance: 180, quota: 0, total: 193 }';
    const junior = '{ commission: 6.50, allowance: 90, quota: 9, total: 105.50 }';
    expect(wrongIn(plan('last-day').replace('EXPECTED', senior))).toEqual([]);
    expect(wrongIn(plan('first-day').replace('EXPECTED', junior))).toEqual([]);
  });
});

describe('somebody new', () => {
  it('has a ramp of the target, month by month since the first day', () => {
    const text = `period: month
targets: { bookings: { target: 1000, prorate: none, ramp: [50 %, 75 %] } }
components: [{ id: reached, when: attainment(bookings) >= 1, amount: 100, pays: amount }]
examples:
  - name: Half of it in the first month, three quarters in the second, then all
    started: 2026-01-15
    periods:
      - { rep: { bookings: 500 }, expect: { reached: 100, total: 100 } }
      - { rep: { bookings: 749.99 }, expect: { reached: 0, total: 0 } }
      - { rep: { bookings: 1000 }, expect: { reached: 100, total: 100 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('has a guarantee that falls from month to month', () => {
    const text = `period: month
components: [{ id: commission, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: bookings } } }]
settlement: [{ id: guarantee, mechanic: draw, kind: non-recoverable-guarantee, amount: [3000, 2000] }]
examples:
  - name: Three months
    started: 2026-01-15
    periods:
      - { rep: { bookings: 5000 }, expect: { commission: 500, total: 500, guarantee: 2500, payout: 3000 } }
      - { rep: { bookings: 25000 }, expect: { commission: 2500, total: 2500, guarantee: 0, payout: 2500 } }
      - { rep: { bookings: 5000 }, expect: { commission: 500, total: 500, guarantee: 0, payout: 500 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('waits for what needs some time of service, or employment on the last day', () => {
    const text = `
components:
  - { id: served, when: months_served >= 3, amount: 10, pays: amount }
  - { id: employed, when: active_at_end, amount: 20, pays: amount }
examples:
  - { name: Three months to the day, started: 2026-01-01, expect: { served: 10, employed: 20, total: 30 } }
  - { name: A day less, started: 2026-01-02, expect: { served: 0, employed: 20, total: 20 } }
  - { name: Left on the last day but one, started: 2025-01-01, left: 2026-03-30, expect: { served: 10, employed: 0, total: 10 } }`;
    expect(wrongIn(text)).toEqual([]);
  });
});

describe('levels', () => {
  it('have different figures in one plan, and components of their own', () => {
    const text = `
levels: [junior, senior]
components:
  - { id: commission, per: period, rate: { junior: 3 %, senior: 5 % }, pays: { rate-of: { of: rep, measure: bookings } } }
  - { id: coaching, levels: [senior], amount: 50, pays: amount }
examples:
  - { name: A junior, level: junior, rep: { bookings: 1000 }, expect: { commission: 30, coaching: 0, total: 30 } }
  - { name: A senior, level: senior, rep: { bookings: 1000 }, expect: { commission: 50, coaching: 50, total: 100 } }`;
    expect(wrongIn(text)).toEqual([]);
  });
});
