/** The calls of Lark's that Upside makes, each in one place: what is sent, and what is read of the reply. They reject with `CallFailed`. */
import { z } from 'zod';
import { caller } from './call.ts';
import type { LarkClient, LarkRequest } from './sdk.ts';

/** The app as Lark knows it. */
export interface BotInfo {
  /** Its id among the people of the company. */
  readonly user: string;
  readonly name: string;
}

export type Receiver =
  | { readonly kind: 'person'; readonly user: string }
  | { readonly kind: 'place'; readonly place: string }
  /** In the conversation of that message, pointing to it. */
  | { readonly kind: 'reply'; readonly message: string };

export interface Content {
  readonly type: 'interactive' | 'text';
  /** JSON. */
  readonly text: string;
}

export interface Sent {
  readonly message: string;
  readonly place: string | null;
}

export interface Page {
  readonly items: readonly unknown[];
  /** Null: the last. */
  readonly next: string | null;
}

/** Whom the app may see: all of those departments, with what is below them, and those people. */
export interface ContactRange {
  readonly departments: readonly string[];
  readonly users: readonly string[];
  /** Null: the last page. */
  readonly next: string | null;
}

export type CallLimits = Pick<LarkRequest, 'timeoutMs' | 'signal'>;

export interface LarkApi {
  botInfo(limits: CallLimits): Promise<BotInfo>;
  /** The id of the company. */
  tenant(limits: CallLimits): Promise<string>;
  /** `key`: at most 50 signs; within an hour, Lark shows what has the same only once. */
  send(to: Receiver, content: Content, key: string, limits: CallLimits): Promise<Sent>;
  change(message: string, content: Content, limits: CallLimits): Promise<void>;
  chat(id: string, limits: CallLimits): Promise<ChatInfo>;
  /** As Lark describes one person. */
  user(id: string, limits: CallLimits): Promise<unknown>;
  contactRange(page: string | null): Promise<ContactRange>;
  usersOf(department: string, page: string | null): Promise<Page>;
  /** Departments below that one, at any depth, by their ids. */
  departmentsBelow(department: string, page: string | null): Promise<Page>;
}

export interface ChatInfo {
  readonly isDirect: boolean;
  readonly name: string | null;
}

const empty = z.unknown();
const posted = z.object({ message_id: z.string().min(1), chat_id: z.string().nullish() });
const paged = z.object({
  items: z.array(z.unknown()).nullish(),
  has_more: z.boolean().nullish(),
  page_token: z.string().nullish(),
});
const bot = z.object({ open_id: z.string().min(1), app_name: z.string().catch('') });
const company = z.object({ tenant: z.object({ tenant_key: z.string().min(1) }) });
const chatShape = z.object({ chat_mode: z.string().nullish(), name: z.string().nullish() });
const rangeShape = paged.extend({
  department_ids: z.array(z.string()).nullish(),
  user_ids: z.array(z.string()).nullish(),
});
const userShape = z.object({ user: z.unknown() });

const pageSize = '50';
const byOpenId = { user_id_type: 'open_id', department_id_type: 'open_department_id' } as const;

export function createApi(client: LarkClient): LarkApi {
  const call = caller(client);
  const data = <T>(shape: z.ZodType<T>, request: LarkRequest): Promise<T> =>
    call(z.object({ data: shape }), request).then((reply) => reply.data);
  return {
    botInfo: async (limits) => {
      const path = 'bot/v3/info';
      const reply = await call(z.object({ bot }), { method: 'GET', path, ...limits });
      return { user: reply.bot.open_id, name: reply.bot.app_name };
    },
    tenant: async (limits) => {
      const path = 'tenant/v2/tenant/query';
      const { tenant } = await data(company, { method: 'GET', path, ...limits });
      return tenant.tenant_key;
    },
    send: async (to, { type, text }, uuid, limits) => {
      const body = { msg_type: type, content: text, uuid };
      const sent = await data(posted, { ...targetOf(to, body), ...limits });
      return { message: sent.message_id, place: sent.chat_id ?? null };
    },
    change: async (message, { text }, limits) => {
      const path = `im/v1/messages/${encodeURIComponent(message)}`;
      await call(empty, { method: 'PATCH', path, body: { content: text }, ...limits });
    },
    chat: async (id, limits) => {
      const path = `im/v1/chats/${encodeURIComponent(id)}`;
      const read = await data(chatShape, { method: 'GET', path, ...limits });
      return { isDirect: read.chat_mode === 'p2p', name: read.name ? read.name : null };
    },
    user: async (id, limits) => {
      const path = `contact/v3/users/${encodeURIComponent(id)}`;
      return (await data(userShape, { method: 'GET', path, query: byOpenId, ...limits })).user;
    },
    contactRange: async (page) => {
      const query = { ...byOpenId, ...pageOf(page) };
      const read = await data(rangeShape, { method: 'GET', path: 'contact/v3/scopes', query });
      const { department_ids: departments, user_ids: users } = read;
      return { departments: departments ?? [], users: users ?? [], next: asPage(read).next };
    },
    usersOf: async (department, page) => {
      const query = { ...byOpenId, department_id: department, ...pageOf(page) };
      const path = 'contact/v3/users/find_by_department';
      return asPage(await data(paged, { method: 'GET', path, query }));
    },
    departmentsBelow: async (department, page) => {
      const query = { ...byOpenId, fetch_child: 'true', ...pageOf(page) };
      const path = `contact/v3/departments/${encodeURIComponent(department)}/children`;
      return asPage(await data(paged, { method: 'GET', path, query }));
    },
  };
}

const pageOf = (page: string | null) => ({
  page_size: pageSize,
  ...(page === null ? {} : { page_token: page }),
});

const asPage = ({ items, has_more, page_token }: z.output<typeof paged>): Page => ({
  items: items ?? [],
  next: has_more === true && page_token ? page_token : null,
});

function targetOf(to: Receiver, body: object): LarkRequest {
  const path = 'im/v1/messages';
  switch (to.kind) {
    case 'reply':
      return { method: 'POST', path: `${path}/${encodeURIComponent(to.message)}/reply`, body };
    case 'person':
      return {
        ...{ method: 'POST', path, query: { receive_id_type: 'open_id' } },
        body: { ...body, receive_id: to.user },
      };
    case 'place':
      return {
        ...{ method: 'POST', path, query: { receive_id_type: 'chat_id' } },
        body: { ...body, receive_id: to.place },
      };
  }
}
