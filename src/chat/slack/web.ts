/**
 * Clients of Slack's Web API. None of them repeats a call by itself: after a lost reply, the stock client would post a message again,
 * and nobody could tell.
 */
import type { webApi } from '@slack/bolt';
import { longestCallMs } from '../port.ts';
import type { Access, AppOptions } from './options.ts';
import { sdkLog } from './sdk-log.ts';

export type WebClient = webApi.WebClient;

export interface WebClients {
  /** For what the outbox sends and for lists; nobody waits for it. */
  readonly bulk: WebClient;
  /** For what has to be there while somebody looks: windows, pages. */
  readonly interactive: WebClient;
  /** For what is asked before an answer is even thought of. */
  readonly hasty: WebClient;
}

/** A message that is turned away for its form is sent once more in plain words: two calls have to fit. */
export const bulkTimeoutMs = longestCallMs / 2 - 100;
/** A window has to open within three seconds of the gesture. */
export const interactiveTimeoutMs = 2500;
const hastyTimeoutMs = 800;

export type WebMeans = Pick<AppOptions, 'apiUrl' | 'log' | 'fetch'>;

/** Of their own queues, so that none waits for another. */
export function createWebClients(
  Client: typeof webApi.WebClient,
  options: WebMeans,
  token: Access['token'],
): WebClients {
  const shared = clientOptions(options);
  const make = (timeout: number): WebClient =>
    new Client(undefined, { ...shared, fetch: withToken(shared.fetch, token), timeout });
  return {
    bulk: make(bulkTimeoutMs),
    interactive: make(interactiveTimeoutMs),
    hasty: make(hastyTimeoutMs),
  };
}

type Fetch = typeof globalThis.fetch;

/** There is none that holds: nothing was sent. */
export class NoToken extends Error {
  override readonly name = 'NoToken';

  constructor() {
    super('there is no token that holds');
  }
}

/** A token may be renewed while the client lives: each call carries the one that holds then. */
const withToken =
  (fetch: Fetch, token: Access['token']): Fetch =>
  async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${await token()}`);
    return fetch(input, { ...init, headers });
  };

export const clientOptions = (
  options: WebMeans,
): webApi.WebClientOptions & { readonly fetch: Fetch } => ({
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
  timeout: bulkTimeoutMs,
  logger: sdkLog(options.log),
  fetch: saysWhen(options.fetch ?? globalThis.fetch),
  ...(options.apiUrl === null ? {} : { slackApiUrl: options.apiUrl }),
});

const unsaidPauseSeconds = 30;

/** A 429 that does not say for how long is no error of its own. */
const saysWhen =
  (fetch: Fetch): Fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    if (response.status !== 429 || /^\d+$/.test(response.headers.get('retry-after') ?? ''))
      return response;
    const headers = { 'retry-after': String(unsaidPauseSeconds) };
    return new Response(await response.text(), { status: 429, headers });
  };
