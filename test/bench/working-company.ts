/**
 * Processes that share one server, each until it is ended: `working-company.ts <send|ask|change> <url> <workspace> <milliseconds>`. Told
 * to go over the channel to its parent, it works, as often as it is told, and says how much it has done.
 */
import { fileURLToPath } from 'node:url';
import type { Answer, Inbound, Platform } from '../../src/chat/port.ts';
import { createRouter } from '../../src/chat/router.ts';
import { systemClock } from '../../src/clock.ts';
import { createDelivery, createOutboxWorker } from '../../src/delivery/outbox.ts';
import { workspaceId } from '../../src/domain/ids.ts';
import { businessDay } from '../../src/domain/period.ts';
import { catalogue, home, welcome } from '../../src/features/catalogue.ts';
import type { Request } from '../../src/features/feature.ts';
import { describe, refusals } from '../../src/features/routing.ts';
import { silentLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { visitor } from '../../src/visiting.ts';
import { now } from './company-that-asks.ts';

export type Job = 'send' | 'ask' | 'change';

export const entry = fileURLToPath(import.meta.url);

/** On which everybody is reached, under the person's id. */
export const platformName = 'free';

const [, script, job, url = '', workspace = '', ms = '0'] = process.argv;

async function work(): Promise<void> {
  const database = await openDatabase({ kind: 'server', url }, silentLog);
  const store = await database.findWorkspace(workspaceId(workspace));
  if (!store) throw new Error(`no company ${workspace}`);
  const people = (await store.people.list()).map(({ id }) => id);
  const does = job === 'send' ? sending(store) : asking(store, people, job as Job);
  const go = async () => process.send?.(await does());
  process.on('message', () => void go());
  process.send?.('ready');
}

/** Shows at once and without limits, and remembers nothing. */
const free: Platform = {
  name: platformName,
  start: async () => {},
  send: async ({ key }) => ({ kind: 'sent', ref: key }),
  lookUp: async () => 'absent',
  stop: async () => {},
};

/** Until nothing is left. */
function sending(store: Store): () => Promise<number> {
  const connections = [{ platform: free, tenant: 'T' }];
  const worker = createOutboxWorker({ store, connections, clock: systemClock, log: silentLog });
  return () => worker.drain();
}

/** As many as an adapter has under way in a busy minute. */
const atOnce = 16;

/** For so many milliseconds. */
function asking(store: Store, people: readonly string[], asked: Job): () => Promise<number> {
  const route = routing(store);
  let gestures = 0;
  return async () => {
    const until = performance.now() + Number(ms);
    let done = 0;
    const one = async () => {
      while (performance.now() < until) {
        gestures += 1;
        const user = people[(gestures * 7919) % people.length] ?? '';
        const answer = await route(inbound(`${process.pid}-${gestures}`, user, asked));
        if (answer.kind !== 'private') throw new Error('not answered');
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
    return done;
  };
}

/** As the product routes, with one act more, which writes one row. */
function routing(store: Store): (inbound: Inbound) => Promise<Answer> {
  const { inbox } = store;
  const delivery = createDelivery(systemClock);
  const today = businessDay(now, store.workspace);
  const around = () => ({ store, workspace: store.workspace, delivery, now, today });
  const act = async ({ actor }: Request): Promise<Answer> => {
    await store.people.setLocale(actor.id, 'en');
    const done = { audience: 'private', title: 'Done.', elements: [] } as const;
    return { kind: 'private', card: done };
  };
  return createRouter<Request>({
    features: [
      ...catalogue,
      { id: 'act', command: null, actions: { do: { effect: 'changes', run: act } } },
    ],
    resolve: (asked) =>
      visitor({ store, inbox, around, member: async () => null, awaited: [] }, asked),
    ...{ welcome, home, describe, refusals },
    report: ({ error }) => {
      throw error;
    },
  });
}

const inbound = (dedupeKey: string, user: string, asked: Job): Inbound => ({
  ...{ platform: platformName, tenant: 'T', user, locale: 'en', dedupeKey, receivedAt: now },
  place: { id: 'dm', kind: 'dm' },
  event:
    asked === 'ask'
      ? { kind: 'command', text: '/mybonus' }
      : { kind: 'button', message: '', action: 'act.do', value: '' },
});

if (script === entry) await work();
