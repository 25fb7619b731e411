/** The connection to Lark: begun, lost, taken up again, ended; and what is written down about it. */
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createLark, type LarkConnection } from '../../../src/chat/lark/connect.ts';
import type { Answer, Member } from '../../../src/chat/port.ts';
import { freePort } from '../../support/free-port.ts';
import { drops, fails, hangs, limited, unavailable } from '../../support/lark/faults.ts';
import { type SampleLark, startLark, until } from '../../support/lark/sample.ts';
import { cardSaying } from '../../support/sample-cards.ts';

let lark: SampleLark;
const more: LarkConnection[] = [];
afterEach(async () => {
  for (const connection of more.splice(0)) await connection.stop();
  await lark.stop();
});

const logTo = (lines: string[]) => pino({ level: 'trace' }, { write: (line) => lines.push(line) });

const second = async (own: Partial<SampleLark['options']>): Promise<LarkConnection> => {
  const connection = await createLark({ ...lark.options, ...own });
  more.push(connection);
  await connection.start(async () => ({ kind: 'none' }));
  return connection;
};

describe('a long connection', () => {
  it('is taken up again when it breaks', async () => {
    lark = await startLark({ by: 'line' });
    lark.tenant.lines.drop();
    await until(() => lark.tenant.lines.opened() === 2 && lark.tenant.lines.open() === 1);
    await lark.client.say(lark.tenant.user('li-na'), 'dm', '/mybonus');
    expect(lark.bot.heard).toHaveLength(1);
  });

  it('says clearly what to look at when Lark does not let it connect, and goes on trying', async () => {
    lark = await startLark({ by: 'line' });
    const lines: string[] = [];
    const wrong = await second({ appSecret: 'not-the-secret-of-it', log: logTo(lines) });
    await until(() => lines.some((line) => line.includes('check LARK_APP_ID, LARK_APP_SECRET')));
    expect(wrong.isConnected()).toBe(false);
  });

  it('says so, too, when Lark gives nothing but a number', async () => {
    lark = await startLark({ by: 'line' });
    const body = { code: 514, msg: 'AuthFailed' };
    lark.tenant.faults.next('POST /callback/ws/endpoint', {
      ...{ kind: 'answers', accepted: false, answer: { status: 200, body } },
    });
    const lines: string[] = [];
    const late = await second({ log: logTo(lines) });
    await until(() => lines.some((line) => line.includes('by long connection')));
    await until(late.isConnected);
  });

  it('ends at once, whatever state it is in', async () => {
    lark = await startLark({ by: 'line' });
    const away = await second({ baseUrl: `http://127.0.0.1:${await freePort()}` });
    const began = performance.now();
    await away.stop();
    await lark.connection.stop();
    expect(performance.now() - began).toBeLessThan(2000);
    await until(() => lark.tenant.lines.open() === 0);
  });

  it('puts an event together that comes in several frames', async () => {
    lark = await startLark({ by: 'line', tenant: { frameBytes: 100 } });
    const words = '/echo 李娜 '.padEnd(3000, '的');
    await lark.client.say(lark.tenant.user('li-na'), 'dm', words);
    expect(lark.bot.heard.at(-1)?.event).toEqual({ kind: 'command', text: words });
  });
});

