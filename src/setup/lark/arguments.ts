/** How the set-up of Lark was called. */
import { parseArgs } from 'node:util';
import { parsed, publicAddress } from '../arguments.ts';
import { type KeyKind, keyKinds } from './key-form.ts';

export interface Arguments {
  /** Where Lark reaches the bot from outside, without a slash at its end; null: not said. */
  readonly http: string | null;
  readonly keys: { readonly [kind in KeyKind]?: string };
  /** Somebody's e-mail address; null: it is asked for. */
  readonly hello: string | null;
}

const options = {
  http: { type: 'string' },
  domain: { type: 'string' },
  'app-id': { type: 'string' },
  'app-secret': { type: 'string' },
  'encrypt-key': { type: 'string' },
  'verification-token': { type: 'string' },
  hello: { type: 'string' },
} as const;

const optionOf = {
  domain: 'domain',
  id: 'app-id',
  secret: 'app-secret',
  encryptKey: 'encrypt-key',
  token: 'verification-token',
} as const satisfies Readonly<Record<KeyKind, keyof typeof options>>;

/** `usage`: wrongly called. `address`: what follows `--http` is none that Lark would call. */
export function readArguments(args: readonly string[]): Arguments | 'usage' | 'address' {
  const read = parsed(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  if (!read || read.positionals.length !== 1 || read.positionals[0] !== 'lark') return 'usage';
  const { values } = read;
  const http = values.http === undefined ? null : publicAddress(values.http);
  if (values.http !== undefined && http === null) return 'address';
  const keys: { [kind in KeyKind]?: string } = {};
  for (const kind of keyKinds) {
    const given = values[optionOf[kind]];
    if (given !== undefined) keys[kind] = given.trim();
  }
  return { http, keys, hello: values.hello ?? null };
}
