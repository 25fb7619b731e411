/** Where and how a plan rounds; and that what it cannot say is told instead of paid as nothing. */
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../src/domain/plan/check.ts';
import { whole, wrongIn } from './told.ts';

const two = (rounding: string, expected: string) => `rounding: ${rounding}
components:
  - { id: a, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: bookings } } }
  - { id: b, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: bookings } } }
examples: [{ name: Half a cent each, rep: { bookings: 0.05 }, expect: ${expected} }]`;

describe('rounding', () => {
  it.each([
    ['half-up', '0.01', '0.02'],
    ['half-even', '0', '0'],
    ['half-down', '0', '0'],
    ['up', '0.01', '0.02'],
    ['down', '0', '0'],
    ['ceiling', '0.01', '0.02'],
    ['floor', '0', '0'],
  ])('%s brings half a cent to %s in every line', (mode, line, total) => {
    const text = two(`{ mode: ${mode}, at: line }`, `{ a: ${line}, b: ${line}, total: ${total} }`);
    expect(wrongIn(text)).toEqual([]);
  });

  it('of the total alone lets the lines add up to it', () => {
    const text = two('{ mode: half-up, at: total }', '{ a: 0.01, b: 0, total: 0.01 }');
    expect(wrongIn(text)).toEqual([]);
  });

  it('may be to whole units, or to tens of them, and then every line is', () => {
    const text = `rounding: { mode: half-up, at: total, to: 10 }
components:
  - { id: a, per: period, rate: 10 %, pays: { rate-of: { of: rep, measure: bookings } } }
  - { id: b, per: period, rate: 1 %, pays: { rate-of: { of: rep, measure: bookings } } }
examples: [{ name: 123.40 and 12.34, rep: { bookings: 1234 }, expect: { a: 130, b: 10, total: 140 } }]`;
    expect(wrongIn(text)).toEqual([]);
  });
});

describe('what the language does not know', () => {
  it.each([
    [
      'a mechanic',
      'afterwards: [{ id: x, mechanic: lottery, on: total }]',
      'plan.mechanic_unknown',
    ],
    [
      'a kind of table',
      'components: [{ id: x, per: period, index: { of: rep, measure: bookings, by: value }, tiers: spiral, table: [], pays: amount }]',
      'plan.mechanic_unknown',
    ],
    [
      'a way of being paid',
      'components: [{ id: x, amount: 5, pays: { shares-of: { of: rep, measure: bookings } } }]',
      'plan.not_one_of',
    ],
    [
      'a window',
      'measures: { x: { records: deal, take: count, window: fortnight } }',
      'plan.not_one_of',
    ],
    [
      'a way of taking a figure',
      'measures: { x: { records: deal, take: median, value: amount, unit: money } }',
      'plan.not_one_of',
    ],
    ['a key', 'components: [{ id: x, amount: 5, pays: amount, lucky: yes }]', 'plan.unknown_key'],
    ['a section', 'lottery: yes', 'plan.unknown_key'],
    [
      'a function',
      "components: [{ id: x, when: 'moon(bookings) > 1', amount: 5, pays: amount }]",
      'plan.expression_unknown',
    ],
    ['a settlement', 'settlement: [{ id: x, mechanic: crypto }]', 'plan.mechanic_unknown'],
  ])('is told by its name: %s', (_, part, code) => {
    const { plan, problems } = checkPlan(
      whole(`${part}\nexamples: [{ name: any, rep: {}, expect: { total: 0 } }]`),
    );
    expect(plan).toBeNull();
    const found = problems.find((each) => each.code === code);
    expect(JSON.stringify(found?.params)).toMatch(
      /lottery|spiral|shares-of|fortnight|median|lucky|moon|crypto/,
    );
  });
});