describe('until Lark has said whose the bot is', () => {
  it('nothing is taken, and it ends at once all the same', async () => {
    lark = await startLark({ by: 'line' });
    await lark.connection.stop();
    await until(() => lark.tenant.lines.open() === 0);
    lark.tenant.faults.next('GET /open-apis/bot/v3/info', hangs(false));
    const early = await second({});
    await until(() => lark.tenant.lines.open() === 1);
    await lark.client.say(lark.tenant.user('li-na'), 'dm', '/mybonus');
    expect(lark.client.lastReply()?.status).toBe(500);
    const began = performance.now();
    await early.stop();
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('Lark is asked again, and nobody else’s word is taken for it', async () => {
    lark = await startLark({ by: 'line' });
    lark.tenant.faults.next('GET /open-apis/tenant/v2/tenant/query', unavailable(false));
    const other = await second({});
    await until(other.isConnected);
    expect(other.tenant()).toBe(lark.tenant.tenantKey);
  });

  it('who may not ask for it believes the first word of Lark’s', async () => {
    lark = await startLark({ by: 'line' });
    await lark.connection.stop();
    lark.tenant.faults.next('GET /open-apis/tenant/v2/tenant/query', fails(99991672));
    const other = await second({});
    await until(() => other.isConnected() && lark.tenant.lines.open() === 1);
    expect(other.tenant()).toBeNull();
    await lark.client.say(lark.tenant.user('li-na'), 'dm', '/mybonus');
    expect(other.tenant()).toBe(lark.tenant.tenantKey);
  });
});

it('what is under way when it ends is answered, and nothing new is taken', async () => {
  const waiting: ((answer: Answer) => void)[] = [];
  lark = await startLark({
    by: 'http',
    handle: () => new Promise((resolve) => waiting.push(resolve)),
  });
  const one = lark.tenant.user('li-na');
  const first = lark.client.say(one, 'dm', '/mybonus');
  await until(() => waiting.length === 1);
  const stopped = lark.connection.stop();
  await lark.client.say(one, 'dm', '/leaderboard');
  expect(lark.client.lastReply()?.status).toBe(503);
  waiting[0]?.({ kind: 'private', card: cardSaying('in time') });
  await stopped;
  expect((await first).map(({ words }) => words).join()).toContain('in time');
  expect(waiting).toHaveLength(1);
});

it('no token and no secret is ever written down, whatever goes wrong', async () => {
  const lines: string[] = [];
  lark = await startLark({ by: 'line', options: { log: logTo(lines) } });
  const one = lark.tenant.user('li-na');
  const sending = 'POST /open-apis/im/v1/messages';
  const token = 'POST /open-apis/auth/v3/tenant_access_token/internal';
  for (const fault of [drops(true), unavailable(false), limited(1, 429)]) {
    lark.tenant.faults.next(sending, fault);
    await lark.client.say(one, 'dm', '/mybonus');
    lark.tenant.revokeTokens();
    lark.tenant.faults.next(token, fault);
    await lark.client.say(one, 'dm', '/mybonus');
  }
  lark.tenant.lines.drop();
  const all = lines.join('\n');
  expect(lines.length).toBeGreaterThan(3);
  expect(all).not.toContain(lark.tenant.appSecret);
  expect(all).not.toMatch(/Bearer|t-[0-9a-z]{8}|access_key/i);
});

describe('people', () => {
  const all = async (): Promise<Member[]> => {
    const members: Member[] = [];
    for await (const each of lark.connection.members?.() ?? []) members.push(each);
    return members;
  };

  it('are read page by page, with their own addresses', async () => {
    lark = await startLark({ by: 'line' });
    expect((await all()).map(({ user, email }) => [user, email])).toEqual([
      [lark.tenant.user('li-na'), 'li.na@example.com'],
      [lark.tenant.user('maria'), 'maria@example.com'],
    ]);
  });

  it('are read as far as the app may see', async () => {
    lark = await startLark({ by: 'line' });
    lark.tenant.people.get(lark.tenant.user('maria'))!.outside = true;
    expect((await all()).map(({ user }) => user)).toEqual([lark.tenant.user('li-na')]);
  });

  it('are read from the whole company when Lark does not say how far the app may see', async () => {
    lark = await startLark({ by: 'line' });
    lark.tenant.faults.next('GET /open-apis/contact/v3/scopes', fails(99991672));
    expect(await all()).toHaveLength(2);
  });

  it('are waited for when Lark is asked too often', async () => {
    lark = await startLark({ by: 'line' });
    lark.tenant.faults.next('GET /open-apis/contact/v3/users/find_by_department', limited(1, 400));
    expect(await all()).toHaveLength(2);
  });

  it('are known one by one, and nobody by an id that is none', async () => {
    lark = await startLark({ by: 'line' });
    const { connection, tenant } = lark;
    expect(await connection.member?.(tenant.user('maria'))).toMatchObject({ name: 'maria' });
    expect(await connection.member?.('ou_nobody')).toBeNull();
  });
});
