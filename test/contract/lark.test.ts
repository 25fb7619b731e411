/** Lark under the platform contract: its own SDK, a tenant on this machine, and either way in. */
import { startLark } from '../support/lark/sample.ts';
import { describePlatform, type PlatformDriver } from './platform.ts';

async function makeDriver(by: 'http' | 'line'): Promise<PlatformDriver> {
  const { client, connection, tenant, bot, stop } = await startLark({ by });
  return {
    platform: connection,
    tenant: tenant.tenantKey,
    people: { one: tenant.user('li-na'), other: tenant.user('maria') },
    place: tenant.group('sales'),
    whispersIn: 'dm',
    heard: () => bot.heard,
    ...{ say: client.say, press: client.press, look: client.look, stop },
  };
}

describePlatform('Lark by HTTP', () => makeDriver('http'));
describePlatform('Lark over a long connection', () => makeDriver('line'));
