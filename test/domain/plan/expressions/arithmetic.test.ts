/** Expressions come to exactly what a person with paper and patience would get. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, divide, multiply, rationalText, subtract } from '../../../../src/domain/rational.ts';
import { anyRational, ratio } from '../../samples.ts';
import { expressionOf, valueIn, worth } from './worth.ts';

describe('arithmetic in an expression', () => {
  it.each([
    ['0.1 + 0.2', '3/10'],
    ['0.1 + 0.2 == 0.3', 'true'],
    ['1 / 3', '1/3'],
    ['1 / 3 * 3', '1'],
    ['1 / 3 + 1 / 3 + 1 / 3 == 1', 'true'],
    ['10 - 2 - 3', '5'],
    ['12 / 3 / 2', '2'],
    ['2 + 3 * 4', '14'],
    ['(2 + 3) * 4', '20'],
    ['-2 - -3', '1'],
    ['-(2 + 3)', '-5'],
    ['0.000000000000000001 * 1000000000000000000', '1'],
    ['999999999999999999999999999999 + 1', '1000000000000000000000000000000'],
    ['1.10', '11/10'],
  ])('takes %s for %s', (text, value) => {
    expect(worth(text)).toBe(value);
  });

  it('agrees with fractions, whichever they are', () => {
    fc.assert(
      fc.property(anyRational(), anyRational(), (a, b) => {
        const names = { a: rationalText(a), b: rationalText(b) };
        expect(worth('a + b', names)).toBe(rationalText(add(a, b)));
        expect(worth('a - b', names)).toBe(rationalText(subtract(a, b)));
        expect(worth('a * b', names)).toBe(rationalText(multiply(a, b)));
        const quotient = b.num === 0n ? 'nothing' : rationalText(divide(a, b));
        expect(worth('a / b', names)).toBe(quotient);
        expect(worth('-a', names)).toBe(rationalText(subtract(ratio('0'), a)));
      }),
    );
  });

  it('takes money and percentages for the figures that they are', () => {
    const names = { bookings: '312000', quota: '360000', 'attainment(bookings)': '13/15' };
    expect(worth('bookings / quota == attainment(bookings)', names)).toBe('true');
    expect(worth('bookings * 0.05', names)).toBe('15600');
    expect(worth('attainment(bookings) >= 0.8667', names)).toBe('false');
    expect(worth('attainment(bookings) > 0.8666', names)).toBe('true');
  });

  it('takes a text for the number that it reads as', () => {
    const names = { quantity: '"12"', margin: '"12.5 %"', name: '"twelve"' };
    expect(worth('quantity * 2', names)).toBe('24');
    expect(worth('-quantity', names)).toBe('-12');
    expect(worth('margin * 8', names)).toBe('1');
    expect(worth('name * 2', names)).toBe('nothing');
    expect(worth('"2" + "3"')).toBe('5');
  });

  it.each([
    'missing',
    'missing + 1',
    '1 - missing',
    'missing * 0',
    '0 / missing',
    '-missing',
    '1 / 0',
    '1 / (0.5 - 0.50)',
    '0 / 0',
    '"a" + 1',
    'true + 1',
    '-true',
    '-"a"',
    '!1',
    '!missing',
    'null',
  ])('gives nothing for %s', (text) => {
    expect(valueIn(text)).toBeNull();
  });
});

describe('what an expression may cost', () => {
  const power = (name: string, times: number) =>
    Array.from({ length: times }, () => name).join('*');
  const nines = '9'.repeat(30);

  it('is bounded: what has more than 600 digits before the point is no figure', () => {
    expect(worth(power('x', 20), { x: nines })).toHaveLength(600);
    expect(worth(power('x', 21), { x: nines })).toBe('nothing');
    expect(worth(`-1 * ${power('x', 21)}`, { x: nines })).toBe('nothing');
    expect(worth(`${power('x', 90)} == 1`, { x: nines })).toBe('false');
  });

  it('is bounded below the point, too: there the 300th decimal is the last', () => {
    const [tiny, third] = [`1/${nines}`, '1/333333333333333333333333333331'];
    expect(worth(power('x', 20), { x: tiny })).toBe(`1/${BigInt(nines) ** 20n}`);
    expect(worth(power('x', 21), { x: tiny })).toBe('0');
    const [num = '', den = ''] = worth(`1 + ${power('x', 5)} + y`, {
      x: third,
      y: `1/${nines}`,
    }).split('/');
    expect(num.length).toBeLessThanOrEqual(600);
    expect(den.length).toBeLessThanOrEqual(600);
  });

  it('is bounded while it multiplies a fraction as long as they get', () => {
    const long = { num: 10n ** 590n + 7n, den: 3n ** 1200n };
    const value = expressionOf(power('x', 99)).evaluate({ name: () => long, about: () => null });
    expect(value).toBeNull();
  });

  it('does not lose a figure for the many fractions of which it was made', () => {
    // The average of two hundred rates, each of another amount: its denominator has more than 600 digits.
    const primes = Array.from({ length: 200 }, (_, n) => 1_000_003n + 2n * BigInt(n));
    const rates = primes.map((prime) => ratio(`1/${prime}`));
    const average = divide(rates.reduce(add), ratio('200'));
    expect(String(average.den).length).toBeGreaterThan(600);
    const scope = { name: () => average, about: () => null };
    const valueOf = (text: string) => expressionOf(text).evaluate(scope);
    expect(valueOf('rate')).toBe(average);
    expect(valueOf('rate * 1000003 < 1 && rate * 1000403 > 1')).toBe(true);
    expect(valueOf('round(rate * 200, 12)')).toEqual(ratio('0.000199959611'));
  });
});
