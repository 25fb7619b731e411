/** The calls about the app itself, for whoever sets it up or looks for a fault. They reject with `CallFailed`. */
import { z } from 'zod';
import { caller } from './call.ts';
import type { LarkClient } from './sdk.ts';

/** What stands beside a command in Lark's list of them. */
export interface Described {
  readonly default_value: string;
  readonly i18n: { readonly zh_cn: string; readonly en_us: string };
}

export interface KnownCommand {
  readonly id: string;
  /** Without the slash. */
  readonly command: string;
  /** Null: none that Upside would have written. */
  readonly description: Described | null;
}

export interface AppApi {
  /** `status`: 2 and 4 when a version is in use; null: Lark does not say. */
  bot(): Promise<{ readonly name: string; readonly status: number | null }>;
  /** By the names of the console. */
  grantedScopes(): Promise<readonly string[]>;
  /** All of the app's, whoever made them. */
  commands(): Promise<readonly KnownCommand[]>;
  createCommand(command: string, description: Described): Promise<void>;
  describeCommand(id: string, description: Described): Promise<void>;
  /** The open_id; null: nobody with that address is among those whom the app may see. */
  userByEmail(email: string): Promise<string | null>;
}

const bot = z.object({
  bot: z.object({ app_name: z.string().catch('?'), activate_status: z.number().nullish() }),
});
const scopes = z.object({
  data: z.object({
    scopes: z
      .array(z.object({ scope_name: z.string(), grant_status: z.number().nullish() }))
      .nullish(),
  }),
});
const described = z.object({
  default_value: z.string(),
  i18n: z.object({ zh_cn: z.string(), en_us: z.string() }),
});
const commandPage = z.object({
  data: z.object({
    items: z
      .array(
        z.object({
          command_id: z.string().min(1),
          command: z.string(),
          description: described.nullable().catch(null),
        }),
      )
      .nullish(),
    has_more: z.boolean().nullish(),
    page_token: z.string().nullish(),
  }),
});
const found = z.object({
  data: z.object({ user_list: z.array(z.object({ user_id: z.string().nullish() })).nullish() }),
});
const granted = 1;
const path = 'application/v7/app_slash_commands';

/** An app has at most a hundred commands: there is no such list of more pages. */
const mostPages = 100;

export function createAppApi(client: LarkClient): AppApi {
  const call = caller(client);
  return {
    bot: async () => {
      const read = await call(bot, { method: 'GET', path: 'bot/v3/info' });
      return { name: read.bot.app_name, status: read.bot.activate_status ?? null };
    },
    grantedScopes: async () => {
      const { data } = await call(scopes, { method: 'GET', path: 'application/v6/scopes' });
      return (data.scopes ?? [])
        .filter(({ grant_status }) => (grant_status ?? granted) === granted)
        .map(({ scope_name }) => scope_name);
    },
    commands: async () => {
      const all: KnownCommand[] = [];
      let next: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const query: Record<string, string> = next === null ? {} : { page_token: next };
        const { data } = await call(commandPage, { method: 'GET', path, query });
        for (const { command_id: id, command, description } of data.items ?? [])
          all.push({ id, command, description });
        next = data.has_more === true && data.page_token ? data.page_token : null;
        if (next === null) break;
      }
      return all;
    },
    createCommand: async (command, description) => {
      await call(z.unknown(), { method: 'POST', path, body: { command, description } });
    },
    describeCommand: async (id, description) => {
      const own = `${path}/${encodeURIComponent(id)}`;
      await call(z.unknown(), { method: 'PATCH', path: own, body: { description } });
    },
    userByEmail: async (email) => {
      const read = await call(found, {
        ...{ method: 'POST', path: 'contact/v3/users/batch_get_id' },
        ...{ query: { user_id_type: 'open_id' }, body: { emails: [email] } },
      });
      return read.data.user_list?.[0]?.user_id || null;
    },
  };
}
