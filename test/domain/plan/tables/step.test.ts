import { describe, expect, it } from 'vitest';
import { onlyOne, step } from '../../../../src/domain/plan/tables/step.ts';
import {
  counted,
  dollars,
  onTarget,
  plain,
  problemsIn,
  soldFor,
  stepsOf,
  tableOf,
  withoutRows,
} from './table-text.ts';

const amounts = `table:
  - { from: 0, to: 50, amount: 0 }
  - { from: 50, to: 100, amount: 1000 }
  - { from: 100, to: unlimited, amount: { junior: 2000, senior: 2500 } }`;
const rates = `table:
  - { from: 0, to: 50, rate: 5 % }
  - { from: 50, to: unlimited, rate: { junior: 6 %, senior: 7 % } }`;
const factors = `table:
  - { from: 0 %, to: 90 %, factor: 0.9 }
  - { from: 90 %, to: unlimited, factor: 1.1 }`;

const place = { unit: 'count', figure: 'amount' } as const;
const upper = tableOf(step, amounts, place);
const lower = tableOf(step, amounts, { ...place, boundary: 'lower' });
const senior = { level: 'senior' };

describe('a step', () => {
  it('is written as `step`, with the side of its limits', () => {
    expect([step.name, step.hasBoundary]).toEqual(['step', true]);
  });

  it.each([
    ['-1', '0', '0'],
    ['49', '0', '0'],
    ['50', '1000', '0'],
    ['51', '1000', '1000'],
    ['100', '2500', '1000'],
    ['101', '2500', '2500'],
  ])(
    'pays the figure that is reached as it stands: for %s %s, with a lower boundary %s',
    (count, up, low) => {
      expect(dollars(upper.pay(counted(count, senior)))).toBe(up);
      expect(dollars(lower.pay(counted(count, senior)))).toBe(low);
    },
  );

  it('shows the point that is reached, and that nothing is while it pays nothing', () => {
    expect(stepsOf(upper.pay(counted('60')))).toMatchObject([
      { step: 'threshold', index: { by: 'value' }, from: '50', reached: true, pays: '100000' },
    ]);
    expect(upper.pay(counted('60')).trace).toHaveLength(1);
    expect(stepsOf(upper.pay(counted('10')))).toMatchObject([
      { step: 'threshold', from: '0', reached: false, pays: '0' },
    ]);
  });

  it('pays a rate on what was sold, with the limits in money too', () => {
    const table = tableOf(step, rates);
    expect(dollars(table.pay(soldFor('40')))).toBe('2');
    expect(dollars(table.pay(soldFor('100', { level: 'junior' })))).toBe('6');
    expect(dollars(table.pay(soldFor('100', senior)))).toBe('7');
    expect(stepsOf(table.pay(soldFor('40')))).toMatchObject([
      { step: 'flat', figure: 'rate', rate: '1/20', part: '4000', pays: '200' },
    ]);
  });

  it('pays a part of the target incentive', () => {
    const table = tableOf(step, factors, { by: 'attainment', figure: 'factor' });
    expect(dollars(table.pay(onTarget('89 %', '1000')))).toBe('900');
    expect(dollars(table.pay(onTarget('90 %', '1000')))).toBe('1100');
    expect(stepsOf(table.pay(onTarget('90 %', '1000')))).toMatchObject([
      { step: 'threshold', from: '9/10', reached: true, pays: '110000' },
      { step: 'flat', basis: { kind: 'target-incentive' }, rate: '11/10', part: '100000' },
    ]);
  });

  it('is a factor by itself, for a modifier', () => {
    const table = tableOf(step, factors, { by: 'attainment', figure: 'factor' });
    expect(plain(table.figureAt?.(counted('95 %')))).toEqual({ exact: '11/10', trace: [] });
    expect(plain(onlyOne)).toEqual({ ref: { kind: 'once' }, whole: '1', perIndex: '1' });
  });

  it('pays what stands at 0 where nothing is measured and the plan says so', () => {
    const table = tableOf(step, rates);
    expect(table.first && dollars(table.first(soldFor('100')))).toBe('5');
  });

  it('says where the next one begins, and its rate if it is one', () => {
    expect(plain(upper.after(counted('50').at, ''))).toEqual({ from: '100', rate: null });
    expect(plain(lower.after(counted('50').at, ''))).toEqual({ from: '50', rate: null });
    expect(upper.after(counted('100').at, '')).toBeNull();
    const rated = tableOf(step, rates);
    expect(plain(rated.after(soldFor('49.99').at, 'senior'))).toEqual({
      from: '5000',
      rate: '7/100',
    });
  });

  it('goes record by record at the figure that is reached with each', () => {
    expect(upper.runs).toBe('reached');
  });

  it('is checked as bands, row by row', () => {
    expect(problemsIn(step, amounts, 'amount')).toEqual([]);
    expect(problemsIn(step, 'table: [{ from: 0, to: 50, amount: 1 }]', 'amount')).toEqual([
      ['table_open_end', 'table[1].to', { from: '50' }],
    ]);
    expect(problemsIn(step, 'table: []')).toEqual([['table_empty', 'table', {}]]);
    expect(problemsIn(step, 'table: [{ from: 0, to: unlimited, amount: 1 }]', 'factor')).toEqual([
      ['figure_other', 'table[1].amount', { key: 'amount', expected: 'factor' }],
      ['missing', 'table[1].factor', { key: 'factor', options: ['1.05'] }],
    ]);
  });

  it('pays less for more only where the plan says so', () => {
    const falls = 'table: [{ from: 0, to: 5, amount: 9 }, { from: 5, to: unlimited, amount: 8 }]';
    expect(problemsIn(step, falls, 'amount')).toEqual([
      ['table_falls', 'table[2]', { position: 2 }],
    ]);
    expect(problemsIn(step, `${falls}\nmay-fall: yes`, 'amount')).toEqual([]);
  });

  it('without a single band is a fault of ours, not of the plan', () => {
    const none = withoutRows(step);
    expect(() => none.pay(counted('1'))).toThrow(new RangeError('a table without bands'));
  });
});
