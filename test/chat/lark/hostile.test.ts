/** What somebody may send who is not Lark, or whom Lark lets press what is not theirs. Each is refused and counted, and the bot lives on. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Refusal } from '../../../src/chat/lark/options.ts';
import { type SampleLark, secrets, startLark, until } from '../../support/lark/sample.ts';
import { type HttpWire, sealed, signatureOf } from '../../support/lark/wire.ts';

const { encryptKey, verificationToken } = secrets;
const minute = 60_000;

describe('a request that claims to be Lark’s', () => {
  let lark: SampleLark;
  let http: HttpWire;
  let heard = 0;
  let refused = 0;
  const url = { value: '' };

  beforeAll(async () => {
    lark = await startLark({ by: 'http' });
    if (!lark.http) throw new Error('not by HTTP');
    http = lark.http;
    url.value = lark.address ?? '';
  });
  afterAll(async () => lark.stop());
  beforeEach(() => {
    heard = lark.bot.heard.length;
    refused = lark.refusals.length;
  });

  const event = (own: Readonly<Record<string, unknown>> = {}, text = '/mybonus') => ({
    schema: '2.0',
    header: {
      event_id: randomBytes(8).toString('hex'),
      event_type: 'im.message.receive_v1',
      create_time: `${Date.now()}`,
      token: verificationToken,
      app_id: lark.tenant.appId,
      tenant_key: lark.tenant.tenantKey,
      ...own,
    },
    event: {
      sender: { sender_id: { open_id: lark.tenant.user('li-na') }, sender_type: 'user' },
      message: {
        message_id: `om_${randomBytes(8).toString('hex')}`,
        chat_id: lark.tenant.p2pOf(lark.tenant.user('li-na')).id,
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text }),
      },
    },
  });
  const body = (raw: unknown) => sealed(JSON.stringify(raw), encryptKey);
  const signed = (text: string, at = Date.now()) => signatureOf(text, encryptKey, at);
  const isRefused = (refusal: Refusal) => {
    expect(lark.bot.heard).toHaveLength(heard);
    expect(lark.refusals.slice(refused)).toEqual([refusal]);
  };

  it('is taken when it is, even with spaces that no serialiser would write', async () => {
    const text = body(event()).replace('{', '{ \n ');
    expect((await http.post(text, signed(text))).status).toBe(200);
    expect(lark.bot.heard).toHaveLength(heard + 1);
  });

  it('is refused when it is signed with another key', async () => {
    const text = body(event());
    expect((await http.post(text, signatureOf(text, 'another key', Date.now()))).status).toBe(401);
    isRefused('signature');
  });

  it.each([
    ['no signature at all', {}],
    ['a signature that is none', { 'x-lark-signature': 'abc' }],
    ['a signature of other letters', { 'x-lark-signature': 'Z'.repeat(64) }],
  ])('is refused with %s', async (_, headers) => {
    const text = body(event());
    const rest = { ...signed(text) };
    const { 'x-lark-signature': own, ...others } = rest;
    expect(own).toBeDefined();
    expect((await http.post(text, { ...others, ...headers })).status).toBe(401);
    isRefused('signature');
  });

  it.each([
    ['ten minutes ago', -10 * minute],
    ['ten minutes from now', 10 * minute],
    ['in 2015', Date.parse('2015-06-01') - Date.now()],
  ])('is refused when it was signed %s', async (_, offset) => {
    const text = body(event());
    expect((await http.post(text, signed(text, Date.now() + offset))).status).toBe(401);
    isRefused('signature');
  });

  it.each(['NaN', '1e9', ' 1764144000', '-176414400', '17641440000'])(
    'is refused when it was signed at %s',
    async (timestamp) => {
      const text = body(event());
      const hash = createHash('sha256').update(`${timestamp}n${encryptKey}`).update(text);
      const headers = {
        'x-lark-request-timestamp': timestamp,
        'x-lark-request-nonce': 'n',
        'x-lark-signature': hash.digest('hex'),
      };
      expect((await http.post(text, headers)).status).toBe(401);
      isRefused('signature');
    },
  );

  it('is answered with nothing when it is sent a second time by whoever listened in', async () => {
    const text = body(event());
    const headers = signed(text);
    expect((await http.post(text, headers)).status).toBe(200);
    expect(await http.post(text, headers)).toEqual({ status: 200, body: {} });
    expect(lark.bot.heard).toHaveLength(heard + 1);
    expect(lark.refusals.slice(refused)).toEqual(['replay']);
  });

  it('is refused as plain text, although a key is set', async () => {
    const text = JSON.stringify(event());
    expect((await http.post(text, signed(text))).status).toBe(401);
    isRefused('signature');
  });

  it.each([undefined, 'another token', `${verificationToken} `])(
    'is refused with the token %s',
    async (token) => {
      const text = body(event({ token }));
      expect((await http.post(text, signed(text))).status).toBe(401);
      isRefused('signature');
    },
  );

  it.each([
    ['for another app', { app_id: 'cli_0000000000000000' }],
    ['of another company', { tenant_key: 'another' }],
  ])('is refused %s', async (_, own) => {
    const text = body(event(own));
    expect((await http.post(text, signed(text))).status).toBe(401);
    isRefused('foreign');
  });

  const half = (bytes: number) =>
    JSON.stringify({ encrypt: randomBytes(bytes).toString('base64') });
  const notJson = () => {
    const iv = randomBytes(16);
    const cipher = createCipheriv(
      'aes-256-cbc',
      createHash('sha256').update(encryptKey).digest(),
      iv,
    );
    const encrypt = Buffer.concat([iv, cipher.update('not json'), cipher.final()]);
    return JSON.stringify({ encrypt: encrypt.toString('base64') });
  };
  it.each([
    ['AAAA', JSON.stringify({ encrypt: 'AAAA' })],
    ['nothing', JSON.stringify({ encrypt: '' })],
    ['no base64', JSON.stringify({ encrypt: '\u0000§$%' })],
    ['less than a block', half(8)],
    ['one block', half(16)],
    ['half a block more', half(40)],
    ['blocks of chance', half(64)],
    ['text that is no JSON', notJson()],
  ])('is refused when what is sealed in it is %s', async (_, text) => {
    expect((await http.post(text, signed(text))).status).toBe(400);
    isRefused('malformed');
    expect((await http.post(text)).status).toBe(400);
  });

  it.each(['null', '5', '"encrypt"', '[]', '{}', '{"encrypt":5}', '{"encrypt":null}'])(
    'is refused when it is %s',
    async (text) => {
      expect((await http.post(text, signed(text))).status).toBe(401);
      isRefused('signature');
    },
  );

  it.each(['', 'not json', '{"encrypt":"', '\ufeff{}'])(
    'is refused when it is %j',
    async (text) => {
      expect((await http.post(text, signed(text))).status).toBe(400);
      isRefused('malformed');
    },
  );

  it.each([
    ['nothing of the second schema', { schema: '1.0' }],
    ['nobody who acts', { event: { sender: {} } }],
    ['nothing that happened', { event: null }],
  ])('is refused when it says %s', async (_, own) => {
    const text = body({ ...event(), ...own });
    expect((await http.post(text, signed(text))).status).toBe(400);
    isRefused('malformed');
  });

  it('is refused when it is larger than Lark ever sends, and not read to its end', async () => {
    const text = body(event({}, 'x'.repeat(300_000)));
    expect([413, 0]).toContain((await http.post(text, signed(text))).status);
    expect(lark.bot.heard).toHaveLength(heard);
    expect(lark.refusals.slice(refused)).toContain('too_large');
  });

  it('is no more than malformed when it breaks off', async () => {
    const { hostname, port } = new URL(url.value);
    const socket = connect(Number(port), hostname, () => {
      socket.write('POST /lark/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"enc');
      setTimeout(() => socket.destroy(), 20);
    });
    await until(() => lark.refusals.length > refused);
    isRefused('malformed');
  });

  it('keeps its letters when it comes in pieces that cut them', async () => {
    const text = body(event({}, '/echo 李娜的奖金'));
    const bytes = Buffer.from(text);
    const { hostname, port } = new URL(url.value);
    const headers = Object.entries(signed(text)).map(([name, value]) => `${name}: ${value}`);
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          ['POST /lark/events HTTP/1.1', 'host: x', `content-length: ${bytes.length}`, ...headers]
            .join('\r\n')
            .concat('\r\n\r\n'),
        );
        const cut = Math.floor(bytes.length / 2);
        socket.write(bytes.subarray(0, cut), () => socket.write(bytes.subarray(cut)));
      });
      socket.once('data', () => socket.end());
      socket.once('close', () => resolve());
      socket.once('error', reject);
    });
    expect(lark.bot.heard.at(-1)?.event).toEqual({ kind: 'command', text: '/echo 李娜的奖金' });
  });

  it('may ask whether the address is the app’s, with the right token only', async () => {
    expect(await http.challenge()).toEqual({ status: 200, body: { challenge: 'are-you-there' } });
    const asked = { type: 'url_verification', challenge: 'c', token: 'another' };
    expect((await http.post(body(asked))).status).toBe(401);
    isRefused('signature');
  });

  it('finds nothing at another address, nor by another method', async () => {
    expect((await fetch(`${url.value}/lark/other`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${url.value}/lark/events`)).status).toBe(405);
  });

  it('is not answered any more once nobody waits for the answer', async () => {
    const text = body(event({ create_time: `${Date.now() - 2 * 60 * minute}` }));
    expect((await http.post(text, signed(text))).status).toBe(200);
    isRefused('stale');
  });
});
