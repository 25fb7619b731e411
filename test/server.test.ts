/** Real connections: before anybody answers, and then from this machine and from another address of it, as a stranger's would come. */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { Hono } from 'hono';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { monotonicMs } from '../src/clock.ts';
import { answeringOf } from '../src/requests.ts';
import { type Answering, type Listening, listen } from '../src/server.ts';
import { leftOut } from './support/left-out.ts';

const outer = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
const isLeftOut = leftOut(outer === undefined, 'a stranger’s connection: no address but loopback.');

const opened: Listening[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const listening of opened.splice(0)) await listening.close();
});

async function open(address = '127.0.0.1'): Promise<Listening> {
  const starting = 'It is starting.';
  const listening = await listen({ address, port: 0, starting, monotonicMs });
  opened.push(listening);
  return listening;
}

interface Seen {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

async function ask(
  { url }: Pick<Listening, 'url'>,
  path: string,
  { body, hostname = '127.0.0.1' }: { readonly body?: string; readonly hostname?: string } = {},
): Promise<Seen> {
  const asked = request(new URL(path, url), {
    ...{ hostname, agent: false, method: body === undefined ? 'GET' : 'POST' },
    headers: { 'x-forwarded-for': '127.0.0.1', connection: 'close' },
  });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    retryAfter: response.headers['retry-after'],
    body: (await text(response)).trim(),
  };
}

/** Says back what it was sent. */
const echo: Answering = async (asked, response) => {
  response.end(`${asked.url} ${await text(asked)}`);
};

/** What is asked and not answered yet is with the server by then. */
async function arrived(listening: Listening): Promise<void> {
  for (let time = 0; time < 3; time += 1) await ask(listening, '/healthz');
}

describe('the server, before anybody answers', () => {
  it('lives, and is not ready', async () => {
    const listening = await open();
    expect(await ask(listening, '/healthz')).toMatchObject({ status: 200, body: 'ok' });
    expect(await ask(listening, '/readyz')).toEqual({
      ...{ status: 503, retryAfter: '1', body: 'starting' },
    });
  });

  it('holds what is asked, and hands it over whole and in order when somebody does', async () => {
    const listening = await open();
    const order: (string | undefined)[] = [];
    const first = ask(listening, '/slack/events', { body: 'x'.repeat(200_000) });
    await arrived(listening);
    const second = ask(listening, '/playground?as=li-na');
    await arrived(listening);
    listening.answer((asked, response, heldMs) => {
      order.push(asked.url);
      expect(heldMs).toBeGreaterThan(0);
      return echo(asked, response, heldMs);
    });
    expect((await first).body).toBe(`/slack/events ${'x'.repeat(200_000)}`);
    expect((await second).body).toBe('/playground?as=li-na');
    expect(order).toEqual(['/slack/events', '/playground?as=li-na']);
  });

  it('takes nothing, and says so, when it takes too long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const listening = await open();
    const answered = { isOver: false };
    const asked = ask(listening, '/slack/events', { body: 'a command' }).finally(() => {
      answered.isOver = true;
    });
    await arrived(listening);
    vi.advanceTimersByTime(2_499);
    await arrived(listening);
    expect(answered.isOver).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await asked).toEqual({ status: 503, retryAfter: '1', body: 'It is starting.' });
    const taken = vi.fn<Answering>();
    listening.answer(taken);
    expect(taken).not.toHaveBeenCalled();
  });

  it('forgets whoever does not wait', async () => {
    const listening = await open();
    const gone = request(new URL('/slack/events', listening.url), { method: 'POST', agent: false });
    gone.on('error', () => {});
    gone.end('a command');
    await arrived(listening);
    gone.destroy();
    await arrived(listening);
    const taken = vi.fn<Answering>();
    listening.answer(taken);
    expect(taken).not.toHaveBeenCalled();
  });
});

describe('the server', () => {
  const serving = async (): Promise<Listening> => {
    const listening = await open('0.0.0.0');
    const operations = new Hono().get('/healthz', (context) => context.text('ok'));
    const page = new Hono().get('/playground', (context) => context.text('the page'));
    listening.answer(answeringOf({ operations, page, chats: new Map([['/slack/', echo]]) }));
    return listening;
  };

  it('shows the page to this machine', async () => {
    const listening = await serving();
    expect((await ask(listening, '/playground')).body).toBe('the page');
    expect((await ask(listening, '/healthz')).body).toBe('ok');
  });

  it.skipIf(isLeftOut)('shows it to nobody else, whatever they say of themselves', async () => {
    const listening = await serving();
    const hostname = outer ?? '';
    expect((await ask(listening, '/playground', { hostname })).status).toBe(404);
    expect((await ask(listening, '/healthz', { hostname })).status).toBe(200);
    expect((await ask(listening, '/slack/events', { hostname })).body).toBe('/slack/events');
  });

  it('does not open a port that another has', async () => {
    const { url } = await open();
    const port = Number(new URL(url).port);
    const second = listen({ address: '127.0.0.1', port, starting: '', monotonicMs });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
