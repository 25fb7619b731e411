/** A database of its own for a test file, on either engine, copied from a migrated template. */
import { randomUUID } from 'node:crypto';
import { constants, cpSync, rmSync } from 'node:fs';
import type pg from 'pg';
import { inject } from 'vitest';
import { silentLog } from '../../src/log.ts';
import { type Client, connect } from '../../src/store/client.ts';
import { PrismaDatabase } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import type { DatabaseOptions } from '../../src/store/open.ts';
import type { Database } from '../../src/store/port.ts';
import { scratchFolder } from './scratch.ts';
import { asAdmin, templateFolder, withDatabase } from './template.ts';

export type Engine = 'embedded' | 'server';

/**
 * `describe.each(engines)`: the server too where TEST_DATABASE_URL names one on which databases may be made; it alone when TEST_ENGINES
 * says `server`, for a run after one on the embedded engine.
 */
export const engines: readonly Engine[] = enginesOf(
  process.env['TEST_DATABASE_URL'],
  process.env['TEST_ENGINES'],
);

function enginesOf(url: string | undefined, asked: string | undefined): readonly Engine[] {
  if (!url) return ['embedded'];
  return asked === 'server' ? ['server'] : ['embedded', 'server'];
}

/** What `openDatabase` takes, for tests that start the whole product. `dispose` after it has been closed. */
export interface TestDatabaseOptions {
  readonly options: DatabaseOptions;
  dispose(): Promise<void>;
}

export interface TestDatabase {
  readonly database: Database;
  /** For looking behind the port. */
  readonly client: Client;
  close(): Promise<void>;
}

export async function testDatabaseOptions(engine: Engine): Promise<TestDatabaseOptions> {
  return engine === 'embedded' ? copyFolder() : copyDatabase();
}

export async function openTestDatabase(engine: Engine): Promise<TestDatabase> {
  const { options, dispose } = await testDatabaseOptions(engine);
  const { close, ...opened } = await openTestDatabaseOn(options);
  return {
    ...opened,
    async close() {
      await close();
      await dispose();
    },
  };
}

/** What is there already; it is there afterwards, too. */
export async function openTestDatabaseOn(options: DatabaseOptions): Promise<TestDatabase> {
  const { connection, stop } = await start(options);
  const client = connect(connection, silentLog);
  const database = new PrismaDatabase(client, stop);
  return { database, client, close: () => database.close() };
}

async function start(
  options: DatabaseOptions,
): Promise<{ connection: pg.PoolConfig; stop: () => Promise<void> }> {
  if (options.kind === 'server')
    return { connection: { connectionString: options.url, max: 10 }, stop: async () => {} };
  const engine = await startEmbedded(options.folder);
  return { connection: engine.connection, stop: () => engine.stop() };
}

/** An embedded database, migrated and empty, where the folder is: what a first start would have left there. */
export function fillFolder(folder: string): void {
  const template = templateFolder(inject('template'));
  cpSync(template, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

async function copyFolder(): Promise<TestDatabaseOptions> {
  const folder = scratchFolder();
  fillFolder(folder);
  return {
    options: { kind: 'embedded', folder },
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Where nothing has been set up yet. */
export async function emptyDatabaseOptions(engine: Engine): Promise<TestDatabaseOptions> {
  if (engine === 'server') return copyDatabase('template1');
  const folder = scratchFolder();
  return {
    options: { kind: 'embedded', folder },
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function copyDatabase(template = inject('template')): Promise<TestDatabaseOptions> {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL names no server to test on');
  const name = `upside_test_${randomUUID().replaceAll('-', '').slice(0, 20)}`;
  await asAdmin(url, (client) => client.query(`create database ${name} template ${template}`));
  return {
    options: { kind: 'server', url: withDatabase(url, name) },
    dispose: async () => {
      await asAdmin(url, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}
