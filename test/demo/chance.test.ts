import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../../src/demo/chance.ts';

describe('repeatable chance', () => {
  it('gives the same numbers for the same words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const [first, second] = [chance(a, b), chance(a, b)];
        for (let draw = 0; draw < 10; draw += 1) expect(first.next()).toBe(second.next());
      }),
    );
  });

  it('gives other numbers for other words', () => {
    expect(chance('a', 'b').next()).not.toBe(chance('ab').next());
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: -50, max: 50 }),
        fc.nat(100),
        (seed, low, more) => {
          const luck = chance(seed);
          for (let draw = 0; draw < 20; draw += 1) {
            expect(luck.whole(low, low + more)).toSatisfy(
              (n: number) => n >= low && n <= low + more,
            );
            expect(luck.around(0.5)).toSatisfy((n: number) => n >= 1 / 1.5 && n <= 1.5);
          }
        },
      ),
    );
  });

  it('is even enough: a tenth of the draws in each tenth', () => {
    const luck = chance('even');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 10_000; draw += 1) {
      const tenth = Math.floor(luck.next() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(count).toSatisfy((n: number) => n > 850 && n < 1150);
  });
});
