/** The real process with the demo company in a Lark tenant on this machine; the page beside it moves the clock. */
import { vi } from 'vitest';
import { demoPeople, demoPlaces } from '../../src/demo/company.ts';
import { createClient, type LarkClient, type LarkSeen } from '../support/lark/client.ts';
import { secrets } from '../support/lark/sample.ts';
import { startTenant, type Tenant } from '../support/lark/server.ts';
import { httpWire, socketWire } from '../support/lark/wire.ts';
import type { Driver, Reply } from './driver.ts';
import { callPlayground, type Running, start } from './process.ts';

export interface LarkDriver extends Driver {
  readonly tenant: Tenant;
  readonly client: LarkClient;
  stop(): Promise<void>;
}

/** What a person waits for comes a moment later, and in the pace that Lark lets through. */
const patience = { timeout: 60_000, interval: 20 };

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
  const held: { running: Running | null } = { running: null };
  const running = (): Running => {
    if (!held.running) throw new Error('the process does not run');
    return held.running;
  };
  const wire =
    by === 'http'
      ? httpWire({ target: () => `${running().url}/lark/events`, ...secrets })
      : socketWire(tenant);
  const settings = {
    ...{ UPSIDE_WORKSPACE: 'demo', PLAYGROUND: '1', LARK_DOMAIN: tenant.url },
    ...{ LARK_APP_ID: tenant.appId, LARK_APP_SECRET: tenant.appSecret },
    ...(by === 'http' && {
      LARK_ENCRYPT_KEY: secrets.encryptKey,
      LARK_VERIFICATION_TOKEN: secrets.verificationToken,
    }),
    ...own,
  };
  const launch = async () => {
    held.running = await start(settings);
    await vi.waitFor(async () => {
      const { status } = await fetch(`${running().url}/readyz`);
      if (status !== 200) throw new Error(`not ready: ${status}`);
    }, patience);
  };
  await launch();
  return driverOf({ tenant, client: createClient(tenant, wire), running, launch });
}

interface Means {
  readonly tenant: Tenant;
  readonly client: LarkClient;
  readonly running: () => Running;
  readonly launch: () => Promise<void>;
}

function driverOf({ tenant, client, running, launch }: Means): LarkDriver {
  const place = (key: string) => (key === 'dm' ? 'dm' : tenant.group(key));
  const keys = new Map(demoPlaces.map(({ ref }) => [tenant.group(ref), ref]));
  const replyOf = (as: string, seen: LarkSeen): Reply => ({
    id: seen.id,
    in: keys.get(seen.place) ?? 'dm',
    visibleTo: seen.place === 'dm' ? [as] : 'all',
    text: seen.words,
  });
  const actionOf = (value: Readonly<Record<string, unknown>>) => String(value['a']);
  const quiet = () =>
    vi.waitFor(async () => {
      const figures = await (await fetch(`${running().url}/metrics`)).text();
      for (const state of ['pending', 'sending'])
        if (!figures.includes(`outbox_messages{state="${state}"} 0\n`))
          throw new Error('messages are on their way');
    }, patience);
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
    async moveClock(advance) {
      await callPlayground(running().url, 'clock', { advance });
      await quiet();
    },
    async restart(how) {
      await running().end(how === 'killed' ? 'SIGKILL' : 'SIGTERM');
      await launch();
    },
    async stop() {
      await running().end('SIGTERM');
      await tenant.stop();
    },
  };
}
