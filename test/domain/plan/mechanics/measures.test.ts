/** What can be counted: every way of taking a figure from records, from other figures, and from other people. */
import { describe, expect, it } from 'vitest';
import { wrongIn } from './told.ts';

describe('a measure', () => {
  it('is a sum, a count, an average, a weighted average, the least, the most, the latest', () => {
    const text = `
measures:
  sum: { records: deal, take: sum, value: amount, unit: money }
  count: { records: deal, take: count }
  average: { records: rating, take: average, value: score, unit: number }
  weighted: { records: rating, take: weighted-average, value: score, weight: answers, unit: number }
  least: { records: deal, take: min, value: amount, unit: money }
  most: { records: deal, take: max, value: amount, unit: money }
  latest: { records: rating, take: latest, value: score, unit: number }
components: []
examples:
  - name: Three deals and two ratings
    records:
      - { kind: deal, amount: 100 }
      - { kind: deal, amount: 250.50 }
      - { kind: deal, amount: 40 }
      - { kind: rating, score: 5, answers: 1, day: 2026-03-01 }
      - { kind: rating, score: 4, answers: 3, day: 2026-02-01 }
    # weighted: (5 × 1 + 4 × 3) / 4
    expect:
      total: 0
      measures: { sum: 390.50, count: 3, average: 4.5, weighted: 4.25, least: 40, most: 250.50, latest: 5 }
  - name: Nothing at all
    rep: {}
    expect:
      total: 0
      measures: { sum: 0, count: 0, average: none, weighted: none, least: none, most: none, latest: none }
`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('counts only the records that its condition chooses', () => {
    const text = `
measures:
  large_hardware: { records: deal, take: sum, value: amount, unit: money, where: 'product == "hardware" && amount >= 1000' }
  some: { records: deal, take: count, where: 'product in ["hardware", "service"] && !starts_with(customer, "test")' }
  carries_cost: { records: deal, take: count, where: has(cost) }
components: []
examples:
  - name: Four deals
    records:
      - { amount: 1000, product: hardware, customer: Lianke, cost: 600 }
      - { amount: 999.99, product: hardware, customer: test 2 }
      - { amount: 5000, product: licence, customer: Yuntu }
      - { amount: 50, product: service, customer: Yuntu, cost: 10 }
    expect: { total: 0, measures: { large_hardware: 1000, some: 2, carries_cost: 2 } }
`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is a ratio of two, and nothing where the second is nothing', () => {
    const text = `
measures:
  won: { records: deal, take: count, where: stage == "won" }
  closed: { records: deal, take: count }
  win_rate: { formula: won / closed, unit: percent }
components:
  - { id: bonus, when: win_rate >= 0.5, amount: 500, pays: amount }
examples:
  - name: Two of three
    rep: { won: 2, closed: 3 }
    expect: { bonus: 500, total: 500, measures: { win_rate: 2/3 } }
  - name: None of none is no rate
    rep: {}
    expect: { bonus: 0, total: 0, measures: { win_rate: none } }
`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('looks at the period, the quarter or year to date, the last few periods, or everything since the start', () => {
    const text = `
period: month
measures:
  now: { records: deal, take: sum, value: amount, unit: money }
  quarter: { records: deal, take: sum, value: amount, unit: money, window: quarter-to-date }
  year: { records: deal, take: sum, value: amount, unit: money, window: year-to-date }
  last_two: { records: deal, take: sum, value: amount, unit: money, window: { rolling: 2 } }
  ever: { records: deal, take: sum, value: amount, unit: money, window: since-start }
components: []
examples:
  - name: In June
    period: 2026-06
    records:
      - { amount: 1, day: 2025-12-31 }
      - { amount: 10, day: 2026-01-01 }
      - { amount: 100, day: 2026-04-30 }
      - { amount: 1000, day: 2026-05-01 }
      - { amount: 10000, day: 2026-06-30 }
      - { amount: 100000, day: 2026-07-01 }
    expect:
      total: 0
      measures: { now: 10000, quarter: 11100, year: 11110, last_two: 11000, ever: 11111 }
`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is measured against the targets of all periods of its window', () => {
    const text = `
measures:
  sales: { records: deal, take: sum, value: amount, unit: money }
  year_sales: { records: deal, take: sum, value: amount, unit: money, window: year-to-date }
components: []
examples:
  - name: Two quarters
    periods:
      - rep: { sales: of 100, year_sales: of 100 }
        records: [{ amount: 80 }]
        expect: { total: 0, attainment: { sales: 80 %, year_sales: 80 % } }
      - rep: { sales: of 150, year_sales: of 150 }
        records: [{ amount: 120, day: 2026-04-01 }]
        expect: { total: 0, attainment: { sales: 80 %, year_sales: 80 % } }
`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is of the rep, of the team, of all who report to a manager, or of the company', () => {
    const text = `
measures:
  sales: { records: deal, take: sum, value: amount, unit: money }
  all: { formula: sales + 10 * team(sales) + 100 * reports(sales) + 1000 * company(sales), unit: number }
components: []
examples:
  - name: Groups add up what their members have
    rep: { sales: 1 }
    team: { others: [{ sales: 1 }, { sales: 1 }] }
    reports: { others: [{ sales: 2 }, { sales: 2 }] }
    company: { sales: 5 }
    # 1 + 10 × 3 + 100 × 4 + 1000 × 5
    expect: { total: 0, measures: { all: 5431 } }
`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is growth against the period before, or the same one a year before', () => {
    const text = `
measures:
  sales: { records: deal, take: sum, value: amount, unit: money }
  growth: { formula: sales / previous(sales) - 1, unit: percent }
  yearly: { formula: sales / last_year(sales) - 1, unit: percent }
components:
  - id: growth
    per: period
    index: { of: rep, measure: growth, by: value }
    tiers: step
    boundary: upper
    table:
      - { from: -100 %, to: 0 %, amount: 0 }
      - { from: 0 %, to: 10 %, amount: 100 }
      - { from: 10 %, to: unlimited, amount: 400 }
    pays: amount
examples:
  - name: From 100 to 110, from 80 a year ago
    period: 2026-Q2
    records:
      - { amount: 80, day: 2025-04-01 }
      - { amount: 100, day: 2026-01-15 }
      - { amount: 110, day: 2026-06-30 }
    expect: { growth: 400, total: 400, measures: { growth: 10 %, yearly: 37.5 % } }
  - name: Falling
    period: 2026-Q2
    records: [{ amount: 100, day: 2026-01-15 }, { amount: 99, day: 2026-06-30 }]
    expect: { growth: 0, total: 0, measures: { growth: -1 %, yearly: none } }
`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is a place among others: equals share it, and the next one is left out', () => {
    const text = `
measures:
  bookings: { records: deal, take: sum, value: amount, unit: money }
  place: { rank: { measure: bookings, by: value, among: team } }
components:
  - id: podium
    per: period
    index: { of: rep, measure: place, by: value }
    tiers: step
    boundary: upper
    may-fall: yes
    table:
      - { from: 0, to: 2, amount: 3000 }
      - { from: 2, to: 3, amount: 2000 }
      - { from: 3, to: 4, amount: 1000 }
      - { from: 4, to: unlimited, amount: 0 }
    pays: amount
examples:
  - name: Two are ahead with the same figure, so this is the third place
    rep: { bookings: 80 }
    team: { others: [{ bookings: 100 }, { bookings: 100 }, { bookings: 79.99 }] }
    expect: { podium: 1000, total: 1000, measures: { place: 3 } }
  - name: Both of two equals are first
    rep: { bookings: 100 }
    team: { others: [{ bookings: 100 }] }
    expect: { podium: 3000, total: 3000, measures: { place: 1 } }
`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is a scorecard: each line capped and weighted for itself, and less may be better', () => {
    const text = `
measures:
  revenue: { records: deal, take: sum, value: amount, unit: money }
  complaints: { records: complaint, take: count }
  quality: { records: audit, take: average, value: score, unit: percent }
  score:
    scorecard:
      - { measure: revenue, by: attainment, weight: 50 %, cap: 150 % }
      - { measure: complaints, by: attainment, weight: 30 %, less-is-better: yes, cap: 120 %, floor: 50 % }
      - { measure: quality, by: value, weight: 20 % }
components: []
examples:
  - name: Revenue is capped, complaints are at half of what is allowed
    rep: { revenue: 400 of 200, complaints: 10 of 5, quality: 90 % }
    # 150 % × 50 % + 50 % × 30 % + 90 % × 20 %
    expect: { total: 0, measures: { score: 108 % } }
  - name: No complaint at all is as good as the cap allows
    rep: { revenue: 200 of 200, complaints: 0 of 5, quality: 100 % }
    expect: { total: 0, measures: { score: 106 % } }
`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('is about the members of a team: how many have reached something, or the average of them', () => {
    const text = `
measures:
  sales: { records: deal, take: sum, value: amount, unit: money }
  reached: { members: { of: reports, take: count, where: attainment(sales) >= 1 }, unit: count }
  all: { members: { of: reports, take: count }, unit: count }
  mean: { members: { of: reports, take: average, value: attainment(sales) }, unit: percent }
components:
  - { id: most-have-reached, when: reached / all >= 0.75, amount: 2000, pays: amount }
examples:
  - name: Three of four
    reports: { others: [{ sales: 100 of 100 }, { sales: 120 of 100 }, { sales: 200 of 200 }, { sales: 40 of 100 }] }
    expect: { most-have-reached: 2000, total: 2000, measures: { reached: 3, mean: 90 % } }
`;
    expect(wrongIn(text)).toEqual([]);
  });

  it('counts on the day that another attribute names, such as the invoice', () => {
    const text = `
measures:
  invoiced: { records: deal, take: sum, value: amount, unit: money, dated: invoiced_on }
components: []
examples:
  - name: Sold in one quarter, invoiced in another
    records:
      - { amount: 100, day: 2025-11-01, invoiced_on: 2026-03-31 }
      - { amount: 50, day: 2026-03-31, invoiced_on: 2026-04-01 }
      - { amount: 25, day: 2026-03-31 }
    expect: { total: 0, measures: { invoiced: 100 } }
`;
    expect(wrongIn(text)).toEqual([]);
  });
});
