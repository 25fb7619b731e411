/** The two ways in which Slack's requests reach a connection: signed HTTP, and envelopes on a socket. */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SlackConnection } from '../../../src/chat/slack/connect.ts';
import type { SlackOptions } from '../../../src/chat/slack/options.ts';

export type Payload =
  | { readonly kind: 'slash_commands'; readonly body: Readonly<Record<string, string>> }
  | { readonly kind: 'interactive' | 'events_api'; readonly body: unknown };

/** What came back. `taken`: acknowledged. */
export interface Reply {
  readonly status: number;
  readonly taken: boolean;
  /** Null: an empty acknowledgement. */
  readonly body: unknown;
}

export interface Wire {
  /** What the connection has to be given to be reached this way. */
  readonly options: Partial<SlackOptions>;
  open(connection: SlackConnection): Promise<void>;
  send(payload: Payload): Promise<Reply>;
  close(): Promise<void>;
}

export const signingSecret = 'c2lnbmVkIGJ5IG5vYm9keSBlbHNl';

export const signatureOf = (body: string, timestamp: number | string, secret = signingSecret) =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

export interface Encoded {
  readonly body: string;
  readonly type: string;
}

export function encoded({ kind, body }: Payload): Encoded {
  if (kind === 'events_api') return { body: JSON.stringify(body), type: 'application/json' };
  const fields = kind === 'interactive' ? { payload: JSON.stringify(body) } : body;
  return {
    body: new URLSearchParams(fields as Record<string, string>).toString(),
    type: 'application/x-www-form-urlencoded',
  };
}

type Post = (
  body: string,
  headers: Readonly<Record<string, string>>,
  path?: string,
) => Promise<Response>;

export interface HttpWire extends Wire {
  /** Sends what it is given, signed or not. */
  readonly post: Post;
}

/** To an address that may change from one request to the next. */
export const postTo =
  (address: () => string): Post =>
  (body, headers, path = '/slack/events') =>
    fetch(`${address()}${path}`, { method: 'POST', body, headers });

/** Slack signs each repetition anew, so no two requests bear the same signature. */
export function signed(post: Post): Wire['send'] {
  const used = new Set<string>();
  return async (payload) => {
    const { body, type } = encoded(payload);
    let at = nowSeconds();
    while (used.has(signatureOf(body, String(at)))) at -= 1;
    const timestamp = String(at);
    const signature = signatureOf(body, timestamp);
    used.add(signature);
    const response = await post(body, {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    });
    const text = await response.text();
    return {
      status: response.status,
      taken: response.ok,
      body: text === '' ? null : JSON.parse(text),
    };
  };
}

export function httpWire(): HttpWire {
  const listening: Server = createServer();
  const post = postTo(() => `http://127.0.0.1:${(listening.address() as AddressInfo).port}`);
  return {
    options: { signingSecret },
    open: async ({ listener }) => {
      if (listener) listening.on('request', listener);
      await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', () => resolve()));
    },
    post,
    send: signed(post),
    close: async () => {
      listening.closeAllConnections();
      await new Promise<void>((resolve) => listening.close(() => resolve()));
    },
  };
}
