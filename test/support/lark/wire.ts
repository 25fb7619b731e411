/** The two ways in which Lark's events reach an app: encrypted and signed HTTP, and frames on a long connection. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { Reply } from './lines.ts';
import { parsed } from './reply.ts';
import type { Tenant } from './server.ts';
import type { Content } from './state.ts';

export type { Reply } from './lines.ts';

export interface LarkEvent {
  readonly schema: '2.0';
  readonly header: {
    readonly event_id: string;
    readonly event_type: string;
    readonly create_time: string;
    readonly app_id: string;
    readonly tenant_key: string;
  };
  readonly event: Content;
}

export interface Wire {
  /** Is kept, and sent again later, when it is not taken. */
  send(event: LarkEvent): Promise<Reply>;
  /** What is still to be sent again. */
  kept(): readonly LarkEvent[];
  /** Time goes by: what has become due is sent again, in its order. Milliseconds. */
  advance(ms: number): Promise<readonly Reply[]>;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
/** After the first attempt, one after another; then it is given up. */
const schedule = [15 * second, 5 * minute, hour, 6 * hour];

interface Kept {
  readonly event: LarkEvent;
  readonly attempts: number;
  readonly due: number;
}

function repeating(deliver: (event: LarkEvent) => Promise<Reply>): Wire {
  let elapsed = 0;
  let kept: Kept[] = [];
  const attempt = async (event: LarkEvent, attempts: number): Promise<Reply> => {
    const reply = await deliver(event);
    const wait = schedule[attempts];
    if (reply.status !== 200 && wait !== undefined)
      kept.push({ event, attempts: attempts + 1, due: elapsed + wait });
    return reply;
  };
  return {
    send: (event) => attempt(event, 0),
    kept: () => kept.map(({ event }) => event),
    advance: async (ms) => {
      const until = elapsed + ms;
      const replies: Reply[] = [];
      const next = () => kept.toSorted((a, b) => a.due - b.due).find(({ due }) => due <= until);
      for (let due = next(); due !== undefined; due = next()) {
        const again = due;
        kept = kept.filter((each) => each !== again);
        elapsed = again.due;
        replies.push(await attempt(again.event, again.attempts));
      }
      elapsed = until;
      return replies;
    },
  };
}

export interface HttpWire extends Wire {
  /** Sends what it is given, encrypted and signed as told. */
  post(body: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** As when the address is set up: encrypted, but not signed. */
  challenge(): Promise<Reply>;
}

export interface HttpSettings {
  readonly target: () => string;
  readonly encryptKey: string;
  readonly verificationToken: string;
  readonly now?: () => number;
  /** After which an answer comes too late. */
  readonly patienceMs?: number;
}

export function httpWire(settings: HttpSettings): HttpWire {
  const { target, encryptKey, verificationToken: token } = settings;
  const { now = Date.now, patienceMs = 3000 } = settings;
  const post: HttpWire['post'] = async (body, headers = {}) => {
    try {
      const response = await fetch(target(), {
        method: 'POST',
        body: typeof body === 'string' ? body : new Uint8Array(body),
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        signal: AbortSignal.timeout(patienceMs),
      });
      return { status: response.status, body: parsed(await response.text()) };
    } catch {
      return { status: 0, body: null };
    }
  };
  const wire = repeating(({ schema, header, event }) => {
    const body = sealed(
      JSON.stringify({ schema, header: { ...header, token }, event }),
      encryptKey,
    );
    return post(body, signatureOf(body, encryptKey, now()));
  });
  return {
    ...wire,
    post,
    challenge: () =>
      post(
        sealed(
          JSON.stringify({ challenge: 'are-you-there', token, type: 'url_verification' }),
          encryptKey,
        ),
      ),
  };
}

/** On the tenant's long connections. What they carry has no token. */
export function socketWire(tenant: Pick<Tenant, 'lines'>, patienceMs = 3000): Wire {
  return repeating((event) => tenant.lines.send(JSON.stringify(event), patienceMs));
}

/** AES-256-CBC: the key is the hash of the encrypt key, the first 16 bytes are the initialisation vector. */
export function sealed(text: string, encryptKey: string): string {
  const iv = randomBytes(16);
  const key = createHash('sha256').update(encryptKey).digest();
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const encrypt = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
  return JSON.stringify({ encrypt: encrypt.toString('base64') });
}

/** Over the bytes as they are sent. `at` in milliseconds. */
export function signatureOf(
  body: string | Buffer,
  encryptKey: string,
  at: number,
  nonce = randomBytes(8).toString('hex'),
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at / 1000));
  const hash = createHash('sha256').update(timestamp + nonce + encryptKey);
  return {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': hash.update(body).digest('hex'),
  };
}
