/** What one PostgreSQL holds: how much a second, with how many processes, and how much disk. Printed; it depends on the machine. */
import { type ChildProcess, fork } from 'node:child_process';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../src/log.ts';
import { type Client, connect } from '../../src/store/client.ts';
import { openDatabase } from '../../src/store/open.ts';
import type { Database, Store } from '../../src/store/port.ts';
import { engines, type TestDatabaseOptions, testDatabaseOptions } from '../support/database.ts';
import { dealsOf } from './big-company.ts';
import { now, openCompany } from './company-that-asks.ts';
import { elapsed, full, median } from './measure.ts';
import { sizeOf } from './sizes.ts';
import { entry, type Job, platformName } from './working-company.ts';

const { reps, few, many } = sizeOf('server');
const ms = full ? 8_000 : 1_500;
const rounds = full ? 5 : 1;
const waiting = full ? [1_000, 10_000] : [500];
const name = 'held';

/** What grows with records, and what grows with people and periods. */
const ofRecords = ['performance_record', 'credit'] as const;
const ofPeople = ['person_standing', 'team_standing'] as const;

describe.skipIf(!engines.includes('server'))('one PostgreSQL', () => {
  let test: TestDatabaseOptions;
  let url: string;
  let database: Database;
  let client: Client;
  let store: Store;

  beforeAll(async () => {
    test = await testDatabaseOptions('server');
    if (test.options.kind !== 'server') throw new Error('no server');
    url = test.options.url;
    database = await openDatabase(test.options, silentLog);
    client = connect({ connectionString: url, max: 1 }, silentLog);
    store = (await openCompany({ database }, name, reps, few)).store;
    await client.$executeRaw`
      insert into identity (workspace_id, platform, platform_user, person_id)
      select workspace_id, ${platformName}, id, id from person`;
  });
  afterAll(async () => {
    await client.$disconnect();
    await database.close();
    await test.dispose();
  });

  it('takes records', async () => {
    const before = await bytesOf(client);
    const took = await elapsed(() =>
      store.importFacts({ at: now }, async (add) => {
        for await (const facts of dealsOf(reps, few, many)) await add(facts);
      }),
    );
    const records = many - few;
    console.log(`${whole(records)} records imported: ${whole((records / took) * 1000)} a second`);
    await client.$executeRaw`vacuum analyze`;
    const after = await bytesOf(client);
    for (const table of ofRecords) {
      const grown = (after.get(table) ?? Number.NaN) - (before.get(table) ?? Number.NaN);
      expect(grown).toBeGreaterThan(0);
      console.log(`${table}: ${whole(grown / records)} MB for 1,000,000 records`);
    }
    for (const table of ofPeople)
      console.log(
        `${table}: ${((after.get(table) ?? Number.NaN) / 1e6).toFixed(1)} MB for a year of ${whole(reps)} people`,
      );
  });

  it.each([1, 2, 3])('sends messages from %i processes', async (processes) => {
    const workers = await workersFor(url, 'send', processes);
    for (const messages of waiting) {
      const rates: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        await addMessages(store, messages, `${processes}-${round}-${messages}`);
        const took = await elapsed(() => workers.go());
        expect(await unsent(client)).toBe(0);
        rates.push((messages / took) * 1000);
      }
      console.log(
        `${processes} processes send ${whole(median(rates))} messages a second, ${whole(messages)} waiting`,
      );
    }
    await workers.end();
  });

  it.each([
    ['ask', 1],
    ['ask', 2],
    ['change', 1],
    ['change', 2],
  ] as const)('answers: %s, from %i processes', async (job, processes) => {
    const workers = await workersFor(url, job, processes);
    await workers.go();
    const rates: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      rates.push((sum(await workers.go()) / ms) * 1000);
    await workers.end();
    expect(median(rates)).toBeGreaterThan(0);
    const what = job === 'ask' ? '/mybonus' : 'changes, each written down before and after';
    console.log(`${processes} processes answer ${whole(median(rates))} ${what} a second`);
  });
});

interface Workers {
  /** All of them at once; how much each has done. */
  go(): Promise<readonly number[]>;
  end(): Promise<void>;
}

async function workersFor(url: string, job: Job, count: number): Promise<Workers> {
  const children = Array.from({ length: count }, () =>
    fork(entry, [job, url, name, `${ms}`], { execArgv: ['--import', 'tsx'] }),
  );
  await Promise.all(children.map(saying));
  return {
    go: () =>
      Promise.all(
        children.map(async (child) => {
          const done = saying(child);
          child.send('go');
          return Number(await done);
        }),
      ),
    end: async () => {
      await Promise.all(
        children.map(
          (child) =>
            new Promise<void>((resolve) => {
              child.once('exit', () => resolve());
              child.kill('SIGKILL');
            }),
        ),
      );
    },
  };
}

const saying = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`it ended with ${code}`));
    child.once('exit', gone);
    child.once('message', (message) => {
      child.off('exit', gone);
      resolve(message);
    });
  });

/** Each to somebody else. */
async function addMessages(store: Store, count: number, batch: string): Promise<void> {
  const people = await store.people.list();
  const at = Temporal.Now.instant();
  const card = {
    ...{ audience: 'private', title: 'Close to target' },
    elements: [{ kind: 'text', spans: [{ text: 'Three more deals and the quarter is yours.' }] }],
  };
  await store.transaction(async (tx) => {
    for (let n = 0; n < count; n += 1) {
      const { id } = people[n % people.length] ?? {};
      if (!id) throw new Error('an empty company');
      await tx.outbox.add(
        {
          ...{ key: `${batch}-${n}`, to: { kind: 'person', id }, locale: 'en', card },
          ...{ lane: `person:${id}`, priority: 1, policy: 'once', batch: null, updates: null },
          expiresAt: null,
        },
        at,
      );
    }
  });
}

async function unsent(client: Client): Promise<number> {
  const [row] = await client.$queryRaw<readonly { messages: number }[]>`
    select count(*)::int as messages from outbox_message where state <> 'sent'`;
  return row?.messages ?? Number.NaN;
}

/** On disk, with indexes. */
async function bytesOf(client: Client): Promise<ReadonlyMap<string, number>> {
  const rows = await client.$queryRaw<readonly { name: string; bytes: bigint }[]>`
    select relname as name, pg_total_relation_size(oid) as bytes from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace`;
  return new Map(rows.map((row) => [row.name, Number(row.bytes)]));
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
const whole = (value: number): string => Math.round(value).toLocaleString('en');
