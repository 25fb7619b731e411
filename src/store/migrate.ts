/**
 * Brings a database up to the committed migrations and leaves the rows that Prisma's own tools expect. Refuses to touch a database
 * that it does not understand.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { AppError } from '../domain/errors.ts';

/** `src/store` and `dist/store` lie equally deep. */
export const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Prisma's own key, so that its tools and ours exclude each other. */
const migrationLock = 72707369;

const historyTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

const history = `select migration_name, checksum, finished_at from _prisma_migrations
  where rolled_back_at is null order by migration_name`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface AppliedRow {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/** All that there are, in order. */
export const knownMigrations = async (): Promise<
  readonly { readonly name: string; readonly checksum: string }[]
> => load(migrationsFolder);

/**
 * Names of the migrations that were applied now, in order. `last`: no later ones, for a database as it was then. Throws AppError
 * `store.migration_*`, and `store.database_newer` for one that has more.
 */
export async function migrate(
  connection: pg.ClientConfig,
  folder = migrationsFolder,
  last: string | null = null,
): Promise<readonly string[]> {
  const all = await load(folder);
  const migrations = last === null ? all : all.filter(({ name }) => name <= last);
  const client = new pg.Client(connection);
  await client.connect();
  try {
    // Two replicas that start together take turns. (Embedded, this excludes nobody: there the folder's lock does.)
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    return await applyMissing(client, migrations);
  } finally {
    await client.end();
  }
}

/**
 * How many migrations are applied, and those that are not, in order. Changes nothing. Null: none ever was. Throws as `migrate` does.
 */
export async function readHistory(
  connection: pg.ClientConfig,
): Promise<{ readonly applied: number; readonly missing: readonly string[] } | null> {
  const migrations = await load(migrationsFolder);
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const found = await client.query<{ name: string | null }>(
      `select to_regclass('_prisma_migrations') as name`,
    );
    if (!found.rows[0]?.name) return null;
    const { rows } = await client.query<AppliedRow>(history);
    checkHistory(rows, migrations);
    const applied = new Set(rows.map((row) => row.migration_name));
    const missing = migrations.filter(({ name }) => !applied.has(name)).map(({ name }) => name);
    return { applied: applied.size, missing };
  } finally {
    await client.end();
  }
}

async function load(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'));
      const checksum = createHash('sha256').update(bytes).digest('hex');
      return { name, sql: bytes.toString('utf8'), checksum };
    }),
  );
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[]) {
  await client.query('set client_min_messages to warning');
  await client.query(historyTable);
  const { rows } = await client.query<AppliedRow>(history);
  checkHistory(rows, migrations);
  const applied = new Set(rows.map((row) => row.migration_name));
  const missing = migrations.filter(({ name }) => !applied.has(name));
  for (const migration of missing) await apply(client, migration);
  return missing.map(({ name }) => name);
}

function checkHistory(rows: readonly AppliedRow[], migrations: readonly Migration[]): void {
  for (const row of rows) {
    const migration = migrations.find(({ name }) => name === row.migration_name);
    if (!migration) throw new AppError('store.database_newer', { migration: row.migration_name });
    if (row.finished_at === null)
      throw new AppError('store.migration_unfinished', { migration: migration.name });
    if (row.checksum !== migration.checksum)
      throw new AppError('store.migration_edited', { migration: migration.name });
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       values (gen_random_uuid()::text, $1, now(), $2, 1)`,
      [checksum, name],
    );
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => {});
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('store.migration_failed', { migration: name, reason }, { cause });
  }
}
