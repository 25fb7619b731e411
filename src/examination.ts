/** Gathers what `upside doctor` judges: side by side, each with an end to its patience, and without changing anything. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { lastBackup } from './backup-note.ts';
import { drawBytes } from './chance.ts';
import type { AppTold, Verdict } from './chat/access.ts';
import { checkApp } from './chat/lark/check.ts';
import { larkCommands } from './chat/lark/manifest.ts';
import { channelsWithoutBot, checkTokens, type SlackAccess } from './chat/slack/check.ts';
import { monotonicMs, systemClock } from './clock.ts';
import { askCompany } from './company.ts';
import { type Config, type LarkSettings, readConfig, type SlackSettings } from './config.ts';
import { createDatabaseClock } from './database-clock.ts';
import { AppError } from './domain/errors.ts';
import type { Place } from './domain/workspace.ts';
import type { Environment } from './environment.ts';
import type {
  CompanyFacts,
  DatabaseFacts,
  Examination,
  InstalledFacts,
  SlackFacts,
} from './features/doctor/examination.ts';
import { silentLog } from './log.ts';
import { databaseOptionsOf } from './opening.ts';
import { secondsSince } from './operations/metrics.ts';
import { latestSeconds, leastRoomBytes } from './operations/readiness.ts';
import { conditionOf } from './store/condition.ts';
import { roomBytes } from './store/disk.ts';
import type { Database, Store } from './store/port.ts';
import { createSealing, readKeys } from './store/sealing.ts';

/** Half of what the whole may take, since a chat is asked twice, one after the other. */
const chatPatienceMs = 2_000;
const processPatienceMs = 2_000;

export async function examine(environment: Environment): Promise<Examination> {
  const reading = readConfig(environment);
  const surroundings = {
    nodeVersion: process.versions.node,
    zoneRules: process.versions['tz'] ?? null,
    now: systemClock.now(),
  };
  if (reading.kind === 'refused')
    return { ...surroundings, configuration: { kind: 'refused', lines: reading.lines } };
  const { config } = reading;
  const [{ database, channels, installed }, access, lark, disk, backup] = await Promise.all([
    examineDatabase(config),
    config.slack ? checkTokens(tokensOf(config.slack), accessOf(config.slack)) : null,
    config.lark ? examineLark(config.lark) : null,
    diskOf(config.home),
    lastBackup(config.home),
  ]);
  const slack: SlackFacts | null =
    config.slack && access
      ? { access, without: await withoutBot(access, channels, config.slack) }
      : null;
  const place = config.databaseUrl === null ? config.home : new URL(config.databaseUrl).host;
  const several = config.slackApp ? { keys: keysOf(config), installed } : null;
  const found = { place, database, disk, backup, slack, several, lark };
  return { ...surroundings, configuration: { kind: 'read', ...found } };
}

const keysOf = ({ sealingKeys }: Config): readonly string[] =>
  readKeys(sealingKeys).map(({ id }) => id);

interface Found {
  readonly database: DatabaseFacts;
  /** Slack's, for which something is on the timetable. */
  readonly channels: readonly Place[];
  /** Null: it cannot be told, or nobody is asked to install it. */
  readonly installed: readonly InstalledFacts[] | null;
}

const nothing = { channels: [], installed: null };

async function examineDatabase(config: Config): Promise<Found> {
  const condition = await conditionOf(databaseOptionsOf(config));
  if (condition.kind === 'in_use')
    return { database: { ...condition, says: await askProcess(config) }, ...nothing };
  if (condition.kind !== 'ready') return { database: condition, ...nothing };
  const { database, migrations } = condition;
  try {
    // Of several companies none is meant.
    const isOne = config.slackApp === null || config.company !== null;
    const found = isOne ? await askCompany(database, config) : null;
    const [company, channels] = found
      ? await Promise.all([factsOf(database, found), timetabledChannels(found.store)])
      : [null, []];
    const installed = config.slackApp ? await installedOf(database, config) : null;
    return { database: { kind: 'ready', migrations, company }, channels, installed };
  } finally {
    await database.close();
  }
}

