/** The chat platforms that this process serves, as its configuration asks for. */
import { join } from 'node:path';
import type { LarkConnection } from './chat/lark/connect.ts';
import type { Playground } from './chat/playground/connect.ts';
import type { PlaygroundOptions } from './chat/playground/options.ts';
import type { Member, Platform } from './chat/port.ts';
import type { SlackConnection } from './chat/slack/connect.ts';
import type { Company } from './company.ts';
import type { Config, LarkSettings, SlackSettings } from './config.ts';
import { commandsFor, directoryOf, suggestionsFor } from './directory.ts';
import { catalogue } from './features/catalogue.ts';
import type { Locale } from './i18n/locale.ts';
import type { Log } from './log.ts';

export interface Platforms {
  readonly playground: Playground | null;
  readonly slack: SlackConnection | null;
  readonly lark: LarkConnection | null;
}

export interface PlatformMeans {
  readonly advance: NonNullable<PlaygroundOptions['clock']['advance']>;
  readonly sent: () => Promise<void>;
  /** A request was turned away before anybody looked at what it asks for. */
  readonly refused: (platform: string, reason: string) => void;
  /** Somebody came, left or changed on that platform. */
  readonly peopleChanged: (platform: string, member: Member) => Promise<void>;
}

/** The SDK that this configuration needs: it is large, and may be loaded while others are waited for. */
export async function loadSdk({ slack, lark }: Config): Promise<void> {
  if (slack) await (await import('./chat/slack/connect.ts')).loadSdk();
  if (lark) await (await import('./chat/lark/sdk.ts')).loadSdk();
}

/** None of them listens or calls anybody yet. */
export async function openPlatforms(
  config: Config,
  company: Company,
  log: Log,
  means: PlatformMeans,
): Promise<Platforms> {
  return {
    playground: config.playground ? await playgroundOf(config, company, log, means) : null,
    slack: config.slack ? await slackOf(config.slack, company, log, means) : null,
    lark: config.lark ? await larkOf(config.lark, company, log, means) : null,
  };
}

/** Whoever has an account in a chat is written to there, and not on the page. */
export const listOf = ({ playground, slack, lark }: Platforms): readonly Platform[] =>
  [slack, lark, playground].filter((each) => each !== null);

async function playgroundOf(
  config: Config,
  company: Company,
  log: Log,
  means: PlatformMeans,
): Promise<Playground> {
  const { store, clock, story } = company;
  const { createPlayground } = await import('./chat/playground/connect.ts');
  return createPlayground({
    tenant: store.workspace.id,
    directory: directoryOf(company),
    commands: (person, locale) => commandsFor(catalogue, person, locale),
    suggestions: suggestionsFor,
    clock: {
      timeZone: store.workspace.timeZone,
      now: () => clock.now(),
      advance: story && means.advance,
    },
    setLocale: (user, locale) => setLocale(store, user, locale),
    sent: means.sent,
    folder: join(config.home, `playground-${store.workspace.id}`),
    log: log.child({ room: 'playground' }),
  });
}

/** The language switched to in the playground is the person's own from then on, in cards and reminders too. */
async function setLocale(store: Company['store'], user: string, locale: Locale): Promise<void> {
  const person = await store.people.byIdentity('playground', user);
  if (person) await store.people.setLocale(person.id, locale);
}

async function slackOf(
  { botToken, appToken, signingSecret, apiUrl }: SlackSettings,
  { clock, story }: Company,
  log: Log,
  { peopleChanged, refused }: PlatformMeans,
): Promise<SlackConnection> {
  const { createSlack } = await import('./chat/slack/connect.ts');
  const connection = await createSlack({
    ...{ tokens: { bot: botToken, app: appToken }, signingSecret, apiUrl, clock },
    tenant: null,
    log: log.child({ room: 'slack' }),
    onPeopleChanged: (member) => peopleChanged('slack', member),
    onRefused: (reason) => refused('slack', reason),
  });
  // By the demo's clock nobody can say when Slack showed something: what is uncertain stays so.
  return story ? { ...connection, lookUp: async () => null } : connection;
}

async function larkOf(
  settings: LarkSettings,
  { store, clock }: Company,
  log: Log,
  { peopleChanged, refused }: PlatformMeans,
): Promise<LarkConnection> {
  const { createLark } = await import('./chat/lark/connect.ts');
  return createLark({
    ...{ ...settings, clock },
    log: log.child({ room: 'lark' }),
    languageOf: async (user) => (await store.people.byIdentity('lark', user))?.locale ?? null,
    onPeopleChanged: (member) => peopleChanged('lark', member),
    onRefused: (reason) => refused('lark', reason),
  });
}
