/**
 * Folders for the databases of tests: in memory where there is room, for a disk takes longer to make and remove forty megabytes than
 * most tests take for all the rest. Measurements keep theirs on the disk, as people do.
 */
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where databases are made; on the disk unless said otherwise. */
    readonly databases: 'in memory' | undefined;
  }
}

const memory = '/dev/shm';
const roomNeeded = 2 * 2 ** 30;

function hasRoomInMemory(): boolean {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > roomNeeded;
  } catch {
    return false;
  }
}

const prefix = 'upside-test-';

/** New, empty and this test's own; it removes the folder. */
export function scratchFolder(name = ''): string {
  const base = inject('databases') === 'in memory' && hasRoomInMemory() ? memory : tmpdir();
  return mkdtempSync(join(base, `${prefix}${name}`));
}

/** What runs that were killed have left. */
export function clearScratch(): void {
  for (const base of [memory, tmpdir()])
    if (existsSync(base)) clearAway(base, (name) => name.startsWith(prefix));
}

const dayMs = 24 * 60 * 60 * 1000;

/** Removes what has not been touched for a day, and is not somebody else's. Younger folders may be in use by a run beside this one. */
export function clearAway(folder: string, isOurs: (name: string) => boolean): void {
  for (const name of readdirSync(folder).filter(isOurs)) {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && found.uid === process.getuid?.() && found.mtimeMs < Date.now() - dayMs)
      rmSync(path, { recursive: true, force: true });
  }
}
