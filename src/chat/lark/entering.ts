/**
 * Enters what the manifest says into the console, as far as Lark lets an app do that for itself: most apps have no right to it, and what
 * waits for approval cannot be changed. What is entered takes effect with the next version that is published.
 */
import { z } from 'zod';
import { larkManifest } from '../../i18n/texts/lark-manifest.ts';
import { caller } from './call.ts';
import { importableScopes, menuEntries } from './manifest.ts';
import { CallFailed } from './outcome.ts';
import { createPlainClient, type LarkAccess } from './plain-client.ts';
import type { LarkRequest } from './sdk.ts';

/** How events are to come in. */
export type Arrival =
  | { readonly kind: 'line' }
  /** `url`: where; null: it stays as it is. */
  | { readonly kind: 'http'; readonly url: string | null };

/** What has been entered. */
export interface Entered {
  /** The bot and its menu. */
  readonly bot: boolean;
  readonly scopes: boolean;
  readonly events: boolean;
}

/** What is there already stays, but for the menu, which becomes ours. Never throws. */
export async function enterApp(access: LarkAccess, arrival: Arrival): Promise<Entered> {
  const call = caller(createPlainClient(access));
  const change = async (part: 'ability' | 'config', body: object): Promise<boolean> => {
    const path = `application/v7/applications/${encodeURIComponent(access.appId)}/${part}`;
    const request: LarkRequest = { method: 'PATCH', path, body };
    try {
      await call(z.unknown(), request);
      return true;
    } catch (error) {
      if (error instanceof CallFailed) return false;
      throw error;
    }
  };
  // One after the other: Lark changes one app once at a time.
  const bot = await change('ability', { bot: botOf() });
  const scopes = await change('config', { scope: scopesOf() });
  const events = await change('config', subscriptionOf(arrival));
  return { bot, scopes, events };
}

const botOf = () => ({
  enable: true,
  bot_menu_enable: true,
  bot_menus: menuEntries().map(({ event_key, name }, at) => ({
    ...{ event_key, sort: at + 1, default_name: name.en_us, i18n_name: name },
  })),
});

const scopesOf = () => ({
  add_scopes: importableScopes().scopes.tenant.map((scope_name) => ({
    ...{ scope_name, token_type: 'tenant' },
  })),
});

function subscriptionOf(arrival: Arrival) {
  const how = arrival.kind === 'line' ? 'websocket' : 'webhook';
  const to = arrival.kind === 'http' && arrival.url !== null ? { request_url: arrival.url } : {};
  return {
    event: { subscription_type: how, ...to, add_events: Object.keys(larkManifest.events) },
    callback: { callback_type: how, ...to, add_callbacks: Object.keys(larkManifest.callbacks) },
  };
}
