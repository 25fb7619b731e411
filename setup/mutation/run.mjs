/** `npm run mutate`: changes the code of the listed files in one place after another, and looks whether their tests notice. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { canary, configFile, equivalents, mutated, threshold } from './files.mjs';
import { judge } from './verdict.mjs';

const asked = process.argv.slice(2);
const strangers = asked.filter((file) => !mutated.includes(file));
if (strangers.length > 0) {
  console.error(
    `Not mutated: ${strangers.join(', ')}. ${configFile} lists:\n${mutated.join('\n')}`,
  );
  process.exit(2);
}

const files = asked.length === 0 ? mutated : [canary, ...asked];
const results = await new Stryker({ configFile, mutate: [...files] }).runMutationTest();

/** @type {(file: string) => import('./verdict.mjs').Outcome[]} */
const outcomesOf = (file) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  return results
    .filter(({ fileName }) => path.resolve(fileName) === path.resolve(file))
    .map(({ status, replacement, location: { start } }) => ({
      file,
      status,
      replacement,
      start,
      line: lines[start.line - 1]?.trim() ?? '',
    }));
};
const outcomes = Object.fromEntries(files.map((file) => [file, outcomesOf(file)]));

const { report, faults } = judge(outcomes, canary, equivalents, threshold);
console.log(`\n${report.join('\n')}\n`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
