/** Starts a tool of the set-up. All it says goes to standard error: standard output belongs to the command. */
const { spawnSync } = require('node:child_process');
const path = require('node:path');

const root = path.join(__dirname, '..');

/**
 * Ends the process when the tool fails. A quiet tool is heard only then.
 * @type {(what: string, script: string, args: readonly string[], quiet: boolean) => void}
 */
const runTool = (what, script, args, quiet) => {
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
  if (done.status === 0) return;
  if (quiet) process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}`);
  process.stderr.write(`${what} failed.\n`);
  process.exit(1);
};

module.exports = { root, runTool };
