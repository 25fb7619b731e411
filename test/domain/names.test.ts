import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest, normaliseName } from '../../src/domain/names.ts';
import { naughtyStrings } from '../support/naughty-strings.ts';

describe('normaliseName', () => {
  it.each([
    ['Chen Yu', 'chen yu'],
    ['Ｃｈｅｎ　Ｙｕ', 'CHEN YU'],
    ['李 娜', '李娜'],
    ['Li\u200bNa', 'li na'],
    ['Jose\u0301 A\u0301lvarez', 'José Álvarez'],
    [' Zhao\tMin\n', 'zhao min'],
    ['\ufeffSun Jie', 'Sun Jie'],
  ])('takes %j and %j for one name', (a, b) => {
    expect(normaliseName(a)).toBe(normaliseName(b));
  });

  it.each([
    ['李娜', '李纳'],
    ['José', 'Jose'],
    ['Chen Yu', 'Chen Yue'],
  ])('tells %s from %s', (a, b) => {
    expect(normaliseName(a)).not.toBe(normaliseName(b));
  });

  it('is empty when nothing visible is left', () => {
    expect(normaliseName(' \u200b\u200d\u2060\t\u0000')).toBe('');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseName(normaliseName(text))).toBe(normaliseName(text));
      }),
    );
  });
});

describe('nearest', () => {
  const staff = ['Chen Yu', 'Li Na', 'Maria Keller', 'Sun Jie', 'Wang Hao', 'Zhao Min'];

  it.each([
    ['chen yuu', ['Chen Yu']],
    ['Marai Keller', ['Maria Keller']],
    ['maria', ['Maria Keller']],
    ['Wnag Hao', ['Wang Hao']],
    ['Il Na', ['Li Na']],
    ['Smith', []],
    ['', []],
    ['   ', []],
  ])('takes %j for %j', (text, expected) => {
    expect(nearest(text, staff)).toEqual(expected);
  });

  it('finds Chinese names one character off, but not those that share none', () => {
    expect(nearest('李娜', ['李纳', '黎娜', '王浩', '李 娜'])).toEqual(['李 娜', '李纳', '黎娜']);
    expect(nearest('李', ['王', '李娜'])).toEqual(['李娜']);
  });

  it('lists the nearest first, each once, and no more than asked for', () => {
    const many = ['sales d', 'sales', 'sales c', 'sales', 'sales b', 'sales a'];
    expect(nearest('sales', many)).toEqual(['sales', 'sales a', 'sales b']);
    expect(nearest('sales', many, 1)).toEqual(['sales']);
  });

  it('does not depend on the order of the candidates', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 8 }),
        fc.array(fc.string({ maxLength: 8 })),
        (text, names) => {
          expect(nearest(text, names.toReversed())).toEqual(nearest(text, names));
        },
      ),
    );
  });

  it('finds a name again after any one slip', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...staff),
        fc.nat(),
        fc.constantFrom('x', ''),
        (name, at, instead) => {
          const index = at % name.length;
          const slipped = name.slice(0, index) + instead + name.slice(index + 1);
          expect(nearest(slipped, staff)).toContain(name);
        },
      ),
    );
  });

  it('stays quick and calm with text made to hurt', () => {
    const hostile = [
      'a'.repeat(1_000_000),
      '\u0301'.repeat(100_000),
      '\ud800',
      '__proto__',
      '(a+)+$',
      '👩‍👩‍👧‍👦'.repeat(10_000),
      '\u202eevil',
      '﷽'.repeat(10_000),
    ];
    for (const text of hostile)
      expect(nearest(text, [...hostile, ...staff]).length).toBeLessThanOrEqual(3);
    expect(nearest('__proto__', ['__proto__'])).toEqual(['__proto__']);
  });
});

describe('a list of naughty strings', () => {
  it('is taken without complaint', () => {
    for (const text of naughtyStrings) {
      const again = nearest(text, [...naughtyStrings.slice(0, 9), text], 1);
      expect(again.length === 1 || normaliseName(text) === '').toBe(true);
    }
  });
});
