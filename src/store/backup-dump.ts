/**
 * A database as lines of text: a head, each table with a row a line, and at the end what there should have been. The same text on
 * both engines, so that a backup of one is restored into the other.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { BackupContents, TableContents } from './port-backup.ts';

/** Lines that are no rows begin with it: a row is a JSON object. */
export const marker = '#';
export const format = 1;

export interface Head {
  readonly upside: 'backup';
  readonly format: number;
  readonly takenAt: string;
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
}

export interface Tail {
  readonly tables: readonly TableContents[];
}

const rowsAtOnce = 1_000;

/** As of one moment. `client` is in no transaction. Yields text that ends with a line feed. */
export async function* dump(client: pg.Client): AsyncGenerator<string, BackupContents, undefined> {
  await client.query('begin isolation level repeatable read, read only');
  try {
    await client.query("set local timezone to 'UTC'");
    const head = await headOf(client);
    yield `${marker}${JSON.stringify(head)}\n`;
    const tables: TableContents[] = [];
    for (const name of await tablesOf(client)) {
      yield `${marker}${JSON.stringify({ table: name })}\n`;
      tables.push(yield* dumpTable(client, name));
    }
    yield `${marker}${JSON.stringify({ tables } satisfies Tail)}\n`;
    return { takenAt: Temporal.Instant.from(head.takenAt), tables };
  } finally {
    await client.query('rollback');
  }
}

async function headOf(client: pg.Client): Promise<Head> {
  const { rows: migrations } = await client.query<Head['migrations'][number]>(
    `select migration_name as name, checksum from _prisma_migrations
     where rolled_back_at is null order by migration_name`,
  );
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
  const takenAt = rows[0]?.now.toISOString() ?? '';
  return { upside: 'backup', format, takenAt, migrations };
}

async function* dumpTable(
  client: pg.Client,
  name: string,
): AsyncGenerator<string, TableContents, undefined> {
  const hash = createHash('sha256');
  const table = client.escapeIdentifier(name);
  const order = (await keyOf(client, name)).map((column) => client.escapeIdentifier(column));
  await client.query(
    `declare rows_of_table no scroll cursor for
     select to_jsonb(t)::text as line from ${table} t order by ${order.join(', ') || '1'}`,
  );
  let rows = 0;
  for (;;) {
    const found = await client.query<{ line: string }>(`fetch ${rowsAtOnce} from rows_of_table`);
    if (found.rows.length === 0) break;
    const text = `${found.rows.map(({ line }) => line).join('\n')}\n`;
    hash.update(text);
    rows += found.rows.length;
    yield text;
  }
  await client.query('close rows_of_table');
  return { name, rows, sha256: hash.digest('hex') };
}

/** Those that others point to come before these; otherwise by name. */
export async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; needs: readonly string[] }>(
    `select c.relname::text as name, coalesce((
       select array_agg(distinct other.relname::text) from pg_constraint f
       join pg_class other on other.oid = f.confrelid
       where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as needs
     from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
       and c.relname <> '_prisma_migrations' order by c.relname`,
  );
  const ordered: string[] = [];
  const place = (name: string): void => {
    if (ordered.includes(name)) return;
    for (const needed of rows.find((row) => row.name === name)?.needs ?? []) place(needed);
    ordered.push(name);
  };
  for (const { name } of rows) place(name);
  return ordered;
}

async function keyOf(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ column: string }>(
    `select a.attname::text as column from pg_index i
     cross join lateral unnest(i.indkey) with ordinality as k(attnum, place)
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
     where i.indrelid = $1::regclass and i.indisprimary order by k.place`,
    [client.escapeIdentifier(table)],
  );
  return rows.map(({ column }) => column);
}
