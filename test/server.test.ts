/** Real connections: from this machine, and from another address of it, as a stranger's would come. */
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { close, listen } from '../src/server.ts';
import { leftOut } from './support/left-out.ts';

const outer = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
const isLeftOut = leftOut(outer === undefined, 'a stranger’s connection: no address but loopback.');

describe('the server', () => {
  let server: Server;
  beforeAll(async () => {
    const operations = new Hono().get('/healthz', (context) => context.text('ok'));
    const page = new Hono().get('/playground', (context) => context.text('the page'));
    server = await listen({ address: '0.0.0.0', port: 0, operations, page, slack: null });
  });
  afterAll(() => close(server));

  /** The first line of what comes back. */
  const ask = (address: string, path: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const socket = connect(port, address, () =>
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nX-Forwarded-For: 127.0.0.1\r\nConnection: close\r\n\r\n`,
        ),
      );
      let text = '';
      socket.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      socket.on('end', () => resolve(text.split('\r\n', 1)[0] ?? ''));
      socket.on('error', reject);
    });

  it('shows the page to this machine', async () => {
    expect(await ask('127.0.0.1', '/playground')).toBe('HTTP/1.1 200 OK');
    expect(await ask('127.0.0.1', '/healthz')).toBe('HTTP/1.1 200 OK');
  });

  it.skipIf(isLeftOut)('shows it to nobody else, whatever they say of themselves', async () => {
    expect(await ask(outer ?? '', '/playground')).toBe('HTTP/1.1 404 Not Found');
    expect(await ask(outer ?? '', '/healthz')).toBe('HTTP/1.1 200 OK');
  });
});
