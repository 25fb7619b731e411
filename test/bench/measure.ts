/** Timing for figures: medians of alternating runs, so that what disturbs one side disturbs the other too. */
import { expect, type TestContext } from 'vitest';
import { full, slack } from './sizes.ts';

/** Also where those look who only ask for the size. */
export { full };

export interface Figure {
  readonly what: string;
  readonly engine: string;
  /** Median milliseconds, or whatever else stands behind the figure. */
  readonly from: string;
  readonly measured: number;
  /** Most that is promised, without slack. */
  readonly limit: number;
}

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figure[];
  }
}

/** Into the table at the end of the run, and held against its limit. */
export function hold({ task }: Pick<TestContext, 'task'>, figure: Figure): void {
  task.meta.figures = [...(task.meta.figures ?? []), figure];
  expect(figure.measured, figure.what).toBeLessThanOrEqual(figure.limit * slack);
}

export async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Median milliseconds of each side, taken in turns. */
export async function alternate(
  rounds: number,
  a: (round: number) => Promise<unknown>,
  b: (round: number) => Promise<unknown>,
): Promise<readonly [number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    times[0].push(await elapsed(() => a(round)));
    times[1].push(await elapsed(() => b(round)));
  }
  return [median(times[0]), median(times[1])];
}

export interface Comparison {
  readonly what: string;
  readonly engine: string;
  readonly rounds: number;
  readonly limit: number;
  /** What one measures by. */
  readonly base: (round: number) => Promise<unknown>;
  readonly it: (round: number) => Promise<unknown>;
}

/** Holds the ratio of the medians of two that take turns, after some rounds to warm up. */
export async function compare(
  context: Pick<TestContext, 'task'>,
  { what, engine, rounds, limit, base, it }: Comparison,
): Promise<void> {
  // A process that has answered for a while is what people wait for, not one that has just begun.
  await alternate(
    full ? 3 * rounds : rounds,
    (round) => base(rounds + round),
    (round) => it(rounds + round),
  );
  const [ms, itMs] = await alternate(rounds, base, it);
  const from = `${itMs.toFixed(2)} ms to ${ms.toFixed(2)} ms`;
  hold(context, { what, engine, from, measured: itMs / ms, limit });
}

/** Under vitest the module is loaded once per file: the same numbers in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
