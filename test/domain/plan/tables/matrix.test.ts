import { describe, expect, it } from 'vitest';
import { matrix } from '../../../../src/domain/plan/tables/matrix.ts';
import { ratio } from '../../samples.ts';
import {
  counted,
  dollars,
  onTarget,
  plain,
  problemsIn,
  soldFor,
  stepsOf,
  tableOf,
} from './table-text.ts';

const head = `across: { of: team, measure: margin, by: attainment }
columns: [{ from: 0 %, to: 80 % }, { from: 80 %, to: unlimited }]
`;
const rows = (key: string, low: string, high: string) => `${head}table:
  - { from: 0, to: 50, ${key}: ${low} }
  - { from: 50, to: unlimited, ${key}: ${high} }`;
const rates = rows('rates', '[1 %, 2 %]', '[3 %, 4 %]');
const table = tableOf(matrix, rates);
const lower = tableOf(matrix, rates, { boundary: 'lower' });
const across = (share: string) => ({ across: ratio(share) });

describe('a matrix', () => {
  it('is written as `matrix`, with the side of its limits', () => {
    expect([matrix.name, matrix.hasBoundary]).toEqual(['matrix', true]);
  });

  it.each([
    ['40', '50 %', '2/5', '2/5'],
    ['40', '80 %', '4/5', '2/5'],
    ['40', '81 %', '4/5', '4/5'],
    ['50', '79 %', '3/2', '1/2'],
    ['50', '80 %', '2', '1/2'],
    ['100', '500 %', '4', '4'],
    ['100', '-5 %', '3', '3'],
  ])('pays on %s with a margin of %s: %s, with a lower boundary %s', (sold, share, up, low) => {
    expect(dollars(table.pay(soldFor(sold, across(share))))).toBe(up);
    expect(dollars(lower.pay(soldFor(sold, across(share))))).toBe(low);
  });

  it('shows the cell, and what its figure is applied to', () => {
    expect(stepsOf(table.pay(soldFor('100', across('90 %'))))).toMatchObject([
      {
        ...{ step: 'cell', index: { by: 'value' }, figure: 'rate', rate: '1/25' },
        ...{ row: { from: '5000', to: null }, column: { from: '4/5', to: null } },
        across: { of: 'team', by: 'attainment', measure: { id: 'margin' } },
      },
      { step: 'flat', figure: 'rate', rate: '1/25', part: '10000', pays: '400' },
    ]);
  });

  it('pays amounts in whole units of money', () => {
    const amounts = tableOf(matrix, rows('amounts', '[100, 200]', '[300, 400.50]'), {
      ...{ unit: 'count', figure: 'amount' },
    });
    expect(dollars(amounts.pay(counted('60', across('90 %'))))).toBe('801/2');
    expect(dollars(amounts.pay(counted('10', across('10 %'))))).toBe('100');
  });

  it('pays parts of the target incentive, or is a factor by itself', () => {
    const text = `${head}table: [{ from: 0 %, to: unlimited, factors: [0.5, 1.5] }]`;
    const factors = tableOf(matrix, text, { by: 'attainment', figure: 'factor' });
    expect(dollars(factors.pay(onTarget('100 %', '1000', across('90 %'))))).toBe('1500');
    const read = factors.figureAt?.(counted('1', across('10 %')));
    expect(read && plain(read.exact)).toBe('1/2');
    expect(read && stepsOf(read)).toMatchObject([{ step: 'cell', rate: '1/2' }]);
  });

  it('pays nothing where the other side is not measured', () => {
    expect(plain(table.pay(soldFor('100')))).toEqual({ exact: '0', trace: [] });
    expect(plain(table.figureAt?.(soldFor('100')))).toEqual({ exact: '0', trace: [] });
  });

  it('has its columns in money where that is what is looked up across', () => {
    const text = `across: { of: rep, measure: margin, by: value }
columns: [{ from: 0, to: 10 }, { from: 10, to: unlimited }]
table: [{ from: 0, to: unlimited, rates: [1 %, 2 %] }]`;
    const sums = tableOf(matrix, text);
    const margin = (sum: string) => ({ across: soldFor(sum).at });
    expect(dollars(sums.pay(soldFor('100', margin('9.99'))))).toBe('1');
    expect(dollars(sums.pay(soldFor('100', margin('10'))))).toBe('2');
  });

  it('names no next point, pays nothing unmeasured, and goes by what is reached', () => {
    expect(table.after(soldFor('0').at, '')).toBeNull();
    expect([table.first, table.runs]).toEqual([null, 'reached']);
  });

  it('pays nothing for a cell that does not stand there', () => {
    const narrow = tableOf(matrix, `${head}table: [{ from: 0, to: unlimited, rates: [1 %] }]`);
    expect(dollars(narrow.pay(soldFor('100', across('10 %'))))).toBe('1');
    expect(plain(narrow.pay(soldFor('100', across('90 %'))))).toEqual({ exact: '0', trace: [] });
    const other = tableOf(matrix, rates, { figure: 'amount' });
    expect(plain(other.pay(soldFor('100', across('10 %'))))).toEqual({ exact: '0', trace: [] });
  });
});

