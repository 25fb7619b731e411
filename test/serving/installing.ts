/** The product as an app that workspaces install, and what a browser and Slack do to it. */
import { randomBytes } from 'node:crypto';
import { type App, startApp } from '../../src/app.ts';
import { monotonicMs } from '../../src/clock.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { silentLog } from '../../src/log.ts';
import { listen } from '../../src/server.ts';
import { type DatabaseOptions, openDatabase } from '../../src/store/open.ts';
import { type Payload, postTo, type Reply, signed, signingSecret } from '../support/slack/wire.ts';

export const keys = `2026:${randomBytes(32).toString('base64')}`;

export interface Installable {
  readonly app: App;
  readonly config: Config;
  /** From which it was read. */
  readonly environment: Readonly<Record<string, string>>;
  /** As far as to Slack's question: where it is asked, and what the browser keeps meanwhile. */
  open(): Promise<{ readonly consent: URL; readonly cookie: string }>;
  /** Back from Slack's question with its answer. */
  comeBack(
    answer: { readonly code: string; readonly state: string },
    cookie: string,
  ): Promise<{ readonly status: number; readonly page: string }>;
  /** Through the whole of it, without looking. `code`: see `startSeveral`. */
  install(code: string): Promise<{ readonly status: number; readonly page: string }>;
  send(payload: Payload): Promise<Reply>;
}

export async function startInstallable(
  options: DatabaseOptions,
  apiUrl: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Installable> {
  const environment = {
    ...(options.kind === 'embedded'
      ? { UPSIDE_HOME: options.folder }
      : { DATABASE_URL: options.url }),
    ...{ PORT: '0', UPSIDE_KEYS: keys, SLACK_SIGNING_SECRET: signingSecret },
    ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'the client secret', SLACK_API_URL: apiUrl },
    ...more,
  };
  const reading = readConfig(environment);
  if (reading.kind === 'refused') throw new Error(reading.lines.join('\n'));
  const database = await openDatabase(options, silentLog);
  const { config } = reading;
  const listening = await listen({ ...config.listen, starting: 'Wait.', monotonicMs });
  const app = await startApp(config, silentLog, database, listening);
  const send = signed(postTo(() => app.url));
  const open: Installable['open'] = async () => {
    const response = await fetch(`${app.url}/slack/install`, { redirect: 'manual' });
    await response.arrayBuffer();
    const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
    return { consent: new URL(response.headers.get('location') ?? ''), cookie };
  };
  const comeBack: Installable['comeBack'] = async (answer, cookie) => {
    const response = await fetch(
      `${app.url}/slack/oauth_redirect?${new URLSearchParams(answer).toString()}`,
      { headers: { cookie } },
    );
    return { status: response.status, page: await response.text() };
  };
  return {
    ...{ app, config, environment, open, comeBack, send },
    async install(code) {
      const { consent, cookie } = await open();
      return comeBack({ code, state: consent.searchParams.get('state') ?? '' }, cookie);
    },
  };
}

let gestures = 0;

/** A command of somebody in a channel of that workspace. */
export function command(
  name: string,
  from: { readonly user: string; readonly team: string; readonly organisation?: string },
): Payload {
  gestures += 1;
  const { user, team, organisation } = from;
  return {
    kind: 'slash_commands',
    body: {
      ...{ command: `/${name}`, text: '', user_id: user, team_id: team },
      ...{ channel_id: `C-${team}`, channel_name: 'sales', trigger_id: `1.2.${gestures}` },
      ...(organisation
        ? { enterprise_id: organisation, is_enterprise_install: 'true' }
        : { is_enterprise_install: 'false' }),
    },
  };
}

export function event(
  type: string,
  tenant: string,
  { at = new Date(), ...details }: { readonly at?: Date; readonly [name: string]: unknown } = {},
): Payload {
  gestures += 1;
  const isOrganisation = tenant.startsWith('E');
  return {
    kind: 'events_api',
    body: {
      ...{
        type: 'event_callback',
        event_id: `Ev${gestures}`,
        team_id: isOrganisation ? null : tenant,
      },
      ...{ event_time: Math.floor(at.getTime() / 1000), event: { type, ...details } },
      authorizations: [
        isOrganisation
          ? { enterprise_id: tenant, team_id: null, is_enterprise_install: true }
          : { enterprise_id: null, team_id: tenant, is_enterprise_install: false },
      ],
    },
  };
}

/** Everything that stands in an answer, as one text. */
export const wordsOf = ({ body }: Reply): string => JSON.stringify(body);
