/** Which companies are in service here, of those that have installed the app. What changes that for one of them is done one after the other. */
import { Temporal } from 'temporal-polyfill';
import type { SlackApp } from '../chat/slack/connect.ts';
import type { Company } from '../company.ts';
import type { DatabaseClock } from '../database-clock.ts';
import type { Metrics } from '../operations/metrics.ts';
import { watchPlatform } from '../operations/watching.ts';
import type { Installation, Installations } from '../store/port-installations.ts';
import type { ServingMeans } from './served.ts';
import { createService, type Service } from './service.ts';

const platformName = 'slack';

export interface Roster {
  services(): readonly Service[];
  /** Null: not in service here. */
  service(tenant: string): Service | null;
  /** Puts whoever has installed it since into service, and whoever has taken it out, out. Logs what does not work, and goes on. */
  sync(): Promise<void>;
  /** One of them, unless it is in service already. Nothing happens when it has not installed the app. Rejects when that cannot be told. */
  summon(tenant: string): Promise<void>;
  /** Anew, with what is kept now. */
  renew(tenant: string): Promise<void>;
  /** The app was taken out there. `at`: when, by Slack's clock; null: not told. */
  removed(tenant: string, at: Temporal.Instant | null): Promise<void>;
}

export interface RosterMeans extends ServingMeans {
  readonly app: Pick<SlackApp, 'connect' | 'tokens'>;
  readonly installations: Installations;
  readonly clock: DatabaseClock;
  readonly metrics: Metrics;
  /** For marks on messages, which nobody else can make. */
  readonly secret: string;
}

interface Present {
  readonly service: Service;
  readonly installedAt: Temporal.Instant;
}

export function createRoster(means: RosterMeans): Roster {
  const { installations, clock, log } = means;
  const present = new Map<string, Present>();
  const inTurn = createTurns();
  const close = async (tenant: string): Promise<void> => {
    const found = present.get(tenant);
    present.delete(tenant);
    await found?.service.quiet();
    await found?.service.stop();
  };
  const open = async (tenant: string): Promise<void> => {
    const found = await installations.find(platformName, tenant);
    await close(tenant);
    if (!found) return;
    const service = await serviceOf(means, found, (at) => roster.removed(tenant, at));
    present.set(tenant, { service, installedAt: found.installedAt });
  };
  const carefully = (tenant: string, work: (tenant: string) => Promise<void>): Promise<void> =>
    inTurn(tenant, () => work(tenant)).catch((error: unknown) => {
      log.error({ tenant, err: error }, 'cannot be put into service, or out of it');
    });
  const roster: Roster = {
    services: () => [...present.values()].map(({ service }) => service),
    service: (tenant) => present.get(tenant)?.service ?? null,
    async sync() {
      const installed = await installations.list(platformName);
      const there = new Set(installed.map(({ tenant }) => tenant));
      for (const tenant of present.keys()) if (!there.has(tenant)) await carefully(tenant, close);
      for (const { tenant, installedAt } of installed)
        if (!isSame(present.get(tenant), installedAt)) await carefully(tenant, open);
    },
    summon: (tenant) =>
      inTurn(tenant, async () => (present.has(tenant) ? undefined : open(tenant))),
    renew: (tenant) => inTurn(tenant, () => open(tenant)),
    async removed(tenant, at) {
      const found = await installations.find(platformName, tenant);
      // Told late, of an installation that another one has followed.
      if (found && at && secondsOf(at) < secondsOf(found.installedAt)) return;
      await installations.uninstall(platformName, tenant, clock.now());
      // Whoever told it waits for an answer, and not for what is being sent.
      void carefully(tenant, close);
    },
  };
  return roster;
}

/** Nobody waits for what is done for another company. */
function createTurns(): (tenant: string, work: () => Promise<void>) => Promise<void> {
  const lasts = new Map<string, Promise<void>>();
  return (tenant, work) => {
    const before = lasts.get(tenant) ?? Promise.resolve();
    const mine = before.then(work);
    const settled = mine
      .catch(() => {})
      .then(() => {
        if (lasts.get(tenant) === settled) lasts.delete(tenant);
      });
    lasts.set(tenant, settled);
    return mine;
  };
}

const isSame = (known: Present | undefined, installedAt: Temporal.Instant): boolean =>
  known !== undefined && Temporal.Instant.compare(known.installedAt, installedAt) === 0;

/** Slack counts in whole ones. */
const secondsOf = (instant: Temporal.Instant): number =>
  Math.floor(instant.epochMilliseconds / 1000);

async function serviceOf(
  means: RosterMeans,
  installation: Installation,
  onRemoved: (at: Temporal.Instant | null) => Promise<void>,
): Promise<Service> {
  const { database, app, installations, clock, metrics, ports, secret } = means;
  const { tenant, workspaceId, isEnterprise: isOrganisation } = installation;
  const found = await database.findWorkspace(workspaceId);
  if (!found) throw new RangeError(`${workspaceId} is installed, and there is no such company`);
  const store = ports.store?.(found) ?? found;
  const company: Company = {
    ...{ store, clock, sendingClock: clock, story: null, shared: null },
    ...{ order: [], awaited: [] },
  };
  const log = means.log.child({ workspace: workspaceId });
  const connection = app.connect({
    ...{ tenant, isOrganisation, secret: `${secret} ${tenant}`, onRemoved },
    token: app.tokens(installation, (isDue, work) =>
      installations.renew(platformName, tenant, isDue, work),
    ),
    onPeopleChanged: (member) => service.peopleChanged(platformName, member),
  });
  const watched = watchPlatform(connection, metrics);
  const platform = ports.platform?.(watched) ?? watched;
  const service = createService({
    ...{ company, connections: [{ platform, tenant }], metrics, log },
    boards: false,
  });
  await service.start();
  return service;
}
