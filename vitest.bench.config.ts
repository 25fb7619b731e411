/** Figures, not tests: each is a ratio within one run, against a reference measured beside it. `BENCH_SIZE=full` for the real sizes. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/bench/**/*.bench.ts'],
    pool: 'forks',
    fileParallelism: false,
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
});
