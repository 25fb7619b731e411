import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../../../src/domain/allocate.ts';
import {
  claimsOf,
  largestRemainder,
  quotient,
  shareOut,
} from '../../../../src/domain/plan/batch/share-out.ts';
import { rational } from '../../../../src/domain/rational.ts';

const id = (n: number): string => `${n}`.padStart(4, '0');
/** What `allocate` gives, by the position of the claim. */
const asAllocated = (total: number, weights: readonly number[]): number[] | null => {
  const claims = weights.map((weight, n) => ({ id: id(n), weight: rational(BigInt(weight)) }));
  return allocate(BigInt(total), claims)?.map(({ amount }) => Number(amount)) ?? null;
};
const amount = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.maxSafeInteger().map((value) => Math.trunc(value / 2) + 0),
);
const weights = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
  fc.array(fc.integer({ min: 1, max: 2 ** 45 }), { minLength: 1, maxLength: 6 }),
);

describe('sharing records out over columns', () => {
  it('gives everybody what allocating one record after another gives', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, weights), { maxLength: 8 }), (records) => {
        const rows = records.flatMap(([total, parts]) =>
          parts.map((weight, n) => ({ total, weight, left: parts.length - n })),
        );
        const value = shareOut({
          amount: Float64Array.from(rows, ({ total }) => total),
          weight: Float64Array.from(rows, ({ weight }) => weight),
          left: Uint8Array.from(rows, ({ left }) => left),
        });
        const expected = records.flatMap(([total, parts]) => asAllocated(total, parts) ?? []);
        expect([...value]).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('shares one sum among many as allocating does', () => {
    const many = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), many, (total, each) => {
        const claims = claimsOf(each.length);
        claims.weights.set(each);
        const expected = asAllocated(total, each);
        expect(largestRemainder(total, claims, each.length)).toBe(expected !== null);
        expect([...claims.parts]).toEqual(expected ?? each.map(() => 0));
      }),
    );
  });

  it('divides without its fraction a product that is rounded and then rounded over two wholes', () => {
    expect(quotient(40, 4_299_645_176_550_222, 23)).toBe(7_477_643_785_304_733);
  });

  it('divides products of any size without their fraction', () => {
    const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(whole, whole, whole, (a, b, den) => {
        const exact = (BigInt(a) * BigInt(b)) / BigInt(den + 1);
        fc.pre(exact <= BigInt(Number.MAX_SAFE_INTEGER) && den < Number.MAX_SAFE_INTEGER);
        expect(quotient(a, b, den + 1)).toBe(Number(exact));
      }),
      { numRuns: 2000 },
    );
  });
});
