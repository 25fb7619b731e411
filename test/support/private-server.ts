/** A PostgreSQL server of a test's own, which it may start anew or crash: the one that TEST_DATABASE_URL names belongs to others too. */

import { execFile, execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

/** `immediate` is a crash: nothing is written any more, and the next start reads the log. `fast` ends every session first. */
export type StopMode = 'immediate' | 'fast';

export interface PrivateServer {
  readonly url: string;
  restart(mode: StopMode): Promise<void>;
  /** Ends it and removes its data. */
  dispose(): Promise<void>;
}

const run = promisify(execFile);
const installed = '/usr/lib/postgresql';

/** The folder with `initdb` and `pg_ctl`, of the latest version; null: there is none. */
function toolsFolder(): string | null {
  const folders = [
    ...(existsSync(installed) ? readdirSync(installed) : [])
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(installed, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'pg_ctl'))) ?? null;
}

const isRoot = process.getuid?.() === 0;

/** The server does not run as root. Null: there is nobody whom it could run as. */
function account(): { readonly uid: number; readonly gid: number } | 'own' | null {
  if (!isRoot) return 'own';
  try {
    const id = (kind: string) =>
      Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

export const hasPrivateServer = (): boolean => toolsFolder() !== null && account() !== null;

export async function startPrivateServer(): Promise<PrivateServer> {
  const [tools, owner] = [toolsFolder(), account()];
  if (!tools || !owner) throw new Error('no PostgreSQL is installed here');
  const folder = mkdtempSync(join(tmpdir(), 'upside-test-server '));
  const data = join(folder, 'data');
  if (owner !== 'own') chownSync(folder, owner.uid, owner.gid);
  const call = (tool: string, ...args: readonly string[]) =>
    // What it starts must not keep the pipes: whoever waits for their end waits for the server's.
    run(join(tools, tool), ['-D', data, ...args], {
      cwd: folder,
      ...(owner === 'own' ? {} : owner),
    });
  const port = await freePort();
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  const start = ['-w', '-l', join(folder, 'log'), '-o', options];
  await call('initdb', '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  await call('pg_ctl', 'start', ...start);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async restart(mode) {
      await call('pg_ctl', 'restart', '-m', mode, ...start);
    },
    async dispose() {
      await call('pg_ctl', 'stop', '-w', '-m', 'immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
