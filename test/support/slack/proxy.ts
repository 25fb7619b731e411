/** Between a process and the Web API that it calls: passes each call on by `fetch`, which so sees what a connection in this process would. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Fetch } from './workspace.ts';

export interface Proxy {
  readonly apiUrl: string;
  stop(): Promise<void>;
}

export async function startProxy(apiUrl: string, fetch: Fetch): Promise<Proxy> {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const reply = await fetch(`${apiUrl}${(request.url ?? '').replace('/api/', '')}`, {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body,
    });
    const scopes = reply.headers.get('x-oauth-scopes');
    response.writeHead(reply.status, {
      'content-type': 'application/json',
      ...(scopes === null ? {} : { 'x-oauth-scopes': scopes }),
    });
    response.end(await reply.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
