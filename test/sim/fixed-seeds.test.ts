/** Seeds that once showed a bug. `seeds.json` keeps them for good. */
import { expect, it } from 'vitest';
import { count, hold, noFigures } from './hold.ts';
import seeds from './seeds.json' with { type: 'json' };

it.each(seeds)('holds in seed %i, where it once did not', async (seed) => {
  const figures = noFigures();
  count(figures, await hold(seed));
  expect(figures.failures.join('\n')).toBe('');
});
