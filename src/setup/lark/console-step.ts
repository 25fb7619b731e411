/** The step in Lark's console: what Lark lets an app enter for itself is entered, the rest is told, with a link to each page of this app. */

import { type Arrival, enterApp } from '../../chat/lark/entering.ts';
import { importableScopes } from '../../chat/lark/manifest.ts';
import type { LarkAccess } from '../../chat/lark/plain-client.ts';
import { say } from '../../i18n/locale.ts';
import { larkManifest } from '../../i18n/texts/lark-manifest.ts';
import { larkSetUp } from '../../i18n/texts/lark-set-up.ts';
import type { Means } from './means.ts';
import type { Way } from './way-step.ts';

const texts = larkSetUp.console;

/** What a person has to do there, after what Lark has taken from here. */
export async function showConsole(access: LarkAccess, way: Way, means: Means): Promise<void> {
  const { terminal, locale } = means;
  const page = `${access.baseUrl}/app/${access.appId}`;
  const entered = await enterApp(access, arrivalOf(way));
  const tell = (text: string) => terminal.print(text);
  if (entered.bot) tell(say(locale, texts.botDone));
  else tell(say(locale, texts.bot, { link: `${page}/bot` }));
  if (entered.scopes) tell(say(locale, texts.scopesDone));
  else tellScopes(page, means);
  if (entered.events) tell(say(locale, texts.eventsDone));
  else tellEvents(page, way, means);
  if (!entered.bot) tellMenu(page, means);
  tell(say(locale, texts.publish, { link: `${page}/version` }));
}

function tellScopes(page: string, { terminal, locale }: Means): void {
  const json = JSON.stringify(importableScopes());
  terminal.print(say(locale, texts.scopes, { link: `${page}/auth`, json }));
}

function tellEvents(page: string, way: Way, { terminal, locale }: Means): void {
  const link = `${page}/event`;
  const events = Object.keys(larkManifest.events);
  const callbacks = Object.keys(larkManifest.callbacks);
  terminal.print(
    way.kind === 'line'
      ? say(locale, texts.line, { link })
      : say(locale, texts.http, { link, url: urlOf(way) ?? 'https://…/lark/events' }),
  );
  terminal.print(say(locale, texts.events, { events, callbacks }));
}

function tellMenu(page: string, { terminal, locale }: Means): void {
  const entries = Object.entries(larkManifest.menu).map(
    ([key, name]) => `${name.zh} / ${name.en} → ${key}`,
  );
  terminal.print(say(locale, texts.menu, { link: `${page}/bot`, entries }));
}

const arrivalOf = (way: Way): Arrival =>
  way.kind === 'line' ? way : { kind: 'http', url: urlOf(way) };

/** Null: Lark alone knows it. */
const urlOf = ({ address }: Extract<Way, { kind: 'http' }>): string | null =>
  address === null ? null : `${address}/lark/events`;
