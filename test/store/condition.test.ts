import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../src/log.ts';
import { conditionOf } from '../../src/store/condition.ts';
import { openDatabase } from '../../src/store/open.ts';
import {
  emptyDatabaseOptions,
  engines,
  openTestDatabaseOn,
  testDatabaseOptions,
} from '../support/database.ts';
import { scratchFolder } from '../support/scratch.ts';

describe.each(engines)('the condition of a database on the %s engine', (engine) => {
  it('is ready when every migration is applied, and can be asked then', async () => {
    const { options, dispose } = await testDatabaseOptions(engine);
    const found = await conditionOf(options);
    if (found.kind !== 'ready') throw new Error(`it is ${found.kind}`);
    expect(found.migrations).toBeGreaterThan(10);
    expect(await found.database.workspaces()).toEqual([]);
    await found.database.close();
    await dispose();
  });

  it('is empty before anything was set up, and stays so', async () => {
    const { options, dispose } = await emptyDatabaseOptions(engine);
    for (const _ of ['once', 'again'])
      expect(await conditionOf(options)).toEqual({ kind: 'empty' });
    await dispose();
  });

  it('is behind when migrations are missing, and they are not applied by looking', async () => {
    const { options, dispose } = await testDatabaseOptions(engine);
    const { client, close } = await openTestDatabaseOn(options);
    await client.$executeRaw`delete from _prisma_migrations where migration_name > '20261126'`;
    await close();
    for (const _ of ['once', 'again'])
      expect(await conditionOf(options)).toMatchObject({
        kind: 'behind',
        missing: expect.arrayContaining([expect.stringMatching(/^20261126\d+_record_arrivals$/)]),
      });
    await dispose();
  });

  it('is unusable when a newer version has set it up', async () => {
    const { options, dispose } = await testDatabaseOptions(engine);
    const { client, close } = await openTestDatabaseOn(options);
    await client.$executeRaw`update _prisma_migrations set migration_name = '29990101000000_later'
      where migration_name like '%_init'`;
    await close();
    expect(await conditionOf(options)).toMatchObject({
      kind: 'unusable',
      error: { code: 'store.database_newer' },
    });
    await dispose();
  });
});

describe('the condition of a database', () => {
  const folder = scratchFolder('condition-');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('makes no folder where there is none', async () => {
    const absent = join(folder, 'absent');
    expect(await conditionOf({ kind: 'embedded', folder: absent })).toEqual({ kind: 'empty' });
    expect(existsSync(absent)).toBe(false);
  });

  it('is in use while another process, or this one, has the folder open', async () => {
    const { options, dispose } = await testDatabaseOptions('embedded');
    const database = await openDatabase(options, silentLog);
    expect(await conditionOf(options)).toMatchObject({ kind: 'in_use', pid: `${process.pid}` });
    await database.close();
    await dispose();
  });

  it('is unusable, without the password, when no server answers', async () => {
    const url = 'postgresql://upside:secret@127.0.0.1:1/upside';
    const found = await conditionOf({ kind: 'server', url });
    expect(found).toMatchObject({
      kind: 'unusable',
      error: { code: 'store.server_unreachable', params: { host: '127.0.0.1:1' } },
    });
    expect(JSON.stringify(found)).not.toContain('secret');
  });
});
