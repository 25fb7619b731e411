/** Looks the index up in a table, for every row: which band is reached. */
import type { BatchTable } from './batch-plan.ts';
import type { Fractions } from './fractions.ts';
import { compareProducts, isSafe } from './whole-numbers.ts';

/** Position of the band; -1: there is no index. */
export function reachedBands(table: BatchTable, { num, den }: Fractions): Int16Array {
  const { from, fromDen } = table;
  const isUpper = table.boundary === 'upper';
  const reached = new Int16Array(num.length);
  for (let row = 0; row < num.length; row += 1) {
    const below = den[row] as number;
    if (below === 0) {
      reached[row] = -1;
      continue;
    }
    const above = num[row] as number;
    const scaled = above * fromDen;
    const fits = isSafe(scaled);
    let band = 0;
    while (band + 1 < from.length) {
      const edge = from[band + 1] as number;
      const beyond = fits ? scaled - edge * below : compareProducts(above, fromDen, edge, below);
      if (isUpper ? beyond < 0 : beyond <= 0) break;
      band += 1;
    }
    reached[row] = band;
  }
  return reached;
}
