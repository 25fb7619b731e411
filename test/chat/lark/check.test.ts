/** What Lark is asked about an app, and what is made of its answers: on real connections, to the emulated tenant and to nobody. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkApp } from '../../../src/chat/lark/check.ts';
import { commandChanges, putCommands } from '../../../src/chat/lark/commands.ts';
import { helloTo } from '../../../src/chat/lark/hello.ts';
import { neededScopes } from '../../../src/chat/lark/scopes.ts';
import { fails } from '../../support/lark/faults.ts';
import { startTenant, type Tenant } from '../../support/lark/server.ts';

let tenant: Tenant;
beforeAll(async () => {
  const seats = [
    { name: 'li-na', email: 'li.na@example.com' },
    { name: 'far', email: 'far@example.com', outside: true },
  ];
  tenant = await startTenant(seats, []);
});
afterAll(() => tenant.stop());
beforeEach(() => {
  tenant.grant();
  tenant.setStatus(2);
});

const access = (own: object = {}) => {
  const { appId, appSecret, url: baseUrl } = tenant;
  return { appId, appSecret, baseUrl, timeoutMs: 5_000, ...own };
};
const described = (text: string) => ({
  default_value: text,
  i18n: { zh_cn: `${text} 中`, en_us: text },
});
const told = (...names: readonly string[]) =>
  names.map((command) => ({ command, description: described(command) }));

describe('Lark, asked about an app', () => {
  it('says who it is and that nothing is missing', async () => {
    expect(await checkApp(access(), [])).toEqual({
      ...{ kind: 'valid', name: 'Upside', isActive: true },
      ...{ missing: [], commandsMissing: [] },
    });
  });

  it('says each right that is missing, whatever else there is', async () => {
    const without = ['im:message:update', 'contact:user.email:readonly'];
    tenant.grant(['im:chat', ...neededScopes.filter((name) => !without.includes(name))]);
    expect(await checkApp(access(), [])).toMatchObject({ kind: 'valid', missing: without });
  });

  it('says which commands are missing, unless the app may not look', async () => {
    await putCommands(told('first'), access());
    expect(await checkApp(access(), ['first', 'second'])).toMatchObject({
      commandsMissing: ['second'],
    });
    tenant.grant([]);
    expect(await checkApp(access(), ['second'])).toMatchObject({ commandsMissing: null });
  });

  it('knows an app that has no bot yet', async () => {
    tenant.faults.next('GET /open-apis/bot/v3/info', fails(11205));
    const { appId: name } = tenant;
    expect(await checkApp(access(), [])).toMatchObject({ kind: 'valid', name, isActive: false });
  });

  it('says whether a version is in use', async () => {
    tenant.setStatus(0);
    expect(await checkApp(access(), [])).toMatchObject({ kind: 'valid', isActive: false });
    tenant.setStatus(4);
    expect(await checkApp(access(), [])).toMatchObject({ kind: 'valid', isActive: true });
  });

  it('is quoted when it says no', async () => {
    const wrong = access({ appSecret: 'no secret of anybody' });
    expect(await checkApp(wrong, [])).toEqual({ kind: 'refused', code: '10014' });
  });

  it('is said to give no answer when it gives none', async () => {
    const nobody = access({ baseUrl: 'http://127.0.0.1:3' });
    expect(await checkApp(nobody, [])).toEqual({
      ...{ kind: 'unreached', host: '127.0.0.1:3', reason: 'ECONNREFUSED' },
    });
  });
});

describe('the commands in Lark’s list', () => {
  it('are made and described anew as needed, page by page, and others are left alone', async () => {
    const others = Array.from({ length: 30 }, (_, at) => `other-${at}`);
    await putCommands(told(...others), access());
    const first = await putCommands(told('bonus', 'board'), access());
    expect(first).toEqual({ kind: 'valid', created: 2, changed: 0 });
    const wanted = [{ command: 'bonus', description: described('Anew') }, ...told('board')];
    expect(await putCommands(wanted, access())).toMatchObject({ created: 0, changed: 1 });
    expect(await putCommands(wanted, access())).toMatchObject({ created: 0, changed: 0 });
    expect(await checkApp(access(), [...others, 'bonus', 'board'])).toMatchObject({
      commandsMissing: [],
    });
  });

  it('are described anew where one of the languages is missing', () => {
    const known = [{ id: 'c1', command: 'bonus', description: null }];
    expect(commandChanges(told('bonus'), known)).toEqual({
      create: [],
      describe: [{ id: 'c1', description: described('bonus') }],
    });
  });

  it('are refused where the app lacks the right', async () => {
    tenant.grant(['application:app_slash_command:read']);
    expect(await putCommands(told('unheard'), access())).toEqual({
      ...{ kind: 'refused', code: '99991672' },
    });
  });
});

describe('the first hello in Lark', () => {
  it('is said in both languages, to whoever has the address', async () => {
    expect(await helloTo('li.na@example.com', 'li.na@example.com', access())).toMatchObject({
      kind: 'valid',
    });
    const [said] = [...tenant.messages.values()];
    expect(said?.content['text']).toMatch(/I’m here[^]+我已上线/u);
  });

  it('says why it could not be said', async () => {
    const refused = (code: string) => ({ kind: 'refused', code });
    expect(await helloTo('nobody@example.com', 'nobody@example.com', access())).toEqual(
      refused('nobody'),
    );
    expect(await helloTo('far@example.com', 'far@example.com', access())).toEqual(
      refused('nobody'),
    );
    tenant.grant(neededScopes);
    expect(await helloTo('li.na@example.com', 'li.na@example.com', access())).toEqual(
      refused('99991672'),
    );
  });
});
