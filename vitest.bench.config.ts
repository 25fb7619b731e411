/** The figures we hold ourselves to, one file after another: nothing else may run beside a measurement. */
import { defineConfig } from 'vitest/config';
import { FiguresTable } from './test/bench/figures-table.ts';

export default defineConfig({
  test: {
    include: ['test/bench/**/*.bench.ts'],
    pool: 'forks',
    fileParallelism: false,
    reporters: ['default', new FiguresTable()],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
  },
});
