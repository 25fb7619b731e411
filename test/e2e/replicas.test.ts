/** Several real processes on one PostgreSQL: killed at random, ended in good order, or cut off from the database. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chanceOf } from '../sim/chance.ts';
import { engines, type TestDatabaseOptions, testDatabaseOptions } from '../support/database.ts';
import { leftOut } from '../support/left-out.ts';
import { scratchFolder } from '../support/scratch.ts';
import { asAdmin } from '../support/template.ts';
import {
  type Doomed,
  expectEverythingOnce,
  foundCompany,
  type Home,
  messagesOf,
  startDoomed,
} from './doomed-process.ts';
import { build } from './process.ts';

const isLeftOut = leftOut(
  !engines.includes('server'),
  'several processes on one server: no TEST_DATABASE_URL.',
);
const timeout = 900_000;
const contest = (n: number) => `/contest new "Sprint ${n}" race 100k until in 10 days`;

describe.skipIf(isLeftOut)('processes that share a server', { timeout }, () => {
  let database: TestDatabaseOptions;
  let home: Home;

  beforeAll(async () => {
    build();
    database = await testDatabaseOptions('server');
    home = { folder: scratchFolder('replicas '), options: database.options };
    await foundCompany(home);
  });
  afterAll(async () => {
    await database.dispose();
    rmSync(home.folder, { recursive: true, force: true });
  });

  const url = () => (home.options.kind === 'server' ? home.options.url : '');
  const alive = async (more: Readonly<Record<string, string>> = {}): Promise<Doomed> => {
    const doomed = await startDoomed(home, more);
    if (!doomed) throw new Error('it ended at its start');
    return doomed;
  };

  it('say each message once and run each occurrence once, three of them killed at random', async () => {
    const chance = chanceOf(20_261_125);
    const slow = { SEND_TAKES_MS: '40' };
    const running = await Promise.all([alive(slow), alive(slow), alive(slow)]);
    for (let n = 0; n < 6; n += 1) await running[0]?.ask({ kind: 'schedule', id: `random ${n}` });
    const acts = 24;
    for (let n = 0; n < acts; n += 1) {
      // What nobody acknowledged is repeated under the same key, to whoever is there, once whoever began it is given up.
      for (let answer: unknown = null; answer === null || answer === 'not taken'; ) {
        const at = chance.below(running.length);
        const asked = running[at]?.ask({ kind: 'say', text: contest(n), key: `random ${n}` });
        if (chance.happens(0.25)) {
          void running[at]?.end('SIGKILL');
          running[at] = await alive(slow);
        }
        answer = (await asked) ?? null;
        for (const each of running) await each.ask({ kind: 'hurry', minutes: 1, only: 'requests' });
      }
    }
    const [first, ...others] = running;
    for (const other of others) await other.end('SIGKILL');
    if (!first) throw new Error('nobody is left');
    await expectEverythingOnce(first, home.folder);
    const messages = await messagesOf(first);
    const launched = messages.filter(({ key }) => key.startsWith('contest.launched'));
    expect(launched).toHaveLength(acts);
    await first.end('SIGTERM');
  });

  it('leave no lease behind when they are asked to end', async () => {
    const doomed = await alive({ SEND_TAKES_MS: '2000' });
    await doomed.ask({ kind: 'say', text: contest(100), key: 'last' });
    expect(await doomed.end('SIGTERM')).toBe(0);
    const held = await asAdmin(url(), (client) =>
      client.query(`select key, state from outbox_message where lease_until is not null`),
    );
    expect(held.rows).toEqual([]);
  });

  it('go on when the database cuts every connection', async () => {
    const doomed = await alive({ SEND_TAKES_MS: '20' });
    for (let n = 200; n < 206; n += 1) {
      const asked = doomed.ask({ kind: 'say', text: contest(n), key: `cut ${n}` });
      await asAdmin(url(), (client) =>
        client.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`),
      );
      for (let answer = await asked; answer === 'not taken'; ) {
        await doomed.ask({ kind: 'hurry', minutes: 1 });
        answer = await doomed.ask({ kind: 'say', text: contest(n), key: `cut ${n}` });
      }
    }
    await expectEverythingOnce(doomed, home.folder);
    await doomed.end('SIGTERM');
  });
});
