/** Lark's SDK, as far as Upside uses it: its token and its long connection. The only file that imports it, when Lark is configured. */
import type { HttpInstance } from '@larksuiteoapi/node-sdk';
import { systemClock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { keepAtIt } from '../persistence.ts';
import { exchange, type HttpRequest } from './http.ts';
import type { LarkOptions } from './options.ts';
import { CallFailed } from './outcome.ts';

export type Sdk = typeof import('@larksuiteoapi/node-sdk');

/** Loaded when it is first asked for. */
export const loadSdk = (): Promise<Sdk> => import('@larksuiteoapi/node-sdk');

export interface LarkRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/open-apis/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** One call, with the app's token. Answers the reply's JSON. Rejects with `CallFailed` only. */
export type Request = (request: LarkRequest) => Promise<unknown>;

export interface LarkClient {
  readonly request: Request;
  /** It was turned away: the next call asks for a new one. */
  forgetToken(): void;
}

type ClientOptions = Pick<LarkOptions, 'appId' | 'appSecret' | 'baseUrl' | 'log' | 'fetch'>;

export function createClient(sdk: Sdk, options: ClientOptions): LarkClient {
  const tokens = createTokenCache();
  const client = new sdk.Client({ ...settingsOf(sdk, options), cache: tokens });
  return {
    forgetToken: tokens.clear,
    request: async ({ method, path, query = {}, body, timeoutMs, signal }) => {
      try {
        return await client.request({
          ...{ method, url: `/open-apis/${path}`, params: query },
          ...(body === undefined ? {} : { data: body }),
          ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
          ...(signal === undefined ? {} : { signal }),
        });
      } catch (error) {
        // All that the SDK throws by itself is that it was given no token.
        throw error instanceof CallFailed ? error : new CallFailed({ kind: 'token' });
      }
    },
  };
}

/** Of this client alone: the SDK would share it with every other of the process. */
function createTokenCache() {
  const kept = new Map<string, { readonly value: unknown; readonly until: number }>();
  return {
    get: async (key: unknown): Promise<unknown> => {
      const entry = kept.get(String(key));
      return entry && entry.until > systemClock.now().epochMilliseconds ? entry.value : undefined;
    },
    /** `until`: milliseconds since 1970, three minutes before Lark takes it no longer. */
    set: async (key: unknown, value: unknown, until = 0): Promise<boolean> => {
      kept.set(String(key), { value, until });
      return true;
    },
    clear: () => kept.clear(),
  };
}

/** The connection that the bot opens to Lark, over which events come in. */
export interface Line {
  isOpen(): boolean;
  /** Keeps it open. Resolves when it is told to stop, and the connection is closed. */
  run(signal: AbortSignal): Promise<void>;
}

/** Lark is silent when a connection is dead, and so is the SDK unless it is told to look. */
const silenceSeconds = 10;
const handshakeMs = 10_000;

/** `receive`: what it resolves to goes back to Lark; when it rejects, Lark sends the event again. */
export function createLine(
  sdk: Sdk,
  options: ClientOptions,
  receive: (raw: unknown) => Promise<object>,
): Line {
  const dispatcher = new sdk.EventDispatcher({
    logger: sdkLog(options.log),
    loggerLevel: sdk.LoggerLevel.warn,
  });
  dispatcher.invoke = (raw: unknown) => receive(raw);
  let isOpen = (): boolean => false;
  const once = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      let giveUp: (error: unknown) => void = reject;
      const client = new sdk.WSClient({
        ...settingsOf(sdk, options),
        handshakeTimeoutMs: handshakeMs,
        wsConfig: { pingTimeout: silenceSeconds },
        // By itself it would give up for good, without a word. The next try is another client: nothing of this one stays.
        onError: (error) => giveUp(error),
        onReconnecting: () => options.log.warn({}, 'the connection to Lark is lost, trying again'),
      });
      isOpen = () => client.getConnectionStatus().state === 'connected';
      const hangUp = () => {
        signal.removeEventListener('abort', hangUp);
        client.close({ force: true });
        resolve();
      };
      giveUp = (error) => {
        reject(error);
        hangUp();
      };
      if (signal.aborted) return hangUp();
      signal.addEventListener('abort', hangUp);
      client.start({ eventDispatcher: dispatcher }).catch(giveUp);
    });
  return {
    isOpen: () => isOpen(),
    run: (signal) =>
      keepAtIt(
        () => once(signal),
        signal,
        (error, failures) => {
          options.log.error(
            { failures, err: error },
            'Lark does not let the bot connect: check LARK_APP_ID, LARK_APP_SECRET, and that the app receives events by long connection',
          );
        },
      ),
  };
}

