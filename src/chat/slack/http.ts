/**
 * Requests that Slack sends over HTTP: each is read once, judged by its signature, handed to Bolt, and answered with what is acknowledged.
 * Bolt's own receiver reads the body three times, and ends the process at one that is `null`.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { App, HTTPModuleFunctions, Receiver, verifySlackRequest } from '@slack/bolt';
import type { Log } from '../../log.ts';
import type { Refusal } from './options.ts';
import { TurnedAway, withSigned } from './receiver.ts';

export interface HttpSdk {
  readonly HTTPModuleFunctions: Pick<
    typeof HTTPModuleFunctions,
    'bufferIncomingMessage' | 'isRawBodyError'
  >;
  readonly verifySlackRequest: typeof verifySlackRequest;
}

export interface HttpDoorOptions {
  readonly signingSecret: string;
  readonly log: Log;
  readonly onRefused?: ((refusal: Refusal) => void) | undefined;
}

/** `listener` answers 404 to what is not for `/slack/events`. */
export function createHttpDoor(
  sdk: HttpSdk,
  options: HttpDoorOptions,
): { readonly receiver: Receiver; readonly listener: RequestListener } {
  let app: App | null = null;
  const receiver: Receiver = {
    init: (given) => {
      app = given;
    },
    // Whoever has the server starts and ends it.
    start: async () => {},
    stop: async () => {},
  };
  const turnAway = (response: ServerResponse, error: unknown): void => {
    const status = error instanceof TurnedAway ? error.status : 503;
    const refusal = refusals.get(status);
    if (refusal) options.onRefused?.(refusal);
    close(response, status);
  };
  const listener: RequestListener = (request, response) => {
    if (request.method !== 'POST' || pathOf(request) !== '/slack/events')
      return close(response, 404);
    take(sdk, options, app, request, response).catch((error: unknown) => {
      turnAway(response, error);
    });
  };
  return { receiver, listener };
}

const refusals: ReadonlyMap<number, Refusal> = new Map([
  [400, 'malformed'],
  [401, 'signature'],
  [413, 'too_large'],
]);

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

function close(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  response.writeHead(status);
  response.end();
}

const largestBody = 1024 * 1024;

/** Rejects with TurnedAway, and with what Bolt throws. */
async function take(
  sdk: HttpSdk,
  options: HttpDoorOptions,
  app: App | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await read(sdk, request);
  const isForm = request.headers['content-type'] === 'application/x-www-form-urlencoded';
  const form = isForm ? parse(text) : null;
  // Slack's check of the connection, which is not signed: nothing else of it is looked at.
  if (form?.['ssl_check'] === '1') return close(response, 200);
  const signed = signedOf(request);
  verify(sdk, options, signed, text);
  const body = bodyOf(form, text);
  if (body['type'] === 'url_verification') return show(response, { challenge: body['challenge'] });
  if (app === null) throw new TurnedAway(503, 'nobody is there yet');
  await answered(options.log, response, (ack) =>
    app.processEvent({ body, ack, customProperties: withSigned(signed) }),
  );
}

async function read(
  { HTTPModuleFunctions: { bufferIncomingMessage, isRawBodyError } }: HttpSdk,
  request: IncomingMessage,
): Promise<string> {
  try {
    return (await bufferIncomingMessage(request, largestBody)).rawBody.toString();
  } catch (error) {
    const isTooLarge = isRawBodyError(error) && error.statusCode === 413;
    throw new TurnedAway(isTooLarge ? 413 : 400, 'it cannot be read');
  }
}

const signedOf = ({ headers }: IncomingMessage) => ({
  signature: only(headers['x-slack-signature']),
  timestamp: only(headers['x-slack-request-timestamp']),
});

const only = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' ? header : null;

function verify(
  { verifySlackRequest: check }: HttpSdk,
  { signingSecret, log }: HttpDoorOptions,
  { signature, timestamp }: ReturnType<typeof signedOf>,
  body: string,
): void {
  try {
    check({
      signingSecret,
      body,
      headers: {
        'x-slack-signature': signature ?? '',
        'x-slack-request-timestamp': Number(timestamp ?? Number.NaN),
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.warn({ reason }, 'a request was turned away that Slack did not sign');
    throw new TurnedAway(401, 'not signed by Slack');
  }
}

/** What is signed and no object is nothing that Bolt knows: it is acknowledged and forgotten. */
function bodyOf(form: ReturnType<typeof parse> | null, text: string): Record<string, unknown> {
  const payload = form?.['payload'];
  if (form && typeof payload !== 'string') return form;
  const read = parsed(typeof payload === 'string' ? payload : text);
  if (read === null) throw new TurnedAway(400, 'there is nothing in it');
  return read as Record<string, unknown>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TurnedAway(400, 'it cannot be read');
  }
}

/** Slack waits no longer. */
const patienceMs = 3_001;

async function answered(
  log: Log,
  response: ServerResponse,
  work: (ack: (body?: unknown) => Promise<void>) => Promise<void>,
): Promise<void> {
  const timer = setTimeout(() => {
    log.warn({}, 'Slack was not answered in time');
    close(response, 503);
  }, patienceMs);
  try {
    await work(async (body) => {
      clearTimeout(timer);
      if (response.headersSent) throw new Error('it was answered already');
      show(response, body);
    });
  } finally {
    clearTimeout(timer);
  }
}

/** In one piece, since its length is said before. */
function show(response: ServerResponse, body: unknown): void {
  if (body === undefined || body === '') return close(response, 200);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? {} : { 'content-type': 'application/json' };
  response.writeHead(200, { ...type, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
