/** One process a folder: refusal, takeover, and that a killed process loses nothing that it acknowledged. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { silentLog } from '../../src/log.ts';
import { engineVersion } from '../../src/store/embedded.ts';
import { lockFolder } from '../../src/store/folder-lock.ts';
import { openDatabase } from '../../src/store/open.ts';
import { processHost, processIdentity } from '../../src/store/process-identity.ts';
import { acme, people, period } from '../support/company.ts';
import { testDatabaseOptions } from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('lock-');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const folderOf = (name: string) => {
  const folder = join(scratch, name);
  mkdirSync(folder, { recursive: true });
  return folder;
};

const holder = (more: object) =>
  `${JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid), host: processHost(), since: '2026-01-01T00:00:00Z', ...more })}\n`;

describe('the folder’s lock', () => {
  it('lets one in and tells the next who is there', async () => {
    const folder = folderOf('one');
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({
      code: 'store.folder_in_use',
      params: { folder, pid: `${process.pid}`, lock: join(folder, 'lock') },
    });
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it.each([
    ['a process that is no more', { pid: 2 ** 22 + 1 }],
    ['another process that had the same number', { identity: 'an-earlier-boot:1' }],
  ])('takes over from %s', async (_, more) => {
    const folder = folderOf('stale');
    writeFileSync(join(folder, 'lock'), holder(more));
    const lock = await lockFolder(folder);
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain(`${processIdentity(process.pid)}`);
    await lock.release();
  });

  it('takes over from a holder that was killed before it wrote its name', async () => {
    const folder = folderOf('empty');
    writeFileSync(join(folder, 'lock'), '');
    await (await lockFolder(folder)).release();
  });

  it('lets one in when many find a stale lock at once', async () => {
    const folder = folderOf('rush');
    writeFileSync(join(folder, 'lock'), holder({ pid: 2 ** 22 + 1 }));
    const tries = await Promise.allSettled([1, 2, 3, 4, 5].map(() => lockFolder(folder)));
    const inside = tries.filter((one) => one.status === 'fulfilled');
    expect(inside).toHaveLength(1);
    await inside[0]?.value.release();
  });

  it('takes over from another host only when the lock is no longer kept alive', async () => {
    const folder = folderOf('elsewhere');
    const write = () => writeFileSync(join(folder, 'lock'), holder({ host: 'elsewhere' }));
    write();
    const alive = setInterval(write, 50);
    await expect(lockFolder(folder, 400)).rejects.toMatchObject({ params: { host: 'elsewhere' } });
    clearInterval(alive);
    await (await lockFolder(folder, 400)).release();
  });

  it('keeps a lock alive while it is held', async () => {
    const folder = folderOf('held');
    const lock = await lockFolder(folder, 20);
    const written = () => statSync(join(folder, 'lock')).mtimeMs;
    const first = written();
    await vi.waitFor(() => expect(written()).toBeGreaterThan(first), { timeout: 60_000 });
    await lock.release();
  });
});

describe('an embedded database', () => {
  it('uses the pinned engine', () => {
    const resolve = createRequire(import.meta.url).resolve;
    const folder = fileURLToPath(
      new URL('../../node_modules/@electric-sql/pglite/', import.meta.url),
    );
    expect(resolve('@electric-sql/pglite').startsWith(folder)).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version).toBe('0.5.14');
  });

  it('opens in a folder whose path is long and has spaces, for its owner only', async () => {
    const { options, dispose } = await testDatabaseOptions('embedded');
    if (options.kind !== 'embedded') throw new Error('asked for a folder');
    const folder = join(options.folder, 'a folder with spaces', 'x'.repeat(120));
    const database = await openDatabase({ kind: 'embedded', folder }, silentLog);
    await database.ping();
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(readFileSync(join(folder, 'data', 'PG_VERSION'), 'utf8').trim()).toBe(engineVersion);
    await expect(openDatabase({ kind: 'embedded', folder }, silentLog)).rejects.toMatchObject({
      code: 'store.folder_in_use',
    });
    await database.close();
    await dispose();
  });

  it('refuses a folder of another major version and leaves it unlocked', async () => {
    const folder = folderOf('old');
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '17\n');
    const opening = () => openDatabase({ kind: 'embedded', folder }, silentLog);
    await expect(opening()).rejects.toMatchObject({
      code: 'store.folder_version',
      params: { found: '17', needed: '18' },
    });
    await expect(opening()).rejects.toMatchObject({ code: 'store.folder_version' });
  });

  it('has everything that a killed process had acknowledged', async () => {
    const { options, dispose } = await testDatabaseOptions('embedded');
    if (options.kind !== 'embedded') throw new Error('asked for a folder');
    const victim = start(options.folder);
    const acknowledged = await killAfter(victim, 25);
    const database = await openDatabase(options, silentLog);
    const store = await database.findWorkspace(acme.id);
    const subject = { kind: 'person', id: people.ann.id } as const;
    const [standing] = (await store?.standings.of([subject], period('year', '2026-01-01'))) ?? [];
    expect(standing?.deal.count).toBeGreaterThanOrEqual(acknowledged);
    expect(standing?.deal.total).toBe(BigInt(standing?.deal.count ?? -1));
    await database.close();
    await dispose();
  });
});

/** A process of its own that stores one deal after the other and says so. */
function start(folder: string): ChildProcess {
  const script = fileURLToPath(new URL('../support/busy-store.ts', import.meta.url));
  const loader = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url).href;
  return spawn(process.execPath, ['--import', loader, script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Kills it once it has acknowledged so many; gives how many it had by then. */
function killAfter(victim: ChildProcess, count: number): Promise<number> {
  let acknowledged = 0;
  return new Promise((resolve) => {
    victim.stdout?.on('data', (data: Buffer) => {
      acknowledged += data.toString().split('\n').length - 1;
      if (acknowledged >= count) victim.kill('SIGKILL');
    });
    victim.on('close', () => resolve(acknowledged));
  });
}
