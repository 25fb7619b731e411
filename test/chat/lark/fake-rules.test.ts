/** What the tenant of the tests refuses and forgets: Lark's rules, as far as an app can run into them. */
import { afterEach, describe, expect, it } from 'vitest';
import { drops, hangs, limited, tokenRejected, unavailable } from '../../support/lark/faults.ts';
import { createLimits } from '../../support/lark/limits.ts';
import { cardOf, words } from '../../support/lark/sample-cards.ts';
import { startTenant, type Tenant, type TenantOptions } from '../../support/lark/server.ts';
import type { Content } from '../../support/lark/state.ts';

const hour = 3_600_000;
const clock = { now: Date.parse('2026-11-26T09:00:00Z') };
const started: Tenant[] = [];

async function start(options: TenantOptions = {}): Promise<Tenant> {
  const people = [
    { name: 'li-na', email: 'li.na@example.com', locale: 'zh_cn' },
    { name: 'maria', email: 'maria@example.com' },
  ] as const;
  const tenant = await startTenant(people, ['sales'], { now: () => clock.now, ...options });
  started.push(tenant);
  return tenant;
}

afterEach(async () => {
  for (const tenant of started.splice(0)) await tenant.stop();
});

async function tokenOf({ url, appId, appSecret }: Tenant): Promise<string> {
  const response = await fetch(`${url}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    body: JSON.stringify({ app_id: appId, app_secret: appSecret }),
  });
  return String(((await response.json()) as Content)['tenant_access_token']);
}

const messages = '/open-apis/im/v1/messages';

interface Answer {
  readonly code: number;
  readonly data: Content;
}

async function call(tenant: Tenant, method: string, path: string, body?: Content, token?: string) {
  const response = await fetch(`${tenant.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token ?? (await tokenOf(tenant))}` },
    signal: AbortSignal.timeout(300),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { status, headers } = response;
  const answer = (await response.json()) as Answer;
  return { ...answer, status, reset: headers.get('x-ogw-ratelimit-reset') };
}

const send = (tenant: Tenant, card: Content, more: Content = {}, token?: string) =>
  call(
    tenant,
    'POST',
    `${messages}?receive_id_type=${more['type'] ?? 'chat_id'}`,
    {
      receive_id: more['to'] ?? tenant.group('sales'),
      msg_type: 'interactive',
      content: JSON.stringify(card),
      ...(more['uuid'] === undefined ? {} : { uuid: more['uuid'] }),
    },
    token,
  );

const hello = cardOf([words('hello')]);

describe('a message', () => {
  it('is new again an hour after its uuid was first used', async () => {
    const tenant = await start();
    const first = await send(tenant, hello, { uuid: 'u' });
    clock.now += hour - 1;
    const same = await send(tenant, hello, { uuid: 'u' });
    expect(same.data['message_id']).toBe(first.data['message_id']);
    clock.now += 1;
    const other = await send(tenant, hello, { uuid: 'u' });
    expect(other.data['message_id']).not.toBe(first.data['message_id']);
  });

  it('can be changed for 14 days', async () => {
    const tenant = await start();
    const { data } = await send(tenant, hello);
    const change = () =>
      call(tenant, 'PATCH', `${messages}/${String(data['message_id'])}`, {
        content: JSON.stringify(hello),
      });
    clock.now += 14 * 24 * hour;
    expect(await change()).toMatchObject({ status: 200, code: 0 });
    clock.now += 1;
    expect(await change()).toMatchObject({ status: 400, code: 230031 });
  });

  it('reaches nobody who is not there', async () => {
    const tenant = await start();
    const maria = tenant.user('maria');
    const to = (id: string, type = 'open_id') => send(tenant, hello, { to: id, type });
    expect((await to('ou_nobody')).code).toBe(230001);
    expect((await to('nowhere', 'chat_id')).code).toBe(230001);
    expect((await to(maria)).code).toBe(0);
    Object.assign(tenant.people.get(maria) ?? {}, { outside: true });
    expect((await to(maria)).code).toBe(230013);
    Object.assign(tenant.chats.get(tenant.group('sales')) ?? {}, { hasBot: false });
    expect((await send(tenant, hello)).code).toBe(230002);
  });

  it('has to wait where too many were sent', async () => {
    const tenant = await start({ limits: true });
    const token = await tokenOf(tenant);
    for (let count = 0; count < 5; count += 1)
      expect((await send(tenant, hello, {}, token)).code).toBe(0);
    const refused = await send(tenant, hello, {}, token);
    expect(refused).toMatchObject({ status: 400, code: 99991400, reset: '1' });
    clock.now += 1000;
    expect((await send(tenant, hello, {}, token)).code).toBe(0);
  });
});

it('lets 50 messages a second through in all', () => {
  const limits = createLimits(() => 0);
  for (let count = 0; count < 50; count += 1) expect(limits.check(`chat ${count}`)).toBeNull();
  expect(limits.check('one more')).toMatchObject({ status: 429, body: { code: 99991400 } });
});

it('takes a token until it ends, or is revoked', async () => {
  const tenant = await start({ tokenMs: 2 * hour });
  const token = await tokenOf(tenant);
  const asks = (own?: string) => call(tenant, 'GET', '/open-apis/bot/v3/info', undefined, own);
  expect((await asks(token)).code).toBe(0);
  clock.now += 2 * hour;
  expect(await asks(token)).toMatchObject({ status: 400, code: 99991663 });
  const next = await tokenOf(tenant);
  expect((await asks(next)).code).toBe(0);
  tenant.revokeTokens();
  expect((await asks(next)).code).toBe(99991663);
});

it('has the faults that it is told of, in their order', async () => {
  const tenant = await start();
  const token = await tokenOf(tenant);
  const route = `POST ${messages}`;
  tenant.faults.next(
    route,
    unavailable(true),
    drops(true),
    hangs(false),
    limited(7, 400),
    tokenRejected,
  );
  const sends = () => send(tenant, hello, {}, token);
  expect((await sends()).status).toBe(503);
  await expect(sends()).rejects.toThrow();
  await expect(sends()).rejects.toThrow();
  expect(await sends()).toMatchObject({ status: 400, code: 99991400, reset: '7' });
  expect(await sends()).toMatchObject({ code: 99991663 });
  expect((await sends()).code).toBe(0);
  // Two were taken before the answer was lost.
  expect(tenant.messages.size).toBe(3);
  expect(tenant.faults.calls(route)).toHaveLength(6);
});

it('keeps the commands of the slash panel, each name once', async () => {
  const tenant = await start();
  const path = '/open-apis/application/v7/app_slash_commands';
  const description = { default_value: 'My bonus', i18n: { zh_cn: '我的奖金' } };
  const made = await call(tenant, 'POST', path, { command: 'mybonus', description });
  const again = await call(tenant, 'POST', path, { command: 'mybonus', description });
  expect([made.code, again.code]).toEqual([0, 40000000]);
  const own = `${path}/${String(made.data['command_id'])}`;
  const changed = { description: { i18n: { en_us: 'My bonus' } } };
  expect((await call(tenant, 'PATCH', own, changed)).code).toBe(0);
  expect((await call(tenant, 'GET', path)).data['items']).toMatchObject([
    { command: 'mybonus', description: { default_value: 'My bonus', ...changed.description } },
  ]);
  expect((await call(tenant, 'DELETE', own)).code).toBe(0);
  expect((await call(tenant, 'GET', path)).data['items']).toEqual([]);
});
