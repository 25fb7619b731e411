/** The real process with the demo company in an emulated workspace; the page beside it moves the clock. */
import { vi } from 'vitest';
import { demoPeople, demoPlaces } from '../../src/demo/company.ts';
import { createClient, type SlackClient, type SlackSeen } from '../support/slack/client.ts';
import { type Proxy, startProxy } from '../support/slack/proxy.ts';
import { postTo, signed, signingSecret } from '../support/slack/wire.ts';
import { botToken, startWorkspace, type Workspace } from '../support/slack/workspace.ts';
import type { PageDriver, Reply } from './driver.ts';
import { callPlayground, type Running, start } from './process.ts';

export interface SlackDriver extends PageDriver {
  readonly workspace: Workspace;
  stop(): Promise<void>;
}

/** What a person waits for comes a moment later, and in the pace that Slack lets through. */
const patience = { timeout: 60_000, interval: 20 };

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
  const held: { running: Running | null } = { running: null };
  const running = (): Running => {
    if (!held.running) throw new Error('the process does not run');
    return held.running;
  };
  const client = createClient(workspace, { send: signed(postTo(() => running().url)) }, (isShown) =>
    vi.waitFor(() => {
      if (!isShown()) throw new Error('nothing was shown');
    }, patience),
  );
  const proxy = await startProxy(workspace.apiUrl, client.fetch);
  const settings = {
    ...{ UPSIDE_WORKSPACE: 'demo', PLAYGROUND: '1', SLACK_API_URL: proxy.apiUrl },
    ...{ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, ...own },
  };
  const launch = async () => {
    held.running = await start(settings);
    await vi.waitFor(async () => {
      const { status } = await fetch(`${running().url}/readyz`);
      if (status !== 200) throw new Error(`not ready: ${status}`);
    }, patience);
  };
  await launch();
  return driverOf({ workspace, client, proxy, running, launch });
}

interface Means {
  readonly workspace: Workspace;
  readonly client: SlackClient;
  readonly proxy: Proxy;
  readonly running: () => Running;
  readonly launch: () => Promise<void>;
}

function driverOf({ workspace, client, proxy, running, launch }: Means): SlackDriver {
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
  const quiet = () =>
    vi.waitFor(async () => {
      const figures = await (await fetch(`${running().url}/metrics`)).text();
      for (const state of ['pending', 'sending'])
        if (!figures.includes(`outbox_messages{state="${state}"} 0\n`))
          throw new Error('messages are on their way');
    }, patience);
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
