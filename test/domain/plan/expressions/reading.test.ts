/** What an expression may hold, what it names, and what is refused. */
import { describe, expect, it } from 'vitest';
import { phraseOf } from '../../../../src/domain/plan/expressions/phrase.ts';
import { ratio } from '../../samples.ts';
import { expressionOf, read, worth } from './worth.ts';

const refusedPart = (text: string) => read(text).found[0]?.params;

describe('reading an expression', () => {
  it('tells what it names, each once and in order', () => {
    const { names, abouts } = expressionOf(
      'b + a * b - credit.share + attainment(c) + earned("d-e")',
    );
    expect(names).toEqual(['b', 'a', 'credit.share']);
    expect(abouts).toEqual([
      { fn: 'attainment', what: 'c' },
      { fn: 'earned', what: 'd-e' },
    ]);
  });

  it('asks about a measure by its name, and about a line by its text', () => {
    const names = { 'attainment(bookings)': '1.2', 'earned(new-business)': '500' };
    expect(worth('attainment(bookings) * earned("new-business")', names)).toBe('600');
    expect(worth('attainment(other)', names)).toBe('nothing');
  });

  it.each([
    ['an operator of programs', 'a % 2', 'a % 2'],
    ['a function of programs', 'sqrt(a)', 'sqrt(a)'],
    ['a function of the prototype', 'toString(a)', 'toString(a)'],
    ['a method', '"a".matches("b")', '"a".matches("b")'],
    ['a member of what was computed', 'min(a, b).c', 'min(a, b).c'],
    ['an entry of a list', 'a[0]', 'a[0]'],
    ['a list', '[1, 2]', '[1, 2]'],
    ['a mapping', '{"a": 1}', '{"a": 1}'],
    ['a name where a list belongs', 'a in b', 'a in b'],
    ['a figure in scientific form', '1e3', '1e3'],
    ['a figure of a programmer', '0x10', '0x10'],
    ['more decimals than any figure has', `0.${'1'.repeat(19)}`, `0.${'1'.repeat(19)}`],
    ['too few arguments', 'if_none(a)', 'if_none(a)'],
    ['too many arguments', 'abs(a, b)', 'abs(a, b)'],
    ['a question about two things', 'attainment(a, b)', 'attainment(a, b)'],
    ['a question about nothing', 'attainment()', 'attainment()'],
    ['a question about a figure', 'earned(5)', 'earned(5)'],
    ['a question about something computed', 'attainment(a + b)', 'attainment(a + b)'],
  ])('refuses %s, and quotes it', (_, text, part) => {
    const { expression, found } = read(text);
    expect(expression).toBeNull();
    expect(found.map(({ code }) => code)).toContain('plan.expression_unknown');
    expect(refusedPart(text)).toMatchObject({ part });
  });

  it.each([
    'sqrt(a) + 1',
    '1 - sqrt(a)',
    '-sqrt(a)',
    '!sqrt(a)',
    'abs(sqrt(a))',
    'sqrt(a) ? 1 : 2',
    'true ? sqrt(a) : 2',
    'true ? 1 : sqrt(a)',
    'sqrt(a) in [1]',
    '1 in [sqrt(a)]',
    'sqrt(a) && true',
  ])('refuses what is wrong deep inside: %s', (text) => {
    expect(read(text).expression).toBeNull();
    expect(refusedPart(text)).toMatchObject({ part: 'sqrt(a)' });
  });

  it.each(['', ' ', '1 +', '(1', '1)', 'a b', '"open', 'a ? 1', '== 1', '\u0000'])(
    'cannot read %j',
    (text) => {
      const { expression, found } = read(text);
      expect(expression).toBeNull();
      expect(found.map(({ code }) => code)).toEqual(['plan.expression_unreadable']);
    },
  );

  it('is as long as 400 characters, and no longer', () => {
    const sum = (length: number) => `1${' '.repeat(length - 1)}`;
    expect(read(sum(400)).expression).not.toBeNull();
    expect(read(sum(401)).found).toEqual([
      {
        code: 'plan.expression_too_large',
        params: { text: `1${' '.repeat(39)}…` },
        path: [],
      },
    ]);
  });

  it('is bounded in depth, in lists and in the number of its parts', () => {
    expect(read(`${'('.repeat(150)}1${')'.repeat(150)}`).expression).toBeNull();
    expect(read(`a in [${Array.from({ length: 65 }, () => 1).join(',')}]`).expression).toBeNull();
    expect(
      read(`a in [${Array.from({ length: 64 }, () => 1).join(',')}]`).expression,
    ).not.toBeNull();
    expect(read(Array.from({ length: 110 }, () => 'a').join('+')).expression).toBeNull();
    expect(read(Array.from({ length: 20 }, () => 'a').join('+')).expression).not.toBeNull();
  });
});

describe('an expression as data', () => {
  it('is the tree that is computed', () => {
    const text = 'level in ["a", "b"] && !has(cost) ? -amount * 0.5 : min(quota, earned("total"))';
    expect(phraseOf(expressionOf(text))).toEqual({
      kind: 'choice',
      test: {
        kind: 'two',
        operator: '&&',
        left: {
          kind: 'among',
          part: { kind: 'name', name: 'level' },
          options: [
            { kind: 'text', text: 'a' },
            { kind: 'text', text: 'b' },
          ],
        },
        right: { kind: 'not', part: { kind: 'about', fn: 'has', what: 'cost' } },
      },
      yes: {
        kind: 'two',
        operator: '*',
        left: { kind: 'minus', part: { kind: 'name', name: 'amount' } },
        right: { kind: 'figure', value: ratio('1/2') },
      },
      no: {
        kind: 'call',
        fn: 'min',
        parts: [
          { kind: 'name', name: 'quota' },
          { kind: 'about', fn: 'earned', what: 'total' },
        ],
      },
    });
  });

  it('keeps figures exact, names with a point whole, and nothing as nothing', () => {
    expect(phraseOf(expressionOf('0.10'))).toEqual({ kind: 'figure', value: ratio('1/10') });
    expect(phraseOf(expressionOf('credit . share'))).toEqual({
      kind: 'name',
      name: 'credit.share',
    });
    expect(phraseOf(expressionOf('null'))).toEqual({ kind: 'nothing' });
    expect(phraseOf(expressionOf('true'))).toEqual({ kind: 'truth', value: true });
  });
});
