/**
 * Slack, as far as an app in several workspaces needs it: an honest little server of our own, since the emulator has one workspace. It
 * knows by the token who calls, refuses a refresh token the second time, and shows what each workspace was sent.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Home {
  /** `T…`. */
  readonly team: string;
  /** `E…`, of the organisation that the workspace belongs to. */
  readonly organisation?: string;
  readonly users: readonly { readonly id: string; readonly name: string; readonly email: string }[];
}

export interface Sent {
  /** The workspace or organisation whose token it was sent with. */
  readonly tenant: string;
  readonly method: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface SeveralWorkspaces {
  readonly apiUrl: string;
  readonly sent: readonly Sent[];
  /** How often new tokens were asked for. */
  renewals(): number;
  /** Whether any token of that workspace or organisation opens something. */
  holds(tenant: string): boolean;
  /** Takes every token back that was given to that workspace or organisation. */
  revoke(tenant: string): void;
  stop(): Promise<void>;
}

export interface SlackSettings {
  /** Seconds that a token holds; null: for ever. */
  readonly expiresIn: number | null;
}

type Body = Readonly<Record<string, unknown>>;
const no = (error: string): Body => ({ ok: false, error });

/** A code of the consent page is `<tenant>:<user>`, with anything after it. */
export async function startSeveral(
  homes: readonly Home[],
  { expiresIn }: SlackSettings = { expiresIn: null },
): Promise<SeveralWorkspaces> {
  const tokens = new Map<string, string>();
  const refreshTokens = new Map<string, string>();
  const sent: Sent[] = [];
  let count = 0;
  let renewed = 0;
  const homesOf = (tenant: string) =>
    homes.filter(({ team, organisation }) => tenant === team || tenant === organisation);
  const asUser = (home: Home, user: Home['users'][number]) => ({
    ...{ id: user.id, team_id: home.team, name: user.name, real_name: user.name },
    ...{ profile: { email: user.email }, locale: 'en-US', tz: 'Asia/Shanghai' },
    ...(home.organisation ? { enterprise_user: { enterprise_id: home.organisation } } : {}),
  });
  const revoke = (tenant: string): void => {
    for (const [token, whose] of tokens) if (whose === tenant) tokens.delete(token);
  };
  const grant = (tenant: string): Body => {
    count += 1;
    const [token, refresh] = [`xoxb-${tenant}-${count}`, `xoxe-${tenant}-${count}`];
    tokens.set(token, tenant);
    refreshTokens.set(refresh, tenant);
    const ending = expiresIn === null ? {} : { expires_in: expiresIn, refresh_token: refresh };
    return { ok: true, access_token: token, token_type: 'bot', ...ending };
  };
  const access = (body: Body): Body => {
    if (body['client_secret'] !== 'the client secret') return no('bad_client_secret');
    if (body['grant_type'] === 'refresh_token') {
      const tenant = refreshTokens.get(String(body['refresh_token']));
      if (tenant === undefined) return no('invalid_refresh_token');
      refreshTokens.delete(String(body['refresh_token']));
      renewed += 1;
      return grant(tenant);
    }
    const [tenant = '', user = ''] = String(body['code']).split(':');
    const [home] = homesOf(tenant);
    if (!home) return no('invalid_code');
    const isOrganisation = home.organisation === tenant;
    return {
      ...grant(tenant),
      ...{ scope: 'chat:write,commands', bot_user_id: 'UBOT', app_id: 'A1' },
      authed_user: { id: user },
      team: isOrganisation ? null : { id: tenant, name: `Workspace ${tenant}` },
      enterprise: isOrganisation ? { id: tenant, name: `Organisation ${tenant}` } : null,
      is_enterprise_install: isOrganisation,
    };
  };
  const answer = (method: string, token: string, body: Body): Body => {
    if (method === 'oauth.v2.access') return access(body);
    const tenant = tokens.get(token);
    if (tenant === undefined) return no('invalid_auth');
    if (method === 'apps.uninstall') {
      if (body['client_secret'] !== 'the client secret') return no('bad_client_secret');
      revoke(tenant);
      return { ok: true };
    }
    if (method === 'auth.revoke') return { ok: true, revoked: tokens.delete(token) };
    const seen = homesOf(tenant);
    const users = seen.flatMap((home) => home.users.map((user) => asUser(home, user)));
    if (method === 'auth.test') {
      const [home] = seen;
      const { organisation } = home ?? {};
      return {
        ...{ ok: true, team_id: home?.team, bot_id: 'B1', url: 'https://sample.slack.com/' },
        ...(organisation ? { enterprise_id: organisation } : {}),
      };
    }
    if (method === 'auth.teams.list')
      return { ok: true, teams: seen.map(({ team }) => ({ id: team })) };
    if (method === 'users.list') {
      const asked = body['team_id'];
      if (asked === undefined && seen.length > 1) return no('missing_argument');
      return {
        ok: true,
        members: users.filter(({ team_id }) => asked === undefined || team_id === asked),
      };
    }
    if (method === 'users.info') {
      // Slack tells of people of other companies, too, where a channel is shared.
      const all = homes.flatMap((home) => home.users.map((user) => asUser(home, user)));
      const user = all.find(({ id }) => id === body['user']);
      return user ? { ok: true, user } : no('user_not_found');
    }
    sent.push({ tenant, method, body });
    return {
      ok: true,
      channel: `D-${String(body['channel'])}`,
      ts: `1700000000.${100_000 + sent.length}`,
    };
  };
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      const method = request.url?.replace('/api/', '') ?? '';
      const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
      const body = request.headers['content-type']?.includes('json')
        ? (JSON.parse(text) as Body)
        : Object.fromEntries(new URLSearchParams(text));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer(method, token, body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    sent,
    renewals: () => renewed,
    holds: (tenant) => [...tokens.values()].includes(tenant),
    revoke,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
