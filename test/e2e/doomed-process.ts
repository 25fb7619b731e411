/** Starts `doomed.ts` and speaks with it. */
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Answer } from '../../src/chat/port.ts';
import { workspaceId } from '../../src/domain/ids.ts';
import { common } from '../../src/i18n/texts/common.ts';
import { silentLog } from '../../src/log.ts';
import { type DatabaseOptions, openDatabase } from '../../src/store/open.ts';
import { acme, deal, instant, openCompany } from '../support/company.ts';
import type { Launched, Message, Order } from './doomed.ts';

export interface Doomed {
  readonly pid: number;
  /** Null when it was killed before it answered. */
  ask(order: Order): Promise<unknown>;
  readonly ended: Promise<number | null>;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

export interface Home {
  readonly folder: string;
  readonly options: DatabaseOptions;
}

const entry = fileURLToPath(new URL('doomed.ts', import.meta.url));

/** Null when it was killed before it was ready. */
export async function startDoomed(
  { folder, options }: Home,
  more: Readonly<Record<string, string>> = {},
): Promise<Doomed | null> {
  const child = fork(entry, [], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...{ PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', PORT: '0' },
      ...{ UPSIDE_HOME: folder, UPSIDE_WORKSPACE: 'own', SHOWN_FILE: shownFileOf(folder) },
      ...(options.kind === 'server' ? { DATABASE_URL: options.url } : {}),
      ...more,
    },
  });
  // Whatever becomes of the test: it holds up nobody, and ends with its parent.
  child.unref();
  child.channel?.unref();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const isReady = await answerOf(child, ended);
  if (isReady === null) return null;
  return {
    pid: child.pid ?? 0,
    ended,
    async ask(order) {
      const answer = answerOf(child, ended);
      // It may be gone already.
      child.send(order, () => {});
      return answer;
    },
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

async function answerOf(child: ChildProcess, ended: Promise<unknown>): Promise<unknown> {
  const answer = new Promise<Readonly<Record<string, unknown>>>((resolve) =>
    child.once('message', (message) => resolve(message as Record<string, unknown>)),
  );
  const found = await Promise.race([answer, ended.then(() => null)]);
  if (found === null) return null;
  if ('error' in found) throw new Error(String(found['error']));
  return found['ready'] ?? found['result'] ?? 'nothing';
}

export const messagesOf = async (doomed: Doomed): Promise<readonly Message[]> =>
  ((await doomed.ask({ kind: 'messages' })) ?? []) as readonly Message[];

const shownFileOf = (folder: string): string => join(folder, 'shown.jsonl');

/** How often each message was shown, changes in place aside. */
function timesShown(folder: string): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const file = shownFileOf(folder);
  if (!existsSync(file)) return times;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line.endsWith('}')) continue;
    const { key, update } = JSON.parse(line) as { key: string; update: string | null };
    if (update === null) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}

/** A company of one's own, with a deal so that there is something for the board. */
export async function foundCompany({ options }: Home): Promise<void> {
  const database = await openDatabase(options, silentLog);
  const store = await openCompany(database, { ...acme, id: workspaceId('own') });
  const now = instant(new Date().toISOString());
  const occurredOn = now.toZonedDateTimeISO('UTC').toPlainDate().subtract({ days: 1 });
  await store.records.ingest([deal('D-1', 100_00n, undefined, { occurredOn })], now);
  await database.close();
}

/** Waits until nothing is on its way any more, and looks at what people have seen. */
export async function expectEverythingOnce(doomed: Doomed, folder: string): Promise<void> {
  for (let round = 0; round < 60; round += 1) {
    await doomed.ask({ kind: 'hurry', minutes: 20 });
    const waits = (await messagesOf(doomed)).some(({ state }) =>
      ['pending', 'sending', 'ambiguous'].includes(state),
    );
    if (!waits) break;
    // What is being sent just now ends meanwhile.
    await delay(50);
  }
  const shown = timesShown(folder);
  const messages = await messagesOf(doomed);
  const wrong = messages.filter(({ key, state, reason }) => {
    const times = shown.get(key) ?? 0;
    if (state === 'sent') return times !== 1 && !key.includes(':update:');
    return times > 1 || reason === null;
  });
  expect(wrong).toEqual([]);
  const known = new Set(messages.map(({ key }) => key));
  expect([...shown.keys()].filter((key) => !known.has(key))).toEqual([]);
}

/** Somebody launches a contest of that name. `failed`: they were told that it went wrong. */
export async function launch(
  doomed: Doomed,
  name: string,
): Promise<'done' | 'failed' | 'not taken' | 'gone'> {
  const text = `/contest new "${name}" race 100k until in 10 days`;
  const answer = await doomed.ask({ kind: 'say', text, key: name });
  if (answer === null) return 'gone';
  if (answer === 'not taken') return answer;
  const said = answer as Answer;
  return 'card' in said && said.card.title === common.failureTitle.en ? 'failed' : 'done';
}

/** What somebody was told is done is there, once, and announced. What nobody was told may be there, once, and is announced then. */
export async function expectLaunched(
  doomed: Doomed,
  acknowledged: readonly string[],
): Promise<void> {
  const launched = (await doomed.ask({ kind: 'contests' })) as readonly Launched[];
  const titles = launched.map(({ title }) => title);
  expect(titles.toSorted()).toEqual([...new Set(titles)].sort());
  expect(acknowledged.filter((name) => !titles.includes(name))).toEqual([]);
  const messages = await messagesOf(doomed);
  const states = launched.map(
    ({ id }) => messages.find(({ key }) => key === `contest.launched:${id}`)?.state,
  );
  expect(states).toEqual(launched.map(() => 'sent'));
}
