/** Many companies in this process: one for each workspace, or organisation, that has installed the app in its Slack. */
import { drawBytes } from '../chance.ts';
import type { Grant } from '../chat/slack/options.ts';
import { clockOf, found } from '../company.ts';
import type { SlackAppSettings } from '../config.ts';
import type { DatabaseClock } from '../database-clock.ts';
import { createDelivery } from '../delivery/outbox.ts';
import { installedWorkspaceId } from '../domain/ids.ts';
import { seatInstaller } from '../features/setup/installer.ts';
import { createMetrics, type Watched } from '../operations/metrics.ts';
import type { OutboxState } from '../store/port-delivery.ts';
import type { Installations } from '../store/port-installations.ts';
import { createSealing, readKeys } from '../store/sealing.ts';
import { createRoster, type Roster } from './roster.ts';
import type { Served, ServingMeans } from './served.ts';
import type { Service } from './service.ts';

export async function serveMany(means: ServingMeans, settings: SlackAppSettings): Promise<Served> {
  const { config, database, log } = means;
  const clock = await clockOf(database, log);
  const installations = database.installations(
    createSealing(readKeys(config.sealingKeys), drawBytes),
  );
  const outbox = allOf(() => roster.services());
  const metrics = createMetrics({ outbox, clock, skewMs: clock.skewMs });
  const { createSlackApp } = await import('../chat/slack/connect.ts');
  const { clientId, clientSecret, signingSecret, apiUrl } = settings;
  const app = await createSlackApp({
    ...{ appToken: null, signingSecret, apiUrl, clock, log: log.child({ room: 'slack' }) },
    onRefused: (reason) => metrics.refused('slack', reason),
    distribution: {
      ...{ clientId, clientSecret },
      installed: (grant) => install({ ...means, clock, installations, roster }, grant),
      summon: (tenant) => roster.summon(tenant),
    },
  });
  const secret = clientSecret;
  const roster = createRoster({ ...means, app, installations, clock, metrics, secret });
  const retention = createRetention(means, installations, clock);
  return {
    ...{ metrics, clock, outbox, page: null },
    chats: new Map(app.listener ? [['/slack/', app.listener]] : []),
    unreached: () => [],
    async wake() {
      await clock.sync();
      await roster.sync();
      await eachOf(roster.services(), (service) => service.wake());
      await retention();
    },
    code: async () => null,
    quiet: () => eachOf(roster.services(), (service) => service.quiet()),
    async stop() {
      await app.stop();
      await eachOf(roster.services(), (service) => service.stop());
    },
  };

  /** What goes wrong for one company is no reason to leave out the others. */
  async function eachOf(
    services: readonly Service[],
    work: (service: Service) => Promise<void>,
  ): Promise<void> {
    const waiting = [...services];
    const inTurn = async (): Promise<void> => {
      for (let service = waiting.pop(); service; service = waiting.pop())
        try {
          await work(service);
        } catch (error) {
          const { id } = service.company.store.workspace;
          log.error({ workspace: id, err: error }, 'what is due could not be done');
        }
    };
    await Promise.all(Array.from({ length: atOnce }, inTurn));
  }
}

/** Companies, of whose work the database has a few statements under way each. */
const atOnce = 4;

interface Installing extends ServingMeans {
  readonly clock: DatabaseClock;
  readonly installations: Installations;
  readonly roster: Roster;
}

/** The company comes first, so that nobody ever finds an installation without one. */
async function install(
  { config, database, clock, installations, roster }: Installing,
  { tenant, isOrganisation, name, installer: user, credentials, expiresAt }: Grant,
): Promise<void> {
  const platform = 'slack';
  const id = installedWorkspaceId(platform, tenant);
  const store = await found(database, config, { id, name });
  const { installedAt } = await installations.save({
    ...{ platform, tenant, isEnterprise: isOrganisation, credentials, expiresAt },
    installedAt: clock.now(),
  });
  await roster.renew(tenant);
  const service = roster.service(tenant);
  const member = (await service?.member(platform, user)) ?? null;
  await seatInstaller(store, createDelivery(clock), { platform, user, member, installedAt });
  void service?.send();
}

/** The outboxes of all, as if they were one. */
const allOf = (services: () => readonly Service[]): Watched['outbox'] => ({
  async oldestDue(now) {
    const dues = await Promise.all(
      services().map(({ company }) => company.store.outbox.oldestDue(now)),
    );
    return dues.reduce(
      (oldest, due) =>
        due && (!oldest || due.epochMilliseconds < oldest.epochMilliseconds) ? due : oldest,
      null,
    );
  },
  async counts() {
    const all = await Promise.all(services().map(({ company }) => company.store.outbox.counts()));
    const sum = new Map<OutboxState, number>();
    for (const counts of all)
      for (const [state, count] of counts) sum.set(state, (sum.get(state) ?? 0) + count);
    return sum;
  },
});

const retentionEveryMs = 60 * 60_000;
/** Another process may not have heard of it yet, and still write something. */
const leastRetention = { minutes: 5 } as const;

/** The data of companies whose time is up go, once an hour. */
function createRetention(
  { config, database, log }: ServingMeans,
  installations: Installations,
  clock: DatabaseClock,
): () => Promise<void> {
  let nextMs = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    if (now.epochMilliseconds < nextMs) return;
    nextMs = now.epochMilliseconds + retentionEveryMs;
    const { retentionDays: days } = config;
    const before = now.subtract(days === 0 ? leastRetention : { hours: 24 * days });
    for (const { workspaceId } of await installations.due(before)) {
      const rows = await database.removeWorkspace(workspaceId, before);
      if (rows !== null) log.warn({ workspace: workspaceId, rows }, 'a company’s data are gone');
    }
  };
}
