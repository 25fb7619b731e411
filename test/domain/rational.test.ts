import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  max,
  min,
  multiply,
  one,
  parseRational,
  type RoundingMode,
  rational,
  rationalText,
  round,
  subtract,
  zero,
} from '../../src/domain/rational.ts';
import { anyRational, ratio } from './samples.ts';

const modes: readonly RoundingMode[] = [
  'half-even',
  'half-up',
  'half-down',
  'up',
  'down',
  'ceiling',
  'floor',
];

/** Looks for the answer among the whole numbers around the value, by the definition of each mode. */
function roundedByDefinition(num: bigint, den: bigint, mode: RoundingMode): bigint {
  let floor = num / den;
  while (floor * den > num) floor -= 1n;
  while ((floor + 1n) * den <= num) floor += 1n;
  if (floor * den === num) return floor;
  const [below, above] = [floor, floor + 1n];
  const away = num < 0n ? below : above;
  const towards = num < 0n ? above : below;
  const toBelow = num - below * den;
  const toAbove = above * den - num;
  const even = below % 2n === 0n ? below : above;
  const nearestOr = (tie: bigint) => (toBelow < toAbove ? below : toAbove < toBelow ? above : tie);
  switch (mode) {
    case 'floor':
      return below;
    case 'ceiling':
      return above;
    case 'up':
      return away;
    case 'down':
      return towards;
    case 'half-up':
      return nearestOr(away);
    case 'half-down':
      return nearestOr(towards);
    case 'half-even':
      return nearestOr(even);
  }
}

describe('rational', () => {
  it('keeps lowest terms with the sign above', () => {
    expect(rational(6n, -4n)).toEqual({ num: -3n, den: 2n });
    expect(rational(0n, -7n)).toEqual(zero);
    expect(rational(5n)).toEqual({ num: 5n, den: 1n });
  });

  it('refuses to divide by nothing', () => {
    const refusal = new RangeError('a rational needs a denominator other than zero');
    expect(() => rational(1n, 0n)).toThrow(refusal);
    expect(() => divide(one, zero)).toThrow(refusal);
  });

  it('counts a tenth and two tenths as exactly three tenths', () => {
    expect(add(ratio('0.1'), ratio('0.2'))).toEqual(ratio('0.3'));
  });

  it('keeps the laws of arithmetic', () => {
    fc.assert(
      fc.property(anyRational(), anyRational(), anyRational(), (a, b, c) => {
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        const divisor = b.num === 0n ? one : b;
        expect(multiply(divide(a, divisor), divisor)).toEqual(a);
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
        expect(add(min(a, b), max(a, b))).toEqual(add(a, b));
      }),
    );
  });
});

describe('parseRational', () => {
  it.each([
    ['5', 5n, 1n],
    ['-0.125', -1n, 8n],
    ['5 %', 1n, 20n],
    ['7.5%', 3n, 40n],
    ['2/3', 2n, 3n],
    ['2 / 3', 2n, 3n],
    ['1/010', 1n, 10n],
    ['1/3 %', 1n, 300n],
    [' +1.05 ', 21n, 20n],
    ['-0', 0n, 1n],
  ])('reads %s', (text, num, den) => {
    expect(parseRational(text)).toEqual({ num, den });
  });

  it.each(['', ' ', '1e3', 'NaN', '1,000', '.5', '5.', '--1', '٣', '1 2', '0x10'])(
    'refuses %j',
    (text) => {
      expect(parseRational(text)).toBeNull();
    },
  );

  it.each(['1/0', '1/00', '1.5/2', '1/2.5', '2x/3', '1/-3', '1//3', '/3', '1/'])(
    'refuses %j as a fraction',
    (text) => {
      expect(parseRational(text)).toBeNull();
    },
  );

  it('writes a whole number without a denominator', () => {
    const texts = [rational(5n), rational(-4n, 6n), zero].map(rationalText);
    expect(texts).toEqual(['5', '-2/3', '0']);
  });

  it('reads back what rationalText writes', () => {
    fc.assert(
      fc.property(anyRational(), (value) => {
        expect(parseRational(rationalText(value))).toEqual(value);
      }),
    );
  });
});

describe('round', () => {
  it.each<[string, Record<RoundingMode, bigint>]>([
    [
      '2.5',
      { 'half-even': 2n, 'half-up': 3n, 'half-down': 2n, up: 3n, down: 2n, ceiling: 3n, floor: 2n },
    ],
    [
      '3.5',
      { 'half-even': 4n, 'half-up': 4n, 'half-down': 3n, up: 4n, down: 3n, ceiling: 4n, floor: 3n },
    ],
    [
      '-2.5',
      {
        'half-even': -2n,
        'half-up': -3n,
        'half-down': -2n,
        up: -3n,
        down: -2n,
        ceiling: -2n,
        floor: -3n,
      },
    ],
    [
      '2.4',
      { 'half-even': 2n, 'half-up': 2n, 'half-down': 2n, up: 3n, down: 2n, ceiling: 3n, floor: 2n },
    ],
    [
      '-0.6',
      {
        'half-even': -1n,
        'half-up': -1n,
        'half-down': -1n,
        up: -1n,
        down: 0n,
        ceiling: 0n,
        floor: -1n,
      },
    ],
    [
      '7',
      { 'half-even': 7n, 'half-up': 7n, 'half-down': 7n, up: 7n, down: 7n, ceiling: 7n, floor: 7n },
    ],
  ])('rounds %s in every mode', (text, expected) => {
    for (const mode of modes)
      expect([mode, round(ratio(text), mode)]).toEqual([mode, expected[mode]]);
  });

  it('agrees with the definition of every mode', () => {
    const small = fc
      .tuple(fc.bigInt(-60n, 60n), fc.bigInt(1n, 12n))
      .map(([n, d]) => rational(n, d));
    fc.assert(
      fc.property(fc.oneof(small, anyRational()), fc.constantFrom(...modes), (value, mode) => {
        expect(round(value, mode)).toBe(roundedByDefinition(value.num, value.den, mode));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes back what it gave: all modes but ceiling and floor are symmetric about zero', () => {
    const symmetric = modes.filter((mode) => mode !== 'ceiling' && mode !== 'floor');
    fc.assert(
      fc.property(anyRational(), fc.constantFrom(...symmetric), (value, mode) => {
        expect(round(rational(-value.num, value.den), mode)).toBe(-round(value, mode));
      }),
    );
  });
});
