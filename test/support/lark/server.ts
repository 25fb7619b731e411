/** A Lark tenant on this machine: its API by HTTP and its long connections, on one port of 127.0.0.1. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { appApi, createTokens, type Standing, tokenRoute } from './app-api.ts';
import { createFaults, type Faults, type LarkFault } from './faults.ts';
import { createLimits, unlimited } from './limits.ts';
import { createLines, type Lines } from './lines.ts';
import { messagesApi } from './messages-api.ts';
import { peopleApi } from './people-api.ts';
import { type Answered, parsed, type Routes, refused } from './reply.ts';
import { forbidden, manifestScopes } from './scopes.ts';
import { makeState, type Seat, type State } from './state.ts';

export interface TenantOptions {
  readonly now?: () => number;
  /** Refuses what comes faster than Lark lets it through. */
  readonly limits?: boolean;
  /** For how long a token is good. */
  readonly tokenMs?: number;
  /** What the app may do: without it, what its manifest asks for. */
  readonly scopes?: readonly string[];
  /** What goes into one frame of a long connection at most. */
  readonly frameBytes?: number;
}

export interface Tenant extends State {
  /** To be given as the domain. */
  readonly url: string;
  readonly faults: Faults;
  readonly lines: Lines;
  /** By the name given at the start. */
  readonly user: (name: string) => string;
  readonly group: (name: string) => string;
  /** What the app may do from now on; without it, what its manifest asks for. */
  grant(scopes?: readonly string[]): void;
  /** 2: a version of the app is in use. */
  setStatus(status: number): void;
  /** Whether the app may enter into the console by itself what it is to be. */
  letEnter(isAllowed: boolean): void;
  /** No token that was given out so far is good any more. */
  revokeTokens(): void;
  stop(): Promise<void>;
}

/** Once a second, and without a wait before it: tests do not sit out what Lark asks of clients in the world. */
const clientConfig = {
  PingInterval: 120,
  ReconnectCount: -1,
  ReconnectInterval: 1,
  ReconnectNonce: 0,
};

export async function startTenant(
  people: readonly Seat[],
  groups: readonly string[],
  options: TenantOptions = {},
): Promise<Tenant> {
  const { now = Date.now, limits = false, tokenMs = 7_200_000, frameBytes = 4096 } = options;
  const state = makeState({ people, groups, now });
  const tokens = createTokens(state, tokenMs);
  const standing: Standing = {
    granted: options.scopes ?? manifestScopes(),
    ...{ status: 2, mayEnter: false },
  };
  const faults = createFaults();
  const server = createServer();
  const lines = createLines(server, { frameBytes, config: clientConfig });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const routes: Routes = {
    ...messagesApi(state, limits ? createLimits(now) : unlimited),
    ...peopleApi(state, () => standing.granted),
    ...appApi(state, standing),
    [tokenRoute]: tokens.route,
    [lineRoute]: ({ body }) =>
      body['AppID'] === state.appId && body['AppSecret'] === state.appSecret
        ? { status: 200, body: { code: 0, msg: '', data: lineAt(port) } }
        : { status: 200, body: { code: 514, msg: 'auth failed', data: {} } },
  };
  const isGood = (route: string, authorization: string | undefined) =>
    [tokenRoute, lineRoute].includes(route)
      ? null
      : (tokens.check(authorization) ?? forbidden(route, standing.granted));
  server.on('request', (request, response) => {
    // Who breaks off in the middle of a request gets no answer.
    serve(request, response, { routes, faults, isGood }).catch(() => response.destroy());
  });
  return {
    ...state,
    url: `http://127.0.0.1:${port}`,
    faults,
    lines,
    user: (name) =>
      the([...state.people.values()].find((each) => each.name === name)?.openId, name),
    group: (name) => the([...state.chats.values()].find((each) => each.name === name)?.id, name),
    grant: (scopes = manifestScopes()) => {
      standing.granted = scopes;
    },
    setStatus: (status) => {
      standing.status = status;
    },
    letEnter: (isAllowed) => {
      standing.mayEnter = isAllowed;
    },
    revokeTokens: tokens.revoke,
    stop: async () => {
      lines.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const lineRoute = 'POST /callback/ws/endpoint';

const lineAt = (port: number) => ({
  URL: `ws://127.0.0.1:${port}/ws/v2?fpid=493&aid=552564&device_id=1&access_key=k&service_id=1`,
  ClientConfig: clientConfig,
});

interface Served {
  readonly routes: Routes;
  readonly faults: Faults;
  readonly isGood: (route: string, authorization: string | undefined) => Answered | null;
}

async function serve(request: IncomingMessage, response: ServerResponse, served: Served) {
  const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://127.0.0.1');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = parsed(Buffer.concat(chunks)) ?? {};
  const { route, id } = routeOf(`${request.method} ${pathname}`, served.routes);
  const fault = served.faults.take({ route, path: pathname, query, body });
  const endpoint = served.routes[route];
  const answer = () =>
    endpoint
      ? (served.isGood(route, request.headers.authorization) ?? endpoint({ id, query, body }))
      : { status: 404, body: { code: 404, msg: '404 page not found' } };
  respond(response, fault, answer);
}

function respond(response: ServerResponse, fault: LarkFault, answer: () => Answered): void {
  const own = fault.kind === 'none' || fault.accepted ? answer() : refused(0, '');
  if (fault.kind === 'hangs') return;
  if (fault.kind === 'drops') {
    response.destroy();
    return;
  }
  const { status, body, headers } = fault.kind === 'answers' ? fault.answer : own;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** A route of fixed words goes before one with an id. */
function routeOf(asked: string, routes: Routes): { readonly route: string; readonly id: string } {
  if (asked in routes) return { route: asked, id: '' };
  for (const route of Object.keys(routes)) {
    const [before = '', after] = route.split(':id');
    if (after === undefined || !asked.startsWith(before) || !asked.endsWith(after)) continue;
    const id = asked.slice(before.length, asked.length - after.length);
    if (id !== '' && !id.includes('/')) return { route, id: decodeURIComponent(id) };
  }
  return { route: asked, id: '' };
}

function the(id: string | undefined, name: string): string {
  if (id === undefined) throw new Error(`the tenant has no ${name}`);
  return id;
}
