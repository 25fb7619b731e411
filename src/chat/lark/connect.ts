/**
 * Lark and Feishu as a chat platform. Over a connection that the bot opens, or by HTTP, where `listener` is served by whoever has the
 * server. The SDK is loaded here and nowhere else, so that it costs nothing where there is no Lark.
 */
import type { RequestListener } from 'node:http';
import { systemClock } from '../../clock.ts';
import { keepAtIt, pause } from '../persistence.ts';
import { type Platform, sendLimits } from '../port.ts';
import { NotTaken } from '../router.ts';
import { createApi, type LarkApi } from './api.ts';
import { createChats } from './chats.ts';
import { createDelivery, idempotentForMs } from './deliver.ts';
import { createDesk, type DeskMeans } from './desk.ts';
import { readMember, readMembers } from './identity.ts';
import { createIngress } from './ingress.ts';
import type { LarkOptions } from './options.ts';
import { CallFailed } from './outcome.ts';
import { createClient, createLine, loadSdk } from './sdk.ts';
import { createShowing } from './showing.ts';
import { TurnedAway } from './turned-away.ts';

export interface LarkConnection extends Platform {
  /** For `/lark/`; null with a long connection. */
  readonly listener: RequestListener | null;
  /** The company that the app belongs to; null until Lark has said so. */
  tenant(): string | null;
  /** Lark knows the app, and, without HTTP, is on the line. */
  isConnected(): boolean;
  /** Resolves when nothing is being answered any more. */
  idle(): Promise<void>;
}

/** Full hours are when everybody's bots speak. */
const spreadMs = 60_000;

/** Needs no Lark to be there. */
export async function createLark(options: LarkOptions): Promise<LarkConnection> {
  const sdk = await loadSdk();
  const { log } = options;
  const api = createApi(createClient(sdk, options));
  const chats = createChats(api);
  const app = createApp(api, options);
  const work = createWork();
  const stop = new AbortController();
  const answering: { handle: DeskMeans['handle'] } = {
    handle: () => Promise.reject(new Error('nobody answers yet')),
  };
  const refused = (refusal: Parameters<DeskMeans['refused']>[0]) => options.onRefused?.(refusal);
  const desk = createDesk({
    ...options,
    ...{ chats, refused, bot: app.bot, isOurs: app.isOurs },
    showing: createShowing(api, chats, log),
    handle: (inbound) => answering.handle(inbound),
  });
  let isStopping = false;
  const receive = async (raw: unknown) => {
    if (isStopping) throw new NotTaken('unavailable');
    return work.track(desk(raw));
  };
  const { callback } = options;
  const line = callback
    ? null
    : createLine(sdk, options, (raw) => overTheLine(receive, raw, refused));
  const listener = callback
    ? createIngress({ secrets: callback, clock: systemClock, receive, refused, log })
    : null;
  const delivery = createDelivery({
    ...{ api, tenant: app.tenant, met: chats.met, clock: options.clock },
  });
  let running: readonly Promise<void>[] = [];
  return {
    name: 'lark',
    limits: sendLimits.lark,
    ...{ spreadMs, idempotentForMs, listener, idle: work.idle, tenant: app.tenant },
    isConnected: () => app.isKnown() && (line === null || line.isOpen()),
    start: async (handle) => {
      answering.handle = handle;
      running = [app.run(stop.signal), ...(line ? [line.run(stop.signal)] : [])];
    },
    ...{ send: delivery.send, lookUp: delivery.lookUp },
    member: (user) => readMember(api, user),
    members: () =>
      readMembers(api, async (ms) => {
        await pause(ms, stop.signal);
        stop.signal.throwIfAborted();
      }),
    stop: async () => {
      // What is under way is answered; nothing new is taken.
      isStopping = true;
      await work.idle();
      stop.abort();
      await Promise.all(running);
    },
  };
}

/** What is not for us would come again and again if it were not acknowledged. */
async function overTheLine(
  receive: (raw: unknown) => Promise<object>,
  raw: unknown,
  refused: DeskMeans['refused'],
): Promise<object> {
  try {
    return await receive(raw);
  } catch (error) {
    if (!(error instanceof TurnedAway)) throw error;
    refused(error.refusal);
    return {};
  }
}

/** Which app and whose it is. Lark is asked until it answers; nobody waits for that. */
function createApp(api: LarkApi, { log }: LarkOptions) {
  let bot: string | null = null;
  let tenant: string | null = null;
  const ask = async (signal: AbortSignal): Promise<void> => {
    const info = await api.botInfo({ signal });
    tenant = (await tenantOf(api, signal)) ?? tenant;
    bot = info.user;
    log.info({}, 'connected to Lark');
    await new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  };
  return {
    bot: () => bot,
    tenant: () => tenant,
    isKnown: () => bot !== null,
    isOurs: (key: string): boolean => {
      tenant ??= key;
      return tenant === key;
    },
    run: (signal: AbortSignal): Promise<void> =>
      keepAtIt(
        () => ask(signal),
        signal,
        (error, failures) => {
          log.error(
            { failures, err: error },
            'Lark does not know the app: check LARK_APP_ID, LARK_APP_SECRET and LARK_DOMAIN, and that a version with a bot is published',
          );
        },
      ),
  };
}

/** Null: the app lacks the right to ask. Then the first word of Lark's about it says it. */
async function tenantOf(api: LarkApi, signal: AbortSignal): Promise<string | null> {
  try {
    return await api.tenant({ signal });
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === 'no') return null;
    throw error;
  }
}

function createWork() {
  const underWay = new Set<Promise<unknown>>();
  return {
    async track<T>(work: Promise<T>): Promise<T> {
      underWay.add(work);
      try {
        return await work;
      } finally {
        underWay.delete(work);
      }
    },
    async idle(): Promise<void> {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
