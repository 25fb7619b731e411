/** The first word of the bot in a company, to the person who set it up: it shows that the way there is open. */
import { locales, say } from '../../i18n/locale.ts';
import { larkSetUp as texts } from '../../i18n/texts/lark-set-up.ts';
import type { Verdict } from '../access.ts';
import { createApi } from './api.ts';
import { createAppApi } from './app-api.ts';
import { verdictOf } from './check.ts';
import { createPlainClient, type LarkAccess } from './plain-client.ts';

/**
 * In both languages, for whoever reads it there. `refused` with `nobody`: nobody whom the app may see has that address. Said once, never
 * again by itself.
 */
export async function helloTo(email: string, key: string, access: LarkAccess): Promise<Verdict> {
  const client = createPlainClient(access);
  const found = await verdictOf(access, async () => ({
    user: await createAppApi(client).userByEmail(email),
  }));
  if (found.kind !== 'valid') return found;
  const { user } = found;
  if (user === null) return { kind: 'refused', code: 'nobody' };
  const text = JSON.stringify({
    text: locales.map((locale) => say(locale, texts.hello)).join('\n'),
  });
  const content = { type: 'text', text } as const;
  return verdictOf(access, () =>
    createApi(client).send({ kind: 'person', user }, content, key, {
      timeoutMs: access.timeoutMs,
    }),
  );
}
