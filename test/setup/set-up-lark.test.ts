/** The steps of Lark's set-up against an emulated tenant: what they ask, what they say is missing, what they leave behind. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importableScopes } from '../../src/chat/lark/manifest.ts';
import { larkAddress, readConfig } from '../../src/config.ts';
import { catalogue } from '../../src/features/catalogue.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { readArguments } from '../../src/setup/lark/arguments.ts';
import { connectLark } from '../../src/setup/lark/connect.ts';
import { manifestScopes } from '../support/lark/scopes.ts';
import { startTenant, type Tenant } from '../support/lark/server.ts';
import { scratchFolder } from '../support/scratch.ts';

const folder = scratchFolder('set up lark ');
const settings = join(folder, '.env');
let tenant: Tenant;

beforeAll(async () => {
  tenant = await startTenant([{ name: 'olga', email: 'olga@example.com' }], []);
});
afterAll(async () => {
  await tenant.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(settings, { force: true });
  tenant.grant();
  tenant.setStatus(2);
  tenant.letEnter(false);
});

interface Ended {
  readonly missing: readonly string[];
  readonly output: string;
}

/** `lines`: what is answered, one after the other; then nothing more comes. */
async function setUp(
  args: readonly string[],
  lines: readonly string[],
  locale: Locale = 'en',
): Promise<Ended> {
  const called = readArguments(['lark', ...args]);
  if (typeof called === 'string') throw new Error(called);
  const coming = [...lines];
  let output = '';
  const environment = () => parseEnv(written());
  const missing = await connectLark({
    ...{ called, locale, environment: environment(), timeoutMs: 5_000, addressOf: larkAddress },
    terminal: {
      isInteractive: false,
      print: (text) => {
        output += `${text}\n`;
      },
      ask: async () => coming.shift() ?? null,
      close: () => {},
    },
    newKey: () => `hello-${(keys += 1)}`,
    commands: async () => catalogue.flatMap(({ command }) => (command ? [command] : [])),
    files: { settings, template: join(folder, '.env.example') },
    problems: () => {
      const reading = readConfig(environment());
      return reading.kind === 'refused' ? reading.lines : [];
    },
  });
  return { missing, output };
}
let keys = 0;

const app = () => [tenant.url, tenant.appId, tenant.appSecret];
const written = () => (existsSync(settings) ? readFileSync(settings, 'utf8') : '');
const lineOf = (name: string) =>
  written()
    .split('\n')
    .find((line) => line.startsWith(`${name}=`));

