/** Shares a sum out among the members of each team, to the last unit. */
import type { Tallies } from './credit-pass.ts';
import { claimsOf, largestRemainder } from './share-out.ts';

/** Seats in the order of the groups they belong to; within a group in the order of ids. */
export interface Members {
  readonly seats: Uint32Array;
  /** Where each group begins, and at the end where the last ends. */
  readonly start: Uint32Array;
}

export function membersOf(groups: Int32Array, size: number): Members {
  const start = new Uint32Array(size + 1);
  for (let seat = 0; seat < groups.length; seat += 1) {
    const group = groups[seat] as number;
    if (group >= 0) start[group + 1] = (start[group + 1] as number) + 1;
  }
  for (let group = 0; group < size; group += 1)
    start[group + 1] = (start[group + 1] as number) + (start[group] as number);
  const next = start.slice();
  const seats = new Uint32Array(start[size] as number);
  for (let seat = 0; seat < groups.length; seat += 1) {
    const group = groups[seat] as number;
    if (group < 0) continue;
    const at = next[group] as number;
    seats[at] = seat;
    next[group] = at + 1;
  }
  return { seats, start };
}

/** `pools`: whole minor units, by group. `by`: whose totals count as contribution, below zero as nothing; null: equal parts. */
export function sharePools(
  pools: Float64Array,
  by: Tallies | null,
  { seats, start }: Members,
  out: Float64Array,
): void {
  const largestTeam = start.reduce((most, end, n) => Math.max(most, end - (start[n - 1] ?? 0)), 0);
  const claims = claimsOf(largestTeam);
  claims.weights.fill(1);
  for (let group = 0; group < pools.length; group += 1) {
    const pool = pools[group] as number;
    if (pool <= 0) continue;
    const first = start[group] as number;
    const members = (start[group + 1] as number) - first;
    if (by)
      for (let n = 0; n < members; n += 1)
        claims.weights[n] = Math.max(0, by.total[seats[first + n] as number] as number);
    largestRemainder(pool, claims, members);
    for (let n = 0; n < members; n += 1)
      out[seats[first + n] as number] = claims.parts[n] as number;
  }
}
