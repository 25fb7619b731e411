/** Schedules that were stored in columns of their own are what they were after they have moved into one. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCadenceJson } from '../../src/domain/schedule/stored.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { migrate, migrationsFolder } from '../../src/store/migrate.ts';
import { instant } from '../support/company.ts';
import { engines, testDatabaseOptions } from '../support/database.ts';

const moving = '20261125215900_schedules';

describe.each(engines)('moving schedules into one column on the %s engine', (engine) => {
  let connection: pg.ClientConfig;
  let stop: () => Promise<void>;
  const folder = mkdtempSync(join(tmpdir(), 'upside-schedules-'));

  beforeAll(async () => {
    const { options, dispose } = await testDatabaseOptions(engine);
    const embedded = options.kind === 'embedded' ? await startEmbedded(options.folder) : null;
    connection =
      embedded?.connection ?? (options.kind === 'server' ? { connectionString: options.url } : {});
    stop = async () => {
      await embedded?.stop();
      await dispose();
    };
    for (const name of readdirSync(migrationsFolder))
      if (name < moving)
        cpSync(join(migrationsFolder, name), join(folder, name), { recursive: true });
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  const run = async (...statements: readonly string[]): Promise<unknown[]> => {
    const client = new pg.Client(connection);
    await client.connect();
    try {
      let rows: unknown[] = [];
      for (const text of statements) ({ rows } = await client.query(text));
      return rows;
    } finally {
      await client.end();
    }
  };

  it('loses none, and none of their occurrences', async () => {
    await run('drop schema public cascade', 'create schema public');
    await migrate(connection, folder);
    const columns = 'workspace_id, id, job, every, weekday, at, instant';
    const rest = "'UTC', 'latest', '', now(), true, '2026-11-01T00:00:00Z'";
    const insert = (id: string, values: string) =>
      `insert into schedule (${columns}, time_zone, catch_up, subject, created_at, active,
        materialised_until) values ('w', '${id}', 'j', ${values}, ${rest})`;
    await run(
      insert('daily', "'day', null, '09:05', null"),
      insert('once', "'once', null, null, '2026-12-05T10:00:00.250+02'"),
      insert('weekly', "'week', 3, '10:00', null"),
      `insert into occurrence (workspace_id, schedule_id, instant, finished)
        values ('w', 'daily', '2026-11-02T09:05:00Z', false)`,
    );
    expect(await migrate(connection)).toContain(moving);
    const rows = await run('select id, cadence, materialised_until from schedule order by id');
    const read = rows.map((row) => {
      const { id, cadence } = row as { id: string; cadence: unknown };
      return [id, readCadenceJson(cadence)];
    });
    expect(read).toEqual([
      ['daily', { every: 'day', at: '09:05' }],
      ['once', { every: 'once', instant: instant('2026-12-05T08:00:00.25Z') }],
      ['weekly', { every: 'week', weekdays: [3], at: '10:00' }],
    ]);
    const until = new Date('2026-11-01T00:00:00Z');
    expect(rows).toMatchObject(rows.map(() => ({ materialised_until: until })));
    expect(await run('select instant, due_at, finished from occurrence')).toEqual([
      {
        instant: new Date('2026-11-02T09:05:00Z'),
        due_at: new Date('2026-11-02T09:05:00Z'),
        finished: false,
      },
    ]);
  });
});