const settingsOf = (sdk: Sdk, { appId, appSecret, baseUrl, log, ...options }: ClientOptions) => ({
  ...{ appId, appSecret, domain: baseUrl },
  httpInstance: httpInstanceOf(options.fetch ?? globalThis.fetch),
  logger: sdkLog(log),
  loggerLevel: sdk.LoggerLevel.warn,
});

/** Of what the SDK asks for, it uses `request` only, and `post` for its token. */
function httpInstanceOf(fetch: typeof globalThis.fetch): HttpInstance {
  const call = (request: HttpRequest) => exchange(fetch, request);
  const by =
    (method: string) =>
    (url: string, request: HttpRequest = {}) =>
      call({ ...request, url, method });
  const withData =
    (method: string) =>
    (url: string, data?: unknown, request: HttpRequest = {}) =>
      call({ ...request, url, data, method });
  const instance = {
    request: (asked: HttpRequest) =>
      asked.url?.endsWith(linePath) ? call(asked).then(withLine) : call(asked),
    ...{ get: by('GET'), delete: by('DELETE'), head: by('HEAD'), options: by('OPTIONS') },
    ...{ put: withData('PUT'), patch: withData('PATCH') },
    // Whatever becomes of asking for a token, what it is for has not been begun.
    post: (url: string, data?: unknown) =>
      call({ url, data, method: 'POST' }).catch((error: unknown) => {
        throw notBegun(error);
      }),
  };
  // The SDK says for each call what type it expects; what it gets is looked at where it is used.
  return instance as HttpInstance;
}

const linePath = '/callback/ws/endpoint';

/** Refused, it may come without data; the SDK reads on in it then, takes its own fault for Lark's trouble, and tries for ever. */
const withLine = (reply: unknown): unknown =>
  typeof reply === 'object' && reply !== null && !('data' in reply && reply.data)
    ? { ...reply, data: {} }
    : reply;

function notBegun(error: unknown): unknown {
  const failure = error instanceof CallFailed ? error.failure : null;
  return failure?.kind === 'unknown'
    ? new CallFailed({ kind: 'not_reached', reason: failure.reason })
    : error;
}

const longest = 300;

/** The SDK's own log, in ours: warnings and errors only, without tokens and addresses. Below that, the SDK writes whole messages. */
function sdkLog(log: Log) {
  const detailOf = (parts: readonly unknown[]): string =>
    parts
      .map((part) => (part instanceof Error ? `${part.name}: ${part.message}` : String(part)))
      .join(' ')
      .replaceAll(/\b(?:Bearer\s+\S+|[tu]-[\w.-]{8,})/g, '[secret]')
      .replaceAll(/(?:https?|wss?):\/\/\S+/g, '[address]')
      .slice(0, longest);
  return {
    trace: () => {},
    debug: () => {},
    info: () => {},
    warn: (...parts: unknown[]) => log.warn({ detail: detailOf(parts) }, 'warned by the Lark SDK'),
    error: (...parts: unknown[]) =>
      log.warn({ detail: detailOf(parts) }, 'an error of the Lark SDK'),
  };
}
