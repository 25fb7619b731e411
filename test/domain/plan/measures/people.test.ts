/** Measures of groups, and of somebody among others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Participant } from '../../../../src/domain/plan/evaluation.ts';
import { day } from '../../samples.ts';
import { type Company, colleague, deal, figure, given, groupOf, on, target } from './measured.ts';

const sales = '{ records: deal, take: sum, value: amount, unit: money }';
const average = '{ records: rating, take: average, value: score, unit: number }';

const selling = (key: string, figures: string, more: Partial<Participant> = {}): Participant =>
  colleague(key, { given: given({ sales: figures }), ...more });
const gone = { spells: [{ from: day('2025-01-01'), to: day('2026-03-31'), level: '' }] };

/** The person is among the members of the team and of the company. */
function among(
  own: string | null,
  others: readonly Participant[],
  measure: string,
  details: Partial<Participant> = {},
): Company {
  const person = { ...(own === null ? {} : { given: given({ sales: own }) }), ...details };
  const all = groupOf([colleague('rep', person), ...others]);
  return {
    when: '2026-Q1',
    measures: { sales, it: measure },
    person,
    groups: { team: all, company: all, reports: groupOf(others) },
  };
}

const place = (by: string, of: string) => `{ rank: { measure: sales, by: ${by}, among: ${of} } }`;

describe('a rank', () => {
  const others = [
    selling('a', '300 of 100'),
    selling('b', '200 of 400'),
    selling('c', '200 of 50'),
  ];
  const rank = (own: string | null, by = 'value', of = 'team', details = {}) =>
    figure(among(own, others, place(by, of), details), 'it');

  it('is one more than the number of those who have more', () => {
    expect(rank('301 of 100')).toBe('1');
    expect(rank('250 of 100')).toBe('2');
    expect(rank('1 of 100')).toBe('4');
  });

  it('is shared by equals, and the next place is left out', () => {
    expect(rank('300 of 100')).toBe('1');
    expect(rank('200 of 100')).toBe('2');
    expect(rank('199.99 of 100')).toBe('4');
  });

  it('may go by attainment, in which the largest is not always the best', () => {
    expect(rank('300 of 100', 'attainment')).toBe('2');
    expect(rank('10 of 2', 'attainment')).toBe('1');
    expect(rank('200 of 500', 'attainment')).toBe('4');
  });

  it('is nothing without a figure of one’s own, or without a target where it goes by that', () => {
    const noRating = among(null, others, '{ rank: { measure: points, by: value, among: team } }');
    const company = { ...noRating, measures: { ...noRating.measures, points: average } };
    expect(figure(company, 'it')).toBe('nothing');
    expect(rank('200', 'attainment')).toBe('nothing');
  });

  it('leaves out who has no target, and who has left', () => {
    const company = (by: string) =>
      among(
        '100 of 100',
        [selling('a', '500'), selling('b', '300 of 100', gone)],
        place(by, 'team'),
      );
    expect(figure(company('attainment'), 'it')).toBe('1');
    expect(figure(company('value'), 'it')).toBe('2');
  });

  it('is among those of the same level only, where the plan says so', () => {
    const seniors = [
      selling('a', '300 of 100', { level: 'senior' }),
      selling('b', '200 of 100', { level: 'junior' }),
    ];
    const company = among('100 of 100', seniors, place('value', 'level'), { level: 'junior' });
    expect(figure(company, 'it')).toBe('2');
  });

  it('is nothing without others to be compared with', () => {
    const company = { ...among('100 of 100', others, place('value', 'reports')), groups: {} };
    expect(figure(company, 'it')).toBe('nothing');
  });

  it('leaves a target that the plan states by level to the levels that it names', () => {
    const company = among(
      '100',
      [selling('a', '90', { level: 'junior' }), selling('b', '500', { level: 'director' })],
      place('attainment', 'team'),
      { level: 'junior' },
    );
    const targets = { sales: '{ target: { junior: 100, senior: 200 }, prorate: none }' };
    expect(figure({ ...company, targets }, 'it')).toBe('1');
  });

  it('gives every place to as many as there are equals, and the first to somebody', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 8 }),
        (sold) => {
          const team = sold.map((each, n) => selling(`p${n}`, `${each}`));
          const ranks = team.map((person) =>
            Number(
              figure(
                {
                  when: '2026-Q1',
                  measures: { sales, it: place('value', 'team') },
                  person,
                  groups: { team: groupOf(team) },
                },
                'it',
              ),
            ),
          );
          const expected = sold.map((each) => 1 + sold.filter((other) => other > each).length);
          expect(ranks).toEqual(expected);
          expect(Math.min(...ranks)).toBe(1);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a measure of a group', () => {
  const team = [
    colleague('a', {
      records: [deal('2026-01-10', '100'), on('2026-01-10', { kind: 'rating', score: '5' })],
    }),
    colleague('b', {
      records: [deal('2026-02-10', '50'), on('2026-01-10', { kind: 'rating', score: '2' })],
    }),
    colleague('c', {
      records: [on('2026-01-10', { kind: 'rating', score: '2' })],
      given: given({ sales: '7' }),
    }),
  ];
  const company: Company = {
    when: '2026-Q1',
    measures: {
      sales,
      points: average,
      it: "{ formula: 'team(sales) + reports(sales)', unit: number }",
    },
    groups: { team: groupOf(team), company: groupOf([], given({ sales: '999 of 900' })) },
  };

  it('adds up what its members have, from records or handed in', () => {
    expect(figure(company, 'sales', 'team')).toBe('157');
  });

  it('averages all records of its members, not their averages', () => {
    expect(figure(company, 'points', 'team')).toBe('3');
  });

  it('is the figure that was handed in for it, with its target', () => {
    expect(figure(company, 'sales', 'company')).toBe('999');
    expect(target(company, 'sales', 'company')).toBe('900');
  });

  it('is nothing of a group that there is not, and so is what is computed from it', () => {
    expect(figure(company, 'sales', 'reports')).toBe('nothing');
    expect(figure(company, 'it')).toBe('nothing');
    const both = { ...company, groups: { ...company.groups, reports: groupOf(team) } };
    expect(figure(both, 'it')).toBe('314');
  });
});

