/** One company whose people are in Slack, in Lark, or in both: each is written to where they are, and either chat may be away. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, startApp } from '../../src/app.ts';
import { monotonicMs, systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { createDelivery } from '../../src/delivery/outbox.ts';
import { workspaceId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/people.ts';
import { silentLog } from '../../src/log.ts';
import { listen } from '../../src/server.ts';
import { type DatabaseOptions, openDatabase } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { acme, openCompany, people } from '../support/company.ts';
import { testDatabaseOptions } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { createClient, type LarkClient } from '../support/lark/client.ts';
import { secrets } from '../support/lark/sample.ts';
import { startTenant, type Tenant } from '../support/lark/server.ts';
import { httpWire } from '../support/lark/wire.ts';
import { cardSaying } from '../support/sample-cards.ts';
import { type SeveralWorkspaces, startSeveral } from '../support/slack/several.ts';
import { type Payload, postTo, type Reply, signed, signingSecret } from '../support/slack/wire.ts';
import { command, wordsOf } from './installing.ts';

const { ann, bob, cy } = people;
const own = workspaceId('own');

const ending: (() => Promise<void>)[] = [];
const endAll = async (): Promise<void> => {
  for (const end of ending.splice(0).reverse()) await end();
};

interface TwoChats {
  readonly app: App;
  readonly store: Store;
  readonly slack: SeveralWorkspaces;
  readonly tenant: Tenant;
  readonly lark: LarkClient;
  inSlack(payload: Payload): Promise<Reply>;
}

/** Ann is in both, Bob in Slack, Cy in Lark. `away`: the chat that cannot be reached. */
async function open(away?: 'slack' | 'lark'): Promise<TwoChats> {
  const slack = await startSeveral([
    { team: 'T1', users: [account('U1', ann), account('U2', bob)] },
  ]);
  ending.push(slack.stop);
  const tenant = await startTenant([seat(ann), seat(cy)], ['sales']);
  ending.push(tenant.stop);
  const { options, dispose } = await testDatabaseOptions('embedded');
  ending.push(dispose);
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const { app, store } = await start(options, {
    ...{ SLACK_BOT_TOKEN: await tokenOf(slack), SLACK_SIGNING_SECRET: signingSecret },
    ...{ SLACK_API_URL: away === 'slack' ? nowhere : slack.apiUrl },
    ...{ LARK_APP_ID: tenant.appId, LARK_APP_SECRET: tenant.appSecret },
    ...{ LARK_DOMAIN: away === 'lark' ? nowhere : tenant.url },
    ...{ LARK_ENCRYPT_KEY: secrets.encryptKey },
    ...{ LARK_VERIFICATION_TOKEN: secrets.verificationToken },
  });
  const wire = httpWire({ target: () => `${app.url}/lark/events`, ...secrets });
  const inSlack = signed(postTo(() => app.url));
  return { app, store, slack, tenant, inSlack, lark: createClient(tenant, wire) };
}

const account = (id: string, { key, email }: Person) => ({
  ...{ id, name: key, email: email ?? '' },
});
const seat = ({ key, email }: Person) => ({ name: key, email: email ?? '' });

async function tokenOf({ apiUrl }: SeveralWorkspaces): Promise<string> {
  const body = new URLSearchParams({ code: 'T1:U1', client_secret: 'the client secret' });
  const response = await fetch(`${apiUrl}oauth.v2.access`, { method: 'POST', body });
  const granted = (await response.json()) as { readonly access_token: string };
  return granted.access_token;
}

async function start(options: DatabaseOptions, settings: Readonly<Record<string, string>>) {
  const folder = options.kind === 'embedded' ? { UPSIDE_HOME: options.folder } : {};
  const reading = readConfig({ ...folder, PORT: '0', ...settings });
  if (reading.kind === 'refused') throw new Error(reading.lines.join('\n'));
  const { config } = reading;
  const held: Store[] = [];
  const listening = await listen({ ...config.listen, starting: 'Wait.', monotonicMs });
  const database = await openDatabase(options, silentLog);
  await openCompany(database, { ...acme, id: own });
  const app = await startApp(config, silentLog, database, listening, {
    store: (store) => {
      held.push(store);
      return store;
    },
  });
  ending.push(() => app.stop());
  const [store] = held;
  if (!store) throw new Error('no company is served');
  return { app, store };
}

