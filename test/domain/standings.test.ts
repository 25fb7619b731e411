import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, rational } from '../../src/domain/rational.ts';
import { distanceUp, type Entrant, movement, rank } from '../../src/domain/standings.ts';
import { ratio } from './samples.ts';

const entrants = (scores: Readonly<Record<string, string | null>>): readonly Entrant[] =>
  Object.entries(scores).map(([id, text]) => ({ id, score: text === null ? null : ratio(text) }));
const ranks = (scores: Readonly<Record<string, string | null>>) =>
  rank(entrants(scores)).map((each) => [each.id, each.rank]);

const anyEntrants = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    score: fc.option(fc.bigInt(-5n, 5n).map((value) => rational(value, 3n))),
  }),
  { selector: ({ id }) => id },
);

describe('rank', () => {
  it('gives equals the same rank and skips the next: 1, 2, 2, 4', () => {
    expect(ranks({ sun: '88 %', zhao: '96 %', li: '118 %', chen: '96 %' })).toEqual([
      ['li', 1],
      ['chen', 2],
      ['zhao', 2],
      ['sun', 4],
    ]);
  });

  it('leaves out who has nothing to be ranked by, and keeps who is below zero', () => {
    expect(ranks({ li: null, chen: '-1', zhao: '0' })).toEqual([
      ['zhao', 1],
      ['chen', 2],
    ]);
  });

  it('tells 1/3 from 0.3333333333333333', () => {
    expect(ranks({ li: '0.3333333333333333', chen: '1/3' })).toEqual([
      ['chen', 1],
      ['li', 2],
    ]);
  });

  it('ranks everybody one below the number of those who are better, in any order', () => {
    fc.assert(
      fc.property(anyEntrants, (all) => {
        const placed = rank(all);
        const better = (of: (typeof placed)[number]) =>
          placed.filter((other) => compare(other.score, of.score) > 0).length;
        for (const each of placed) expect(each.rank).toBe(better(each) + 1);
        expect(rank(all.toReversed())).toEqual(placed);
        expect(placed.length).toBe(all.filter(({ score }) => score !== null).length);
      }),
    );
  });

  it('sets team against team just the same', () => {
    expect(ranks({ East: '94 %', North: '83 %', South: '91 %' })).toEqual([
      ['East', 1],
      ['South', 2],
      ['North', 3],
    ]);
  });
});

describe('movement', () => {
  it('counts places won and lost since the ranking before, and knows newcomers', () => {
    const before = rank(entrants({ li: '3', zhao: '2', chen: '1', gone: '9' }));
    const now = rank(entrants({ li: '30', chen: '25', zhao: '20', newcomer: '1' }));
    expect([...movement(now, before)]).toEqual([
      ['li', 1],
      ['chen', 2],
      ['zhao', 0],
      ['newcomer', null],
    ]);
  });
});

describe('distanceUp', () => {
  const placed = rank(entrants({ li: '100', chen: '80', zhao: '80', sun: '70' }));

  it('is what is missing to the next better one', () => {
    expect(distanceUp(placed, 'sun')).toEqual({
      above: { id: 'chen', score: ratio('80'), rank: 2 },
      missing: ratio('10'),
    });
  });

  it('looks past equals to who is strictly better', () => {
    expect(distanceUp(placed, 'zhao')?.above.id).toBe('li');
    expect(distanceUp(placed, 'chen')?.missing).toEqual(ratio('20'));
  });

  it('is nothing at the top and for who is not listed', () => {
    expect(distanceUp(placed, 'li')).toBeNull();
    expect(distanceUp(placed, 'nobody')).toBeNull();
    expect(distanceUp(rank(entrants({ a: '1', b: '1' })), 'b')).toBeNull();
  });
});
