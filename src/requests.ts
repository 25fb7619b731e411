/** Who answers what comes in: health and figures, the playground, and what chats send by HTTP. */
import type { IncomingMessage } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Answering } from './server.ts';

/** `slack`: answers everything below `/slack/`; null: nobody does. */
export interface Serving {
  /** Answered to everybody. */
  readonly operations: Hono;
  /** Answered to this machine alone, whatever the address is: whoever reads the page may be anybody in it. Null: there is none. */
  readonly page: Hono | null;
  readonly slack: Answering | null;
}

/** By the connection: what a request says of itself is its sender's choice. */
const isFromHere = ({ socket: { remoteAddress = '' } }: IncomingMessage): boolean =>
  /^(?:::ffff:)?127\.|^::1$/.test(remoteAddress);

export function answeringOf({ operations, page, slack }: Serving): Answering {
  const forEverybody = getRequestListener(operations.fetch);
  const forThisMachine = getRequestListener(withPage(operations, page).fetch);
  return (request, response, heldMs) => {
    if (slack && request.url?.startsWith('/slack/')) slack(request, response, heldMs);
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
