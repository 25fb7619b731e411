/** Reads the lines of a backup into an empty database. What does not add up is not kept. */
import { createHash, type Hash } from 'node:crypto';
import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../domain/errors.ts';
import { format, type Head, marker, type Tail, tablesOf } from './backup-dump.ts';
import type { BackupContents, TableContents } from './port-backup.ts';

const mostBytes = 1 << 20;

/** Throws `backup.damaged` or `backup.newer`: what cannot be read, or not by us. */
export function readHead(line: string, file: string): Head {
  const head = parse(line, file) as Partial<Head>;
  if (head.upside !== 'backup' || !head.takenAt || !Array.isArray(head.migrations))
    throw new AppError('backup.damaged', { file, reason: 'head' });
  if (head.format !== format) throw new AppError('backup.newer', { file });
  return head as Head;
}

/** In the transaction that goes on. `lines`: those after the head. Throws `backup.damaged`. */
export async function load(
  client: pg.Client,
  lines: AsyncIterable<string>,
  head: Head,
  file: string,
): Promise<BackupContents> {
  const known = new Set(await tablesOf(client));
  const tables: TableContents[] = [];
  let current: TableLoad | null = null;
  let tail: Tail | null = null;
  for await (const line of lines) {
    if (tail) throw new AppError('backup.damaged', { file, reason: 'order' });
    if (!line.startsWith(marker)) {
      if (!current) throw new AppError('backup.damaged', { file, reason: 'order' });
      await current.add(line);
      continue;
    }
    if (current) tables.push(await current.finish());
    current = null;
    const mark = parse(line, file) as { readonly table?: string } & Partial<Tail>;
    if (Array.isArray(mark.tables)) tail = { tables: mark.tables };
    else if (mark.table !== undefined && known.has(mark.table))
      current = new TableLoad(client, mark.table, file);
    else throw new AppError('backup.damaged', { file, reason: 'order' });
  }
  if (!tail) throw new AppError('backup.damaged', { file, reason: 'end' });
  if (!isSame(tables, tail.tables)) throw new AppError('backup.damaged', { file, reason: 'sums' });
  await moveSequences(client);
  return { takenAt: Temporal.Instant.from(head.takenAt), tables };
}

export const isSame = (left: readonly TableContents[], right: readonly TableContents[]): boolean =>
  left.length === right.length &&
  left.every(({ name, rows, sha256 }, at) => {
    const other = right[at];
    return other?.name === name && other.rows === rows && other.sha256 === sha256;
  });

function parse(line: string, file: string): unknown {
  try {
    return JSON.parse(line.slice(marker.length));
  } catch (cause) {
    throw new AppError('backup.damaged', { file, reason: 'head' }, { cause });
  }
}

/** Rows that do not fit their table, or one another: SQLSTATE classes 22 and 23. */
const isOfRows = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));

/** Rows of one table, stored some at a time. */
class TableLoad {
  readonly #client: pg.Client;
  readonly #table: string;
  readonly #file: string;
  readonly #hash: Hash = createHash('sha256');
  #waiting: string[] = [];
  #bytes = 0;
  #rows = 0;

  constructor(client: pg.Client, table: string, file: string) {
    this.#client = client;
    this.#table = table;
    this.#file = file;
  }

  async add(line: string): Promise<void> {
    this.#hash.update(line).update('\n');
    this.#waiting.push(line);
    this.#bytes += line.length;
    if (this.#bytes >= mostBytes) await this.#store();
  }

  async finish(): Promise<TableContents> {
    await this.#store();
    return { name: this.#table, rows: this.#rows, sha256: this.#hash.digest('hex') };
  }

  async #store(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const table = this.#client.escapeIdentifier(this.#table);
    const stored = await this.#client
      .query(
        `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        [`[${this.#waiting.join(',')}]`],
      )
      .catch((cause: unknown) => {
        if (!isOfRows(cause)) throw cause;
        throw new AppError('backup.damaged', { file: this.#file, reason: 'sums' }, { cause });
      });
    this.#rows += stored.rowCount ?? 0;
    this.#waiting = [];
    this.#bytes = 0;
  }
}

/** What is numbered goes on behind what is there. */
async function moveSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname::text as table, a.attname::text as column,
       pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
       and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`,
  );
  for (const { table, column, sequence } of rows)
    await client.query(
      `select setval($1, greatest(1, coalesce(max(${client.escapeIdentifier(column)}), 0)),
         count(*) > 0) from ${client.escapeIdentifier(table)}`,
      [sequence],
    );
}
