/** A sample tenant with the sample bot in it, reached the given way. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLark, type LarkConnection } from '../../../src/chat/lark/connect.ts';
import type { LarkOptions, Refusal } from '../../../src/chat/lark/options.ts';
import type { Answer, Inbound } from '../../../src/chat/port.ts';
import { systemClock } from '../../../src/clock.ts';
import { silentLog } from '../../../src/log.ts';
import { SampleBot } from '../sample-bot.ts';
import { createClient, type LarkClient } from './client.ts';
import { startTenant, type Tenant, type TenantOptions } from './server.ts';
import { type HttpWire, httpWire, socketWire, type Wire } from './wire.ts';

export const secrets = { encryptKey: 'an-encrypt-key', verificationToken: 'a-verification-token' };

export interface SampleLark {
  readonly tenant: Tenant;
  readonly connection: LarkConnection;
  readonly client: LarkClient;
  readonly wire: Wire;
  /** Null over a long connection. */
  readonly http: HttpWire | null;
  /** Where it listens; null over a long connection. */
  readonly address: string | null;
  readonly bot: SampleBot;
  readonly refusals: readonly Refusal[];
  /** As the connection was opened, to open another. */
  readonly options: LarkOptions;
  stop(): Promise<void>;
}

export interface SampleSettings {
  readonly by: 'http' | 'line';
  readonly options?: Partial<LarkOptions>;
  readonly tenant?: TenantOptions;
  /** In the place of the sample bot’s answers. */
  readonly handle?: (inbound: Inbound) => Promise<Answer>;
}

export async function startLark({
  by,
  options: own = {},
  tenant: tenantOptions = {},
  handle,
}: SampleSettings): Promise<SampleLark> {
  const tenant = await startTenant(
    [
      { name: 'li-na', email: 'li.na@example.com' },
      { name: 'maria', email: 'maria@example.com' },
    ],
    ['sales'],
    tenantOptions,
  );
  const bot = new SampleBot();
  const refusals: Refusal[] = [];
  const options: LarkOptions = {
    ...{ appId: tenant.appId, appSecret: tenant.appSecret, baseUrl: tenant.url, locale: 'en' },
    ...{ callback: by === 'http' ? secrets : null, log: silentLog, clock: systemClock },
    onRefused: (refusal) => refusals.push(refusal),
    ...own,
  };
  const connection = await createLark(options);
  await connection.start(async (inbound) => {
    if (!handle) return bot.handle(inbound);
    bot.heard.push(inbound);
    return handle(inbound);
  });
  const door = connection.listener ? await openDoor(connection.listener) : null;
  const http = door && httpWire({ target: () => `${door.url}/lark/events`, ...secrets });
  const wire = http ?? socketWire(tenant);
  await until(() => connection.isConnected());
  return {
    ...{ tenant, connection, wire, http, bot, refusals, options },
    address: door?.url ?? null,
    client: createClient(tenant, wire),
    stop: async () => {
      await connection.stop();
      await door?.close();
      await tenant.stop();
    },
  };
}

async function openDoor(listener: NonNullable<LarkConnection['listener']>) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Never resolves while it is not so: the test's own time limit ends it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}
