/** A company that has taken the bot out goes with every row, whatever tables there are, and nobody else loses one. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import type { Installations } from '../../src/store/port-installations.ts';
import { createSealing } from '../../src/store/sealing.ts';
import { acme, instant, openCompany } from '../support/company.ts';
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const gone = workspaceId('slack-T1');
const others = [workspaceId('slack-T2'), workspaceId('own')];

/** What cannot be told from a column's type. */
const special: Readonly<Record<string, object>> = {
  plan_version: { state: 'published', effective_from: '2026-01-01', published_at: at.toString() },
};

const samples: Readonly<Record<string, unknown>> = {
  ...{ text: 'x', bool: false, jsonb: {}, _text: [], float8: 1, int4: 1, int8: 1 },
  ...{ date: '2026-01-01', timestamptz: at.toString() },
};

describe.each(engines)('removing a company on the %s engine', (engine) => {
  let test: TestDatabase;
  let installations: Installations;

  /** All tables with rows of companies; those that point to others last. */
  const tables = async (): Promise<readonly string[]> => {
    const rows = await test.client.$queryRaw<readonly { name: string }[]>`
      select c.table_name::text as name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = current_schema() and c.column_name = 'workspace_id'
        and t.table_type = 'BASE TABLE' and c.table_name <> 'installation'
      order by (select count(*) from pg_constraint f where f.contype = 'f'
        and f.conrelid = quote_ident(c.table_name)::regclass), c.table_name`;
    return rows.map(({ name }) => name);
  };

  const count = async (table: string, workspace: string): Promise<number> => {
    const [row] = await test.client.$queryRaw<readonly { rows: bigint }[]>`
      select count_rows(${table}, ${workspace}) as rows`;
    return Number(row?.rows);
  };

  const counts = async (workspace: string): Promise<ReadonlyMap<string, number>> => {
    const found = new Map<string, number>();
    for (const table of await tables()) found.set(table, await count(table, workspace));
    return found;
  };

  /** A row in each table that has none of the company. */
  const fill = async (workspace: string): Promise<void> => {
    for (const table of await tables()) {
      if ((await count(table, workspace)) > 0) continue;
      const columns = await test.client.$queryRaw<readonly { name: string; type: string }[]>`
        select column_name::text as name, udt_name::text as type from information_schema.columns
        where table_schema = current_schema() and table_name = ${table} and is_nullable = 'NO'`;
      const values = Object.fromEntries(columns.map(({ name, type }) => [name, samples[type]]));
      const row = JSON.stringify({ ...values, ...special[table], workspace_id: workspace });
      await test.client.$queryRaw`select fill_table(${table}, ${row}::jsonb)::text`;
    }
  };

  beforeAll(async () => {
    test = await openTestDatabase(engine);
    installations = test.database.installations(
      createSealing([{ id: 'a', key: randomBytes(32) }], randomBytes),
    );
    await test.client.$executeRaw`
      create function count_rows(in_table text, in_workspace text) returns bigint language plpgsql as $$
      declare found_rows bigint; begin
        execute format('select count(*) from %I where workspace_id = $1', in_table)
          into found_rows using in_workspace;
        return found_rows; end $$`;
    await test.client.$executeRaw`
      create function fill_table(in_table text, in_row jsonb) returns void language plpgsql as $$ begin
        execute format('insert into %1$I select * from jsonb_populate_record(null::%1$I, $1)', in_table)
          using in_row; end $$`;
    // As a later version may have them.
    await test.client.$executeRaw`
      create table later (workspace_id text not null, id text not null, primary key (workspace_id, id))`;
    await test.client.$executeRaw`
      create table later_part (workspace_id text not null, later_id text not null,
        foreign key (workspace_id, later_id) references later (workspace_id, id) on delete cascade)`;
  });
  afterAll(() => test.close());

  const install = async (tenant: string) =>
    installations.save({
      ...{ platform: 'slack', tenant, isEnterprise: false, credentials: '{}' },
      ...{ expiresAt: null, installedAt: at },
    });

  it('leaves no row of it in any table, and all rows of everybody else', async () => {
    await install('T1');
    await install('T2');
    for (const id of [gone, ...others]) {
      await openCompany(test.database, { ...acme, id });
      await fill(id);
    }
    // More than are removed at once.
    await test.client.$executeRaw`
      insert into person_setting (workspace_id, person_id, name, value)
      select ${gone}, 'many', n::text, '' from generate_series(1, 11000) n`;
    const before = new Map<string, ReadonlyMap<string, number>>();
    for (const id of [gone, ...others]) before.set(id, await counts(id));
    for (const [table, rows] of before.get(gone) ?? []) expect(rows, table).toBeGreaterThan(0);
    await installations.uninstall('slack', 'T1', at);

    const removed = await test.database.removeWorkspace(gone, at);

    expect(removed).toBeGreaterThan(11_000);
    for (const [table, rows] of await counts(gone)) expect(rows, table).toBe(0);
    for (const id of others) expect(await counts(id), id).toEqual(before.get(id));
    expect(await test.database.findWorkspace(gone)).toBeNull();
    expect((await test.database.workspaces()).map(({ id }) => id)).toEqual([...others].sort());
    expect((await installations.all()).map((each) => each.workspaceId)).toEqual(['slack-T2']);
    expect(await test.database.removeWorkspace(gone, at)).toBeNull();
  });

  it('removes nobody who is there, has just left, is there again, or never installed', async () => {
    const before = await counts('slack-T2');
    expect(await test.database.removeWorkspace(workspaceId('slack-T2'), at)).toBeNull();
    await installations.uninstall('slack', 'T2', at);
    const justBefore = at.subtract({ seconds: 1 });
    expect(await test.database.removeWorkspace(workspaceId('slack-T2'), justBefore)).toBeNull();
    await install('T2');
    expect(await test.database.removeWorkspace(workspaceId('slack-T2'), at)).toBeNull();
    expect(await test.database.removeWorkspace(workspaceId('own'), at)).toBeNull();
    expect(await counts('slack-T2')).toEqual(before);
    expect(await test.database.findWorkspace(workspaceId('own'))).not.toBeNull();
  });

  it('goes on where it was broken off, and lets nobody install in between', async () => {
    await installations.uninstall('slack', 'T2', at);
    await test.client.installation.update({
      where: { workspaceId: 'slack-T2' },
      data: { removing: true },
    });
    const [some] = await test.client.$queryRaw<readonly { gone: bigint }[]>`
      select remove_rows('slack-T2', 7) as gone`;
    expect(some?.gone).toBe(7n);
    await expect(install('T2')).rejects.toMatchObject({ code: 'installation.being_removed' });
    expect(await installations.due(at)).toMatchObject([{ tenant: 'T2' }]);
    expect(await test.database.removeWorkspace(workspaceId('slack-T2'), at)).toBeGreaterThan(7);
    for (const [table, rows] of await counts('slack-T2')) expect(rows, table).toBe(0);
    await install('T2');
    expect(await installations.find('slack', 'T2')).not.toBeNull();
  });

  it('leaves what is only ever added as safe as before', async () => {
    await expect(test.client.$executeRaw`delete from statement`).rejects.toThrow('only ever added');
    await expect(test.client.$executeRaw`delete from plan_version`).rejects.toThrow('only ever');
    await expect(
      test.client.$transaction(async (sql) => {
        await sql.$queryRaw`select set_config('upside.removing', 'slack-T2', true)`;
        await sql.$executeRaw`delete from fx_rate where workspace_id = 'own'`;
      }),
    ).rejects.toThrow('only ever added');
  });

  it('finds everything that points to something of it going along', async () => {
    const held = await test.client.$queryRaw<readonly { name: string }[]>`
      select conname::text as name from pg_constraint f
      where f.contype = 'f' and f.confdeltype <> 'c' and f.connamespace = current_schema()::regnamespace`;
    expect(held).toEqual([]);
  });
});
