/** Backups in files: compressed lines, written aside and moved into place, restored all or nothing. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { AppError } from '../domain/errors.ts';
import { dump, type Head, tablesOf } from './backup-dump.ts';
import { isSame, load, readHead } from './backup-load.ts';
import { startEmbedded } from './embedded.ts';
import { knownMigrations, migrate, migrationsFolder } from './migrate.ts';
import type { DatabaseOptions } from './open.ts';
import type { BackupContents, Backups } from './port-backup.ts';

export const createBackups = (options: DatabaseOptions): Backups => ({
  save: (file) => withConnection(options, (connection) => save(connection, file)),
  check,
  restore: (file) => withConnection(options, (connection) => restore(connection, file)),
});

async function withConnection<T>(
  options: DatabaseOptions,
  work: (connection: pg.ClientConfig) => Promise<T>,
): Promise<T> {
  if (options.kind === 'server')
    return work({ connectionString: options.url, connectionTimeoutMillis: 10_000 });
  const engine = await startEmbedded(options.folder);
  try {
    return await work(engine.connection);
  } finally {
    await engine.stop();
  }
}

async function withClient<T>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function save(connection: pg.ClientConfig, file: string): Promise<BackupContents> {
  await migrate(connection);
  const partial = `${file}.partial`;
  try {
    const contents = await withClient(connection, (client) => write(client, partial, file));
    await rename(partial, file);
    return contents;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** On the disk, not only on its way there, before it takes its name. */
async function write(client: pg.Client, partial: string, file: string): Promise<BackupContents> {
  let contents: BackupContents | null = null;
  const lines = async function* () {
    contents = yield* dump(client);
  };
  const target = createWriteStream(partial, { flush: true, mode: 0o600 });
  await pipeline(Readable.from(lines()), createGzip(), target).catch((cause: unknown) => {
    if (!isOfFiles(cause)) throw cause;
    throw new AppError('backup.unwritable', { file, reason: cause.message }, { cause });
  });
  if (!contents) throw new Error('the backup was not written to its end');
  return contents;
}

/** No such folder, no room, no right: what whoever called can mend. */
const isOfFiles = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error &&
  'code' in error &&
  ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(
    String(error.code),
  );

/** Of a moment ago: into an engine of its own, and read back from there. */
async function check(file: string): Promise<BackupContents> {
  const folder = await mkdtemp(join(tmpdir(), 'upside-check-'));
  try {
    return await withConnection({ kind: 'embedded', folder }, async (connection) => {
      const contents = await fill(connection, file, async () => {});
      const stored = await withClient(connection, readBack);
      if (!isSame(contents.tables, stored.tables))
        throw new AppError('backup.damaged', { file, reason: 'sums' });
      return contents;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readBack(client: pg.Client): Promise<BackupContents> {
  const lines = dump(client);
  for (;;) {
    const next = await lines.next();
    if (next.done) return next.value;
  }
}

async function restore(connection: pg.ClientConfig, file: string): Promise<BackupContents> {
  const contents = await fill(connection, file, (client, head) => doubt(client, head));
  await migrate(connection);
  return contents;
}

/** `afterwards`: in the same transaction. */
async function fill(
  connection: pg.ClientConfig,
  file: string,
  afterwards: (client: pg.Client, head: Head) => Promise<void>,
): Promise<BackupContents> {
  const lines = linesOf(file);
  const first = await lines.next();
  if (first.done) throw new AppError('backup.damaged', { file, reason: 'end' });
  const head = readHead(first.value, file);
  await migrateTo(connection, head, file);
  return withClient(connection, async (client) => {
    await demandEmpty(client);
    await client.query('begin');
    const contents = await load(client, lines, head, file);
    await afterwards(client, head);
    await client.query('commit');
    return contents;
  });
}

/** Throws `backup.damaged` for what is no file, or not compressed, or cut off. */
async function* linesOf(file: string): AsyncGenerator<string, undefined, undefined> {
  const text = createGunzip();
  let failure: unknown = null;
  // Its own errors end the text as well; they are told when the reader has come to that end.
  const reading = pipeline(createReadStream(file), text).catch((error: unknown) => {
    failure = error;
  });
  try {
    yield* createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
    await reading;
  } catch (error) {
    failure ??= error;
  }
  if (failure) throw new AppError('backup.damaged', { file, reason: 'file' }, { cause: failure });
}

/** To what the backup was taken from: what came after it is applied to the data as well. */
async function migrateTo(connection: pg.ClientConfig, head: Head, file: string): Promise<void> {
  const known = new Map((await knownMigrations()).map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of head.migrations)
    if (known.get(name) !== checksum) throw new AppError('backup.newer', { file });
  const last = head.migrations.at(-1)?.name ?? '';
  try {
    await migrate(connection, migrationsFolder, last);
  } catch (error) {
    if (error instanceof AppError && error.code === 'store.database_newer')
      throw new AppError('backup.not_fresh', {}, { cause: error });
    throw error;
  }
}

async function demandEmpty(client: pg.Client): Promise<void> {
  for (const name of await tablesOf(client)) {
    const found = await client.query(`select 1 from ${client.escapeIdentifier(name)} limit 1`);
    if (found.rows.length > 0) throw new AppError('backup.not_empty', {});
  }
}

/**
 * What was on its way when the backup was taken may have been shown since: it is looked up, never just sent. What fell due since may
 * have been done: it is not done again. Whatever happens once, like the end of a contest, still has to be settled, and what is imported again is
 * told again: for an hour, new messages are looked up before they are sent.
 */
async function doubt(client: pg.Client, { takenAt }: Head): Promise<void> {
  await client.query(
    `update outbox_message set state = 'ambiguous', fence = fence + 1, lease_until = null,
       attempt = greatest(attempt, 1), first_tried_at = coalesce(first_tried_at, $1),
       next_at = clock_timestamp(), error = 'restored from a backup'
     where state in ('pending', 'sending', 'ambiguous')`,
    [takenAt],
  );
  await client.query(
    `update occurrence o set finished = true from schedule s
     where s.workspace_id = o.workspace_id and s.id = o.schedule_id and s.cadence ->> 'every' <> 'once'
       and o.instant <= clock_timestamp()`,
  );
  await client.query(
    `update schedule set materialised_until = greatest(materialised_until, clock_timestamp())
     where cadence ->> 'every' <> 'once'`,
  );
  await client.query(
    `insert into restoration (workspace_id, taken_at, doubt_until)
     select id, $1, clock_timestamp() + interval '1 hour' from workspace
     on conflict (workspace_id) do update
       set taken_at = excluded.taken_at, doubt_until = excluded.doubt_until`,
    [takenAt],
  );
}
