/** `npm run sim -- --seeds 10000 --from 1`: seeds beyond those of the gate, on all cores, with the figures at the end. */
import { fork, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { count, type Figures, hold, noFigures } from './hold.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    /** This process is one of several: which seeds of each `of` it takes. */
    part: { type: 'string' },
    of: { type: 'string', default: '1' },
  },
});
const number = (name: 'seeds' | 'from' | 'of'): number => {
  const found = Number(values[name]);
  if (Number.isInteger(found) && found > 0) return found;
  console.error(`--${name} takes a whole number above 0, not ${values[name]}.`);
  process.exit(2);
};
const [seeds, from] = [number('seeds'), number('from')];

if (values.part === undefined) await runAll();
else process.send?.(await runPart(Number(values.part), number('of')));

async function runPart(part: number, of: number): Promise<Figures> {
  const figures = noFigures();
  for (let seed = from + part; seed < from + seeds; seed += of) count(figures, await hold(seed));
  return figures;
}

async function runAll(): Promise<void> {
  const began = performance.now();
  const of = Math.min(availableParallelism(), seeds);
  const found = await Promise.all(Array.from({ length: of }, (_, part) => inProcess(part, of)));
  const seconds = (performance.now() - began) / 1000;
  const sum = (name: 'seeds' | 'messages' | 'duplicates' | 'lost' | 'needsPerson' | 'repeated') =>
    found.reduce((total, figures) => total + figures[name], 0).toLocaleString('en');
  const failures = found.flatMap((figures) => figures.failures);
  for (const failure of failures.slice(0, 5)) console.log(`COMMIT=${commit()} ${failure}\n`);
  console.log(
    `seeds ${sum('seeds')}   messages ${sum('messages')}   duplicates ${sum('duplicates')}   ` +
      `lost ${sum('lost')}   left to a person ${sum('needsPerson')}   repeated ${sum('repeated')}   ` +
      `seeds with violations ${failures.length}   seconds ${seconds.toFixed(1)}`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
}

function inProcess(part: number, of: number): Promise<Figures> {
  const args = ['--seeds', `${seeds}`, '--from', `${from}`, '--part', `${part}`, '--of', `${of}`];
  const child = fork(fileURLToPath(import.meta.url), args, { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    child.once('message', (figures) => resolve(figures as Figures));
    child.once('exit', (code) => reject(new Error(`a part of the simulation ended with ${code}`)));
  });
}

function commit(): string {
  return spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
}
