/** Comparisons, conditions and choices. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, rationalText } from '../../../../src/domain/rational.ts';
import { anyRational } from '../../samples.ts';
import { worth } from './worth.ts';

const deal = {
  product: '"GTX Pro"',
  quantity: '"9"',
  ordered: '"10"',
  rounded: '"9.0"',
  amount: '1500',
  code: '"007"',
  signed: '"2026-01-31"',
  is_new: 'true',
};

describe('a comparison', () => {
  it('is exact for any two figures', () => {
    fc.assert(
      fc.property(anyRational(), anyRational(), (a, b) => {
        const names = { a: rationalText(a), b: rationalText(b) };
        const order = compare(a, b);
        expect(worth('a < b', names)).toBe(String(order < 0));
        expect(worth('a <= b', names)).toBe(String(order <= 0));
        expect(worth('a > b', names)).toBe(String(order > 0));
        expect(worth('a >= b', names)).toBe(String(order >= 0));
        expect(worth('a == b', names)).toBe(String(order === 0));
        expect(worth('a != b', names)).toBe(String(order !== 0));
      }),
    );
  });

  it.each([
    ['0.30 == 0.3', true],
    ['1 / 3 < 0.333333333333333334', true],
    ['1 / 3 > 0.333333333333333333', true],
    ['amount >= 1500', true],
    ['amount > 1500', false],
    ['amount <= 1500', true],
    ['amount < 1500.01', true],
    ['product == "GTX Pro"', true],
    ['product == "gtx pro"', false],
    ['product != "GTX"', true],
    ['"a" < "b"', true],
    ['"b" <= "a"', false],
    ['"b" > "a"', true],
    ['"a" >= "a"', true],
    ['signed < "2026-02-01"', true],
    ['signed >= "2026-01-31"', true],
    ['is_new == true', true],
    ['is_new != false', true],
    ['true == false', false],
    ['is_new <= true', true],
    ['is_new < true', false],
    ['false < true', false],
  ])('finds %s %s', (text, holds) => {
    expect(worth(text, deal)).toBe(String(holds));
  });

  it('reads what a record carries as text as the number that it is', () => {
    expect(worth('quantity == 9', deal)).toBe('true');
    expect(worth('9.00 == quantity', deal)).toBe('true');
    expect(worth('quantity >= 10', deal)).toBe('false');
    expect(worth('product > 10', deal)).toBe('false');
    expect(worth('product <= 10', deal)).toBe('false');
  });

  it('puts two attributes that are numbers in the order of numbers', () => {
    expect(worth('quantity < ordered', deal)).toBe('true');
    expect(worth('quantity >= ordered', deal)).toBe('false');
    expect(worth('"100" > "20"')).toBe('true');
    expect(worth('quantity <= rounded && quantity >= rounded', deal)).toBe('true');
  });

  it('but takes two texts for the same only when they are written the same', () => {
    expect(worth('code == "007"', deal)).toBe('true');
    expect(worth('code == "7"', deal)).toBe('false');
    expect(worth('code != "7"', deal)).toBe('true');
    expect(worth('code == 7', deal)).toBe('true');
    expect(worth('code in ["7", "07"]', deal)).toBe('false');
  });

  it.each(['==', '<', '<=', '>', '>='])('with nothing is false: %s', (operator) => {
    expect(worth(`missing ${operator} 1`)).toBe('false');
    expect(worth(`1 ${operator} missing`)).toBe('false');
    expect(worth(`missing ${operator} "a"`)).toBe('false');
  });

  it('tells nothing from something, and nothing from nothing', () => {
    expect(worth('missing != 1')).toBe('true');
    expect(worth('missing == null')).toBe('true');
    expect(worth('missing != null')).toBe('false');
    expect(worth('amount == null', deal)).toBe('false');
    expect(worth('missing == other')).toBe('true');
  });

  it('of things that have no order is false', () => {
    expect(worth('true < 1')).toBe('false');
    expect(worth('is_new >= "true"', deal)).toBe('false');
    expect(worth('is_new == "true"', deal)).toBe('false');
    expect(worth('is_new != "true"', deal)).toBe('true');
  });
});

describe('a condition', () => {
  it.each([
    ['true && true', true],
    ['true && false', false],
    ['false || true', true],
    ['false || false', false],
    ['!false', true],
    ['!(1 > 2)', true],
    ['!true || true && true', true],
    ['false && true || true', true],
  ])('of both, of either, of neither: %s is %s', (text, holds) => {
    expect(worth(text)).toBe(String(holds));
  });

  it('on nothing does not hold', () => {
    expect(worth('missing && true')).toBe('false');
    expect(worth('true && missing')).toBe('false');
    expect(worth('missing || false')).toBe('false');
    expect(worth('missing || true')).toBe('true');
    expect(worth('1 && true')).toBe('false');
  });

  it('looks for one among several', () => {
    expect(worth('product in ["GTX Basic", "GTX Pro"]', deal)).toBe('true');
    expect(worth('product in ["GTX"]', deal)).toBe('false');
    expect(worth('product in []', deal)).toBe('false');
    expect(worth('quantity in [1, 9.0]', deal)).toBe('true');
    expect(worth('amount in [1000 + 500]', deal)).toBe('true');
    expect(worth('missing in ["a", null]')).toBe('false');
    expect(worth('!(product in ["GTX"])', deal)).toBe('true');
  });
});

describe('a choice', () => {
  it('gives the one where its condition holds, and otherwise the other', () => {
    expect(worth('amount >= 1500 ? 0.05 : 0.03', deal)).toBe('1/20');
    expect(worth('amount > 1500 ? 0.05 : 0.03', deal)).toBe('3/100');
    expect(worth('missing > 1 ? "a" : "b"')).toBe('b');
    expect(worth('missing ? 1 : 2')).toBe('2');
    expect(worth('1 ? 1 : 2')).toBe('2');
  });

  it('goes on to the next where there is one', () => {
    const points = 'sales >= 10000 ? 100 : sales >= 5000 ? 60 : 0';
    expect(
      ['10000', '9999.99', '5000', '4999.99'].map((sales) => worth(points, { sales })),
    ).toEqual(['100', '60', '60', '0']);
  });

  it('does not look at what it does not choose', () => {
    expect(worth('true ? 1 : 1 / 0')).toBe('1');
    expect(worth('false ? missing : 2')).toBe('2');
  });
});
