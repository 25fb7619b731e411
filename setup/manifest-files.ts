/** What stands in manifest/: how the chat platforms are told of the bot, made from the catalogue of its features. */
import { importableScopes, makeManifest } from '../src/chat/lark/manifest.ts';
import { slackManifest } from '../src/chat/slack/manifest.ts';
import { catalogue } from '../src/features/catalogue.ts';

/** Where the bot would be reached from outside: to be replaced by one's own address. */
const exampleUrl = 'https://upside.example.com';

/** By name, with their contents. */
export function manifestFiles(): Readonly<Record<string, string>> {
  const commands = catalogue.flatMap(({ command }) => (command ? [command] : []));
  const http = { kind: 'http', url: exampleUrl } as const;
  return {
    'lark.json': written(makeManifest(commands)),
    'lark.scopes.json': written(importableScopes()),
    'slack.distributed.json': written(slackManifest(commands, { ...http, isDistributed: true })),
    'slack.http.json': written(slackManifest(commands, http)),
    'slack.socket.json': written(slackManifest(commands, { kind: 'socket' })),
  };
}

const written = (manifest: object): string => `${JSON.stringify(manifest, null, 2)}\n`;