/** What each has entrusted is opened, and looked at by nobody. */
async function installedOf(database: Database, config: Config): Promise<readonly InstalledFacts[]> {
  const installations = database.installations(
    createSealing(readKeys(config.sealingKeys), drawBytes),
  );
  const names = new Map((await database.workspaces()).map((each) => [each.id, each]));
  const facts: InstalledFacts[] = [];
  for (const { platform, tenant, workspaceId, expiresAt } of await installations.list('slack')) {
    const { name = null, nameZh = null } = names.get(workspaceId) ?? {};
    const error = await installations.find(platform, tenant).then(() => null, asAppError);
    facts.push({ platform, tenant, name, nameZh, expiresAt, error });
  }
  return facts;
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

type Company = NonNullable<Awaited<ReturnType<typeof askCompany>>>;

async function factsOf(database: Database, { store, now }: Company): Promise<CompanyFacts> {
  const machine = { monotonicMs, now: () => systemClock.now() };
  const [clock, teams, counts, oldest, refusing] = await Promise.all([
    createDatabaseClock(() => database.now(), machine, silentLog),
    store.people.teams(),
    store.outbox.counts(),
    store.outbox.oldestDue(now),
    refusingPlaces({ store, now }),
  ]);
  const own = teams.flatMap(({ timeZone, name }) =>
    timeZone ? [{ zone: timeZone, team: name }] : [],
  );
  return {
    zones: [{ zone: store.workspace.timeZone, team: null }, ...own],
    waitedSeconds: secondsSince(oldest, now),
    latestSeconds,
    needPerson: counts.get('needs_person') ?? 0,
    refusing,
    skewMs: clock.skewMs(),
  };
}

/** Longer ago than the longest that recurs, it is no trouble any more. How many of the latest messages are looked at. */
const lately = { hours: 8 * 24, messages: 500 };

/** A bot that was taken out of a place goes on posting there, and is refused each time. */
async function refusingPlaces({ store, now }: Company): Promise<CompanyFacts['refusing']> {
  const [places, messages] = await Promise.all([
    store.places.list(),
    store.outbox.list({ states: ['sent', 'refused'] }, lately.messages),
  ]);
  const from = now.subtract({ hours: lately.hours }).epochMilliseconds;
  return places.flatMap(({ id, name }) => {
    const last = messages.find(({ to }) => to.kind === 'place' && to.id === id);
    return last?.state === 'refused' && last.addedAt.epochMilliseconds > from
      ? [{ place: name, reason: last.error ?? '' }]
      : [];
  });
}

async function timetabledChannels({ places, schedules }: Store): Promise<readonly Place[]> {
  const [all, known] = await Promise.all([schedules.list(), places.list()]);
  const subjects = new Set<string>(
    all.filter(({ active }) => active).map(({ subject }) => subject),
  );
  return known.filter(({ id, platform }) => platform === 'slack' && subjects.has(id));
}

/** Null: nobody answers there. */
async function askProcess({
  listen,
}: Config): Promise<{ isReady: boolean; reason: string } | null> {
  const { address, port } = listen;
  const host = address === '0.0.0.0' || address === '::' ? '127.0.0.1' : address;
  const at = host.includes(':') ? `[${host}]` : host;
  try {
    const response = await fetch(`http://${at}:${port}/readyz`, {
      signal: AbortSignal.timeout(processPatienceMs),
    });
    return { isReady: response.ok, reason: (await response.text()).trim() };
  } catch {
    return null;
  }
}

const tokensOf = ({ botToken, appToken }: SlackSettings) => ({ bot: botToken, app: appToken });

const accessOf = ({ apiUrl }: SlackSettings): SlackAccess => ({
  apiUrl,
  timeoutMs: chatPatienceMs,
});

async function examineLark({ appId, appSecret, baseUrl }: LarkSettings): Promise<Verdict<AppTold>> {
  const { catalogue } = await import('./features/catalogue.ts');
  const commands = larkCommands(catalogue.flatMap(({ command }) => (command ? [command] : [])));
  const names = commands.map(({ command }) => command);
  return checkApp({ appId, appSecret, baseUrl, timeoutMs: chatPatienceMs }, names);
}

/** More than these are not asked about: Slack counts the questions. */
const askedAtMost = 20;

async function withoutBot(
  { bot }: SlackFacts['access'],
  channels: readonly Place[],
  slack: SlackSettings,
): Promise<readonly string[] | null> {
  if (bot.kind !== 'valid' || channels.length === 0) return null;
  const asked = channels.slice(0, askedAtMost);
  const refs = asked.map(({ ref }) => ref);
  const without = await channelsWithoutBot(refs, slack.botToken, accessOf(slack));
  return without && asked.filter(({ ref }) => without.includes(ref)).map(({ name }) => `#${name}`);
}

/** The folder may not be there yet: what counts then is where it would be. */
async function diskOf(home: string) {
  let folder = home;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return { folder: home, roomBytes: await roomBytes(folder), leastBytes: leastRoomBytes };
}
