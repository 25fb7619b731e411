/** Factors, gates and limits on what has been earned. */
import { describe, expect, it } from 'vitest';
import { wrongIn } from './told.ts';

const commission = `
components:
  - { id: commission, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: bookings } } }`;

describe('a modifier', () => {
  it('multiplies what has been earned by a factor from a table', () => {
    const text = `${commission}
afterwards:
  - id: satisfaction
    mechanic: modifier
    on: [commission]
    index: { of: rep, measure: satisfaction, by: value }
    tiers: step
    boundary: upper
    if-unmeasured: 1
    table: [{ from: 0, to: 3.5, factor: 0.8 }, { from: 3.5, to: 4.5, factor: 1 }, { from: 4.5, to: unlimited, factor: 1.1 }]
examples:
  - name: Happy customers
    rep: { bookings: 1000, satisfaction: 4.5 }
    expect: { commission: 100, satisfaction: 10, total: 110 }
  - name: Unhappy ones
    rep: { bookings: 1000, satisfaction: 3.49 }
    expect: { commission: 100, satisfaction: -20, total: 80 }
  - name: Nobody was asked
    rep: { bookings: 1000 }
    expect: { commission: 100, satisfaction: 0, total: 100 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is a gate: without compliance nothing is paid', () => {
    const text = `
measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
  collected: { records: payment, take: sum, value: amount, unit: money }
${commission}
afterwards:
  - { id: collections, mechanic: modifier, on: total, when: 'if_none(collected / bookings, 1) < 0.9', factor: 0 }
examples:
  - name: Nine tenths are paid
    rep: { bookings: 1000, collected: 900 }
    expect: { commission: 100, collections: 0, total: 100 }
  - name: A little less
    rep: { bookings: 1000, collected: 899 }
    expect: { commission: 100, collections: -100, total: 0 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('accelerates above target and slows down below it', () => {
    const text = `${commission}
afterwards:
  - id: pace
    mechanic: modifier
    on: [commission]
    index: { of: rep, measure: bookings, by: attainment }
    tiers: curve
    below-first: first
    above-last: flat
    if-unmeasured: 1
    table: [{ at: 50 %, factor: 0.5 }, { at: 100 %, factor: 1 }, { at: 150 %, factor: 2 }]
examples:
  - { name: At 75 %, rep: { bookings: 750 of 1000 }, expect: { commission: 75, pace: -18.75, total: 56.25 } }
  - { name: At 125 %, rep: { bookings: 1250 of 1000 }, expect: { commission: 125, pace: 62.50, total: 187.50 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('applies in the order of the plan: what comes later sees what came before', () => {
    const text = (first: string, second: string) => `${commission}
afterwards:
  - ${first}
  - ${second}
examples:
  - { name: Any, rep: { bookings: 1000 }, expect: { commission: 100, cap: CAP, double: DOUBLE, total: TOTAL } }`;
    const cap = '{ id: cap, mechanic: cap, on: total, amount: 80 }';
    const double = '{ id: double, mechanic: modifier, on: total, factor: 2 }';
    const told = (plan: string, [c = '', d = '', t = '']: readonly string[]) =>
      wrongIn(plan.replace('CAP', c).replace('DOUBLE', d).replace('TOTAL', t));
    expect(told(text(cap, double), ['-20', '80', '160'])).toEqual([]);
    expect(told(text(double, cap), ['-120', '100', '80'])).toEqual([]);
  });
});

describe('a limit', () => {
  it('caps and lifts a record, a component, several components, the person', () => {
    const text = `
components:
  - id: deal-by-deal
    per: record
    rate: 10 %
    pays: { rate-of: { of: rep, measure: bookings } }
    cap-per-record: 50
    floor-per-record: 5
    cap: 70
  - { id: bonus, amount: 100, pays: amount }
afterwards:
  - { id: both, mechanic: cap, on: [deal-by-deal, bonus], amount: 150 }
  - { id: most, mechanic: cap, on: total, amount: 120 }
  - { id: least, mechanic: floor, on: total, amount: 130 }
examples:
  - name: Every limit has something to do
    records: [{ amount: 1000 }, { amount: 200 }, { amount: 10 }]
    # 50 + 20 + 5 = 75, at most 70; with the bonus 170, at most 150; at most 120; at least 130
    expect: { deal-by-deal: 70, bonus: 100, both: -20, most: -30, least: 10, total: 130 }
  - name: None has
    records: [{ amount: 300 }]
    expect: { deal-by-deal: 30, bonus: 100, both: 0, most: -10, least: 10, total: 130 }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('may be a multiple of the target incentive', () => {
    const text = `
target-incentive: 40
components:
  - id: commission
    per: period
    rate: 10 %
    pays: { rate-of: { of: rep, measure: bookings } }
    cap: { target-incentive: 200 % }
examples: [{ name: Capped, rep: { bookings: 1000 }, expect: { commission: 80, total: 80 } }]`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('may be a budget for all people of the plan: everybody is scaled down in proportion', () => {
    const text = `${commission}
afterwards: [{ id: budget, mechanic: budget, on: total, amount: 50000 }]
examples:
  - { name: Within, everyone: 50000, rep: { bookings: 1000 }, expect: { commission: 100, budget: 0, total: 100 } }
  - { name: Above, everyone: 62500, rep: { bookings: 1000 }, expect: { commission: 100, budget: -20, total: 80 } }`;
    expect(wrongIn(text)).toEqual([]);
    expect(wrongIn(text.replace('everyone: 62500, ', ''))).toEqual([
      'plan.budget_unknown at examples.1 {"plan":"budget"}',
    ]);
  });
});

describe('components', () => {
  it('are linked: one opens only when another has earned enough', () => {
    const text = `${commission}
  - { id: extra, when: earned("commission") >= 100, amount: 40, pays: amount }
examples:
  - { name: Enough, rep: { bookings: 1000 }, expect: { commission: 100, extra: 40, total: 140 } }
  - { name: Not enough, rep: { bookings: 999.90 }, expect: { commission: 99.99, extra: 0, total: 99.99 } }`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('have a threshold: nothing below it, everything from it on', () => {
    const text = `
components:
  - { id: commission, per: period, when: attainment(bookings) >= 0.7, rate: 10 %, pays: { rate-of: { of: rep, measure: bookings } } }
examples:
  - { name: Below, rep: { bookings: 69.99 of 100 }, expect: { commission: 0, total: 0 } }
  - { name: Reached, rep: { bookings: 70 of 100 }, expect: { commission: 7, total: 7 } }`;
    expect(wrongIn(text)).toEqual([]);
  });
});
