/** Repeatable chance: the same words of seed give the same numbers on every machine. For invented data only, never for secrets. */

export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True in `share` of the cases. */
  happens(share: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** Around 1: mostly between 1/(1+spread) and 1+spread, its middle at 1. */
  around(spread: number): number;
}

export function chance(...words: readonly string[]): Chance {
  let state = hash(words.join('\0'));
  // mulberry32: 32 bits of state are plenty for some thousand draws.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (share) => next() < share,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
    around: (spread) => (1 + spread) ** (next() + next() - 1),
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value;
}
