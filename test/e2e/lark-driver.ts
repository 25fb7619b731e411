/** The real process with the demo company in a Lark tenant on this machine; the page beside it moves the clock. */
import { demoPeople, demoPlaces } from '../../src/demo/company.ts';
import { createClient, type LarkClient, type LarkSeen } from '../support/lark/client.ts';
import { secrets } from '../support/lark/sample.ts';
import { startTenant, type Tenant } from '../support/lark/server.ts';
import { httpWire, socketWire } from '../support/lark/wire.ts';
import { createDemoProcess, type DemoProcess } from './demo-process.ts';
import type { Driver, Reply } from './driver.ts';

export interface LarkDriver extends Driver {
  readonly tenant: Tenant;
  readonly client: LarkClient;
  stop(): Promise<void>;
}

/** `seats`: who of the demo's people is in the company. */
export async function openLarkDriver(
  by: 'http' | 'line',
  own: Readonly<Record<string, string>>,
  seats: readonly string[],
): Promise<LarkDriver> {
  const people = demoPeople(() => null).filter(({ key }) => seats.includes(key));
  const tenant = await startTenant(
    people.map(({ key, email }) => ({ name: key, email: email ?? '' })),
    demoPlaces.map(({ ref }) => ref),
  );
  const demo = createDemoProcess();
  const wire =
    by === 'http'
      ? httpWire({ target: () => `${demo.url()}/lark/events`, ...secrets })
      : socketWire(tenant);
  await demo.launch({
    LARK_DOMAIN: tenant.url,
    ...{ LARK_APP_ID: tenant.appId, LARK_APP_SECRET: tenant.appSecret },
    ...(by === 'http' && {
      LARK_ENCRYPT_KEY: secrets.encryptKey,
      LARK_VERIFICATION_TOKEN: secrets.verificationToken,
    }),
    ...own,
  });
  return driverOf(tenant, createClient(tenant, wire), demo);
}

function driverOf(tenant: Tenant, client: LarkClient, demo: DemoProcess): LarkDriver {
  const place = (key: string) => (key === 'dm' ? 'dm' : tenant.group(key));
  const keys = new Map(demoPlaces.map(({ ref }) => [tenant.group(ref), ref]));
  const replyOf = (as: string, seen: LarkSeen): Reply => ({
    id: seen.id,
    in: keys.get(seen.place) ?? 'dm',
    visibleTo: seen.place === 'dm' ? [as] : 'all',
    text: seen.words,
  });
  const actionOf = (value: Readonly<Record<string, unknown>>) => String(value['a']);
  return {
    ...{ tenant, client },
    say: async (as, key, text) =>
      (await client.say(tenant.user(as), place(key), text)).map((seen) => replyOf(as, seen)),
    press: async (as, { id, text }, label) => {
      const user = tenant.user(as);
      const pressed = client.pressables(user, id).find((each) => each.label === label);
      if (!pressed) throw new Error(`there is no button ${label} on:\n${text}`);
      const { value } = pressed;
      const seen = await client.press(user, id, actionOf(value), { value: String(value['x']) });
      return seen.map((each) => replyOf(as, each));
    },
    fill: async (as, { id }, fields) => {
      const user = tenant.user(as);
      const sent = client.pressables(user, id).find(({ form }) => form !== null);
      if (!sent) throw new Error('that is no form');
      const seen = await client.press(user, id, actionOf(sent.value), fields);
      return seen.map((each) => replyOf(as, each));
    },
    messages: async (as, key) =>
      (await client.look(tenant.user(as), place(key)))
        .filter(({ id }) => tenant.messages.get(id)?.sender === null)
        .map((seen) => replyOf(as, seen)),
    ...{ moveClock: demo.moveClock, restart: demo.restart },
    async stop() {
      await demo.end();
      await tenant.stop();
    },
  };
}
