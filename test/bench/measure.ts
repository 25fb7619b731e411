/** Timing for figures: medians of alternating runs, so that what disturbs one side disturbs the other too. */
export const full = process.env['BENCH_SIZE'] === 'full';

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

/** Under vitest the module is loaded once per file: the same numbers in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function report(figures: Readonly<Record<string, string | number>>): void {
  const text = Object.entries(figures).map(([name, value]) =>
    typeof value === 'number' ? `${name} ${value.toFixed(2)}` : `${name} ${value}`,
  );
  console.log(text.join(' · '));
}
