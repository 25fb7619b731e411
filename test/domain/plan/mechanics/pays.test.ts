/** On what a figure is paid, and for whom. */
import { describe, expect, it } from 'vitest';
import { wrongIn } from './told.ts';

describe('a component pays', () => {
  it('a rate on an amount, or on the margin of each deal', () => {
    const text = `
measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
  margin: { records: deal, take: sum, value: amount - cost, unit: money }
components:
  - { id: on-amount, per: period, rate: 2 %, pays: { rate-of: { of: rep, measure: bookings } } }
  - { id: on-margin, per: record, rate: 10 %, pays: { rate-of: { of: rep, measure: margin } } }
examples:
  - name: Two deals, one of them at a loss
    records: [{ amount: 1000, cost: 600 }, { amount: 500, cost: 550 }]
    expect: { on-amount: 30, on-margin: 35, total: 65 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('an amount as it stands', () => {
    const text = `
components: [{ id: allowance, amount: 300, pays: amount }]
examples: [{ name: Whatever was sold, rep: {}, expect: { allowance: 300, total: 300 } }]`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('for every unit (a spiff), or once in a period when there was one', () => {
    const text = `
measures:
  licences: { records: deal, take: sum, value: quantity, unit: count, where: product == "GTX Pro" }
components:
  - { id: every-time, per: period, amount: 25, pays: { per-unit-of: { of: rep, measure: licences } } }
  - { id: once, when: licences >= 1, amount: 200, pays: amount }
examples:
  - name: Twelve of the product, and something else
    records: [{ product: GTX Pro, quantity: 10 }, { product: GTX Pro, quantity: 2 }, { product: GTX, quantity: 99 }]
    expect: { every-time: 300, once: 200, total: 500 }
  - name: None
    records: [{ product: GTX, quantity: 99 }]
    expect: { every-time: 0, once: 0, total: 0 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('a share of the target incentive, which may be by level or by formula', () => {
    const text = `
levels: [junior, senior]
target-incentive: { junior: 5000, senior: 8000 }
components:
  - id: incentive
    per: period
    index: { of: rep, measure: bookings, by: attainment }
    tiers: marginal
    boundary: upper
    table: [{ from: 0 %, to: 100 %, factor: 100 % }, { from: 100 %, to: unlimited, factor: 150 % }]
    pays: { target-incentive: 60 % }
examples:
  - name: A senior at 120 %
    level: senior
    rep: { bookings: 120 of 100 }
    # 8,000 × 60 % × (100 % + 20 % × 1.5)
    expect: { incentive: 6240, total: 6240 }
  - name: A junior at half
    level: junior
    rep: { bookings: 50 of 100 }
    expect: { incentive: 1500, total: 1500 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('what a formula comes to', () => {
    const text = `
measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
  own_formula: { formula: 'min(bookings * 0.02, 500) + (bookings > 10000 ? 100 : 0)', unit: money }
components: [{ id: formula, pays: { measure: { of: rep, measure: own_formula } } }]
examples:
  - { name: Below, rep: { bookings: 10000 }, expect: { formula: 200, total: 200 } }
  - { name: Above, rep: { bookings: 40000 }, expect: { formula: 600, total: 600 } }`;
    expect(wrongIn(text)).toEqual([]);
  });
});

describe('a pool', () => {
  const pool = (share: string, more = '') => `
levels: [junior, senior]
components:
  - id: pool
    per: period
    rate: 1 %
    pays: { rate-of: { of: team, measure: bookings } }
    pool: { of: team, share: ${share}${more} }`;

  it('is shared equally, and the cents that are left over go to somebody', () => {
    const text = `${pool('equally')}
examples:
  - name: 100 among three
    level: junior
    team: { bookings: 10000, others: 2 }
    expect: { pool: 33.34, total: 33.34 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is shared by what each has contributed', () => {
    const text = `${pool('{ by: bookings }')}
examples:
  - name: A quarter of the sales
    level: junior
    rep: { bookings: 2500 }
    team: { others: [{ bookings: 7500 }, { bookings: -100 }] }
    # 1 % of 9,900; whoever has sold less than nothing weighs nothing
    expect: { pool: 24.75, total: 24.75 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is shared by level', () => {
    const text = `${pool('{ by-level: { junior: 1, senior: 2 } }')}
examples:
  - name: A senior and two juniors
    level: senior
    team: { bookings: 10000, others: [{ level: junior }, { level: junior }] }
    expect: { pool: 50, total: 50 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is shared only among those who qualify, and lapses when nobody does', () => {
    const text = `${pool('equally', ", who: 'attainment(bookings) >= 0.5'")}
examples:
  - name: One of the others does not qualify
    level: junior
    rep: { bookings: 60 of 100 }
    team: { bookings: 10000, others: [{ bookings: 50 of 100 }, { bookings: 49 of 100 }] }
    expect: { pool: 50, total: 50 }
  - name: Nobody does
    level: junior
    rep: { bookings: 10 of 100 }
    team: { bookings: 10000, others: [{ bookings: 10 of 100 }] }
    expect: { pool: 0, total: 0 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('may be of the whole company', () => {
    const text = `
components:
  - { id: profit, per: period, rate: 0.5 %, pays: { rate-of: { of: company, measure: bookings } }, pool: { of: company, share: equally } }
examples:
  - name: Five people
    company: { bookings: 1000000, others: 4 }
    expect: { profit: 1000, total: 1000 }`;
    expect(wrongIn(text)).toEqual([]);
  });
});

describe('a manager', () => {
  it('has an override from the first unit on what the reports sell', () => {
    const text = `
components: [{ id: override, per: period, rate: 1 %, pays: { rate-of: { of: reports, measure: bookings } } }]
examples:
  - name: Own sales do not count
    rep: { bookings: 99999 }
    reports: { others: [{ bookings: 100000 }, { bookings: 50000 }] }
    expect: { override: 1500, total: 1500 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('has an override only on what lies above the target of the team', () => {
    const text = `
components:
  - id: override
    per: period
    index: { of: team, measure: bookings, by: attainment }
    tiers: marginal
    boundary: upper
    table: [{ from: 0 %, to: 100 %, rate: 0 % }, { from: 100 %, to: unlimited, rate: 2 % }]
    pays: { rate-of: { of: team, measure: bookings } }
examples:
  - name: 20,000 above the target
    team: { bookings: 120000 of 100000 }
    expect: { override: 400, total: 400 }
  - name: Below
    team: { bookings: 99999 of 100000 }
    expect: { override: 0, total: 0 }`;
    expect(wrongIn(text)).toEqual([]);
  });
});