describe('what is wrong with a matrix', () => {
  it('is nothing where each row has a figure for each column', () => {
    expect(problemsIn(matrix, rates)).toEqual([]);
    expect(problemsIn(matrix, rows('amounts', '[1, 2]', '[3, 4]'), 'amount')).toEqual([]);
    expect(problemsIn(matrix, rows('factors', '[1, 2]', '[3, 4]'), 'factor')).toEqual([]);
  });

  it.each([
    ['rates', '[1 %, 2 %]', '[3 %]', 'rate', 1],
    ['amounts', '[1, 2]', '[3, 4, 5]', 'amount', 3],
    ['factors', '[1, 2]', '[]', 'factor', 0],
  ] as const)('is a row of %s with too few or too many', (key, low, high, figure, cells) => {
    expect(problemsIn(matrix, rows(key, low, high), figure)).toEqual([
      ['matrix_width', `table[2].${key}`, { cells, columns: 2 }],
    ]);
  });

  it('is another figure than is paid', () => {
    expect(problemsIn(matrix, rates, 'factor').slice(0, 2)).toEqual([
      ['figure_other', 'table[1].rates', { key: 'rates', expected: 'factors' }],
      ['missing', 'table[1].factors', { key: 'factors', options: [] }],
    ]);
    expect(problemsIn(matrix, rows('amounts', '[1, 2]', '[3, 4]'), 'rate')).toContainEqual([
      'figure_other',
      'table[2].amounts',
      { key: 'amounts', expected: 'rates' },
    ]);
    expect(problemsIn(matrix, rows('factors', '[1, 2]', '[3, 4]'), 'amount')).toContainEqual([
      'figure_other',
      'table[2].factors',
      { key: 'factors', expected: 'amounts' },
    ]);
  });

  it('is one in its rows, or in its columns', () => {
    const open = `${head}table: [{ from: 0, to: 50, rates: [1 %, 2 %] }]`;
    expect(problemsIn(matrix, open)).toEqual([['table_open_end', 'table[1].to', { from: '50' }]]);
    expect(problemsIn(matrix, rates.replace('from: 80 %', 'from: 90 %'))).toEqual([
      ['table_gap', 'columns[2].from', { from: '80 %', to: '90 %' }],
    ]);
    expect(problemsIn(matrix, '{}')).toMatchObject([
      ['missing', 'across', {}],
      ['missing', 'columns', {}],
      ['missing', 'table', {}],
    ]);
  });

  it('is a cell that is no figure of its kind', () => {
    expect(problemsIn(matrix, rows('rates', '[1 %, 2]', '[3 %, 4 %]'))).toEqual([
      ['percent_expected', 'table[1].rates[2]', { text: '2' }],
    ]);
    expect(problemsIn(matrix, rows('amounts', '[1, x]', '[3, 4]'), 'amount')).toMatchObject([
      ['number_expected', 'table[1].amounts[2]', {}],
    ]);
    expect(problemsIn(matrix, rows('factors', '[1, x]', '[3, 4]'), 'factor')).toMatchObject([
      ['number_expected', 'table[1].factors[2]', {}],
    ]);
  });
});
