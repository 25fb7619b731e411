/** Whose data is shown: the demo company, or one's own, in the database that the configuration names. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Temporal } from 'temporal-polyfill';
import { type Clock, goingOn, monotonicMs, systemClock, type VirtualClock } from './clock.ts';
import type { Config } from './config.ts';
import { createDatabaseClock, type DatabaseClock } from './database-clock.ts';
import type { DemoPlans } from './demo/begin.ts';
import { demoPlaces } from './demo/company.ts';
import { type Diary, openDiary } from './demo/diary.ts';
import { lookIntoDemo, openDemo } from './demo/open.ts';
import { reps } from './demo/reps.ts';
import { AppError } from './domain/errors.ts';
import { placeId, workspaceId } from './domain/ids.ts';
import { currency } from './domain/money.ts';
import type { Place, Workspace } from './domain/workspace.ts';
import { rulesName, saveRules } from './features/celebrations/rules.ts';
import type { Log } from './log.ts';
import type { Database, Store } from './store/port.ts';

export interface Company {
  readonly store: Store;
  readonly clock: Clock;
  /** What messages are sent by: what a chat lets through is counted in real time, although the demo's clock stands still. */
  readonly sendingClock: Clock;
  /** The demo's, with the clock that is moved by hand and how far its story has been told; null for one's own company. */
  readonly story: {
    readonly clock: VirtualClock;
    readonly diary: Diary;
    readonly told: Temporal.Instant;
  } | null;
  /** One's own company's: the same object as `clock`; null for the demo, whose time nobody shares. */
  readonly shared: DatabaseClock | null;
  /** The order in which its people are offered; who is not named comes last. */
  readonly order: readonly string[];
  /** Places that are known as soon as somebody says something in a conversation of that name (`ref`). */
  readonly awaited: readonly Place[];
}

const ownId = workspaceId('own');

/** For the process that serves: founds what is not there yet. */
export async function openCompany(database: Database, config: Config, log: Log): Promise<Company> {
  if (config.workspace !== 'own') return openDemoCompany(database, config);
  const store = await foundOwn(database, config);
  if (config.playground) await introduceToPlayground(store);
  const clock = await clockOf(database, log);
  const none = { order: [], awaited: [] };
  return { store, clock, sendingClock: clock, story: null, shared: clock, ...none };
}

/** The time by which everybody goes who shares the database. */
export const clockOf = (database: Database, log: Log): Promise<DatabaseClock> =>
  createDatabaseClock(() => database.now(), { monotonicMs, now: () => systemClock.now() }, log);

/** Its places are on the page, or, with Slack, those channels of the same names in which somebody has said something. */
async function openDemoCompany(database: Database, config: Config): Promise<Company> {
  const diary = diaryOf(config);
  const isInChat = config.slack !== null || config.lark !== null;
  const [present, awaited] = isInChat ? [[], demoPlaces] : [demoPlaces, []];
  const { store, clock, told } = await openDemo(database, diary, demoPlans(), present);
  await celebrateInDemo(store);
  return {
    ...{ store, clock, sendingClock: isInChat ? goingOn(clock) : clock },
    ...{ story: { clock, diary, told }, shared: null },
    ...{ order: reps.map(({ key }) => key), awaited },
  };
}

/** Deals from ¥30,000 on are celebrated in the teams' places, until somebody decides otherwise. */
async function celebrateInDemo(store: Store): Promise<void> {
  if ((await store.settings.ofCompany(rulesName)) !== null) return;
  await store.transaction((tx) =>
    saveRules(tx, { mode: 'public', where: 'team', minimum: 30_000_00n }),
  );
}

/** For a single question on the command line: one's own company when there is one, else the demo. Null: neither is there. */
export async function askCompany(
  database: Database,
  config: Config,
): Promise<{ readonly store: Store; readonly now: Temporal.Instant } | null> {
  if (config.slackApp || config.company) return askInstalled(database, config);
  const own = config.workspace === 'demo' ? null : await database.findWorkspace(ownId);
  if (own) return { store: own, now: await database.now() };
  return config.workspace === 'own' ? null : lookIntoDemo(database, diaryOf(config));
}

/** For an import: one's own company, founded if need be, unless the demo is asked for by name. */
export async function companyToImportInto(database: Database, config: Config) {
  if (config.slackApp || config.company) return askInstalled(database, config);
  const demo = config.workspace === 'demo' ? await lookIntoDemo(database, diaryOf(config)) : null;
  return demo ?? { store: await foundOwn(database, config), now: await database.now() };
}

/** One of those that have installed the app. Throws AppError `installation.named_by_none` and `installation.unknown`. */
async function askInstalled(database: Database, { company }: Config) {
  if (company === null) throw new AppError('installation.named_by_none', {});
  const store = await database.findWorkspace(workspaceId(company));
  const [platform = '', tenant = ''] = company.split('-');
  if (!store) throw new AppError('installation.unknown', { platform, tenant });
  return { store, now: await database.now() };
}

const diaryOf = ({ home }: Config): Diary => openDiary(join(home, 'demo.json'));

const foundOwn = (database: Database, config: Config): Promise<Store> =>
  found(database, config, { id: ownId, name: config.founding.company });

/** Unless it is there. Its settings stay as they were when it was founded. */
export async function found(
  database: Database,
  { founding, locale }: Pick<Config, 'founding' | 'locale'>,
  { id, name }: Pick<Workspace, 'id' | 'name'>,
): Promise<Store> {
  const workspace: Workspace = {
    id,
    name,
    nameZh: null,
    currency: currency(founding.currency),
    timeZone: founding.timeZone,
    fiscalStartMonth: founding.fiscalStartMonth,
    locale,
    amountsArePublic: false,
  };
  return (await database.findWorkspace(id)) ?? (await database.openWorkspace(workspace));
}

/** Everybody can be played, and there is a place for all and one for each team. */
async function introduceToPlayground(store: Store): Promise<void> {
  const { locale } = store.workspace;
  const place = (
    key: string,
    { name, nameZh }: Pick<Place, 'name' | 'nameZh'>,
    teamId: Place['teamId'],
  ): Place => ({
    id: placeId(key),
    platform: 'playground',
    ref: key,
    name,
    nameZh,
    locale,
    teamId,
  });
  const [people, teams] = await Promise.all([store.people.list(), store.people.teams()]);
  await store.transaction(async (tx) => {
    for (const { id, key } of people)
      if ((await tx.people.identityOf(id, 'playground')) === null)
        await tx.people.linkIdentity(id, 'playground', key);
    await tx.places.save([
      place('general', { name: 'General', nameZh: '全员' }, null),
      ...teams.map((team) => place(`team-${team.key}`, team, team.id)),
    ]);
  });
}

/** The plan library lies beside the code, in `src` as in `dist`. */
function demoPlans(): DemoPlans {
  const folder = fileURLToPath(new URL('./plans', import.meta.url));
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      key: basename(name, '.yaml'),
      source: readFileSync(join(folder, name), 'utf8'),
    }));
  return { files, planKeyOf: () => 'account-executive' };
}
