/** A small tree beside the house with the house's own configuration, to see whether a gate stops what it is there to stop. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const settings = ['.oxlintrc.json', 'biome.json', 'knip.json', 'package.json', 'tsconfig.json'];

export interface Tree {
  /** `node_modules/<script>` with arguments, in the tree. */
  run(script: string, ...args: readonly string[]): { readonly code: number; readonly out: string };
  remove(): void;
}

/** `real`: folders of the house that the tree sees as they are. */
export function plant(files: Readonly<Record<string, string>>, real: readonly string[] = []): Tree {
  const folder = mkdtempSync(join(tmpdir(), 'upside-planted-'));
  for (const name of ['src', 'test']) mkdirSync(join(folder, name));
  for (const name of settings) cpSync(join(root, name), join(folder, name));
  for (const name of ['node_modules', 'setup', ...real]) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    symlinkSync(join(root, name), join(folder, name), 'junction');
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return {
    run(script, ...args) {
      const done = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 64 * 2 ** 20,
      });
      return { code: done.status ?? 1, out: `${done.stdout}${done.stderr}` };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
