import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Finding } from '../../../../src/domain/plan/language/problem.ts';
import {
  checkFigure,
  checkNeverFalls,
  figureKeys,
  figureOf,
} from '../../../../src/domain/plan/tables/figure.ts';
import type { FigureKind } from '../../../../src/domain/plan/trace.ts';
import { plain, readingProblems, treeOf, usd } from './table-text.ts';

const schema = z.strictObject(figureKeys);
const row = (text: string) => schema.parse(treeOf(`{ ${text} }`));

const problems = (text: string, expected: FigureKind) => {
  const found: Finding[] = [];
  checkFigure(row(text), expected, (code, params, path) =>
    found.push({ code, params, path } as Finding),
  );
  return found.map(({ code, path, params }) => [code, path, params]);
};

/** The positions, from 1, of the rows that fall below the one before. */
const falling = (...rows: readonly string[]) => {
  const found: unknown[] = [];
  checkNeverFalls(rows.map(row), (...finding) => found.push(finding));
  return found;
};

const figure = (text: string, level = '') => plain(figureOf(row(text), usd)(level));

describe('the figure of a row', () => {
  it.each([
    ['rate: 5 %', 'rate'],
    ['amount: 3000', 'amount'],
    ['factor: 1.05', 'factor'],
  ] as const)('%s is what is needed where a %s is paid', (text, kind) => {
    expect(problems(text, kind)).toEqual([]);
  });

  it('is no other than what is paid needs, and is there', () => {
    expect(problems('rate: 5 %', 'amount')).toEqual([
      ['plan.figure_other', ['rate'], { key: 'rate', expected: 'amount' }],
      ['plan.missing', ['amount'], { key: 'amount', options: ['3000'] }],
    ]);
    expect(problems('amount: 5', 'factor')).toEqual([
      ['plan.figure_other', ['amount'], { key: 'amount', expected: 'factor' }],
      ['plan.missing', ['factor'], { key: 'factor', options: ['1.05'] }],
    ]);
    expect(problems('factor: 5', 'rate')).toEqual([
      ['plan.figure_other', ['factor'], { key: 'factor', expected: 'rate' }],
      ['plan.missing', ['rate'], { key: 'rate', options: ['5 %'] }],
    ]);
  });

  it('is only one', () => {
    expect(problems('rate: 5 %, factor: 1, amount: 3', 'rate')).toEqual([
      ['plan.figure_other', ['amount'], { key: 'amount', expected: 'rate' }],
      ['plan.figure_other', ['factor'], { key: 'factor', expected: 'rate' }],
    ]);
  });

  it('is written as a share, a sum or a factor', () => {
    expect(readingProblems(schema, '{ rate: 5, amount: 5 %, factor: x }')).toEqual([
      ['percent_expected', 'rate', { text: '5' }],
      ['number_expected', 'amount', { text: '5 %' }],
      ['number_expected', 'factor', { text: 'x' }],
    ]);
    expect(readingProblems(schema, '{ rate: "", amount: "", factor: "" }')).toEqual([
      ['missing', 'rate', { key: 'rate', options: ['5 %'] }],
      ['missing', 'amount', { key: 'amount', options: ['3000'] }],
      ['missing', 'factor', { key: 'factor', options: ['1.05'] }],
    ]);
  });

  it('counts as it stands, and in cents where it is money', () => {
    expect(figure('rate: 5 %')).toBe('1/20');
    expect(figure('factor: 1.05')).toBe('21/20');
    expect(figure('amount: 12.50')).toBe('1250');
  });

  it('may be another for each level', () => {
    expect(figure('rate: { junior: 3 %, senior: 4 % }', 'junior')).toBe('3/100');
    expect(figure('amount: { junior: 100, senior: 200 }', 'senior')).toBe('20000');
    expect(figure('factor: { junior: 1, senior: 2 }', 'senior')).toBe('2');
  });

  it('cannot be left out where it is paid by', () => {
    expect(() => figureOf({}, usd)).toThrow(new RangeError('a row without a figure'));
  });
});

describe('a table that pays less for more', () => {
  const falls = (position: number) => ['plan.table_falls', { position }, ['table', position - 1]];

  it.each(['rate: 5 %, rate: 4 %', 'amount: 10, amount: 9.99', 'factor: 1.1, factor: 1'])(
    'is reported: %s',
    (text) => {
      expect(falling(...text.split(', '))).toEqual([falls(2)]);
    },
  );

  it.each(['rate: 5 %, rate: 5 %, rate: 6 %', 'amount: 9, amount: 10', 'factor: 0.5, factor: 1'])(
    'is no table that rises or stays: %s',
    (text) => {
      expect(falling(...text.split(', '))).toEqual([]);
    },
  );

  it('is reported at each row that falls below the one before, not below the highest', () => {
    expect(falling('rate: 5 %', 'rate: 4 %', 'rate: 4 %', 'rate: 3 %')).toEqual([
      falls(2),
      falls(4),
    ]);
  });

  it('is reported if it falls for one level only', () => {
    const before = 'rate: { junior: 3 %, senior: 5 % }';
    expect(falling(before, 'rate: { junior: 4 %, senior: 4 % }')).toEqual([falls(2)]);
    expect(falling(before, 'rate: { junior: 4 %, senior: 5 % }')).toEqual([]);
    expect(falling(before, 'rate: 4 %')).toEqual([falls(2)]);
    expect(falling(before, 'rate: 5 %')).toEqual([]);
    expect(falling('rate: 4 %', before)).toEqual([falls(2)]);
    expect(falling('rate: 3 %', before)).toEqual([]);
  });

  it('is reported for amounts by level', () => {
    const before = 'amount: { junior: 100, senior: 200 }';
    expect(falling(before, 'amount: { junior: 100, senior: 199 }')).toEqual([falls(2)]);
    expect(falling(before, 'amount: { junior: 100, senior: 200 }')).toEqual([]);
  });

  it('does not compare what a row does not say', () => {
    expect(falling('rate: { junior: 3 % }', 'rate: { senior: 2 % }')).toEqual([]);
    expect(falling('rate: 5 %', '', 'rate: 4 %')).toEqual([]);
  });
});
