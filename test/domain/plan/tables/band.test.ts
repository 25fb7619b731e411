import { describe, expect, it } from 'vitest';
import * as t from '../../../../src/domain/plan/language/terms.ts';
import {
  bandAt,
  bandTable,
  partWithin,
  reaches,
  scaleBands,
} from '../../../../src/domain/plan/tables/band.ts';
import { rational } from '../../../../src/domain/rational.ts';
import { ratio } from '../../samples.ts';
import { plain, readingProblems, treeOf } from './table-text.ts';

const schema = bandTable({ rate: t.rate.optional() });
const problems = (...rows: readonly string[]) =>
  readingProblems(schema, `[${rows.map((row) => `{ ${row} }`).join(', ')}]`);
const read = (...rows: readonly string[]) =>
  schema.parse(treeOf(`[${rows.map((row) => `{ ${row} }`).join(', ')}]`));

describe('the bands of a table', () => {
  it('join from 0 to the end', () => {
    expect(problems('from: 0, to: 50', 'from: 50, to: 80', 'from: 80, to: unlimited')).toEqual([]);
    expect(problems('from: 0 %, to: unlimited')).toEqual([]);
  });

  it('may begin below 0', () => {
    expect(problems('from: -10 %, to: 0 %', 'from: 0 %, to: unlimited')).toEqual([]);
  });

  it('leave nothing out at the beginning, which the message says in the unit of the table', () => {
    expect(problems('from: 10, to: unlimited')).toEqual([
      ['table_gap', '[1]', { from: '0', to: '10' }],
    ]);
    expect(problems('from: 10 %, to: unlimited')).toEqual([
      ['table_gap', '[1]', { from: '0 %', to: '10 %' }],
    ]);
  });

  it('leave no gap between them', () => {
    expect(problems('from: 0, to: 50', 'from: 51, to: unlimited')).toEqual([
      ['table_gap', '[2].from', { from: '50', to: '51' }],
    ]);
  });

  it('do not overlap', () => {
    expect(problems('from: 0, to: 50', 'from: 49, to: unlimited')).toEqual([
      ['table_overlap', '[2].from', { from: '49', to: '50' }],
    ]);
  });

  it('stand in their order', () => {
    expect(
      problems('from: 0, to: 50', 'from: 80, to: unlimited', 'from: 50, to: 80'),
    ).toContainEqual(['table_unsorted', '[3].from', { before: '80', after: '50' }]);
    expect(problems('from: 50, to: 80', 'from: 0, to: unlimited')).toEqual([
      ['table_gap', '[1]', { from: '0', to: '50' }],
      ['table_unsorted', '[2].from', { before: '50', after: '0' }],
    ]);
  });

  it('two of them that begin at the same point overlap, in whatever order', () => {
    expect(problems('from: 0, to: 50', 'from: 0, to: unlimited')).toEqual([
      ['table_overlap', '[2].from', { from: '0', to: '50' }],
    ]);
  });

  it('can all be reached: none stands above one without end', () => {
    expect(problems('from: 0, to: unlimited', 'from: 50, to: unlimited')).toEqual([
      ['band_unreachable', '[2]', { position: 2 }],
    ]);
  });

  it('can all be reached: each ends above where it begins', () => {
    expect(problems('from: 0, to: 0', 'from: 0, to: unlimited')).toEqual([
      ['band_unreachable', '[1]', { position: 1 }],
    ]);
    expect(problems('from: 0, to: 50', 'from: 50, to: 40', 'from: 40, to: unlimited')).toEqual([
      ['band_unreachable', '[2]', { position: 2 }],
      ['table_unsorted', '[3].from', { before: '50', after: '40' }],
    ]);
  });

  it('the last of them has no end', () => {
    expect(problems('from: 0, to: 50', 'from: 50, to: 100')).toEqual([
      ['table_open_end', '[2].to', { from: '100' }],
    ]);
  });

  it('are at least one', () => {
    expect(problems()).toEqual([['table_empty', '', {}]]);
  });

  it('are looked at even where a figure in them is wrong', () => {
    expect(problems('from: 0, to: 50, rate: 5', 'from: 51, to: unlimited, rate: 6 %')).toEqual([
      ['table_gap', '[2].from', { from: '50', to: '51' }],
      ['percent_expected', '[1].rate', { text: '5' }],
    ]);
  });

  it('are not compared where a limit cannot be read', () => {
    expect(problems('from: 0, to: 50', 'from: 5O, to: 100', 'from: 100, to: unlimited')).toEqual([
      ['number_expected', '[2].from', { text: '5O' }],
    ]);
    expect(problems('from: 0')).toEqual([
      ['missing', '[1].to', { key: 'to', options: ['100 %', 'unlimited'] }],
    ]);
  });

  it('have the figures of their rows, and no other keys', () => {
    expect(plain(read('from: 0, to: 50, rate: 5 %', 'from: 50, to: unlimited'))).toMatchObject([
      { from: { text: '0' }, to: { end: { text: '50' } }, rate: { value: '1/20' } },
      { from: { text: '50' }, to: { end: null } },
    ]);
    expect(problems('from: 0, to: unlimited, rte: 5 %')).toMatchObject([
      ['unknown_key', '[1].rte', { key: 'rte', near: 'rate' }],
    ]);
  });
});

