/** The only place that draws lots. Everyone else is handed a `Draw`. */
import { randomBytes, randomInt } from 'node:crypto';

/** A whole number from 0 on, below that one (at most 2^48 - 1), which nobody can foresee. */
export const draw = (below: number): number => randomInt(below);

/** So many bytes, which nobody can foresee. */
export const drawBytes = (count: number): Buffer => randomBytes(count);
