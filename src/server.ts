/** The one server of the process: health, figures, the playground, and what chats send by HTTP. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

/** `slack`: answers everything below `/slack/`; null: nobody does. */
export interface Serving {
  readonly address: string;
  /** 0: any free one. */
  readonly port: number;
  readonly app: Hono;
  readonly slack: RequestListener | null;
}

/** Rejects with code `EADDRINUSE` when the port is taken. */
export function listen({ address, port, app, slack }: Serving): Promise<Server> {
  const rest = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    if (slack && request.url?.startsWith('/slack/')) slack(request, response);
    else void rest(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => resolve(server));
  });
}

/** Open streams of the page would keep it open for ever: they are cut after the rest has had a moment. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
