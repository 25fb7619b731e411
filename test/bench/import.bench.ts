/**
 * Importing a file of deals: reading and checking it against the parser alone, the whole against the bare insert of the same rows,
 * and what it holds in memory.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inferSchema, initParser } from 'udsv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceId } from '../../src/domain/ids.ts';
import { decimalText } from '../../src/domain/money.ts';
import type { Person } from '../../src/domain/people.ts';
import type { Fact } from '../../src/domain/record.ts';
import { openFile } from '../../src/sources/port.ts';
import type { Client } from '../../src/store/client.ts';
import type { FactCounts, Store } from '../../src/store/port.ts';
import { factColumns } from '../../src/store/record-rows.ts';
import { acme } from '../support/company.ts';
import { type Engine, engines, openTestDatabase } from '../support/database.ts';
import { at, dealsOf, seatEverybody } from './big-company.ts';
import { alternate, full, hold } from './measure.ts';

/** The embedded engine is shown a tenth of what is one for a server. */
const sizeOf = (engine: Engine) => {
  if (!full) return 30_000;
  return engine === 'server' ? 1_000_000 : 100_000;
};
/** A hundred deals each: standing is kept by person and month, so that fewer would make it the larger part. */
const repsOf = (engine: Engine) => sizeOf(engine) / 100;
const rounds = full ? 3 : 5;
/** Of the whole import to the bare insert. */
const insertLimit = 2.5;
/** Of reading and checking to the parser alone. */
const parseLimit = 12;
/** MB held in the middle of an import, from a tenth of the file to all of it: standing of people and months, not of deals. */
const heldLimit = 48;
/** MB of the highest resident memory, in which there is garbage too. */
const peakLimit = 160;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

let folder = '';
const fileOf = (engine: Engine, rows: number) => join(folder, `${engine}-${rows}.csv`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upside-bench-'));
  for (const engine of engines)
    for (const rows of [sizeOf(engine) / 10, sizeOf(engine)])
      await writeDeals(fileOf(engine, rows), repsOf(engine), rows);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writeDeals(path: string, reps: number, rows: number): Promise<void> {
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
    recordKind: null,
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
  return (await (await open(path)).facts(people, sink, async () => {})).rows;
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
  it('takes little more than the bare insert, in memory that does not grow with the file', async (context) => {
    const deals = sizeOf(engine);
    const test = await openTestDatabase(engine);
    const workspace = (name: string) =>
      test.database.openWorkspace({ ...acme, id: workspaceId(name) });
    const reps = repsOf(engine);
    const trial = await workspace('trial');
    const people = await seatEverybody(trial, reps);
    const [small, large] = [fileOf(engine, deals / 10), fileOf(engine, deals)];
    await read(small, people);
    const [reading, parsing] = await alternate(
      5,
      () => read(large, people),
      () => parse(large),
    );
    const few = await memoryOf(trial, small, people);
    const many = await memoryOf(trial, large, people);
    const stores: Store[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const store = await workspace(`w${round}`);
      await seatEverybody(store, reps);
      stores.push(store);
    }
    const [whole, bare] = await alternate(
      rounds,
      async (round) => {
        const counts = await importFile(stores[round] ?? trial, large, people);
        expect(counts.added).toBe(deals);
      },
      (round) => bareInsert(test.client, deals, round),
    );
    await test.close();
    const seconds = (one: number, other: number) =>
      `${(one / 1000).toFixed(2)} s to ${(other / 1000).toFixed(2)} s`;
    const growth = (one: number, other: number) => `${one.toFixed(0)} MB to ${other.toFixed(0)} MB`;
    const of = `${deals} deals`;
    hold(context, {
      ...{ what: `${of}: read and check / parser alone`, engine, limit: parseLimit },
      ...{ from: seconds(reading, parsing), measured: reading / parsing },
    });
    hold(context, {
      ...{ what: `${of}: import / bare insert`, engine, limit: insertLimit },
      ...{ from: seconds(whole, bare), measured: whole / bare },
    });
    hold(context, {
      ...{ what: `${of} after a tenth: more MB held`, engine, limit: heldLimit },
      ...{ from: growth(few.held, many.held), measured: many.held - few.held },
    });
    hold(context, {
      ...{ what: `${of} after a tenth: more MB resident`, engine, limit: peakLimit },
      ...{ from: growth(few.resident, many.resident), measured: many.resident - few.resident },
    });
  });
});

type Approve = () => boolean;

async function importFile(
  store: Store,
  path: string,
  people: readonly Person[],
  approve: Approve = () => true,
  onChunk: () => void = () => {},
): Promise<FactCounts> {
  const file = await open(path);
  return store.importFacts({ at, approve }, async (add) => {
    await file.facts(people, sink, async (facts) => {
      onChunk();
      await add(facts);
    });
  });
}

/** Megabytes above those before, while a file is imported on trial: what is held after collecting, and resident at most. */
async function memoryOf(store: Store, path: string, people: readonly Person[]) {
  const heldNow = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  collect();
  const before = { held: heldNow(), resident: process.memoryUsage().rss };
  const highest = { ...before };
  let chunks = 0;
  const measureResident = () => {
    highest.resident = Math.max(highest.resident, process.memoryUsage().rss);
  };
  const watch = setInterval(measureResident, 20);
  const measureHeld = () => {
    measureResident();
    collect();
    highest.held = Math.max(highest.held, heldNow());
  };
  const refuse = () => {
    measureHeld();
    return false;
  };
  await importFile(store, path, people, refuse, () => {
    chunks += 1;
    if (chunks % 25 === 0) measureHeld();
  });
  clearInterval(watch);
  const above = (key: 'held' | 'resident') => (highest[key] - before[key]) / 2 ** 20;
  return { held: above('held'), resident: above('resident') };
}

async function bareInsert(client: Client, deals: number, round: number): Promise<void> {
  await client.$transaction(
    async (sql) => {
      let waiting: Fact[] = [];
      let base = 1_000_000_000_000;
      const flush = async () => {
        const c = factColumns(waiting, acme);
        await sql.$executeRaw`
          insert into performance_record (workspace_id, id, source, kind, external_id, version,
            stage, occurred_on, amount, score_hundredths, owner_id, splits, attributes, recorded_at)
          select ${`bare${round}`}, ${base}::bigint + n, source, kind, external_id, 1, stage,
            occurred_on, amount, score, owner, splits, attributes, ${`${at}`}::timestamptz
          from unnest(${c.source}::text[], ${c.kind}::text[], ${c.externalId}::text[],
            ${c.stage}::text[], ${c.occurredOn}::date[], ${c.amount}::bigint[], ${c.score}::bigint[],
            ${c.owner}::text[], ${c.splits}::jsonb[], ${c.attributes}::jsonb[]) with ordinality
            f(source, kind, external_id, stage, occurred_on, amount, score, owner, splits, attributes, n)`;
        base += waiting.length;
        waiting = [];
      };
      for await (const facts of dealsOf(deals / 100, 0, deals)) {
        waiting = waiting.concat(facts);
        if (waiting.length >= 10_000) await flush();
      }
      if (waiting.length > 0) await flush();
    },
    { timeout: 3_600_000 },
  );
}
