/** The one server of the process: health, figures, the playground, and what chats send by HTTP. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

/** `slack`: answers everything below `/slack/`; null: nobody does. */
export interface Serving {
  readonly address: string;
  /** 0: any free one. */
  readonly port: number;
  /** Answered to everybody. */
  readonly operations: Hono;
  /** Answered to this machine alone, whatever the address is: whoever reads the page may be anybody in it. Null: there is none. */
  readonly page: Hono | null;
  readonly slack: RequestListener | null;
}

/** By the connection: what a request says of itself is its sender's choice. */
const isFromHere = ({ socket: { remoteAddress = '' } }: IncomingMessage): boolean =>
  /^(?:::ffff:)?127\.|^::1$/.test(remoteAddress);

/** Rejects with code `EADDRINUSE` when the port is taken. */
export function listen({ address, port, operations, page, slack }: Serving): Promise<Server> {
  const forEverybody = getRequestListener(operations.fetch);
  const forThisMachine = getRequestListener(withPage(operations, page).fetch);
  const server = createServer((request, response) => {
    if (slack && request.url?.startsWith('/slack/')) slack(request, response);
    else if (isFromHere(request)) void forThisMachine(request, response);
    else void forEverybody(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => resolve(server));
  });
}

function withPage(operations: Hono, page: Hono | null): Hono {
  const all = new Hono();
  all.route('/', operations);
  if (page) all.route('/', page);
  return all;
}

/** Open streams of the page would keep it open for ever: they are cut after the rest has had a moment. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), 500).unref();
  });
}
