import { describe, expect, it } from 'vitest';
import { fullSteps } from '../../../../src/domain/plan/tables/full-steps.ts';
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

const sums = 'table: { above: 110 %, each-full: 10 %, amount: { junior: 900, senior: 1000 } }';
const table = tableOf(fullSteps, sums, { by: 'attainment', figure: 'amount' });
const senior = { level: 'senior' };

describe('full steps', () => {
  it('are written as `full-steps`; a limit has no side', () => {
    expect([fullSteps.name, fullSteps.hasBoundary]).toEqual(['full-steps', false]);
  });

  it.each([
    ['-20 %', '0'],
    ['0 %', '0'],
    ['110 %', '0'],
    ['119.99 %', '0'],
    ['120 %', '1000'],
    ['129.99 %', '1000'],
    ['130 %', '2000'],
    ['139 %', '2000'],
    ['210 %', '10000'],
  ])('above 110 %% pay at %s: %s', (share, pays) => {
    expect(dollars(table.pay(counted(share, senior)))).toBe(pays);
  });

  it('show how many there are, of which length, and what each pays', () => {
    expect(stepsOf(table.pay(counted('139 %', senior)))).toMatchObject([
      {
        ...{ step: 'steps', index: { by: 'attainment' }, from: '11/10', every: '1/10' },
        ...{ steps: '2', each: '100000', pays: '200000' },
      },
    ]);
  });

  it('are of money where the index is', () => {
    const sold = tableOf(fullSteps, 'table: { above: 100, each-full: 50, amount: 7 }', {
      figure: 'amount',
    });
    const once = counted('1').basis;
    expect(dollars(sold.pay(soldFor('199.99', { basis: once })))).toBe('7');
    expect(dollars(sold.pay(soldFor('200', { basis: once })))).toBe('14');
  });

  it('pay parts of the target incentive', () => {
    const points = tableOf(fullSteps, 'table: { above: 100 %, each-full: 1 %, factor: 2 % }', {
      by: 'attainment',
      figure: 'factor',
    });
    // 39 × 2 % of 20,000
    expect(dollars(points.pay(onTarget('139 %', '20000')))).toBe('15600');
  });

  it.each([
    ['50 %', '6/5'],
    ['119 %', '6/5'],
    ['120 %', '13/10'],
    ['139 %', '7/5'],
  ])('go on for ever: at %s the next is complete at %s', (share, from) => {
    expect(plain(table.after(counted(share).at, ''))).toEqual({ from, rate: null });
  });

  it('are no factor, pay nothing where nothing is measured, and go by differences', () => {
    expect([table.figureAt, table.first, table.runs]).toEqual([null, null, 'difference']);
  });

  it('have a length above 0 and the figure that is paid', () => {
    expect(problemsIn(fullSteps, sums, 'amount')).toEqual([]);
    expect(
      problemsIn(fullSteps, 'table: { above: 100 %, each-full: 0 %, amount: 5 }', 'amount'),
    ).toEqual([['number_expected', 'table.each-full', { text: '0 %' }]]);
    expect(
      problemsIn(fullSteps, 'table: { above: 100 %, each-full: -1 %, amount: 5 }', 'amount'),
    ).toEqual([['number_expected', 'table.each-full', { text: '-1 %' }]]);
    expect(problemsIn(fullSteps, sums, 'factor')).toEqual([
      ['figure_other', 'table.amount', { key: 'amount', expected: 'factor' }],
      ['missing', 'table.factor', { key: 'factor', options: ['1.05'] }],
    ]);
  });

  it('say above which point, and how long each is', () => {
    expect(problemsIn(fullSteps, 'table: { amount: 5 }', 'amount')).toMatchObject([
      ['missing', 'table.above', {}],
      ['missing', 'table.each-full', {}],
    ]);
    expect(problemsIn(fullSteps, '{}', 'amount')).toMatchObject([['missing', 'table', {}]]);
  });
});
