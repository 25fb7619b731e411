/**
 * Slack's Web API as a new installation meets it: the emulator, and what it leaves out. That is the header that says what an app may do,
 * app-level tokens, channels by `#name`, and Slack's words for tokens that are worth nothing.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { botToken, type Workspace } from './workspace.ts';

export const appToken = 'xapp-of-the-sample-workspace';
export const revokedToken = 'xoxb-that-was-taken-back';
const allScopes = ['chat:write', 'commands', 'users:read', 'users:read.email'];

export interface Asked {
  readonly method: string;
  readonly fields: URLSearchParams;
}

export interface Front {
  readonly apiUrl: string;
  readonly asked: readonly Asked[];
  /** What the app may do, from then on. */
  grant(scopes?: readonly string[]): void;
  /** Such calls are turned away with that word; null: no longer. */
  refuse(method: string, code: string | null): void;
  stop(): Promise<void>;
}

export async function openFront(workspace: Workspace): Promise<Front> {
  const asked: Asked[] = [];
  const refusals = new Map<string, string>();
  let scopes: readonly string[] = allScopes;
  const answerTo = async (method: string, token: string, fields: URLSearchParams) => {
    const refusal = refusals.get(method) ?? refusalOf(method, token);
    if (refusal !== null) return JSON.stringify({ ok: false, error: refusal });
    if (method === 'apps.connections.open')
      return JSON.stringify({ ok: true, url: 'wss://127.0.0.1:1/' });
    const named = fields.get('channel');
    if (named?.startsWith('#')) fields.set('channel', named.slice(1));
    const response = await fetch(`${workspace.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: fields,
    });
    return response.text();
  };
  const server = createServer(async (request, response) => {
    const method = request.url?.split('/').at(-1) ?? '';
    const fields = new URLSearchParams(await textOf(request));
    asked.push({ method, fields: new URLSearchParams(fields) });
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const body = await answerTo(method, token, fields);
    response.writeHead(200, {
      'x-oauth-scopes': scopes.join(','),
      'content-type': 'application/json',
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    asked,
    grant: (granted = allScopes) => {
      scopes = granted;
    },
    refuse: (method, code) => {
      if (code === null) refusals.delete(method);
      else refusals.set(method, code);
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function refusalOf(method: string, token: string): string | null {
  if (token === revokedToken) return 'token_revoked';
  const right = method === 'apps.connections.open' ? appToken : botToken;
  return token === right ? null : 'invalid_auth';
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}
