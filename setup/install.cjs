/** Installs exactly what the lockfile says, when it is not there yet. No package's install script runs. */
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const stamp = require('./stamp.cjs');

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Locked */

/** @type {(file: string) => Record<string, Locked>} */
const lockedPackages = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
};

/**
 * npm notes in node_modules what it put there. Optional packages of other systems are rightly missing.
 * @type {(root: string) => boolean}
 */
const matchesLockfile = (root) => {
  const wanted = lockedPackages(path.join(root, 'package-lock.json'));
  const installed = lockedPackages(path.join(root, 'node_modules', '.package-lock.json'));
  const missing = Object.entries(wanted).some(([name, { version, optional }]) => {
    if (name === '') return false;
    return installed[name] ? installed[name].version !== version : !optional;
  });
  return !missing && Object.keys(installed).every((name) => name in wanted);
};

/**
 * The npm that runs us, or the one on the path.
 * @type {(root: string, args: readonly string[]) => number | null}
 */
const npm = (root, args) => {
  const running = process.env.npm_execpath;
  const own = running !== undefined && path.basename(running) === 'npm-cli.js';
  const [command, ...before] = own ? [process.execPath, running] : ['npm'];
  const shell = !own && process.platform === 'win32';
  const done = spawnSync(command, [...before, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell,
  });
  if (done.error) process.stderr.write(`npm could not be started: ${done.error.message}\n`);
  return done.status;
};

/** @type {(root: string) => void} */
const install = (root) => {
  const files = [path.join(root, 'package-lock.json')];
  const stampFile = path.join(root, 'node_modules', '.upside-installed');
  if (stamp.isFresh(root, stampFile, files)) return;
  if (!matchesLockfile(root)) {
    process.stderr.write('Installing what package-lock.json lists (once, about half a minute) …\n');
    const status = npm(root, ['ci', '--ignore-scripts', '--include=dev', '--loglevel=error']);
    if (status !== 0) {
      process.stderr.write('The packages could not be installed. npm says why above.\n');
      process.exit(1);
    }
  }
  stamp.write(root, stampFile, files);
};

module.exports = { install };
