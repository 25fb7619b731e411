/**
 * Migrated, empty databases to copy from: making one afresh takes seconds, copying it a fraction of one. Kept between runs and named
 * by what went into them, so that a changed migration makes a new one. A run is told its template's name once, at its start: files
 * that change meanwhile change nothing for it.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { silentLog } from '../../src/log.ts';
import { migrate, migrationsFolder } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open.ts';
import { clearAway } from './scratch.ts';

const cache = fileURLToPath(new URL('../../node_modules/.cache/upside-test', import.meta.url));

/** Changes with every migration and with the engine. */
export function templateName(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(migrationsFolder).sort())
    if (!name.endsWith('.toml'))
      hash.update(name).update(readFileSync(join(migrationsFolder, name, 'migration.sql')));
  const engine = new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url);
  return `upside_test_template_${hash.update(readFileSync(engine)).digest('hex').slice(0, 12)}`;
}

export const templateFolder = (name: string): string => join(cache, name);

export async function makeTemplateFolder(name: string): Promise<void> {
  const folder = templateFolder(name);
  mkdirSync(cache, { recursive: true });
  if (!existsSync(folder)) await make(folder);
  const now = new Date();
  utimesSync(folder, now, now);
  clearAway(cache, () => true);
}

/** Aside, then moved into place: whoever copies finds all of it or nothing. */
async function make(folder: string): Promise<void> {
  const partial = `${folder}.${randomUUID()}`;
  const database = await openDatabase({ kind: 'embedded', folder: partial }, silentLog);
  await database.close();
  try {
    renameSync(partial, folder);
  } catch (error) {
    // Another run was quicker.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** On the server that `url` names. Two runs at once take turns. */
export async function makeTemplateDatabase(url: string, name: string): Promise<void> {
  await asAdmin(url, async (client) => {
    await client.query('select pg_advisory_lock(727073699)');
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rows.length > 0) return;
    await client.query(`drop database if exists ${name}_partial`);
    await client.query(`create database ${name}_partial`);
    await migrate({ connectionString: withDatabase(url, `${name}_partial`) });
    await client.query(`alter database ${name}_partial rename to ${name}`);
  });
}

export async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
