/** Which files are mutated, which tests have to notice, and which mutants nobody can notice. */
import { readFileSync } from 'node:fs';

export const configFile = 'setup/mutation/stryker.config.json';
export const canary = 'test/mutation/canary.ts';

/** @type {(file: string) => unknown} */
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

const config = /** @type {{ mutate: readonly string[], thresholds: { break: number } }} */ (
  read(configFile)
);
export const mutated = config.mutate;
/** Per cent of its mutants that the tests of each file have to notice. */
export const threshold = config.thresholds.break;

/**
 * A mutant that does what the original does. It still counts as survived: the list only says why.
 * @typedef {object} Equivalent
 * @property {string} file
 * @property {string} line the text of the first line that it changes
 * @property {string} becomes
 * @property {string} why
 */
export const equivalents = /** @type {readonly Equivalent[]} */ (
  read('setup/mutation/equivalent.json')
);

/**
 * The tests that mirror a file: that another file's tests notice is no proof.
 * @type {(file: string) => string}
 */
export const testsOf = (file) => file.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts');
