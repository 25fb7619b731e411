import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, type Claim } from '../../src/domain/allocate.ts';
import { add, multiply, rational, subtract, zero } from '../../src/domain/rational.ts';
import { ratio } from './samples.ts';

const claims = (weights: Readonly<Record<string, string>>) =>
  Object.entries(weights).map(([id, weight]) => ({ id, weight: ratio(weight) }));

const amounts = (total: bigint, weights: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    (allocate(total, claims(weights)) ?? []).map(({ id, amount }) => [id, amount]),
  );

const anyClaims = fc
  .uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      weight: fc
        .tuple(fc.bigInt(0n, 10_000n), fc.bigInt(1n, 97n))
        .map(([num, den]) => rational(num, den)),
    }),
    { selector: (claim) => claim.id, minLength: 1, maxLength: 12 },
  )
  .filter((all) => all.some(({ weight }) => weight.num > 0n));
const anyTotal = fc.bigInt(-(10n ** 15n), 10n ** 15n);

describe('allocate', () => {
  it('shares 100.00 among three: the cent left over goes to the lowest id', () => {
    expect(amounts(10_000n, { chen: '1/3', li: '1/3', zhao: '1/3' })).toEqual({
      chen: 3334n,
      li: 3333n,
      zhao: 3333n,
    });
  });

  it('gives what is left over to the largest remainder first', () => {
    // 0.50, 0.30 and 0.20 of 0.07: 3.5, 2.1 and 1.4 cents.
    expect(amounts(7n, { a: '50 %', b: '30 %', c: '20 %' })).toEqual({ a: 4n, b: 2n, c: 1n });
    // 0.60 and 0.40 of 0.04: 2.4 and 1.6 cents. The larger claim has the smaller remainder.
    expect(amounts(4n, { a: '60 %', b: '40 %' })).toEqual({ a: 2n, b: 2n });
  });

  it('decides between equals by their ids, wherever they stand', () => {
    expect(amounts(10_000n, { zhao: '1', chen: '1', li: '1' })).toEqual({
      zhao: 3333n,
      chen: 3334n,
      li: 3333n,
    });
  });

  it('takes back exactly what it gave', () => {
    expect(amounts(-10_000n, { chen: '1', li: '1', zhao: '1' })).toEqual({
      chen: -3334n,
      li: -3333n,
      zhao: -3333n,
    });
  });

  it('shares nothing as nothing', () => {
    expect(amounts(0n, { chen: '1', li: '2' })).toEqual({ chen: 0n, li: 0n });
  });

  it('gives nothing to who weighs nothing', () => {
    expect(amounts(5n, { a: '0', b: '1', c: '1' })).toEqual({ a: 0n, b: 3n, c: 2n });
  });

  it('answers null when nobody weighs anything', () => {
    expect(allocate(5n, claims({ a: '0', b: '0' }))).toBeNull();
    expect(allocate(-5n, claims({ a: '0', b: '0' }))).toBeNull();
    expect(allocate(5n, [])).toBeNull();
  });

  it('refuses a weight below zero and an id that claims twice', () => {
    expect(() => allocate(5n, claims({ a: '-1', b: '2' }))).toThrow(
      new RangeError('a weight is zero or above'),
    );
    expect(() => allocate(5n, [...claims({ a: '1' }), ...claims({ a: '1' })])).toThrow(
      new RangeError('an id claims twice'),
    );
  });

  it('has parts that always add up to the whole', () => {
    fc.assert(
      fc.property(anyTotal, anyClaims, (total, all) => {
        const parts = allocate(total, all) ?? [];
        expect(parts.reduce((sum, { amount }) => sum + amount, 0n)).toBe(total);
        expect(parts.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      }),
    );
  });

  it('has every part within one unit of its exact share', () => {
    fc.assert(
      fc.property(anyTotal, anyClaims, (total, all) => {
        const weights = all.reduce((sum, { weight }) => add(sum, weight), zero);
        for (const [index, { amount }] of (allocate(total, all) ?? []).entries()) {
          const weight = all[index]?.weight ?? zero;
          const exact = multiply(
            rational(total),
            rational(weight.num * weights.den, weight.den * weights.num),
          );
          const off = subtract(rational(amount), exact);
          expect(off.num < off.den && -off.num < off.den).toBe(true);
        }
      }),
    );
  });

  it('depends on neither the order nor the scale of the weights, nor on the sign', () => {
    const sorted = (total: bigint, all: readonly Claim<string>[]) =>
      (allocate(total, all) ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    fc.assert(
      fc.property(anyTotal, anyClaims, fc.bigInt(1n, 999n), (total, all, factor) => {
        const expected = sorted(total, all);
        expect(sorted(total, all.toReversed())).toEqual(expected);
        const scaled = all.map(({ id, weight }) => ({
          id,
          weight: multiply(weight, rational(factor, 7n)),
        }));
        expect(sorted(total, scaled)).toEqual(expected);
        const taken = sorted(-total, all).map(({ id, amount }) => ({ id, amount: -amount }));
        expect(taken).toEqual(expected);
      }),
    );
  });
});
