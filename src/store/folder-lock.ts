/**
 * One process at a time in an embedded database's folder. The engine has no lock of its own: a second process would open the folder
 * and destroy it.
 */
import { readFileSync } from 'node:fs';
import { type FileHandle, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../domain/errors.ts';
import { processHost, processIdentity } from './process-identity.ts';

const heartbeatMs = 4_000;

interface Holder {
  readonly pid: number;
  readonly identity: string;
  readonly host: string;
  /** Start of the process, ISO instant. */
  readonly since: string;
}

export interface FolderLock {
  release(): Promise<void>;
}

/** Throws AppError `store.folder_in_use` while another living process holds the folder. All hosts keep one `beatMs`. */
export async function lockFolder(folder: string, beatMs = heartbeatMs): Promise<FolderLock> {
  const path = join(folder, 'lock');
  for (let round = 0; round < 3; round += 1) {
    const handle = await create(path);
    if (handle) return hold(path, handle, beatMs);
    const found = await readHolder(path);
    if (found === null) continue;
    if (await isAlive(path, found, beatMs)) throw inUse(folder, found.holder);
    await takeAway(path, found.text);
  }
  throw inUse(folder, (await readHolder(path))?.holder ?? null);
}

const inUse = (folder: string, holder: Holder | null) =>
  new AppError('store.folder_in_use', {
    folder,
    pid: holder ? `${holder.pid}` : '?',
    host: holder?.host.split(' ')[0] ?? '?',
    since: holder?.since ?? '?',
    lock: join(folder, 'lock'),
  });

async function create(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return null;
    throw error;
  }
}

async function hold(path: string, handle: FileHandle, beatMs: number): Promise<FolderLock> {
  const started = Temporal.Instant.fromEpochMilliseconds(Math.floor(performance.timeOrigin));
  const identity = processIdentity(process.pid) ?? 'running';
  const holder: Holder = {
    pid: process.pid,
    identity,
    host: processHost(),
    since: started.toString({ smallestUnit: 'second' }),
  };
  const text = `${JSON.stringify(holder)}\n`;
  await handle.write(text, 0);
  // Other hosts cannot see this process: they see that the file is still being written.
  const heartbeat = setInterval(() => {
    handle.write(text, 0).catch(() => {});
  }, beatMs);
  heartbeat.unref();
  return {
    async release() {
      clearInterval(heartbeat);
      await handle.close();
      if ((await readHolder(path))?.text === text) await unlink(path);
    },
  };
}

/** Null when the file has gone, or when its writer was killed before a word stood in it. */
async function readHolder(path: string): Promise<{ text: string; holder: Holder | null } | null> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) return null;
    if (text.endsWith('\n')) return { text, holder: parse(text) };
    await delay(50);
  }
  return { text: readFileSync(path, 'utf8'), holder: null };
}

function parse(text: string): Holder | null {
  try {
    const { pid, identity, host, since } = JSON.parse(text) as Record<string, unknown>;
    return typeof pid === 'number' && typeof identity === 'string' && typeof host === 'string'
      ? { pid, identity, host, since: `${since}` }
      : null;
  } catch {
    return null;
  }
}

async function isAlive(
  path: string,
  found: { holder: Holder | null },
  beatMs: number,
): Promise<boolean> {
  const { holder } = found;
  if (holder === null) return false;
  if (holder.host === processHost()) return processIdentity(holder.pid) === holder.identity;
  const before = await lastWrite(path);
  await delay(beatMs * 2.5);
  return (await lastWrite(path)) !== before;
}

const lastWrite = async (path: string) => (await stat(path).catch(() => null))?.mtimeMs ?? null;

/** Removes a dead holder's lock. Two who judge at once must not remove each other's new one: the guard lets one in. */
async function takeAway(path: string, judged: string): Promise<void> {
  const guard = `${path}.takeover`;
  const handle = await create(guard);
  if (!handle) {
    // Somebody else is at it, or was killed at it: wait, then clear the way.
    await delay(1_000);
    await unlink(guard).catch(() => {});
    return;
  }
  try {
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === judged) await unlink(path);
  } finally {
    await handle.close();
    await unlink(guard).catch(() => {});
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error ? Reflect.get(error, 'code') : undefined;
