/**
 * Load: how long people wait for an acknowledgement while an import and a recompute run in a process beside, and how long a burst of
 * messages is felt. The burst is in virtual time: what it measures is the limits of the platform, not this machine.
 */
import { fork } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouter } from '../../src/chat/router.ts';
import { describe as describeError, refusals } from '../../src/features/routing.ts';
import { silentLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/open.ts';
import type { Database } from '../../src/store/port.ts';
import { burst } from '../sim/burst.ts';
import { engines, type TestDatabaseOptions, testDatabaseOptions } from '../support/database.ts';
import { entry } from './busy-company.ts';
import { type AskingCompany, now, openCompany } from './company-that-asks.ts';
import { full, hold } from './measure.ts';

const reps = full ? 10_000 : 1_000;
const stored = full ? 100_000 : 10_000;
const imported = full ? 1_000_000 : 50_000;
const seconds = full ? 60 : 10;
const perSecond = 100;
const warmUp = 1_000;

/** A server is what many processes share: the embedded engine belongs to one. */
describe.skipIf(!engines.includes('server'))('an acknowledgement on a server', () => {
  let test: TestDatabaseOptions;
  let database: Database;
  let company: AskingCompany;

  beforeAll(async () => {
    test = await testDatabaseOptions('server');
    database = await openDatabase(test.options, silentLog);
    company = await openCompany({ database }, 'busy', reps, stored);
  });
  afterAll(async () => {
    await database.close();
    await test.dispose();
  });

  it('comes in time while records are imported and a plan is tried beside', async (context) => {
    const url = test.options.kind === 'server' ? test.options.url : '';
    const beside = [
      ['import', url, 'busy', `${reps}`, `${stored}`, `${imported}`],
      ['recompute', `${reps}`, `${imported}`],
    ].map((args) => fork(entry, args, { execArgv: ['--import', 'tsx'] }));
    try {
      await Promise.all(
        beside.map((each) => new Promise((resolve) => each.once('message', resolve))),
      );
      const ask = asking(company);
      // A process that has answered for a while is what people wait for.
      for (let n = 0; n < warmUp; n += 1) await ask(`warm-up ${n}`, n);
      let isImported = false;
      beside[0]?.once('message', () => {
        isImported = true;
      });
      const waits = await askSteadily(ask, () => isImported);

      expect(waits.length).toBeGreaterThanOrEqual(seconds * perSecond);
      const [median, p99] = [percentile(waits, 50), percentile(waits, 99)];
      hold(context, {
        what: `ms p99 of an acknowledgement at ${perSecond} a second, import and recompute beside`,
        ...{ engine: 'server', from: `median ${median.toFixed(0)} ms`, measured: p99, limit: 300 },
      });
    } finally {
      for (const each of beside) each.kill('SIGKILL');
    }
  });
});

describe('a burst of ten times the usual for a minute', () => {
  it.each(['slack-like', 'lark-like'] as const)(
    'is over within five minutes, %s',
    async (platform) => {
      const lag = await burst(platform, full ? 2 : 1);
      expect(lag.messagesInBurst).toBeGreaterThan(0);
      expect(lag.minutesUntilUsual).toBeLessThanOrEqual(5);
      console.log(`${platform}: ${JSON.stringify(lag)}`);
    },
  );
});

type Ask = (key: string, n: number) => Promise<unknown>;

/** Through the router, as from a platform. Every second one changes something. */
function asking({ store, ask }: AskingCompany): Ask {
  const run = (n: number) => ask(n).then(() => ({ kind: 'none' }) as const);
  const route = createRouter<number>({
    features: [
      {
        id: 'asked',
        command: { ...{ names: ['asked'], effect: 'reads', roles: ['rep'] }, run },
        actions: { done: { effect: 'changes', run } },
      },
    ],
    resolve: async ({ dedupeKey }) => ({
      ...{ locale: 'en', roles: ['rep'], inbox: store.inbox },
      request: () => Number(dedupeKey.split(' ').at(-1)),
    }),
    welcome: async () => ({ kind: 'none' }),
    home: async () => ({ kind: 'none' }),
    describe: describeError,
    refusals,
    report: ({ error }) => console.error(error),
  });
  return (key, n) => {
    const event =
      n % 2 === 0
        ? ({ kind: 'command', text: '/asked' } as const)
        : ({ kind: 'button', message: '', action: 'asked.done', value: '' } as const);
    return route({
      ...{ platform: 'bench', tenant: 'T', user: 'U', locale: 'en', receivedAt: now, event },
      ...{ dedupeKey: key, place: { id: 'dm', kind: 'dm' } },
    });
  };
}

/** Whether or not the former have been answered: what waits in a queue counts as waiting. To the end of the import at least. */
async function askSteadily(ask: Ask, isOver: () => boolean): Promise<readonly number[]> {
  const waits: number[] = [];
  const asked: Promise<void>[] = [];
  const began = performance.now();
  for (let n = 0; n < seconds * perSecond || !isOver(); n += 1) {
    const due = began + (n * 1000) / perSecond;
    await delay(Math.max(0, due - performance.now()));
    asked.push(
      ask(`asked ${n}`, n).then(() => {
        waits.push(performance.now() - due);
      }),
    );
  }
  await Promise.all(asked);
  return waits;
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
