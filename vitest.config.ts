/** How the tests run: as many workers as cores, each of which loads the sources once, and what takes longest first. */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowestFirst } from './test/support/slowest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // One core fewer is the default: on two cores, that is one worker.
    maxWorkers: availableParallelism(),
    // Loading the sources afresh for each file is half of the time that most files take. Files share nothing else: databases,
    // folders and ports are each file's own.
    isolate: false,
    sequence: { sequencer: SlowestFirst },
    provide: { databases: 'in memory' },
    globalSetup: ['test/support/global-setup.ts'],
    // To end what hangs. How long something may take is for the measurements: a busy machine proves nothing.
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
