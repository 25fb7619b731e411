/** The applier on both engines: what it applies, what it refuses, and that schema and migrations say the same. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { difference } from '../../setup/schema-engine.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { migrate, migrationsFolder } from '../../src/store/migrate.ts';
import { engines, testDatabaseOptions } from '../support/database.ts';

describe('the migrations', () => {
  it('say what the schema says', async () => {
    expect(await difference()).toBeNull();
  });
});

describe.each(engines)('applying migrations on the %s engine', (engine) => {
  let connection: pg.ClientConfig;
  let stop: () => Promise<void>;
  const folder = mkdtempSync(join(tmpdir(), 'upside-migrations-'));

  beforeAll(async () => {
    const { options, dispose } = await testDatabaseOptions(engine);
    if (options.kind === 'server') {
      connection = { connectionString: options.url };
      stop = dispose;
    } else {
      const embedded = await startEmbedded(options.folder);
      connection = embedded.connection;
      stop = async () => {
        await embedded.stop();
        await dispose();
      };
    }
    cpSync(migrationsFolder, folder, { recursive: true });
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  const add = (name: string, sql: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'migration.sql'), sql);
  };

  const select = async (text: string): Promise<unknown[]> => {
    const client = new pg.Client(connection);
    await client.connect();
    const { rows } = await client.query(text).finally(() => client.end());
    return rows;
  };

  it('applies nothing a second time', async () => {
    expect(await migrate(connection, folder)).toEqual([]);
  });

  // On the embedded engine nobody else can start: the folder is locked before.
  const starting = engine === 'server' ? [1, 2, 3] : [1];

  it('applies what was added, once, however many start together', async () => {
    add('29000101000000_note', 'create table note (id int primary key);');
    const applied = await Promise.all(starting.map(() => migrate(connection, folder)));
    expect(applied.flat()).toEqual(['29000101000000_note']);
    expect(await select('select count(*)::int as n from note')).toEqual([{ n: 0 }]);
  });

  it('keeps nothing of a migration that fails', async () => {
    add('29000102000000_broken', 'create table half (id int); select 1 / 0;');
    await expect(migrate(connection, folder)).rejects.toMatchObject({
      code: 'store.migration_failed',
      params: { migration: '29000102000000_broken', reason: 'division by zero' },
    });
    expect(await select("select to_regclass('half')::text as half")).toEqual([{ half: null }]);
    rmSync(join(folder, '29000102000000_broken'), { recursive: true });
  });

  it('refuses a database that a newer version has set up', async () => {
    const before = join(folder, '29000101000000_note');
    const aside = `${folder}-aside`;
    cpSync(before, aside, { recursive: true });
    rmSync(before, { recursive: true });
    await expect(migrate(connection, folder)).rejects.toMatchObject({
      code: 'store.database_newer',
      params: { migration: '29000101000000_note' },
    });
    cpSync(aside, before, { recursive: true });
    rmSync(aside, { recursive: true });
  });

  it('refuses a migration that another tool has left unfinished', async () => {
    await select(
      `update _prisma_migrations set finished_at = null where migration_name like '29%'`,
    );
    await expect(migrate(connection, folder)).rejects.toMatchObject({
      code: 'store.migration_unfinished',
    });
    await select(
      `update _prisma_migrations set finished_at = now() where migration_name like '29%'`,
    );
  });

  it('refuses a migration file that was edited after it was applied', async () => {
    appendFileSync(join(folder, '29000101000000_note', 'migration.sql'), '-- edited');
    await expect(migrate(connection, folder)).rejects.toMatchObject({
      code: 'store.migration_edited',
      params: { migration: '29000101000000_note' },
    });
  });
});