const linked = ({ store }: TwoChats, platform: string, count: number) =>
  vi.waitFor(async () => expect(await store.accounts.links(platform)).toHaveLength(count));

/** To each of the three, the same words. */
async function tellAll({ store }: TwoChats, words: string): Promise<void> {
  const delivery = createDelivery(systemClock);
  for (const { id, key } of [ann, bob, cy])
    await delivery.tell(store, { id, locale: 'en' }, cardSaying(`${words} ${key}`), {
      key: ['test', words, key],
    });
}

/** Whoever is answered has what waits sent, too. */
const nudge = ({ inSlack }: TwoChats) => inSlack(command('help', { user: 'U2', team: 'T1' }));

const wordsInSlack = ({ slack }: TwoChats): string => JSON.stringify(slack.sent);
const wordsInLark = async ({ lark, tenant }: TwoChats, name: string): Promise<string> =>
  (await lark.look(tenant.user(name), 'dm')).map(({ words }) => words).join('\n');

describe('a company in Slack and in Lark', () => {
  let chats: TwoChats;
  beforeAll(async () => {
    chats = await open();
    await linked(chats, 'slack', 2);
    await linked(chats, 'lark', 2);
  });
  afterAll(endAll);

  it('writes to each where they are, and to who is in both in one of them', async () => {
    await tellAll(chats, 'Well done,');
    await nudge(chats);
    await vi.waitFor(async () => {
      expect(await wordsInLark(chats, 'cy')).toContain('Well done, cy');
      expect(wordsInSlack(chats)).toContain('Well done, bob');
      expect(wordsInSlack(chats)).toContain('Well done, ann');
    });
    expect(await wordsInLark(chats, 'ann')).not.toContain('Well done');
    expect(wordsInSlack(chats)).not.toContain('Well done, cy');
  });

  it('answers the same person in either', async () => {
    const inSlack = await chats.inSlack(command('target', { user: 'U1', team: 'T1' }));
    expect(wordsOf(inSlack)).toContain('Your target');
    const [inLark] = await chats.lark.say(chats.tenant.user('ann'), 'dm', '/target');
    expect(inLark?.words).toContain('Your target');
  });

  it('keeps two places of one name apart', async () => {
    const help = () => chats.inSlack(command('help', { user: 'U1', team: 'T1' }));
    await help();
    await chats.lark.say(chats.tenant.user('ann'), chats.tenant.group('sales'), '/help');
    await help();
    const places = (await chats.store.places.list()).map(({ platform, name }) => [platform, name]);
    expect(places.toSorted()).toEqual([
      ['lark', 'sales'],
      ['slack', 'sales'],
    ]);
  });

  it('has one code, and who says it in one looks after it in the other', async () => {
    const setUp = { user: 'U1', team: 'T1' };
    expect(wordsOf(await chats.inSlack(command('setup', setUp)))).not.toContain(
      'Setting up Upside',
    );
    const text = `setup ${chats.app.code}`;
    const [seen] = await chats.lark.say(chats.tenant.user('ann'), 'dm', text);
    expect(seen?.words).toContain('Setting up Upside');
    expect(wordsOf(await chats.inSlack(command('setup', setUp)))).toContain('Setting up Upside');
    const [again] = await chats.lark.say(chats.tenant.user('cy'), 'dm', text);
    expect(again?.words).not.toContain('Setting up Upside');
  });
});

describe('a company in two chats', () => {
  afterEach(endAll);

  it('is served in Lark while Slack is away, and says so to who runs it', async () => {
    const chats = await open('slack');
    await linked(chats, 'lark', 2);
    const [seen] = await chats.lark.say(chats.tenant.user('cy'), 'dm', '/target');
    expect(seen?.words).toContain('Your target');
    expect(await unreached(chats)).toMatch(/Slack/);
  });

  it('is served in Slack while Lark is away, and says so to who runs it', async () => {
    const chats = await open('lark');
    await linked(chats, 'slack', 2);
    const reply = await chats.inSlack(command('target', { user: 'U2', team: 'T1' }));
    expect(wordsOf(reply)).toContain('Your target');
    expect(await unreached(chats)).toMatch(/Lark/);
  });
});

async function unreached({ app }: TwoChats): Promise<string> {
  const ready = await fetch(`${app.url}/readyz`);
  expect(ready.status).toBe(503);
  return ready.text();
}