describe('a band in the unit of its index', () => {
  it('has its limits in cents where they are written in dollars, and keeps the rest of its row', () => {
    const rows = read('from: 0, to: 50, rate: 5 %', 'from: 50, to: unlimited');
    const [first, last] = scaleBands(rows, rational(100n));
    expect(plain([first?.from, first?.to, first?.rate])).toMatchObject([
      '0',
      '5000',
      { value: '1/20' },
    ]);
    expect(plain([last?.from, last?.to])).toEqual(['5000', null]);
  });
});

const bands = ['0 50', '50 100', '100'].map((text) => {
  const [from, to] = text.split(' ').map(ratio);
  return { from: from ?? ratio('0'), to: to ?? null };
});

describe('a value exactly on a limit', () => {
  it('has reached what begins there if the boundary is upper, and not yet if it is lower', () => {
    expect(reaches(ratio('50'), ratio('50'), 'upper')).toBe(true);
    expect(reaches(ratio('50'), ratio('50'), 'lower')).toBe(false);
  });

  it.each(['upper', 'lower'] as const)('is the only one that %s matters for', (boundary) => {
    expect(reaches(ratio('49.99'), ratio('50'), boundary)).toBe(false);
    expect(reaches(ratio('50.01'), ratio('50'), boundary)).toBe(true);
  });

  it.each([
    ['-1', 1, 1],
    ['0', 1, 1],
    ['49.99', 1, 1],
    ['50', 2, 1],
    ['50.01', 2, 2],
    ['99.99', 2, 2],
    ['100', 3, 2],
    ['100.01', 3, 3],
    ['1000', 3, 3],
  ])('%s lies in band %i, or with a lower boundary in %i', (value, upper, lower) => {
    expect(bandAt(bands, ratio(value), 'upper') + 1).toBe(upper);
    expect(bandAt(bands, ratio(value), 'lower') + 1).toBe(lower);
  });

  it('is in the only band there is', () => {
    expect(bandAt(bands.slice(0, 1), ratio('70'), 'upper')).toBe(0);
    expect(bandAt([], ratio('70'), 'upper')).toBe(0);
  });
});

describe('how much of a value lies within a band', () => {
  it.each([
    ['-10', ['0', '0', '0']],
    ['0', ['0', '0', '0']],
    ['30', ['30', '0', '0']],
    ['50', ['50', '0', '0']],
    ['80', ['50', '30', '0']],
    ['100', ['50', '50', '0']],
    ['250', ['50', '50', '150']],
  ])('%s is parted into %j', (value, parts) => {
    expect(bands.map((band) => plain(partWithin(band, ratio(value))))).toEqual(parts);
  });
});
