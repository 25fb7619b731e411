/** What the npm scripts do, once everything is set up. */
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { prepare } = require('./prepare.cjs');
const { root } = require('./run-tool.cjs');

/** @type {(...parts: string[]) => string} */
const tool = (...parts) => path.join(root, 'node_modules', ...parts);
const tools = {
  tsc: tool('typescript', 'bin', 'tsc'),
  oxlint: tool('oxlint', 'bin', 'oxlint'),
  biome: tool('@biomejs', 'biome', 'bin', 'biome'),
  knip: tool('knip', 'bin', 'knip.js'),
  vitest: tool('vitest', 'vitest.mjs'),
};

const tsx = tool('tsx', 'dist', 'cli.mjs');
const simulation = path.join(root, 'test', 'sim', 'run.ts');

/** @type {(script: string, args: readonly string[]) => number} */
const node = (script, args) => {
  const done = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  return done.status ?? 1;
};

/** In this process, so that signals reach it and nothing stands between.
 * @type {(entry: string, args: readonly string[]) => void} */
const hand = (entry, args) => {
  const file = path.join(root, 'dist', entry);
  process.argv = [process.execPath, file, ...args];
  import(pathToFileURL(file).href).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
};

/** The one gate. Every part runs, whatever became of the one before.
 * @type {(args: readonly string[]) => number} */
const check = (args) => {
  const isStatic = args[0] === '--without-tests';
  /** @type {[string, string, string[]][]} */
  const parts = [
    ['types', tools.tsc, ['-p', '.']],
    ['lint', tools.oxlint, ['--type-aware']],
    ['format', tools.biome, ['check', '.']],
    ['unused code', tools.knip, []],
    ...(isStatic
      ? []
      : [/** @type {[string, string, string[]]} */ (['tests', tools.vitest, ['run', ...args]])]),
  ];
  const failed = parts.filter(([name, script, options]) => {
    console.log(`\n— ${name}`);
    return node(script, options) !== 0;
  });
  console.log(
    failed.length === 0 ? '\nAll well.' : `\nFailed: ${failed.map(([name]) => name).join(', ')}`,
  );
  return failed.length === 0 ? 0 : 1;
};

/** @type {Record<string, (args: readonly string[]) => void>} */
const tasks = {
  build: () => {},
  start: (args) => hand('main.js', args),
  upside: (args) => hand('cli.js', args),
  setup: (args) => hand('setup.js', args),
  test: (args) => process.exit(node(tools.vitest, ['run', ...args])),
  check: (args) => process.exit(check(args)),
  bench: (args) => {
    // `--full`: the sizes that the figures are promised for. Without it a look that takes some minutes.
    if (args.includes('--full')) process.env['BENCH_SIZE'] = 'full';
    const rest = args.filter((arg) => arg !== '--full');
    process.exit(node(tools.vitest, ['run', '--config', 'vitest.bench.config.ts', ...rest]));
  },
  sim: (args) => process.exit(node(tsx, [simulation, ...args])),
  manifest: () => process.exit(node(tsx, [path.join(root, 'setup', 'manifest.ts')])),
  mutate: (args) => process.exit(node(path.join(root, 'setup', 'mutation', 'run.mjs'), args)),
};

/** @type {(name: string | undefined, args: readonly string[]) => void} */
const run = (name, args) => {
  const task = tasks[name ?? ''];
  if (!task) {
    console.error(`Say one of: ${Object.keys(tasks).join(', ')}.`);
    process.exit(2);
  }
  prepare();
  task(args);
};

module.exports = { run };
