import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manifestFiles } from '../../../setup/manifest-files.ts';
import { slackManifest } from '../../../src/chat/slack/manifest.ts';
import { catalogue } from '../../../src/features/catalogue.ts';

const root = new URL('../../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const commands = catalogue.flatMap(({ command }) => (command ? [command] : []));
const files = Object.entries(manifestFiles()).filter(([name]) => name.startsWith('slack'));

const schema = JSON.parse(read('test/fixtures/slack/manifest.schema.2.0.0.json')) as object;
const fitsSchema = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const short = (most: number) => z.string().min(1).max(most);
const manifest = z.object({
  display_information: z.object({
    name: short(35),
    description: short(140),
    long_description: z.string().min(175).max(4000),
  }),
  features: z.object({
    bot_user: z.object({ display_name: short(80) }),
    shortcuts: z
      .array(z.object({ name: short(24), callback_id: short(255), description: short(150) }))
      .max(10),
    slash_commands: z
      .array(
        z.object({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          description: short(2000),
          usage_hint: short(1000).optional(),
          url: z.url().optional(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

describe('the manifests of Slack', () => {
  it('are what the catalogue makes of them: `npm run manifest` writes them anew', () => {
    for (const [name, text] of files) expect(read(`manifest/${name}`)).toBe(text);
    const there = readdirSync(new URL('manifest/', root)).filter((name) =>
      name.startsWith('slack'),
    );
    expect(there.sort()).toEqual(files.map(([name]) => name));
  });

  it.each(files)('%s is taken by the schema, and short enough', (_, text) => {
    const value: unknown = JSON.parse(text);
    expect(fitsSchema(value), JSON.stringify(fitsSchema.errors)).toBe(true);
    expect(manifest.safeParse(value).error?.issues ?? []).toEqual([]);
  });

  it('would be refused with a command or a name too long', () => {
    const good = slackManifest(commands, { kind: 'socket' });
    const named = { ...good, display_information: { name: 'x'.repeat(36) } };
    expect(fitsSchema(named)).toBe(false);
    const odd = { ...good.features, slash_commands: [{ command: 'bonus', description: 'd' }] };
    expect(fitsSchema({ ...good, features: odd })).toBe(false);
  });

  it('tell every command by a name that Slack takes, and none of Slack’s own', () => {
    const { slash_commands: told } = slackManifest(commands, { kind: 'socket' }).features;
    expect(told).toHaveLength(commands.length);
    const names = told.map(({ command }) => command);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('/mybonus');
    expect(names).toContain('/upside');
    expect(names).not.toContain('/help');
  });

  it('leave out what has no such name', () => {
    const text = { en: 'Does it. For example so.', zh: '做这件事。例如：这样。' };
    const none = { names: ['帮助', 'UPPER', 'help', 'x'.repeat(32)], usage: text, help: text };
    const one = { names: ['做', 'do_it'], usage: { en: '', zh: '' }, help: text };
    const { slash_commands: told } = slackManifest([none, one], { kind: 'socket' }).features;
    expect(told).toEqual([
      { command: '/do_it', description: 'Does it · 做这件事', should_escape: false },
    ]);
  });

  it('differ only in where Slack reaches the bot', () => {
    const http = slackManifest(commands, { kind: 'http', url: 'https://bot.example' });
    const json = JSON.stringify(http);
    expect(json.match(/https:\/\/bot\.example\/slack\/events/g)).toHaveLength(commands.length + 2);
    const socket = JSON.stringify(slackManifest(commands, { kind: 'socket' }));
    expect(socket).not.toContain('http');
    expect(JSON.parse(socket)).toMatchObject({ settings: { socket_mode_enabled: true } });
    expect(http.settings.socket_mode_enabled).toBe(false);
  });

  it('name shortcuts by commands that there are', () => {
    const { shortcuts } = slackManifest(commands, { kind: 'socket' }).features;
    expect(shortcuts.length).toBeGreaterThan(3);
    for (const { callback_id: name } of shortcuts.filter(({ type }) => type === 'global'))
      expect(commands.some(({ names }) => names.includes(name))).toBe(true);
  });

  it('name shortcuts on messages by buttons that there are', () => {
    const { shortcuts } = slackManifest(commands, { kind: 'socket' }).features;
    const buttons = catalogue.flatMap(({ id, actions }) =>
      Object.keys(actions).map((action) => `${id}.${action}`),
    );
    const onMessages = shortcuts.filter(({ type }) => type === 'message');
    expect(onMessages.length).toBeGreaterThan(0);
    for (const { callback_id: name } of onMessages) expect(buttons).toContain(name);
  });

  it('ask for nothing that docs/slack.md does not explain', () => {
    const { oauth_config: rights, settings } = slackManifest(commands, { kind: 'socket' });
    const docs = read('docs/slack.md').split('## Scopes and why')[1]?.split('\n## ')[0] ?? '';
    const explained = [...docs.matchAll(/^\| `([a-z:._]+)` \| [A-Z].{10,} \|$/gm)].map(
      ([, name]) => name,
    );
    expect(explained).toEqual([...rights.scopes.bot, ...settings.event_subscriptions.bot_events]);
  });
});
