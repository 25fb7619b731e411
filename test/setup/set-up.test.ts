/** The parts of the set-up that ask nobody. */
import { describe, expect, it } from 'vitest';
import { slackManifest } from '../../src/chat/slack/manifest.ts';
import { catalogue } from '../../src/features/catalogue.ts';
import { readArguments } from '../../src/setup/slack/arguments.ts';
import { createLink } from '../../src/setup/slack/create-link.ts';
import { mistakenFor } from '../../src/setup/slack/token-form.ts';

const commands = catalogue.flatMap(({ command }) => (command ? [command] : []));

describe('the link that makes the app', () => {
  const manifest = slackManifest(commands, { kind: 'socket' });

  it('holds the whole manifest but for what an app is without anyhow, and describes shortcuts by their names', () => {
    const told = new URL(createLink(manifest) ?? '').searchParams.get('manifest_json') ?? '';
    const { long_description: _, ...display } = manifest.display_information;
    const { shortcuts, ...others } = manifest.features;
    const features = {
      ...others,
      shortcuts: shortcuts.map((each) => ({ ...each, description: each.name })),
    };
    const slim = JSON.stringify({ ...manifest, display_information: display, features });
    expect(JSON.parse(told)).toEqual(
      JSON.parse(slim, (key, value) => (key === 'should_escape' ? undefined : value)),
    );
  });

  it('fits into what every server takes, else there is none', () => {
    expect(createLink(manifest)?.length).toBeLessThanOrEqual(8000);
    const url = `https://${'far.'.repeat(40)}example.com`;
    expect(createLink(slackManifest(commands, { kind: 'http', url }))).toBeNull();
  });
});

describe('what is pasted for a token', () => {
  it.each([
    ['bot', 'xoxb-12-ab', null],
    ['bot', 'xoxp-12-ab', 'user'],
    ['bot', 'xapp-1-ab', 'app'],
    ['bot', 'xoxe.xoxb-1-ab', 'rotating'],
    ['bot', 'xoxb-', 'unknown'],
    ['bot', 'xoxb-12 ab', 'unknown'],
    ['bot', 'xoxb-12#ab', 'unknown'],
    ['app', 'xapp-1-ab', null],
    ['app', 'xoxb-12-ab', 'bot'],
    ['secret', '8f742231b10e8888abcd99baac085bb1', null],
    ['secret', '8f742231b10e', 'unknown'],
    ['secret', 'xoxb-12-ab', 'bot'],
    ['bot', '8f742231b10e8888abcd99baac085bb1', 'secret'],
  ] as const)('as %s token, %s is taken for %s', (kind, text, seems) => {
    expect(mistakenFor(kind, text)).toBe(seems);
  });
});

describe('the set-up is called', () => {
  it('with the chat, and what is known already', () => {
    expect(readArguments(['slack'])).toEqual({ http: null, tokens: {}, hello: null });
    expect(
      readArguments(['slack', '--http', 'https://a.example/up/', '--bot-token', ' xoxb-1 ']),
    ).toEqual({ http: 'https://a.example/up', tokens: { bot: 'xoxb-1' }, hello: null });
  });

  it.each([[[]], [['lark']], [['slack', 'twice']], [['slack', '--token', 'x']]])(
    'wrongly with %j',
    (args) => {
      expect(readArguments(args)).toBe('usage');
    },
  );

  it.each(['upside.example.com', 'http://upside.example.com', 'https://a.example/?b=c'])(
    'with an address that Slack does not call: %s',
    (address) => {
      expect(readArguments(['slack', '--http', address])).toBe('address');
    },
  );
});
