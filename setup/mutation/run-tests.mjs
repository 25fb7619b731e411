/** What runs for each mutant: the tests of the file that it stands in. Without a mutant, the tests of every file. */
import { readFileSync } from 'node:fs';
import { startVitest } from 'vitest/node';
import { mutated, testsOf } from './files.mjs';

const mutant = process.env['__STRYKER_ACTIVE_MUTANT__'];
const holdsIt = /** @param {string} file */ (file) =>
  readFileSync(file, 'utf8').includes(`stryMutAct_9fa48("${mutant}")`);
const files = mutant === undefined ? mutated : mutated.filter(holdsIt);
if (files.length === 0) throw new Error(`no file holds mutant ${mutant}`);

// Neither the settings nor the set-up of the whole suite: they take longer than these tests.
const vitest = await startVitest('test', files.map(testsOf), {
  config: false,
  watch: false,
  include: ['test/**/*.test.ts'],
  setupFiles: ['setup/mutation/fixed-seed.ts'],
  pool: 'threads',
  isolate: false,
  fileParallelism: false,
  bail: 1,
  reporters: ['dot'],
});
await vitest.close();
