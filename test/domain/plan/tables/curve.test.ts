import { describe, expect, it } from 'vitest';
import { curve } from '../../../../src/domain/plan/tables/curve.ts';
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

const points = `table:
  - { at: 75 %, factor: 50 % }
  - { at: 100 %, factor: 100 % }
  - { at: 150 %, factor: 300 % }`;
const ends = (below: string, above: string) => `below-first: ${below}\nabove-last: ${above}\n`;
const place = { by: 'attainment', figure: 'factor' } as const;
const extended = tableOf(curve, ends('nothing', 'extend') + points, place);
const flat = tableOf(curve, ends('first', 'flat') + points, place);

describe('a curve', () => {
  it('is written as `curve`; a point has no side', () => {
    expect([curve.name, curve.hasBoundary]).toEqual(['curve', false]);
  });

  it.each([
    ['-10 %', '0', '5000'],
    ['74 %', '0', '5000'],
    ['75 %', '5000', '5000'],
    // a fifth of the way from 50 % to 100 %
    ['80 %', '6000', '6000'],
    ['100 %', '10000', '10000'],
    // 100 % + 10/50 × 200 %
    ['110 %', '14000', '14000'],
    ['150 %', '30000', '30000'],
    // 300 % + 10/50 × 200 %
    ['160 %', '34000', '30000'],
  ])('at %s pays %s of 10,000; with flat ends %s', (share, open, level) => {
    expect(dollars(extended.pay(onTarget(share, '10000')))).toBe(open);
    expect(dollars(flat.pay(onTarget(share, '10000')))).toBe(level);
  });

  it('shows the points it lies between, and what its figure is applied to', () => {
    expect(stepsOf(extended.pay(onTarget('110 %', '10000')))).toMatchObject([
      {
        ...{ step: 'curve', index: { by: 'attainment' }, figure: 'factor', at: '11/10' },
        ...{ low: { at: '1', figure: '1' }, high: { at: '3/2', figure: '3' }, rate: '7/5' },
      },
      { step: 'flat', figure: 'factor', rate: '7/5', part: '1000000', pays: '1400000' },
    ]);
  });

  it('shows one point only before the first and beyond the last', () => {
    expect(stepsOf(flat.pay(onTarget('10 %', '1')))).toMatchObject([
      { low: null, high: { at: '3/4', figure: '1/2' }, rate: '1/2' },
      {},
    ]);
    expect(stepsOf(extended.pay(onTarget('10 %', '1')))).toMatchObject([
      { low: null, high: { at: '3/4', figure: '1/2' }, rate: '0' },
      {},
    ]);
    expect(stepsOf(extended.pay(onTarget('160 %', '1')))).toMatchObject([
      { low: { at: '3/2', figure: '3' }, high: null, rate: '17/5' },
      {},
    ]);
  });

  it('is a factor by itself, for a modifier', () => {
    const read = extended.figureAt?.(counted('80 %'));
    expect(read && plain(read.exact)).toBe('3/5');
    expect(read && stepsOf(read)).toMatchObject([{ step: 'curve', rate: '3/5' }]);
    expect(read?.trace).toHaveLength(1);
  });

  it('has its points in money where the index is, and a figure for each level', () => {
    const sold = tableOf(
      curve,
      `${ends('first', 'flat')}table:
  - { at: 0, rate: 0 % }
  - { at: 100, rate: { junior: 10 %, senior: 20 % } }`,
    );
    // half of the way: 5 %, or 10 %, of 50
    expect(dollars(sold.pay(soldFor('50', { level: 'junior' })))).toBe('5/2');
    expect(dollars(sold.pay(soldFor('50', { level: 'senior' })))).toBe('5');
  });

  it('of one point is level', () => {
    const level = tableOf(
      curve,
      `${ends('nothing', 'flat')}table: [{ at: 50 %, factor: 2 }]`,
      place,
    );
    expect(dollars(level.pay(onTarget('49 %', '10')))).toBe('0');
    expect(dollars(level.pay(onTarget('50 %', '10')))).toBe('20');
    expect(dollars(level.pay(onTarget('90 %', '10')))).toBe('20');
  });

  it('without a point pays nothing', () => {
    const none = tableOf(curve, `${ends('first', 'extend')}table: []`, place);
    expect(dollars(none.pay(onTarget('90 %', '10')))).toBe('0');
    expect(stepsOf(none.pay(onTarget('90 %', '10')))).toMatchObject([
      { low: null, high: null },
      {},
    ]);
  });

  it('says which point comes next', () => {
    expect(plain(extended.after(counted('74 %').at, ''))).toEqual({ from: '3/4', rate: null });
    expect(plain(extended.after(counted('75 %').at, ''))).toEqual({ from: '1', rate: null });
    expect(extended.after(counted('150 %').at, '')).toBeNull();
  });

  it('pays nothing where nothing is measured, and goes by differences', () => {
    expect([extended.first, extended.runs]).toEqual([null, 'difference']);
  });
});

describe('what is wrong with a curve', () => {
  const problems = (above: string, ...rows: readonly string[]) =>
    problemsIn(
      curve,
      `${ends('nothing', above)}table: [${rows.map((row) => `{ ${row} }`).join(', ')}]`,
      'factor',
    );
  const rising = ['at: 50 %, factor: 1', 'at: 100 %, factor: 2'];

  it('is nothing where the points rise', () => {
    expect(problems('extend', ...rising)).toEqual([]);
    expect(problems('flat', 'at: 50 %, factor: 1')).toEqual([]);
  });

  it('is a single point with a line to extend', () => {
    expect(problems('extend', 'at: 50 %, factor: 1')).toEqual([['curve_point', 'table', {}]]);
  });

  it('is that there is no point, that they stand in another order, or one twice', () => {
    expect(problems('extend')).toEqual([['table_empty', 'table', {}]]);
    expect(problems('flat', 'at: 50 %, factor: 1', 'at: 40 %, factor: 2')).toEqual([
      ['table_unsorted', 'table[2].at', { before: '50 %', after: '40 %' }],
    ]);
    expect(problems('flat', 'at: 50 %, factor: 1', 'at: 50 %, factor: 2')).toMatchObject([
      ['table_overlap', 'table[2].at', {}],
    ]);
  });

  it('is that it falls, unless the plan says so', () => {
    const falling = ['at: 50 %, factor: 2', 'at: 100 %, factor: 1'];
    expect(problems('flat', ...falling)).toEqual([['table_falls', 'table[2]', { position: 2 }]]);
    expect(problems('flat\nmay-fall: yes', ...falling)).toEqual([]);
  });

  it('is another figure than is paid', () => {
    expect(problems('flat', 'at: 50 %, factor: 1', 'at: 60 %, amount: 1')).toEqual([
      ['figure_other', 'table[2].amount', { key: 'amount', expected: 'factor' }],
      ['missing', 'table[2].factor', { key: 'factor', options: ['1.05'] }],
    ]);
  });

  it('is that it does not say what holds beyond its ends', () => {
    expect(problemsIn(curve, points, 'factor')).toEqual([
      ['missing', 'below-first', { key: 'below-first', options: ['nothing', 'first'] }],
      ['missing', 'above-last', { key: 'above-last', options: ['extend', 'flat'] }],
    ]);
    expect(problems('flat', 'factor: 1')).toMatchObject([['missing', 'table[1].at', {}]]);
    expect(problemsIn(curve, ends('first', 'flat'), 'factor')).toMatchObject([
      ['missing', 'table', {}],
    ]);
  });
});
