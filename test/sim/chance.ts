/** Seeded randomness: one independent stream per concern, so that a new question asked of one does not change what another answers. */

export interface Chance {
  /** In `[0, 1)`. */
  next(): number;
  /** A whole number in `[0, limit)`. */
  below(limit: number): number;
  /** A whole number in `[from, to]`. */
  between(from: number, to: number): number;
  happens(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]]): T;
}

/** Mulberry32: small, and good enough for choosing faults. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (from, to) => from + below(to - from + 1),
    happens: (probability) => next() < probability,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
  };
}

/** FNV-1a over the name, stirred into the seed. */
export function streamOf(seed: number, name: string): Chance {
  let hash = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1);
  for (let at = 0; at < name.length; at += 1)
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return chanceOf(hash ^ (hash >>> 15));
}
