/**
 * The way in by HTTP: nothing is believed before the bytes are, in this order, small enough, sealed, signed, fresh, and sent with the
 * token that both sides know. The SDK's own way in can be talked into skipping each of these, and ended by one malformed request.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { z } from 'zod';
import { type Clock, monotonicMs } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { createReplays, type Replays } from '../replays.ts';
import { NotTaken } from '../router.ts';
import type { CallbackSecrets, Refusal } from './options.ts';
import { challenge } from './payload.ts';
import { isSame, isSigned, type Signed, unseal } from './seal.ts';
import { TurnedAway } from './turned-away.ts';

export interface IngressMeans {
  readonly secrets: CallbackSecrets;
  /** By which Lark's own clock is judged. */
  readonly clock: Clock;
  /** What it resolves to is the answer. */
  readonly receive: (raw: unknown) => Promise<object>;
  readonly refused: (refusal: Refusal) => void;
  readonly log: Log;
}

const path = '/lark/events';
const largestBody = 256 * 1024;
/** Beyond Lark's second repetition, which comes after five minutes, and shorter than signatures are remembered. */
const toleranceMs = 6 * 60_000;

export function createIngress(means: IngressMeans): RequestListener {
  const replays = createReplays(monotonicMs);
  return (request, response) => {
    if (request.url?.split('?', 1)[0] !== path) return close(response, 404);
    if (request.method !== 'POST') return close(response, 405);
    answered(means, replays, request).then(
      (body) => close(response, 200, body),
      (error: unknown) => close(response, statusOf(error, means)),
    );
  };
}

function close(response: ServerResponse, status: number, body: object = {}): void {
  if (response.headersSent || response.destroyed) return;
  // The rest of a body that is too large is not waited for.
  if (status === 413) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function statusOf(error: unknown, { refused, log }: IngressMeans): number {
  if (error instanceof TurnedAway) {
    refused(error.refusal);
    return error.status;
  }
  if (!(error instanceof NotTaken)) log.error({ err: error }, 'an event of Lark’s was not taken');
  return 503;
}

async function answered(
  means: IngressMeans,
  replays: Replays,
  request: IncomingMessage,
): Promise<object> {
  const body = await bodyOf(request).catch(notRead);
  const { encryptKey } = means.secrets;
  const sealed = sealedIn(body);
  const signed = signedIn(request);
  if (signed !== null && !isSigned(signed, body, encryptKey))
    throw new TurnedAway(401, 'signature');
  if (signed !== null && !isFresh(signed, means.clock)) throw new TurnedAway(401, 'signature');
  const raw = unseal(sealed, encryptKey);
  if (raw === null) throw new TurnedAway(400, 'malformed');
  const asked = challenge.safeParse(raw);
  if (asked.success) return challengeAnswer(asked.data, means.secrets);
  if (signed === null || !isToken(raw, means.secrets)) throw new TurnedAway(401, 'signature');
  return onlyOnce(replays, signed.signature, means, () => means.receive(raw));
}

/** Whoever listened in and sends the same again learns nothing by it. */
async function onlyOnce(
  replays: Replays,
  signature: string,
  { refused }: IngressMeans,
  work: () => Promise<object>,
): Promise<object> {
  if (!replays.begin(signature)) {
    refused('replay');
    if (!replays.isDone(signature)) throw new NotTaken('busy');
    return {};
  }
  try {
    const answer = await work();
    replays.done(signature);
    return answer;
  } catch (error) {
    replays.forget(signature);
    throw error;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    bytes += part.length;
    if (bytes > largestBody) throw new TurnedAway(413, 'too_large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Whoever breaks off is not Lark, or will come again. */
function notRead(error: unknown): never {
  throw error instanceof TurnedAway ? error : new TurnedAway(400, 'malformed');
}

const sealedBody = z.object({ encrypt: z.string() });

/** With a key set, Lark sends nothing that is not sealed. */
function sealedIn(body: Buffer): string {
  let raw: unknown;
  try {
    raw = JSON.parse(body.toString('utf8'));
  } catch {
    throw new TurnedAway(400, 'malformed');
  }
  const read = sealedBody.safeParse(raw);
  if (!read.success) throw new TurnedAway(401, 'signature');
  return read.data.encrypt;
}

/** Null: it does not say to be signed. What is half signed is not. */
function signedIn({ headers }: IncomingMessage): Signed | null {
  const signature = headers['x-lark-signature'];
  if (signature === undefined) return null;
  const timestamp = headers['x-lark-request-timestamp'];
  const nonce = headers['x-lark-request-nonce'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || typeof nonce !== 'string')
    throw new TurnedAway(401, 'signature');
  if (!/^\d{10}$/.test(timestamp)) throw new TurnedAway(401, 'signature');
  return { signature, timestamp, nonce };
}

const isFresh = ({ timestamp }: Signed, clock: Clock): boolean =>
  Math.abs(Number(timestamp) * 1000 - clock.now().epochMilliseconds) <= toleranceMs;

const withToken = z.object({ header: z.object({ token: z.string() }) });

const isToken = (raw: unknown, { verificationToken }: CallbackSecrets): boolean => {
  const read = withToken.safeParse(raw);
  return read.success && isSame(read.data.header.token, verificationToken);
};

function challengeAnswer(
  asked: { readonly challenge: string; readonly token: string },
  { verificationToken }: CallbackSecrets,
): object {
  if (!isSame(asked.token, verificationToken)) throw new TurnedAway(401, 'signature');
  return { challenge: asked.challenge };
}
