/** The real process with the demo company in an emulated workspace; the page beside it moves the clock. */
import { vi } from 'vitest';
import { demoPeople, demoPlaces } from '../../src/demo/company.ts';
import { createClient, type SlackClient, type SlackSeen } from '../support/slack/client.ts';
import { type Proxy, startProxy } from '../support/slack/proxy.ts';
import { postTo, signed, signingSecret } from '../support/slack/wire.ts';
import { botToken, startWorkspace, type Workspace } from '../support/slack/workspace.ts';
import { createDemoProcess, type DemoProcess, patience } from './demo-process.ts';
import type { PageDriver, Reply } from './driver.ts';

export interface SlackDriver extends PageDriver {
  readonly workspace: Workspace;
  stop(): Promise<void>;
}

/** `seats`: who of the demo's people is in the workspace. */
export async function openSlackDriver(
  own: Readonly<Record<string, string>>,
  seats: readonly string[],
): Promise<SlackDriver> {
  const people = demoPeople(() => null).filter(({ key }) => seats.includes(key));
  const workspace = await startWorkspace(
    people.map(({ key, email }) => ({ name: key, email: email ?? '' })),
    demoPlaces.map(({ ref }) => ref),
  );
  const demo = createDemoProcess();
  const client = createClient(workspace, { send: signed(postTo(demo.url)) }, (isShown) =>
    vi.waitFor(() => {
      if (!isShown()) throw new Error('nothing was shown');
    }, patience),
  );
  const proxy = await startProxy(workspace.apiUrl, client.fetch);
  await demo.launch({
    SLACK_API_URL: proxy.apiUrl,
    ...{ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, ...own },
  });
  return driverOf({ workspace, client, proxy, demo });
}

interface Means {
  readonly workspace: Workspace;
  readonly client: SlackClient;
  readonly proxy: Proxy;
  readonly demo: DemoProcess;
}

function driverOf({ workspace, client, proxy, demo }: Means): SlackDriver {
  const { users, channels } = workspace;
  const user = (name: string) => found(users.get(name), name);
  const names = new Map([...users].map(([name, id]) => [id, name]));
  const channel = (place: string) => (place === 'dm' ? 'dm' : found(channels.get(place), place));
  const keys = new Map([...channels].map(([name, id]) => [id, name]));
  const replyOf = (as: string, { id, words, reader }: SlackSeen): Reply => {
    const place = keys.get(id.slice(0, id.lastIndexOf(':'))) ?? 'dm';
    const isPrivate = reader !== null || place === 'dm';
    const readers = [reader === null ? as : found(names.get(reader), reader)];
    return { id, in: place, visibleTo: isPrivate ? readers : 'all', text: words };
  };
  return {
    workspace,
    say: async (as, place, text) =>
      (await client.say(user(as), channel(place), asTyped(text))).map((seen) => replyOf(as, seen)),
    press: async (as, { id, text }, label) => {
      const all = await client.pressables(user(as), id);
      const pressed = all.find((each) => each.label === label);
      if (!pressed) throw new Error(`there is no button ${label} on:\n${text}`);
      const action = pressed.actionId.split('#', 1)[0] ?? '';
      const seen = await client.press(user(as), id, action, { value: pressed.value });
      return seen.map((each) => replyOf(as, each));
    },
    fill: async (as, { id }, fields) =>
      (await client.submit(user(as), id, fields)).map((seen) => replyOf(as, seen)),
    messages: async (as, place) =>
      (await client.look(user(as), channel(place))).map((seen) => replyOf(as, seen)),
    openPage: async (as) => {
      const event = { type: 'app_home_opened', user: user(as), tab: 'home' };
      await client.event({ event: { ...event, channel: await client.dm(user(as)) } });
      return client.page(user(as)) ?? '';
    },
    ...{ moveClock: demo.moveClock, restart: demo.restart },
    async stop() {
      await demo.end();
      await proxy.stop();
      await workspace.stop();
    },
  };
}

/** Slack has commands of Latin letters only; all others are said to the bot by its name. */
const asTyped = (text: string): string =>
  /^\/[a-z]/.test(text) ? text : `/upside ${text.replace(/^\//, '')}`;

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the workspace has no ${name}`);
  return value;
}
