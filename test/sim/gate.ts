/** The seeds of the gate, in parts, so that the workers share them. */
import { expect, it } from 'vitest';
import { count, hold, noFigures } from './hold.ts';

const parts = 8;
const perPart = 250;

/** Part 1 is the first. */
export function holdPart(part: number): void {
  const from = (part - 1) * perPart + 1;
  it(`holds in ${perPart} of ${parts * perPart} seeds, from ${from}`, async () => {
    const figures = noFigures();
    for (let seed = from; seed < from + perPart; seed += 1) count(figures, await hold(seed));
    expect(figures.failures.slice(0, 3).join('\n\n')).toBe('');
    expect(figures.messages).toBeGreaterThan(perPart);
  });
}
