/** A disk of a few megabytes that can be filled up, for what happens then. Made of memory, which only root may do. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Leaves no byte. */
  fill(): void;
  free(): void;
  dispose(): void;
}

/** Null: this user may not mount anything here. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'upside-test-disk '));
  const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'upside-test', folder];
  if (spawnSync('mount', options).status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => fillUp(ballast),
    free: () => rmSync(ballast, { force: true }),
    dispose() {
      spawnSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fillUp(path: string): void {
  const file = openSync(path, 'a');
  try {
    for (let bytes = 2 ** 20; bytes >= 1; bytes >>= 1)
      while (tryToWrite(file, bytes)) {
        // Until not even that much fits.
      }
  } finally {
    closeSync(file);
  }
}

function tryToWrite(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes, 1)) === bytes;
  } catch {
    return false;
  }
}
