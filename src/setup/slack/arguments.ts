/** How the set-up of Slack was called. */
import { parseArgs } from 'node:util';
import { parsed, publicAddress } from '../arguments.ts';

export interface Arguments {
  /** Where Slack reaches the bot from outside, without a slash at its end; null: Socket Mode, unless the settings say otherwise. */
  readonly http: string | null;
  readonly tokens: { readonly bot?: string; readonly app?: string; readonly secret?: string };
  /** A channel by `#name` or id, or somebody's e-mail address; null: it is asked for. */
  readonly hello: string | null;
}

const options = {
  http: { type: 'string' },
  'bot-token': { type: 'string' },
  'app-token': { type: 'string' },
  'signing-secret': { type: 'string' },
  hello: { type: 'string' },
} as const;

/** `usage`: wrongly called. `address`: what follows `--http` is none that Slack would call. */
export function readArguments(args: readonly string[]): Arguments | 'usage' | 'address' {
  const read = parsed(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  if (!read || read.positionals.length !== 1 || read.positionals[0] !== 'slack') return 'usage';
  const { http, hello, ...tokens } = read.values;
  const url = http === undefined ? null : publicAddress(http);
  if (http !== undefined && url === null) return 'address';
  return {
    http: url,
    tokens: {
      ...(tokens['bot-token'] === undefined ? {} : { bot: tokens['bot-token'].trim() }),
      ...(tokens['app-token'] === undefined ? {} : { app: tokens['app-token'].trim() }),
      ...(tokens['signing-secret'] === undefined
        ? {}
        : { secret: tokens['signing-secret'].trim() }),
    },
    hello: hello ?? null,
  };
}
