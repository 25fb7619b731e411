/** A sample workspace with the sample bot in it, connected the given way. */

import type { Answer, Inbound } from '../../../src/chat/port.ts';
import { createSlack, type SlackConnection } from '../../../src/chat/slack/connect.ts';
import type { Refusal, SlackOptions } from '../../../src/chat/slack/options.ts';
import { systemClock } from '../../../src/clock.ts';
import { silentLog } from '../../../src/log.ts';
import { SampleBot } from '../sample-bot.ts';
import { createClient, type SlackClient } from './client.ts';
import type { Wire } from './wire.ts';
import { botToken, type Fetch, startWorkspace, type Workspace } from './workspace.ts';

export interface SampleSlack {
  readonly workspace: Workspace;
  readonly connection: SlackConnection;
  readonly client: SlackClient;
  readonly bot: SampleBot;
  readonly refusals: readonly Refusal[];
  readonly user: (name: string) => string;
  readonly place: (name: string) => string;
  stop(): Promise<void>;
}

export interface SampleSettings {
  readonly options?: Partial<SlackOptions>;
  /** What happens between the connection and the network. */
  readonly around?: (fetch: Fetch) => Fetch;
  /** In the place of the sample bot’s answers. */
  readonly handle?: (inbound: Inbound) => Promise<Answer>;
}

export async function startSlack(
  wire: Wire,
  { options = {}, around = (fetch) => fetch, handle }: SampleSettings = {},
): Promise<SampleSlack> {
  const workspace = await startWorkspace(['li-na', 'maria'], ['sales']);
  const bot = new SampleBot();
  const refusals: Refusal[] = [];
  const held: { connection: SlackConnection | null } = { connection: null };
  const client = createClient(workspace, wire, () => the(held.connection).idle());
  held.connection = await createSlack({
    tokens: { bot: botToken, app: null },
    signingSecret: null,
    apiUrl: workspace.apiUrl,
    tenant: null,
    log: silentLog,
    clock: systemClock,
    fetch: around(client.fetch),
    onRefused: (refusal) => refusals.push(refusal),
    ...wire.options,
    ...options,
  });
  const connection = held.connection;
  await connection.start(async (inbound) => {
    if (!handle) return bot.handle(inbound);
    bot.heard.push(inbound);
    return handle(inbound);
  });
  await wire.open(connection);
  await until(() => connection.isConnected());
  return {
    workspace,
    connection,
    client,
    bot,
    refusals,
    user: (name) => the(workspace.users.get(name)),
    place: (name) => the(workspace.channels.get(name)),
    stop: async () => {
      await connection.stop();
      await wire.close();
      await workspace.stop();
    },
  };
}

function the<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('it is not there yet');
  return value;
}

/** Never resolves while it is not so: the test's own time limit ends it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
