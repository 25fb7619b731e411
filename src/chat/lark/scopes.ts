/** What the app is to be allowed, and for which calls and events: nothing is asked for that is not used. */
import type { larkManifest } from '../../i18n/texts/lark-manifest.ts';

export type ScopeName = keyof typeof larkManifest.scopes;
export type EventName = keyof typeof larkManifest.events;

interface ScopeUse {
  readonly name: ScopeName;
  /** Without it something small is missing, and the rest works. */
  readonly isOptional?: true;
  /** `<method> <path>` below `/open-apis/`, `:id` in place of ids. */
  readonly calls: readonly string[];
  readonly events: readonly EventName[];
}

const contacts = ['GET contact/v3/users/:id', 'GET contact/v3/users/find_by_department'] as const;
const people = [
  'contact.user.created_v3',
  'contact.user.deleted_v3',
  'contact.user.updated_v3',
] as const;
const panel = 'application/v7/app_slash_commands';

export const scopeUses: readonly ScopeUse[] = [
  {
    name: 'im:message:send_as_bot',
    calls: ['POST im/v1/messages', 'POST im/v1/messages/:id/reply'],
    events: [],
  },
  { name: 'im:message:update', calls: ['PATCH im/v1/messages/:id'], events: [] },
  { name: 'im:message.p2p_msg:readonly', calls: [], events: ['im.message.receive_v1'] },
  { name: 'im:message.group_at_msg:readonly', calls: [], events: ['im.message.receive_v1'] },
  { name: 'im:chat:read', calls: ['GET im/v1/chats/:id'], events: [] },
  {
    name: 'im:chat.members:bot_access',
    calls: [],
    events: ['im.chat.member.bot.added_v1', 'im.chat.member.bot.deleted_v1'],
  },
  {
    name: 'im:chat.access_event.bot_p2p_chat:read',
    calls: [],
    events: ['im.chat.access_event.bot_p2p_chat_entered_v1'],
  },
  {
    name: 'contact:contact.base:readonly',
    calls: [...contacts, 'GET contact/v3/departments/:id/children', 'GET contact/v3/scopes'],
    events: people,
  },
  // Of what these calls and events tell, these two are left out without the right to them.
  { name: 'contact:user.base:readonly', calls: contacts, events: people },
  { name: 'contact:user.email:readonly', calls: contacts, events: people },
  { name: 'application:app_slash_command:read', calls: [`GET ${panel}`], events: [] },
  {
    name: 'application:app_slash_command:write',
    calls: [`POST ${panel}`, `PATCH ${panel}/:id`],
    events: [],
  },
  {
    name: 'contact:user.id:readonly',
    isOptional: true,
    calls: ['POST contact/v3/users/batch_get_id'],
    events: [],
  },
  {
    name: 'tenant:tenant:readonly',
    isOptional: true,
    calls: ['GET tenant/v2/tenant/query'],
    events: [],
  },
];

/** Whoever has the app's secret may make these. */
export const callsWithoutScope: readonly string[] = [
  'POST auth/v3/tenant_access_token/internal',
  'GET application/v6/scopes',
  'GET bot/v3/info',
];

/** Tried by the set-up, which tells people to do it where Lark refuses: which right they take is written down nowhere. */
export const callsThatAreTried: readonly string[] = [
  'PATCH application/v7/applications/:id/ability',
  'PATCH application/v7/applications/:id/config',
];

export const neededScopes: readonly ScopeName[] = scopeUses.flatMap(({ name, isOptional }) =>
  isOptional ? [] : [name],
);
