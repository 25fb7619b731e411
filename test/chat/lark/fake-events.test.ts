/** How the tenant of the tests tells an app by HTTP of what people do. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as lark from '@larksuiteoapi/node-sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../support/lark/client.ts';
import { startTenant, type Tenant } from '../../support/lark/server.ts';
import type { Content } from '../../support/lark/state.ts';
import { httpWire, signatureOf } from '../../support/lark/wire.ts';

const hour = 3_600_000;
const now = Date.parse('2026-11-26T09:00:00Z');
const servers: Server[] = [];
let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant([{ name: 'maria', email: 'maria@example.com' }], []);
});
afterAll(() => tenant.stop());
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('events by HTTP', () => {
  interface Request {
    readonly body: string;
    readonly headers: Readonly<Record<string, unknown>>;
  }

  async function listen(status: () => number) {
    const requests: Request[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      requests.push({ body: String(Buffer.concat(chunks)), headers: request.headers });
      response.writeHead(status()).end('{}');
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.address() as AddressInfo;
    return { requests, target: () => `http://127.0.0.1:${port}/lark` };
  }

  const opened = ({ body }: Request): Content =>
    JSON.parse(
      new lark.AESCipher('key').decrypt((JSON.parse(body) as { encrypt: string }).encrypt),
    );

  it('come encrypted and signed, again and signed anew until they are taken', async () => {
    const statuses = [500, 503, 200];
    const { requests, target } = await listen(() => statuses.shift() ?? 200);
    const keys = { encryptKey: 'key', verificationToken: 'token', now: () => now };
    const wire = httpWire({ target, ...keys });
    await createClient(tenant, wire).enter(tenant.user('maria'));
    await wire.advance(15_000);
    await wire.advance(hour);
    expect(wire.kept()).toEqual([]);
    const events = requests.map(opened);
    expect(events).toHaveLength(3);
    expect(events[2]).toEqual(events[0]);
    expect(events[0]).toMatchObject({
      header: { event_type: 'im.chat.access_event.bot_p2p_chat_entered_v1', token: 'token' },
      event: { operator_id: { open_id: tenant.user('maria') } },
    });
    for (const { body, headers } of requests) {
      const nonce = String(headers['x-lark-request-nonce']);
      const signature = signatureOf(body, 'key', now, nonce)['x-lark-signature'];
      expect(headers['x-lark-signature']).toBe(signature);
    }
    expect(new Set(requests.map(({ headers }) => headers['x-lark-signature'])).size).toBe(3);
  });

  it('are given up after the fourth time again', async () => {
    const { requests, target } = await listen(() => 500);
    const wire = httpWire({ target, encryptKey: 'key', verificationToken: 'token' });
    await createClient(tenant, wire).menu(tenant.user('maria'), 'my_bonus');
    await wire.advance(24 * hour);
    expect(requests).toHaveLength(5);
    expect(wire.kept()).toEqual([]);
  });

  it('begin with a question that is not signed', async () => {
    const { requests, target } = await listen(() => 200);
    await httpWire({ target, encryptKey: 'key', verificationToken: 'token' }).challenge();
    expect(requests.map(opened)).toMatchObject([{ type: 'url_verification', token: 'token' }]);
    expect(requests[0]?.headers).not.toHaveProperty('x-lark-signature');
  });
});
