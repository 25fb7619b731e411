import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareProducts,
  mulDiv,
  productDifference,
  safe,
  TooLarge,
} from '../../../../src/domain/plan/batch/whole-numbers.ts';
import { type RoundingMode, rational, round } from '../../../../src/domain/rational.ts';

const largest = Number.MAX_SAFE_INTEGER;
/** Of every size, so that products lie on both sides of 2^53. */
const magnitude = fc
  .tuple(fc.integer({ min: 0, max: 53 }), fc.bigInt({ min: 0n, max: BigInt(largest) }))
  .map(([shift, value]) => Number(value >> BigInt(shift)));
const whole = fc
  .tuple(magnitude, fc.boolean())
  .map(([size, isNegative]) => (isNegative ? 0 - size : size));
const positive = magnitude.map((size) => size + (size === 0 ? 1 : 0));
const mode = fc.constantFrom<RoundingMode>(
  ...(['half-even', 'half-up', 'half-down', 'up', 'down', 'ceiling', 'floor'] as const),
);

describe('whole numbers in doubles', () => {
  it('multiplies, divides and rounds as fractions do', () => {
    fc.assert(
      fc.property(whole, whole, positive, mode, (a, b, den, each) => {
        const exact = round(rational(BigInt(a) * BigInt(b), BigInt(den)), each);
        if (exact > BigInt(largest) || exact < -BigInt(largest))
          expect(() => mulDiv(each)(a, b, den)).toThrow(TooLarge);
        else expect(mulDiv(each)(a, b, den)).toBe(Number(exact));
      }),
      { numRuns: 3000 },
    );
  });

  it('rounds halves and their neighbours as fractions do', () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: -2, max: 2 }), mode, (den, near, each) => {
        for (const halves of [1, 3, 5, 8]) {
          const num = Math.min(largest, Math.max(0, Math.floor((halves * den) / 2) + near));
          expect(mulDiv(each)(num, 1, den)).toBe(
            Number(round(rational(BigInt(num), BigInt(den)), each)),
          );
          expect(mulDiv(each)(-num, 1, den)).toBe(
            Number(round(rational(BigInt(-num), BigInt(den)), each)),
          );
        }
      }),
    );
  });

  it('compares products however large they are', () => {
    fc.assert(
      fc.property(whole, positive, whole, positive, (a, b, c, d) => {
        const exact = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
        expect(Math.sign(compareProducts(a, b, c, d))).toBe(exact < 0n ? -1 : exact > 0n ? 1 : 0);
      }),
      { numRuns: 3000 },
    );
  });

  it('compares products that differ by one', () => {
    fc.assert(
      fc.property(whole, positive, positive, (a, b, c) => {
        // a × (b × c) and (a × b) × c are the same as far as both are whole numbers that fit.
        fc.pre(b * c <= largest && Math.abs(a * b) <= largest);
        expect(compareProducts(a, b * c, a * b, c)).toBe(0);
        if (Math.abs(a) < largest && a * b < largest) {
          expect(compareProducts(a, b * c, a * b + 1, c)).toBeLessThan(0);
          expect(compareProducts(a + 1, b * c, a * b, c)).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('finds the remainder of a division whose product is too large for a double', () => {
    fc.assert(
      fc.property(magnitude, magnitude, positive, (a, b, den) => {
        fc.pre(den <= 2 ** 50);
        const product = BigInt(a) * BigInt(b);
        const quotient = product / BigInt(den);
        fc.pre(quotient <= BigInt(largest));
        const rest = productDifference(a, b, Number(quotient), den);
        expect(rest).toBe(Number(product % BigInt(den)));
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses a number that a double does not hold', () => {
    expect(safe(2n ** 53n - 1n)).toBe(largest);
    expect(() => safe(2n ** 53n)).toThrow(TooLarge);
    expect(() => safe(-(2n ** 53n))).toThrow(TooLarge);
  });
});
