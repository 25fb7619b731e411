import { describe, expect, it } from 'vitest';
import { thresholds } from '../../../../src/domain/plan/tables/thresholds.ts';
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

const milestones = `table:
  - { at: 5, amount: 500 }
  - { at: 10, amount: { junior: 600, senior: 700 } }`;
const every = `counts: every\n${milestones}`;
const highest = `counts: highest\n${milestones}`;
const place = { unit: 'count', figure: 'amount' } as const;
const senior = { level: 'senior' };

const sumOf = (text: string, count: string, boundary: 'upper' | 'lower' = 'upper') =>
  dollars(tableOf(thresholds, text, { ...place, boundary }).pay(counted(count, senior)));

describe('thresholds', () => {
  it('are written as `thresholds`, with the side of their limits', () => {
    expect([thresholds.name, thresholds.hasBoundary]).toEqual(['thresholds', true]);
  });

  it.each([
    ['-1', '0', '0'],
    ['4', '0', '0'],
    ['5', '500', '500'],
    ['9', '500', '500'],
    ['10', '1200', '700'],
    ['11', '1200', '700'],
  ])('pay for %s deals every one %s, or the highest only %s', (count, all, one) => {
    expect(sumOf(every, count)).toBe(all);
    expect(sumOf(highest, count)).toBe(one);
  });

  it('are not reached yet by exactly as much where the limit belongs to what lies below', () => {
    expect(sumOf(every, '5', 'lower')).toBe('0');
    expect(sumOf(every, '6', 'lower')).toBe('500');
    expect(sumOf(highest, '10', 'lower')).toBe('500');
  });

  it('show what counts, and the first one that was missed', () => {
    const steps = (text: string, count: string) =>
      stepsOf(tableOf(thresholds, text, place).pay(counted(count, senior)));
    expect(steps(every, '5')).toMatchObject([
      { step: 'threshold', index: { by: 'value' }, from: '5', reached: true, pays: '50000' },
      { step: 'threshold', from: '10', reached: false, pays: '70000' },
    ]);
    expect(steps(every, '1')).toMatchObject([{ from: '5', reached: false }]);
    expect(steps(every, '10')).toMatchObject([{ from: '5' }, { from: '10', reached: true }]);
    expect(steps(highest, '10')).toMatchObject([{ from: '10', reached: true }]);
    expect(steps(every, '10')).toHaveLength(2);
    expect(steps(highest, '10')).toHaveLength(1);
  });

  it('stand in money where the index does, and pay parts of the target incentive', () => {
    const sold = tableOf(thresholds, 'counts: every\ntable: [{ at: 100, amount: 7 }]', {
      figure: 'amount',
    });
    const once = counted('1').basis;
    expect(dollars(sold.pay(soldFor('99.99', { basis: once })))).toBe('0');
    expect(dollars(sold.pay(soldFor('100', { basis: once })))).toBe('7');
    const shares = tableOf(thresholds, 'counts: every\ntable: [{ at: 90 %, factor: 0.5 }]', {
      by: 'attainment',
      figure: 'factor',
    });
    expect(dollars(shares.pay(onTarget('90 %', '1000')))).toBe('500');
    expect(stepsOf(shares.pay(onTarget('90 %', '1000')))).toMatchObject([
      { step: 'threshold', reached: true, pays: '50000' },
      { step: 'flat', basis: { kind: 'target-incentive' }, rate: '1/2', part: '100000' },
    ]);
  });

  it('say which comes next, without a rate', () => {
    const table = tableOf(thresholds, every, place);
    expect(plain(table.after(counted('4').at, ''))).toEqual({ from: '5', rate: null });
    expect(plain(table.after(counted('5').at, ''))).toEqual({ from: '10', rate: null });
    expect(table.after(counted('10').at, '')).toBeNull();
  });

  it('are no factor, pay nothing where nothing is measured, and go by differences', () => {
    const table = tableOf(thresholds, every, place);
    expect([table.figureAt, table.first, table.runs]).toEqual([null, null, 'difference']);
  });
});

describe('the points of a table', () => {
  const problems = (counts: string, ...rows: readonly string[]) =>
    problemsIn(
      thresholds,
      `counts: ${counts}\ntable: [${rows.map((row) => `{ ${row} }`).join(', ')}]`,
      'amount',
    );

  it('stand in their order, and begin where they like', () => {
    expect(problems('every', 'at: 5, amount: 1', 'at: 10, amount: 2')).toEqual([]);
    expect(problems('every', 'at: 10, amount: 1', 'at: 5, amount: 2')).toEqual([
      ['table_unsorted', 'table[2].at', { before: '10', after: '5' }],
    ]);
  });

  it('stand there only once', () => {
    expect(problems('every', 'at: 5, amount: 1', 'at: 5.0, amount: 2')).toEqual([
      ['table_overlap', 'table[2].at', { from: '5.0', to: '5.0' }],
    ]);
  });

  it('are at least one', () => {
    expect(problems('every')).toEqual([['table_empty', 'table', {}]]);
  });

  it('have the figure that is paid, each', () => {
    expect(problems('every', 'at: 5, amount: 1', 'at: 10, rate: 2 %')).toEqual([
      ['figure_other', 'table[2].rate', { key: 'rate', expected: 'amount' }],
      ['missing', 'table[2].amount', { key: 'amount', options: ['3000'] }],
    ]);
  });

  it('say whether the highest counts or every one', () => {
    expect(problems('all', 'at: 5, amount: 1')).toEqual([
      ['not_one_of', 'counts', { text: 'all', near: null, options: ['highest', 'every'] }],
    ]);
    expect(problemsIn(thresholds, 'counts: every', 'amount')).toMatchObject([
      ['missing', 'table', {}],
    ]);
    expect(problems('every', 'att: 5, amount: 1')).toContainEqual([
      'missing',
      'table[1].at',
      { key: 'at', options: ['100 %', '100000'] },
    ]);
  });

  it('pay less for more only where every one counts, or the plan says so', () => {
    const falls = ['at: 5, amount: 2', 'at: 10, amount: 1'];
    expect(problems('highest', ...falls)).toEqual([['table_falls', 'table[2]', { position: 2 }]]);
    expect(problems('every', ...falls)).toEqual([]);
    expect(problems('highest\nmay-fall: yes', ...falls)).toEqual([]);
  });
});
