/** How a figure is looked up, and what the table pays for it. */
import { describe, expect, it } from 'vitest';
import { wrongIn } from './told.ts';

const commission = (tiers: string, table: string, more = '') => `
  - id: commission
    per: period
    index: { of: rep, measure: bookings, by: value }
    tiers: ${tiers}
    ${more}
    table:
${table}
    pays: { rate-of: { of: rep, measure: bookings } }`;

const threeRates = `
      - { from: 0, to: 1000, rate: 5 % }
      - { from: 1000, to: 2000, rate: 10 % }
      - { from: 2000, to: unlimited, rate: 20 % }`;

const sold = (bookings: string, pays: string) => `
  - name: ${bookings} pays ${pays}
    rep: { bookings: ${bookings} }
    expect: { commission: ${pays}, total: ${pays} }`;

describe('tiers', () => {
  it('are marginal: each rate on what falls into its band', () => {
    const text = `
components:${commission('marginal', threeRates, 'boundary: upper')}
examples:${sold('999.99', '50')}${sold('1000', '50')}${sold('2500', '250')}${sold('-100', '0')}`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('are retroactive: the rate that is reached on everything, and the plan says to whom a limit belongs', () => {
    const upper = `
components:${commission('retroactive', threeRates, 'boundary: upper')}
examples:${sold('999.99', '50')}${sold('1000', '100')}${sold('2000', '400')}`;
    const lower = `
components:${commission('retroactive', threeRates, 'boundary: lower')}
examples:${sold('1000', '50')}${sold('1000.01', '100')}${sold('2000', '200')}`;
    expect([wrongIn(upper), wrongIn(lower)]).toEqual([[], []]);
  });

  it('are mixed: one band pays for lower ones once it is reached, the next only for itself', () => {
    const table = `
      - { from: 0, to: 1000, rate: 5 % }
      - { from: 1000, to: 2000, rate: 10 %, retroactive-to: 0 }
      - { from: 2000, to: unlimited, rate: 20 % }`;
    const text = `
components:${commission('marginal', table, 'boundary: upper')}
examples:${sold('999', '49.95')}${sold('1000', '100')}${sold('3000', '400')}`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('pay the highest rate on all of the overage', () => {
    const text = `
components:${commission('highest-on-overage', threeRates, 'boundary: upper\n    overage-from: 1000')}
examples:${sold('900', '45')}${sold('1500', '100')}${sold('2500', '350')}`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('fill amounts in: the whole of each full band, and the running one as far as it is filled', () => {
    const text = `
components:
  - id: commission
    per: period
    index: { of: rep, measure: bookings, by: value }
    tiers: interpolated
    table:
      - { from: 0, to: 1000, amount: 100 }
      - { from: 1000, to: 2000, amount: 300 }
    pays: amount
examples:${sold('500', '50')}${sold('1250', '175')}${sold('9000', '400')}`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('are a curve: a straight line from point to point', () => {
    const text = `
target-incentive: 10000
components:
  - id: commission
    per: period
    index: { of: rep, measure: bookings, by: attainment }
    tiers: curve
    below-first: nothing
    above-last: extend
    table:
      - { at: 50 %, factor: 0 % }
      - { at: 100 %, factor: 100 % }
      - { at: 120 %, factor: 200 % }
    pays: { target-incentive: 100 % }
examples:
  ${[
    '49 of 100: 0',
    '75 of 100: 5000',
    '100 of 100: 10000',
    '110 of 100: 15000',
    '130 of 100: 25000',
  ]
    .map((line) => line.split(': '))
    .map(([bookings, pays]) => sold(bookings ?? '', pays ?? ''))
    .join('')}`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('are a matrix: looked up by two things at once', () => {
    const text = `
components:
  - id: commission
    per: period
    index: { of: rep, measure: bookings, by: attainment }
    across: { of: rep, measure: satisfaction, by: value }
    tiers: matrix
    boundary: upper
    columns: [{ from: 0, to: 4 }, { from: 4, to: unlimited }]
    table:
      - { from: 0 %, to: 100 %, rates: [1 %, 2 %] }
      - { from: 100 %, to: unlimited, rates: [3 %, 5 %] }
    pays: { rate-of: { of: rep, measure: bookings } }
examples:
  - name: On target, satisfied
    rep: { bookings: 1000 of 1000, satisfaction: 4 }
    expect: { commission: 50, total: 50 }
  - name: Neither
    rep: { bookings: 999 of 1000, satisfaction: 3.99 }
    expect: { commission: 9.99, total: 9.99 }
  - name: On target, and nobody was asked
    rep: { bookings: 1000 of 1000, satisfaction: none }
    expect: { commission: 0, total: 0 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('pay by the number of deals, for each of them or once', () => {
    const text = `
components:
  - id: every-deal
    per: period
    index: { of: rep, measure: deals, by: value }
    tiers: marginal
    boundary: upper
    table: [{ from: 0, to: 5, amount: 0 }, { from: 5, to: 10, amount: 100 }, { from: 10, to: unlimited, amount: 150 }]
    pays: { per-unit-of: { of: rep, measure: deals } }
  - id: milestones
    per: period
    index: { of: rep, measure: deals, by: value }
    tiers: thresholds
    boundary: upper
    counts: every
    table: [{ at: 5, amount: 500 }, { at: 10, amount: 700 }]
    pays: amount
  - id: best-milestone
    per: period
    index: { of: rep, measure: deals, by: value }
    tiers: thresholds
    boundary: upper
    counts: highest
    table: [{ at: 5, amount: 500 }, { at: 10, amount: 700 }]
    pays: amount
examples:
  - name: Twelve deals
    rep: { deals: 12 }
    expect: { every-deal: 800, milestones: 1200, best-milestone: 700, total: 2700 }
  - name: Four deals
    rep: { deals: 4 }
    expect: { every-deal: 0, milestones: 0, best-milestone: 0, total: 0 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('pay for every full step above a point, and nothing for one that is not full', () => {
    const text = `
components:
  - id: over
    per: period
    index: { of: rep, measure: bookings, by: attainment }
    tiers: full-steps
    table: { above: 110 %, each-full: 10 %, amount: 1000 }
    pays: amount
examples:
  - name: 119 %
    rep: { bookings: 119 of 100 }
    expect: { over: 0, total: 0 }
  - name: Exactly 120 %
    rep: { bookings: 120 of 100 }
    expect: { over: 1000, total: 1000 }
  - name: 139 %
    rep: { bookings: 139 of 100 }
    expect: { over: 2000, total: 2000 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('stand for each record alone, or grow from record to record', () => {
    const bands = `
    boundary: upper
    table: [{ from: 0, to: 1000, rate: 5 % }, { from: 1000, to: unlimited, rate: 10 % }]
    pays: { rate-of: { of: rep, measure: bookings } }`;
    const index = 'index: { of: rep, measure: bookings, by: value }';
    const text = `
components:
  - id: each-alone
    per: record
    ${index}
    tiers: retroactive${bands}
  - id: from-there-on
    per: running
    ${index}
    tiers: retroactive${bands}
  - id: together
    per: period
    ${index}
    tiers: retroactive${bands}
examples:
  - name: 600 and then 500
    records: [{ amount: 600, day: 2026-01-01 }, { amount: 500, day: 2026-02-01 }]
    expect:
      each-alone: 55 # 30 + 25
      from-there-on: 80 # 30, and the second reaches 1,100: 50
      together: 110
      total: 245
  - name: A refund takes back what a sale of that size pays
    records: [{ amount: 600 }, { amount: -600, day: 2026-02-01 }]
    expect: { each-alone: 0, from-there-on: 0, together: 0, total: 0 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('say what holds where there is nothing to look up', () => {
    const text = `
components:
  - id: commission
    per: period
    index: { of: rep, measure: bookings, by: attainment }
    tiers: marginal
    boundary: upper
    table: [{ from: 0 %, to: 100 %, rate: 5 % }, { from: 100 %, to: unlimited, rate: 10 % }]
    pays: { rate-of: { of: rep, measure: bookings } }
    if-unmeasured: first-band
examples:
  - name: No target
    rep: { bookings: 1000 }
    expect: { commission: 50, total: 50 }
  - name: A target of 0 is no target
    rep: { bookings: 1000 of 0 }
    expect: { commission: 50, total: 50 }`;
    expect(wrongIn(text)).toEqual([]);
    expect(wrongIn(text.replace('first-band', 'pays-nothing'))).toEqual([
      'No target: commission is 0, not 50',
      'No target: total is 0, not 50',
      'A target of 0 is no target: commission is 0, not 50',
      'A target of 0 is no target: total is 0, not 50',
    ]);
  });
});
