import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinKey } from '../../src/delivery/key.ts';

describe('joinKey', () => {
  it('reads like its parts', () => {
    expect(joinKey(['contest.launched', 'c7'])).toBe('contest.launched:c7');
  });

  it('tells parts apart wherever the separator stands', () => {
    expect(joinKey(['a:', 'b'])).not.toBe(joinKey(['a', ':b']));
    expect(joinKey(['a\\', 'b'])).not.toBe(joinKey(['a\\:b']));
  });

  it('gives two different lists two different keys', () => {
    const part = fc.string({ unit: fc.constantFrom('a', ':', '\\'), maxLength: 4 });
    const parts = fc.array(part, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        expect(joinKey(left) === joinKey(right)).toBe(
          JSON.stringify(left) === JSON.stringify(right),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses a message without a fact', () => {
    expect(() => joinKey([])).toThrow(RangeError);
  });
});
