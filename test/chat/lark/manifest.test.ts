/** What Lark is told of the app, and that it is neither more nor less than the bot makes use of. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifestFiles } from '../../../setup/manifest-files.ts';
import { createApi } from '../../../src/chat/lark/api.ts';
import { createAppApi } from '../../../src/chat/lark/app-api.ts';
import { enterApp } from '../../../src/chat/lark/entering.ts';
import { readEvent } from '../../../src/chat/lark/inbound.ts';
import { larkCommands, makeManifest } from '../../../src/chat/lark/manifest.ts';
import { createPlainClient } from '../../../src/chat/lark/plain-client.ts';
import { callsThatAreTried, callsWithoutScope, scopeUses } from '../../../src/chat/lark/scopes.ts';
import { catalogue } from '../../../src/features/catalogue.ts';
import { startTenant } from '../../support/lark/server.ts';

const root = new URL('../../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const commands = catalogue.flatMap(({ command }) => (command ? [command] : []));
const files = Object.entries(manifestFiles()).filter(([name]) => name.startsWith('lark'));
const manifest = makeManifest(commands);

describe('the manifest of Lark', () => {
  it('is what the catalogue makes of it: `npm run manifest` writes it anew', () => {
    for (const [name, text] of files) expect(read(`manifest/${name}`)).toBe(text);
    const there = readdirSync(new URL('manifest/', root)).filter((name) => name.startsWith('lark'));
    expect(there.sort()).toEqual(files.map(([name]) => name));
  });

  it('tells every command by a Latin name, once, in both languages', () => {
    const names = manifest.commands.map(({ command }) => command);
    expect(names).toHaveLength(commands.length);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('help');
    expect(manifest.commands).toContainEqual({
      command: 'digest',
      description: {
        default_value: 'Your team’s week: who is ahead, who needs help, what changed',
        i18n: {
          zh_cn: '团队一周小结：谁领先、谁需要帮忙、有什么变化',
          en_us: 'Your team’s week: who is ahead, who needs help, what changed',
        },
      },
    });
  });

  it('leaves out what has no such name', () => {
    const text = { en: 'Does it. For example so.', zh: '做这件事。例如：这样。' };
    const none = { names: ['帮助', 'UPPER', 'x'.repeat(33), '9th'], usage: text, help: text };
    const one = { names: ['做', 'do_it'], usage: text, help: text };
    expect(larkCommands([none, one]).map(({ command }) => command)).toEqual(['do_it']);
  });

  it('has a menu of commands that there are', () => {
    expect(manifest.menu.length).toBeGreaterThan(0);
    for (const { event_key } of manifest.menu)
      expect(commands.some(({ names }) => names.includes(event_key))).toBe(true);
  });

  it('asks for events that are read, and no others', () => {
    for (const { name } of manifest.events) {
      const header = { event_id: 'e', event_type: name, create_time: '1', app_id: 'a' };
      const told = { schema: '2.0', header: { ...header, tenant_key: 't' }, event: null } as const;
      // Of what is not read at all, nobody would look at what is in it.
      expect(() => readEvent(told, 'ou_bot'), name).toThrow();
    }
    const needing = new Set(scopeUses.flatMap(({ events }) => events));
    const told = new Set(manifest.events.map(({ name }) => name));
    for (const name of needing) expect(told).toContain(name);
  });
});

describe('the scopes of Lark', () => {
  const covered = new Set([
    ...scopeUses.flatMap(({ calls }) => calls),
    ...callsWithoutScope,
    ...callsThatAreTried,
  ]);

  it('cover each call that can be made, and no call that nobody makes', async () => {
    const tenant = await startTenant([{ name: 'li-na', email: 'li.na@example.com' }], ['sales']);
    const { appId, appSecret, url: baseUrl } = tenant;
    const client = createPlainClient({ appId, appSecret, baseUrl, timeoutMs: 5_000 });
    const [api, app] = [createApi(client), createAppApi(client)];
    const hello = { type: 'text', text: '{"text":"hello"}' } as const;
    const [user, place] = [tenant.user('li-na'), tenant.group('sales')];
    const described = { default_value: 'd', i18n: { zh_cn: 'd', en_us: 'd' } };
    const { message } = await api.send({ kind: 'place', place }, hello, 'one', {});
    await api.send({ kind: 'person', user }, hello, 'two', {});
    await api.send({ kind: 'reply', message }, hello, 'three', {});
    await api.change(message, hello, {}).catch(() => {});
    await app.createCommand('do', described);
    const [command] = await app.commands();
    await app.describeCommand(command?.id ?? '', described);
    await Promise.all([api.botInfo({}), api.tenant({}), api.chat(place, {}), api.user(user, {})]);
    await Promise.all([api.usersOf('0', null), api.departmentsBelow('0', null)]);
    await api.contactRange(null);
    await Promise.all([app.bot(), app.grantedScopes(), app.userByEmail('li.na@example.com')]);
    await enterApp({ appId, appSecret, baseUrl, timeoutMs: 5_000 }, { kind: 'line' });
    const made = new Set(
      tenant.faults.calls().map(({ route }) => route.replace('/open-apis/', '')),
    );
    await tenant.stop();
    expect([...made].sort()).toEqual([...covered].sort());
    // Each of their methods stands above.
    expect([api, app].map((each) => Object.keys(each).length)).toEqual([9, 6]);
  });

  it('are each asked for because of something, once', () => {
    const names = scopeUses.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, calls, events } of scopeUses)
      expect(calls.length + events.length, name).toBeGreaterThan(0);
    expect(manifest.scopes.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['docs/lark.md', 'en_us'],
    ['docs/lark.zh.md', 'zh_cn'],
  ] as const)(
    'are all explained in %s, in the words of the manifest, and no others',
    (name, locale) => {
      const explained = [...read(name).matchAll(/^\| `([a-z0-9:._]+)`[^|]* \| (.+?) \|$/gm)];
      const { scopes, events, callbacks } = manifest;
      expect(explained.map(([, each, why]) => [each, why?.replaceAll('’', "'")])).toEqual(
        [...scopes, ...events, ...callbacks].map((each) => [
          each.name,
          each.why[locale].replaceAll('’', "'"),
        ]),
      );
    },
  );
});
