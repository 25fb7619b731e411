/** What Lark lets an app call, by the rights that it was given. */
import { readFileSync } from 'node:fs';
import { type Answered, refused } from './reply.ts';

const people = ['contact:contact.base:readonly', 'contact:contact:readonly_as_app'];
const panel = '/open-apis/application/v7/app_slash_commands';

/** Any of these is enough; none: whoever has a token may. */
const anyOf: Readonly<Record<string, readonly string[]>> = {
  'GET /open-apis/bot/v3/info': [],
  'GET /open-apis/application/v6/scopes': [],
  'PATCH /open-apis/application/v7/applications/:id/ability': [],
  'PATCH /open-apis/application/v7/applications/:id/config': [],
  'GET /open-apis/tenant/v2/tenant/query': ['tenant:tenant:readonly'],
  'POST /open-apis/im/v1/messages': ['im:message:send_as_bot', 'im:message'],
  'POST /open-apis/im/v1/messages/:id/reply': ['im:message:send_as_bot', 'im:message'],
  'PATCH /open-apis/im/v1/messages/:id': ['im:message:update', 'im:message'],
  'PUT /open-apis/im/v1/messages/:id': ['im:message:update', 'im:message'],
  'GET /open-apis/im/v1/messages/:id': ['im:message:readonly', 'im:message'],
  'GET /open-apis/im/v1/messages': ['im:message:readonly', 'im:message'],
  'GET /open-apis/im/v1/chats/:id': ['im:chat:read', 'im:chat:readonly', 'im:chat'],
  'GET /open-apis/contact/v3/users/:id': people,
  'GET /open-apis/contact/v3/users/find_by_department': [
    ...people,
    'contact:department.organize:readonly',
  ],
  'GET /open-apis/contact/v3/departments/:id/children': [
    ...people,
    'contact:department.organize:readonly',
  ],
  'GET /open-apis/contact/v3/scopes': people,
  'POST /open-apis/contact/v3/users/batch_get_id': ['contact:user.id:readonly'],
  [`GET ${panel}`]: ['application:app_slash_command:read'],
  [`POST ${panel}`]: ['application:app_slash_command:write'],
  [`PATCH ${panel}/:id`]: ['application:app_slash_command:write'],
  [`DELETE ${panel}/:id`]: ['application:app_slash_command:write'],
};

/** Null: it may. */
export function forbidden(route: string, granted: readonly string[]): Answered | null {
  const enough = anyOf[route];
  if (!enough) return refused(99991672, `Which scope ${route} takes is not written down here.`);
  if (enough.length === 0 || enough.some((scope) => granted.includes(scope))) return null;
  return refused(99991672, `Access denied. One of the following scopes is required: ${enough}`);
}

const manifest = new URL('../../../manifest/lark.scopes.json', import.meta.url);

/** What an app has that was set up as its manifest says: what it calls beyond that is refused. */
export function manifestScopes(): readonly string[] {
  const { scopes } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    readonly scopes: { readonly tenant: readonly string[] };
  };
  return scopes.tenant;
}
