/** What the app is: its token, its bot, what it may do, and the commands of its slash panel. */
import {
  type Answered,
  type Asked,
  done,
  isContent,
  pageOf,
  type Routes,
  refused,
} from './reply.ts';
import type { Content, State } from './state.ts';

export const tokenRoute = 'POST /open-apis/auth/v3/tenant_access_token/internal';

export interface Tokens {
  readonly route: Endpoint;
  /** Null: a good one. */
  check(authorization: string | undefined): Answered | null;
  /** No token that was given out so far is good any more. */
  revoke(): void;
}

type Endpoint = Routes[string];

const halfAnHour = 1_800_000;

/** As Lark does, the same token is given out until half an hour before its end. */
export function createTokens(state: State, livesMs: number): Tokens {
  let given = 0;
  let tokens: { readonly token: string; readonly until: number }[] = [];
  const left = (until: number) => until - state.now();
  const route = ({ body }: Asked): Answered => {
    if (body['app_id'] !== state.appId || body['app_secret'] !== state.appSecret)
      return refused(10014, 'app secret invalid', 200);
    tokens = tokens.filter(({ until }) => left(until) > 0);
    let current = tokens.find(({ until }) => left(until) >= Math.min(halfAnHour, livesMs));
    if (!current) {
      given += 1;
      current = { token: state.idFor('t', `token ${given}`), until: state.now() + livesMs };
      tokens.push(current);
    }
    const expire = Math.floor(left(current.until) / 1000);
    return {
      status: 200,
      body: { code: 0, msg: 'ok', tenant_access_token: current.token, expire },
    };
  };
  return {
    route,
    check: (authorization) => {
      if (authorization === undefined) return refused(99991661, 'Missing access token');
      const known = tokens.some(
        ({ token, until }) => authorization === `Bearer ${token}` && left(until) > 0,
      );
      return known ? null : refused(99991663, 'Invalid access token for authorization');
    },
    revoke: () => {
      tokens = [];
    },
  };
}

/** What can change while an app is in use. */
export interface Standing {
  /** What it may do. */
  granted: readonly string[];
  /** 2: a version of it is in use. */
  status: number;
  /** Whether it may change what the console says of it. */
  mayEnter: boolean;
}

export function appApi(state: State, standing: Standing): Routes {
  const bot = () => ({
    activate_status: standing.status,
    app_name: 'Upside',
    avatar_url: '',
    ip_white_list: [],
    open_id: state.botId,
  });
  const scopes = () =>
    standing.granted.map((scope_name) => ({
      scope_name,
      grant_status: 1,
      scope_type: 'tenant',
    }));
  const tenant = { name: 'Sample', display_id: 'F1', tenant_tag: 0, tenant_key: state.tenantKey };
  return {
    'GET /open-apis/bot/v3/info': () => ({ status: 200, body: { code: 0, msg: 'ok', bot: bot() } }),
    'GET /open-apis/application/v6/scopes': () => done({ scopes: scopes() }),
    'GET /open-apis/tenant/v2/tenant/query': () => done({ tenant }),
    ...Object.fromEntries(
      ['ability', 'config'].map((part) => [
        `PATCH /open-apis/application/v7/applications/:id/${part}`,
        ({ id }: Asked) =>
          standing.mayEnter && id === state.appId
            ? done({})
            : refused(99991672, 'Access denied. The app may not change itself.'),
      ]),
    ),
    ...commandsApi(state),
  };
}

const path = '/open-apis/application/v7/app_slash_commands';

/** At most 100, each of another name; a map of texts that is sent replaces all of it. */
function commandsApi(state: State): Routes {
  const all = new Map<string, Content>();
  let made = 0;
  const clashes = (name: unknown, own: string) =>
    [...all].some(([id, { command }]) => id !== own && command === name);
  const clash = refused(40000000, 'command exists or is invalid', 200);
  const isNamed = (name: unknown) => typeof name === 'string' && /^[^\s/]+$/.test(name);
  return {
    [`GET ${path}`]: ({ query }) => done(pageOf([...all.values()], query, 20)),
    [`POST ${path}`]: ({ body }) => {
      const { command, description, icon } = body;
      if (!isNamed(command) || !isContent(description) || clashes(command, '') || all.size >= 100)
        return clash;
      made += 1;
      const command_id = state.idFor('cmd', `command ${made}`);
      all.set(command_id, { command_id, command, description, ...(icon ? { icon } : {}) });
      return done({ command_id });
    },
    [`PATCH ${path}/:id`]: ({ id, body }) => {
      const known = all.get(id);
      if (
        !known ||
        ('command' in body && (!isNamed(body['command']) || clashes(body['command'], id)))
      )
        return clash;
      const [old, own] = [known['description'], body['description']];
      const description = isContent(old) && isContent(own) ? { ...old, ...own } : old;
      all.set(id, { ...known, ...body, description });
      return done();
    },
    [`DELETE ${path}/:id`]: ({ id }) => (all.delete(id) ? done() : clash),
  };
}