describe('the steps of Lark’s set-up', () => {
  it('lead from the app to a first hello', async () => {
    const { missing, output } = await setUp([], [...app(), '', 'olga@example.com']);
    expect(output).toContain('✓ Lark knows the app, as Upside.');
    expect(output).toContain(JSON.stringify(importableScopes()));
    for (const page of ['bot', 'auth', 'event', 'version'])
      expect(output).toContain(`${tenant.url}/app/${tenant.appId}/${page}`);
    expect(output).toContain('im.message.receive_v1');
    expect(output).toContain('card.action.trigger');
    expect(output).toContain('我的奖金 / My bonus → mybonus');
    expect(output).toMatch(
      /✓ All (\d+) commands are in Lark’s list behind “\/” \(\1 new, 0 renewed\)/,
    );
    expect(output).toContain('✓ A version of the app is in use.');
    expect(output).toContain('✓ The app may do what it needs: im:message:send_as_bot');
    expect(output).toContain('✓ Said hello to olga@example.com');
    expect(missing).toEqual([]);
    expect(lineOf('LARK_DOMAIN')).toBe(`LARK_DOMAIN=${tenant.url}`);
    expect(lineOf('LARK_APP_ID')).toBe(`LARK_APP_ID=${tenant.appId}`);
    expect(lineOf('LARK_APP_SECRET')).toBe(`LARK_APP_SECRET=${tenant.appSecret}`);
    expect(lineOf('LARK_ENCRYPT_KEY')).toBeUndefined();
    expect(statSync(settings).mode & 0o777).toBe(0o600);
    const said = [...tenant.messages.values()].at(-1);
    expect(said?.chat).toBe(tenant.p2pOf(tenant.user('olga')).id);
    expect(said?.content['text']).toMatch(/I’m here[^]+我已上线/u);
  });

  it('enter what Lark lets an app enter, and leave the rest to the person', async () => {
    tenant.letEnter(true);
    const called = tenant.faults.calls().length;
    const { output } = await setUp([], app());
    for (const step of ['a', 'b', 'c']) expect(output).toContain(`✓ ${step}. Lark has taken`);
    expect(output).not.toContain(JSON.stringify(importableScopes()));
    expect(output).toContain(`${tenant.url}/app/${tenant.appId}/version`);
    const entered = tenant.faults
      .calls()
      .slice(called)
      .filter(({ route }) => route.includes('/applications/'));
    const [bot, scopes, events] = entered.map(({ body }) => JSON.stringify(body));
    expect(bot).toContain('{"event_key":"mybonus"');
    for (const name of manifestScopes()) expect(scopes).toContain(`"${name}"`);
    expect(events).toContain('"subscription_type":"websocket"');
    expect(events).toContain('"add_callbacks":["card.action.trigger"]');
  });

  it('have Lark send to the address that was given', async () => {
    tenant.letEnter(true);
    const address = 'https://upside.example.com';
    const keys = ['--encrypt-key', 'a-key-of-it', '--verification-token', 'a-token-of-it'];
    await setUp(['--http', address, ...keys], app());
    const [last] = tenant.faults
      .calls('PATCH /open-apis/application/v7/applications/:id/config')
      .slice(-1);
    expect(last?.body).toMatchObject({
      event: { subscription_type: 'webhook', request_url: `${address}/lark/events` },
      callback: { callback_type: 'webhook', request_url: `${address}/lark/events` },
    });
  });

  it('keep what is right when they are gone through again, and ask nothing twice', async () => {
    await setUp([], app());
    const before = written();
    const { missing, output } = await setUp([], []);
    expect(missing).toEqual([]);
    expect(output).toContain('says so already');
    expect(output).toContain('0 new, 0 renewed');
    expect(output).not.toContain('In the developer console');
    expect(written()).toBe(before);
  });

  it('name each scope that is missing with a link, and a version that was not published', async () => {
    tenant.grant(manifestScopes().filter((name) => !name.startsWith('contact:user')));
    tenant.setStatus(0);
    const { missing, output } = await setUp([], app());
    expect(output).toContain('✗ No version of the app with a bot is in use');
    expect(output).toContain(
      '✗ The app lacks the scopes contact:user.base:readonly and contact:user.email:readonly.',
    );
    expect(output).toContain(
      `/app/${tenant.appId}/auth?q=contact:user.base:readonly,contact:user.email:readonly&op_from=openapi&token_type=tenant`,
    );
    expect(missing).toEqual([
      'a published version',
      ...['the scope contact:user.base:readonly', 'the scope contact:user.email:readonly'],
    ]);
    expect(output).not.toContain('Said hello');
    // What was right is kept, and the rest is made up for later.
    tenant.grant();
    tenant.setStatus(2);
    expect((await setUp([], [])).missing).toEqual([]);
  });

  it('say why the commands could not be put into the list', async () => {
    // The first look is whether the app is one.
    tenant.faults.next(
      'GET /open-apis/application/v7/app_slash_commands',
      { kind: 'none' },
      {
        ...{ kind: 'answers', accepted: false },
        answer: { status: 200, body: { code: 40000000, msg: 'command exists or is invalid' } },
      },
    );
    const { output } = await setUp([], app());
    expect(output).toContain('✗ The commands could not be put into Lark’s list');
    expect(output).toContain('(40000000)');
  });

  it('connect by HTTP with an address, and take the two keys that go with it', async () => {
    const args = ['--http', 'https://upside.example.org/'];
    const half = await setUp(args, [...app(), 'an-encrypt-key']);
    expect(half.missing).toEqual(['the verification token']);
    expect(lineOf('LARK_ENCRYPT_KEY')).toBeUndefined();
    const { missing, output } = await setUp(args, ['an-encrypt-key', 'a-token']);
    expect(missing).toEqual([]);
    expect(output).toContain('https://upside.example.org/lark/events');
    expect(lineOf('LARK_ENCRYPT_KEY')).toBe('LARK_ENCRYPT_KEY=an-encrypt-key');
    expect(lineOf('LARK_VERIFICATION_TOKEN')).toBe('LARK_VERIFICATION_TOKEN=a-token');
    expect((await setUp([], [])).missing).toEqual([]);
  });

  it('ask for the address where no option says it', async () => {
    const lines = [...app(), 'https://upside.example.org', 'an-encrypt-key', 'a-token'];
    const { missing, output } = await setUp([], lines);
    expect(missing).toEqual([]);
    expect(output).toContain('https://upside.example.org/lark/events');
    expect(lineOf('LARK_VERIFICATION_TOKEN')).toBe('LARK_VERIFICATION_TOKEN=a-token');
  });

  it.each([
    ['another cloud’s name', () => ['baidu'], 'Wanted is feishu, lark, or an address', 'the cloud'],
    ['an id that is none', () => [tenant.url, 'cli_1'], 'Wanted is the app id', 'the app id'],
    [
      'the id in place of the secret',
      () => [tenant.url, tenant.appId, tenant.appId],
      'This is an app id. Wanted is the app secret',
      'the app secret',
    ],
    [
      'the secret of another app',
      () => [tenant.url, tenant.appId, 'x'.repeat(32)],
      '✗ The app: Lark said no (10014): the secret is not that of the app',
      'the app secret',
    ],
  ])('say at once what is wrong: %s', async (_, lines, words, name) => {
    const { missing, output } = await setUp([], lines());
    expect(output).toContain(words);
    expect(missing).toEqual([name]);
    expect(written()).toBe('');
  });

  it('write nothing when Lark cannot be reached', async () => {
    const { missing, output } = await setUp(['--domain', 'http://127.0.0.1:3'], app().slice(1));
    expect(missing).toEqual(['an answer of Lark’s']);
    expect(output).toContain('127.0.0.1:3 gave no answer (ECONNREFUSED)');
    expect(written()).toBe('');
  });

  it('say why there was no hello', async () => {
    const nobody = await setUp(['--hello', 'nobody@example.com'], [...app(), '']);
    expect(nobody.output).toContain('nobody with that address is among those whom the app may see');
    expect(nobody.missing).toEqual(['the hello']);
    tenant.grant(manifestScopes().filter((name) => name !== 'contact:user.id:readonly'));
    const noRight = await setUp(['--hello', 'olga@example.com'], []);
    expect(noRight.output).toContain('lacks the scope contact:user.id:readonly');
  });

  it('say once what the company is founded with, unless the settings say it', async () => {
    const reading = readConfig({});
    if (reading.kind !== 'read') throw new Error('refused');
    const { currency, timeZone } = reading.config.founding;
    const hint = `in ${currency} and in the time zone ${timeZone}`;
    expect((await setUp([], [...app(), ''])).output).toContain(hint);
    expect((await setUp([], [])).output).not.toContain(hint);
    writeFileSync(settings, 'UPSIDE_CURRENCY=CNY\nUPSIDE_TIME_ZONE=Asia/Shanghai\n');
    expect((await setUp([], [...app(), ''])).output).not.toContain('UPSIDE_CURRENCY');
  });

  it('speak the language of the terminal', async () => {
    const { output } = await setUp([], [...app(), ''], 'zh');
    expect(output).toContain('✓ 应用有效，名称为 Upside');
    expect(output).toContain('权限管理 →“批量导入/导出权限”');
  });

  it('neither print a secret, nor send one that was pasted at the wrong question', async () => {
    const runs = [
      await setUp(
        [],
        [...app(), 'https://a.example', 'an-encrypt-key', 'a-secret-token', 'a-secret'],
      ),
      await setUp([], []),
    ];
    for (const secret of [tenant.appSecret, 'an-encrypt-key', 'a-secret-token'])
      for (const { output } of runs) expect(output).not.toContain(secret);
    expect(runs[0]?.output).toContain('✗ This is no e-mail address.');
    const sent = JSON.stringify(tenant.faults.calls().map(({ body }) => body));
    expect(sent).not.toContain('a-secret');
  });
});
