import { describe, expect, it } from 'vitest';
import { interpolated } from '../../../../src/domain/plan/tables/interpolated.ts';
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

const rowsOf = (...rows: readonly string[]) =>
  `table: [${rows.map((row) => `{ ${row} }`).join(', ')}]`;
const sums = rowsOf(
  'from: 50 %, to: 100 %, amount: 1000',
  'from: 100 %, to: 120 %, amount: { junior: 400, senior: 600 }',
);
const table = tableOf(interpolated, sums, { by: 'attainment', figure: 'amount' });
const senior = { level: 'senior' };

describe('interpolated bands', () => {
  it('are written as `interpolated`; a limit has no side', () => {
    expect([interpolated.name, interpolated.hasBoundary]).toEqual(['interpolated', false]);
  });

  it.each([
    ['-10 %', '0'],
    ['50 %', '0'],
    ['51 %', '20'],
    ['75 %', '500'],
    ['100 %', '1000'],
    // the first, and half of the second
    ['110 %', '1300'],
    ['120 %', '1600'],
    ['300 %', '1600'],
  ])('pay each complete sum and the filled part of the running one: at %s %s', (share, pays) => {
    expect(dollars(table.pay(counted(share, senior)))).toBe(pays);
  });

  it('show how far each is filled, and none that is empty', () => {
    expect(stepsOf(table.pay(counted('110 %', senior)))).toMatchObject([
      { from: '1/2', to: '1', amount: '100000', filled: '1', pays: '100000' },
      {
        ...{ step: 'interpolated', index: { by: 'attainment' }, from: '1', to: '6/5' },
        ...{ amount: '60000', filled: '1/2', pays: '30000' },
      },
    ]);
    expect(stepsOf(table.pay(counted('75 %', senior)))).toHaveLength(1);
    expect(plain(table.pay(counted('50 %', senior)))).toEqual({ exact: '0', trace: [] });
  });

  it('are of money where the index is', () => {
    const sold = tableOf(interpolated, rowsOf('from: 0, to: 200, amount: 10'), {
      figure: 'amount',
    });
    expect(dollars(sold.pay(soldFor('50', { basis: counted('1').basis })))).toBe('5/2');
  });

  it('pay parts of the target incentive', () => {
    const shares = tableOf(interpolated, rowsOf('from: 0 %, to: 100 %, factor: 0.5'), {
      by: 'attainment',
      figure: 'factor',
    });
    expect(dollars(shares.pay(onTarget('80 %', '1000')))).toBe('400');
  });

  it('say which comes next', () => {
    expect(plain(table.after(counted('49 %').at, ''))).toEqual({ from: '1/2', rate: null });
    expect(plain(table.after(counted('50 %').at, ''))).toEqual({ from: '1', rate: null });
    expect(table.after(counted('100 %').at, '')).toBeNull();
  });

  it('are no factor, pay nothing where nothing is measured, and go by differences', () => {
    expect([table.figureAt, table.first, table.runs]).toEqual([null, null, 'difference']);
  });
});

describe('what is wrong with interpolated bands', () => {
  const problems = (...rows: readonly string[]) =>
    problemsIn(interpolated, rowsOf(...rows), 'amount');

  it('is nothing where they join, wherever they begin', () => {
    expect(problemsIn(interpolated, sums, 'amount')).toEqual([]);
  });

  it('is a gap', () => {
    expect(problems('from: 0, to: 50, amount: 1', 'from: 51, to: 60, amount: 1')).toEqual([
      ['table_gap', 'table[2].from', { from: '50', to: '51' }],
    ]);
  });

  it('is an overlap', () => {
    expect(problems('from: 0, to: 50, amount: 1', 'from: 49, to: 60, amount: 1')).toEqual([
      ['table_overlap', 'table[2].from', { from: '49', to: '50' }],
    ]);
  });

  it('is a band without width, or one that ends before it begins', () => {
    expect(problems('from: 0, to: 50, amount: 1', 'from: 50, to: 50, amount: 1')).toEqual([
      ['band_unreachable', 'table[2]', { position: 2 }],
    ]);
    expect(problems('from: 50, to: 40, amount: 1')).toEqual([
      ['band_unreachable', 'table[1]', { position: 1 }],
    ]);
  });

  it('is a band without end: it would never be filled', () => {
    expect(problems('from: 0, to: unlimited, amount: 1')).toEqual([
      ['number_expected', 'table[1].to', { text: 'unlimited' }],
    ]);
  });

  it('is that there are none', () => {
    expect(problems()).toEqual([['table_empty', 'table', {}]]);
    expect(problemsIn(interpolated, '{}', 'amount')).toMatchObject([['missing', 'table', {}]]);
  });

  it('is a missing limit, or another figure than is paid', () => {
    expect(problems('amount: 1')).toMatchObject([
      ['missing', 'table[1].from', {}],
      ['missing', 'table[1].to', {}],
    ]);
    expect(problems('from: 0, to: 5, amount: 1', 'from: 5, to: 9, rate: 1 %')).toEqual([
      ['figure_other', 'table[2].rate', { key: 'rate', expected: 'amount' }],
      ['missing', 'table[2].amount', { key: 'amount', options: ['3000'] }],
    ]);
  });
});
