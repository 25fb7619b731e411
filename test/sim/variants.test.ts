/** Broken on purpose: each must be noticed, and soon. */
import { describe, expect, it } from 'vitest';
import { violationsOf } from './obligations.ts';
import { optionsOf } from './options.ts';
import { simulate } from './simulate.ts';
import { brokenVariants } from './variants.ts';

const mostSeeds = 60;

describe('the simulation notices', () => {
  it.each(brokenVariants.map((variant) => [variant.name, variant] as const))(
    '%s',
    async (_, variant) => {
      for (let seed = 1; seed <= mostSeeds; seed += 1) {
        const drawn = optionsOf(seed);
        const { options, history } = await simulate(drawn, variant);
        if (violationsOf(history, options.platform).length > 0) return;
      }
      expect.unreachable(`nothing was noticed in ${mostSeeds} seeds`);
    },
  );
});