describe('a measure over people', () => {
  const members = (words: string, unit = 'percent') =>
    `{ members: { of: reports, ${words} }, unit: ${unit} }`;
  const reports = [
    selling('a', '100 of 100'),
    selling('b', '150 of 100'),
    selling('c', '50 of 100'),
    selling('d', '500'),
    selling('e', '900 of 100', gone),
  ];
  const over = (words: string, unit?: string): string =>
    figure(among('1 of 1', reports, members(words, unit)), 'it');

  it('counts those who are there, or those of whom something holds', () => {
    expect(over('take: count', 'count')).toBe('4');
    expect(over("take: count, where: 'attainment(sales) >= 1'", 'count')).toBe('2');
  });

  it('adds up, averages and picks among those who have the figure', () => {
    expect(over('take: sum, value: attainment(sales)')).toBe('3');
    expect(over('take: average, value: attainment(sales)')).toBe('1');
    expect(over('take: min, value: attainment(sales)')).toBe('1/2');
    expect(over('take: max, value: attainment(sales)')).toBe('3/2');
    expect(over("take: average, value: sales, where: 'attainment(sales) >= 1'", 'money')).toBe(
      '125',
    );
  });

  it('of nobody is 0 as a sum or a count, and nothing otherwise', () => {
    const nobody = (words: string) => figure(among('1', [], members(words)), 'it');
    expect(nobody('take: sum, value: sales')).toBe('0');
    expect(nobody('take: count')).toBe('0');
    expect(nobody('take: average, value: sales')).toBe('nothing');
    expect(nobody('take: min, value: sales')).toBe('nothing');
  });
});
