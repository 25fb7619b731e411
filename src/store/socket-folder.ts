/** Where the embedded engine's socket lies. The system limits a socket's path to about 100 bytes: a deep folder needs another place. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The name that PostgreSQL clients look for in a folder. */
export const socketName = '.s.PGSQL.5432';
const longestPath = 100;

/** A folder that only this user can enter, free of an earlier process's socket. Call it only while holding the folder's lock. */
export async function socketFolder(folder: string): Promise<string> {
  const place = fits(folder) ? folder : await temporary(folder);
  await rm(join(place, socketName), { force: true });
  return place;
}

const fits = (folder: string) => Buffer.byteLength(join(folder, socketName)) <= longestPath;

async function temporary(folder: string): Promise<string> {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `upside-${name}`);
  await mkdir(path, { mode: 0o700 }).catch(() => {});
  const found = await lstat(path).catch(() => null);
  if (!found) return mkdtemp(join(tmpdir(), 'upside-'));
  const mine = found.isDirectory() && found.uid === process.getuid?.();
  // Somebody else may have made the folder first, to listen in.
  return mine && (found.mode & 0o077) === 0 ? path : mkdtemp(join(tmpdir(), 'upside-'));
}
