/** A Slack workspace on this machine: the emulator of its Web API, and a server that takes what is sent to a `response_url`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { freePort } from '../free-port.ts';

export const botToken = 'xoxb-of-the-sample-workspace';
const teamOfEmulator = 'T000000001';

const scopes = [
  'chat:write',
  'commands',
  'users:read',
  'users:read.email',
  'channels:read',
  'channels:history',
  'im:history',
  'im:write',
] as const;

export type Fetch = typeof globalThis.fetch;

export interface Workspace {
  readonly apiUrl: string;
  readonly team: string;
  /** By the name given at the start. */
  readonly users: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
  /** As the bot, past the connection that is under test. */
  call(method: string, fields: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>;
  /** An address that hands over what is sent to it. */
  responseUrl(taken: (body: Record<string, unknown>) => unknown): string;
  /** What the emulator leaves out: the header that says what the bot may do. */
  readonly fetch: Fetch;
  stop(): Promise<void>;
}

/** Somebody, by name, with the e-mail address when it matters. */
export type Seat = string | { readonly name: string; readonly email: string };

export async function startWorkspace(
  people: readonly Seat[],
  places: readonly string[],
): Promise<Workspace> {
  const port = await freePort();
  const emulator = await createEmulator({
    service: 'slack',
    port,
    seed: {
      slack: {
        strict_scopes: true,
        team: { name: 'Sample', domain: 'sample' },
        users: [
          { name: 'upside' },
          ...people.map((seat) => (typeof seat === 'string' ? { name: seat } : seat)),
        ],
        channels: places.map((name) => ({ name })),
        bots: [{ name: 'upside' }],
        tokens: [{ token: botToken, user: 'upside', scopes: [...scopes] }],
      },
    },
  });
  const apiUrl = `http://127.0.0.1:${port}/api/`;
  const call: Workspace['call'] = async (method, fields) => {
    const response = await fetch(`${apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const responses = await listenForResponses();
  return {
    apiUrl,
    team: teamOfEmulator,
    users: await idsByName(call, 'users.list', 'members'),
    channels: await idsByName(call, 'conversations.list', 'channels'),
    call,
    responseUrl: responses.url,
    fetch: withScopes,
    stop: async () => {
      await responses.stop();
      await emulator.close();
    },
  };
}

const withScopes: Fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!String(input).endsWith('/auth.test')) return response;
  const headers = { 'content-type': 'application/json', 'x-oauth-scopes': scopes.join(',') };
  return new Response(await response.text(), { status: response.status, headers });
};

async function idsByName(
  call: Workspace['call'],
  method: string,
  list: string,
): Promise<ReadonlyMap<string, string>> {
  const reply = await call(method, { limit: 1000 });
  const found = reply[list] as { id: string; name: string }[];
  return new Map(found.map(({ id, name }) => [name, id]));
}

async function listenForResponses() {
  const takers = new Map<string, (body: Record<string, unknown>) => unknown>();
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', async () => {
      const taker = takers.get(request.url ?? '');
      await taker?.(JSON.parse(text) as Record<string, unknown>);
      response.writeHead(taker ? 200 : 404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    url: (taken: (body: Record<string, unknown>) => unknown): string => {
      const path = `/commands/${takers.size + 1}`;
      takers.set(path, taken);
      return `http://127.0.0.1:${port}${path}`;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
