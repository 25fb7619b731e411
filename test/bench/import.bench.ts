/**
 * Importing a file of deals: reading and checking it against the parser alone, the whole against the bare insert of the same rows,
 * and what it holds in memory.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { inferSchema, initParser } from 'udsv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import { decimalText } from '../../src/domain/money.ts';
import type { Person } from '../../src/domain/people.ts';
import type { Fact } from '../../src/domain/record.ts';
import { openFile } from '../../src/sources/port.ts';
import type { Client } from '../../src/store/client.ts';
import type { Store } from '../../src/store/port.ts';
import { factColumns } from '../../src/store/record-rows.ts';
import { acme } from '../support/company.ts';
import { engines, openTestDatabase } from '../support/database.ts';
import { at, dealsOf, seatEverybody } from './big-company.ts';
import { alternate, elapsed, full, report } from './measure.ts';

const [reps, deals] = full ? [10_000, 1_000_000] : [1_000, 100_000];
/** Of the whole import to the bare insert. */
const insertLimit = 2.5;
/** Of resident memory that reading takes, from a tenth of the file to all of it. */
const growthLimitMb = 60;

let folder = '';
const fileOf = (rows: number) => join(folder, `deals-${rows}.csv`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upside-bench-'));
  for (const rows of [deals / 10, deals]) await writeDeals(fileOf(rows), rows);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writeDeals(path: string, rows: number): Promise<void> {
  const stream = createWriteStream(path);
  stream.write('id,owner,stage,date,amount,account,product\n');
  for await (const facts of dealsOf(reps, 0, rows)) {
    const lines = facts.map(
      ({ externalId, splits, occurredOn, amount, attributes }) =>
        `${externalId},${splits[0]?.personId.slice(2)},Won,${occurredOn},${amount ? decimalText(amount) : ''},${attributes['account']},${attributes['product']}\n`,
    );
    if (!stream.write(lines.join('')))
      await new Promise<void>((go) => stream.once('drain', () => go()));
  }
  stream.end();
  await finished(stream);
}

const open = (path: string) =>
  openFile({
    kind: 'deals',
    path,
    mapping: null,
    dates: null,
    decimals: null,
    from: null,
    currency: acme.currency,
    calendar: acme,
  });
const sink = {
  reject(rejection: { readonly row: number }) {
    throw new Error(`row ${rejection.row} is not taken`);
  },
  progress() {},
};

async function read(path: string, people: readonly Person[]): Promise<number> {
  return (await open(path)).facts(people, sink, async () => {});
}

/** The parser alone, in its own way of reading a stream. */
async function parse(path: string): Promise<number> {
  let parser: ReturnType<typeof initParser> | null = null;
  let rows = 0;
  for await (const text of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    parser ??= initParser(inferSchema(text as string));
    parser.chunk<string[]>(text as string, parser.stringArrs as never, () => {
      rows += 1;
      return true;
    });
  }
  parser?.end();
  return rows;
}

describe.each(engines)('importing a file on the %s engine', (engine) => {
  it(`takes ${deals} deals in at most ${insertLimit} times the bare insert, in memory that does not grow`, async () => {
    const test = await openTestDatabase(engine);
    const store = await test.database.openWorkspace({ ...acme, id: workspaceId('bench') });
    const people = await seatEverybody(store, reps);
    await read(fileOf(deals / 10), people);

    const [reading, parsing] = await alternate(
      full ? 3 : 5,
      () => read(fileOf(deals), people),
      () => parse(fileOf(deals)),
    );
    const [small, large] = [
      await peakOf(fileOf(deals / 10), people),
      await peakOf(fileOf(deals), people),
    ];
    const bare = await elapsed(() => bareInsert(test.client));
    const whole = await elapsed(() => importFile(store, people));
    report({
      engine,
      'parser alone s': parsing / 1000,
      'read and check s': reading / 1000,
      'read/parse': reading / parsing,
      'bare insert s': bare / 1000,
      'import s': whole / 1000,
      'import/insert': whole / bare,
      'peak MB, a tenth': small,
      'peak MB, all': large,
    });
    await test.close();
    expect(whole / bare).toBeLessThanOrEqual(insertLimit);
    expect(large - small).toBeLessThanOrEqual(growthLimitMb);
  });
});

async function importFile(store: Store, people: readonly Person[]): Promise<void> {
  const file = await open(fileOf(deals));
  const counts = await store.importFacts({ at }, async (add) => {
    await file.facts(people, sink, add);
  });
  expect(counts.added).toBe(deals);
}

/** Highest resident memory above that before, while a file is read. */
async function peakOf(path: string, people: readonly Person[]): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  const file = await open(path);
  await file.facts(
    people,
    { ...sink, progress: () => void (peak = Math.max(peak, process.memoryUsage().rss)) },
    async () => {},
  );
  return (peak - before) / 2 ** 20;
}

async function bareInsert(client: Client): Promise<void> {
  await client.$transaction(
    async (sql) => {
      let waiting: Fact[] = [];
      let base = 1_000_000_000_000;
      const flush = async () => {
        const c = factColumns(waiting, acme);
        await sql.$executeRaw`
          insert into performance_record (workspace_id, id, source, kind, external_id, version,
            stage, occurred_on, amount, score_hundredths, owner_id, splits, attributes, recorded_at)
          select 'bare', ${base}::bigint + n, source, kind, external_id, 1, stage,
            occurred_on, amount, score, owner, splits, attributes, ${`${at}`}::timestamptz
          from unnest(${c.source}::text[], ${c.kind}::text[], ${c.externalId}::text[],
            ${c.stage}::text[], ${c.occurredOn}::date[], ${c.amount}::bigint[], ${c.score}::bigint[],
            ${c.owner}::text[], ${c.splits}::jsonb[], ${c.attributes}::jsonb[]) with ordinality
            f(source, kind, external_id, stage, occurred_on, amount, score, owner, splits, attributes, n)`;
        base += waiting.length;
        waiting = [];
      };
      for await (const facts of dealsOf(reps, 0, deals)) {
        waiting = waiting.concat(facts);
        if (waiting.length >= 10_000) await flush();
      }
      if (waiting.length > 0) await flush();
    },
    { timeout: 3_600_000 },
  );
}
