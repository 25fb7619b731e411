/** The step that Lark leaves to people: what is to be pressed in its console, with a link to each page of this app. */

import { importableScopes } from '../../chat/lark/manifest.ts';
import type { LarkAccess } from '../../chat/lark/plain-client.ts';
import { say } from '../../i18n/locale.ts';
import { larkManifest } from '../../i18n/texts/lark-manifest.ts';
import { larkSetUp } from '../../i18n/texts/lark-set-up.ts';
import type { Means } from './means.ts';
import type { Way } from './way-step.ts';

const texts = larkSetUp.console;

export function showConsole({ appId, baseUrl }: LarkAccess, way: Way, means: Means): void {
  const { terminal, locale } = means;
  const page = `${baseUrl}/app/${appId}`;
  const tell = (text: string) => terminal.print(text);
  tell(say(locale, texts.bot, { link: `${page}/bot` }));
  tell(
    say(locale, texts.scopes, { link: `${page}/auth`, json: JSON.stringify(importableScopes()) }),
  );
  tell(
    way.kind === 'line'
      ? say(locale, texts.line, { link: `${page}/event` })
      : say(locale, texts.http, { link: `${page}/event`, url: addressOf(way) }),
  );
  tell(
    say(locale, texts.events, {
      events: Object.keys(larkManifest.events),
      callbacks: Object.keys(larkManifest.callbacks),
    }),
  );
  const entries = Object.entries(larkManifest.menu).map(
    ([key, name]) => `${name.zh} / ${name.en} → ${key}`,
  );
  tell(say(locale, texts.menu, { link: `${page}/bot`, entries }));
  tell(say(locale, texts.publish, { link: `${page}/version` }));
}

const addressOf = ({ address }: Extract<Way, { kind: 'http' }>): string =>
  `${address ?? 'https://…'}/lark/events`;
