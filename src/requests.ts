/** Who answers what comes in: health and figures, the playground, and what chats send by HTTP. */
import type { IncomingMessage } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Answering } from './server.ts';

export interface Serving {
  /** Answered to everybody. */
  readonly operations: Hono;
  /** Answered to this machine alone, whatever the address is: whoever reads the page may be anybody in it. Null: there is none. */
  readonly page: Hono | null;
  /** By the first part of the address, such as `/slack/`: who answers everything below it. */
  readonly chats: ReadonlyMap<string, Answering>;
}

/** By the connection: what a request says of itself is its sender's choice. */
const isFromHere = ({ socket: { remoteAddress = '' } }: IncomingMessage): boolean =>
  /^(?:::ffff:)?127\.|^::1$/.test(remoteAddress);

export function answeringOf({ operations, page, chats }: Serving): Answering {
  const forEverybody = getRequestListener(operations.fetch);
  const forThisMachine = getRequestListener(withPage(operations, page).fetch);
  return (request, response, heldMs) => {
    const chat = chats.get(/^\/\w+\//.exec(request.url ?? '')?.[0] ?? '');
    if (chat) chat(request, response, heldMs);
    else if (isFromHere(request)) void forThisMachine(request, response);
    else void forEverybody(request, response);
  };
}

function withPage(operations: Hono, page: Hono | null): Hono {
  const all = new Hono();
  all.route('/', operations);
  if (page) all.route('/', page);
  return all;
}
