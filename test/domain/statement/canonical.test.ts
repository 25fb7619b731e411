import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { rational } from '../../../src/domain/rational.ts';
import {
  canonicalText,
  depthOf,
  differences,
  type Json,
  toJson,
} from '../../../src/domain/statement/canonical.ts';

describe('the canonical text', () => {
  it('has keys by code unit, also those that look like numbers, and no blanks', () => {
    const json = { b: [1, null, true], '10': 'x', '9': { z: '"', a: '员' }, a: -0.5 };
    expect(canonicalText(json)).toBe(
      '{"10":"x","9":{"a":"员","z":"\\""},"a":-0.5,"b":[1,null,true]}',
    );
  });

  it('writes fractions, big integers and days as text, and leaves out what is not there', () => {
    const value = {
      share: rational(2n, 4n),
      minor: 10n ** 30n,
      day: Temporal.PlainDate.from('2026-02-28'),
      at: Temporal.Instant.from('2026-02-28T10:00:00Z'),
      gone: undefined,
      list: [rational(3n)],
    };
    expect(canonicalText(toJson(value))).toBe(
      `{"at":"2026-02-28T10:00:00Z","day":"2026-02-28","list":["3"],"minor":"1${'0'.repeat(30)}","share":"1/2"}`,
    );
    expect(() => toJson({ run: () => {} })).toThrow('cannot stand in a statement');
  });

  it('is the same whatever the order of the keys, and says the same when it is read', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalText(value as Json);
        expect(canonicalText(JSON.parse(text) as Json)).toBe(text);
        expect(canonicalText(shuffled(value as Json))).toBe(text);
        expect(differences(value as Json, JSON.parse(text) as Json, '')).toEqual([]);
      }),
    );
  });
});

function shuffled(json: Json): Json {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map(shuffled);
  const entries = Object.entries(json as { readonly [key: string]: Json });
  return Object.fromEntries(entries.toReversed().map(([key, value]) => [key, shuffled(value)]));
}

describe('differences', () => {
  it('name the place, what is stated and what comes out', () => {
    const stated = { total: '5', lines: [{ id: 'a', amount: '1' }], more: null };
    const computed = { total: '6', lines: [{ id: 'a', amount: '1' }, { id: 'b' }] };
    expect(differences(stated, computed, 'result')).toEqual([
      { path: 'result.total', stated: '5', computed: '6' },
      { path: 'result.lines[1]', stated: null, computed: '{"id":"b"}' },
      { path: 'result.more', stated: 'null', computed: null },
    ]);
  });

  it('tell a number from a text, and a list from a mapping', () => {
    expect(differences(5, '5', 'x')).toEqual([{ path: 'x', stated: '5', computed: '"5"' }]);
    expect(differences([], {}, 'x')).toEqual([{ path: 'x', stated: '[]', computed: '{}' }]);
  });

  it('are no more than asked for, and never a page', () => {
    const many = Array.from({ length: 100 }, (_, n) => n);
    expect(differences(many, [], 'x', 7)).toHaveLength(7);
    const [long] = differences('x'.repeat(500), '', 'x');
    expect(long?.stated).toHaveLength(118);
  });
});

it('depth is counted no further than asked', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 50_000; level += 1) deep = [deep];
  expect(depthOf(deep, 20)).toBe(21);
  expect(depthOf({ a: [1] }, 20)).toBe(2);
  expect(depthOf('x', 20)).toBe(0);
});
