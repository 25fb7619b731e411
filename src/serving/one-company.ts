/** One company in this process: the demo, or one's own, on every platform that the configuration names. */
import { draw } from '../chance.ts';
import type { Platform } from '../chat/port.ts';
import { type Company, openCompany } from '../company.ts';
import { codeFor } from '../features/setup/claim.ts';
import { createMetrics } from '../operations/metrics.ts';
import { watchPlatform } from '../operations/watching.ts';
import { listOf, openPlatforms, type Platforms } from '../platforms.ts';
import type { Store } from '../store/port.ts';
import type { Served, ServingMeans } from './served.ts';
import { createService, type ServiceMeans } from './service.ts';

export async function serveOne({ database, config, log, ports }: ServingMeans): Promise<Served> {
  const found = await openCompany(database, config, log);
  const company: Company = { ...found, store: ports.store?.(found.store) ?? found.store };
  const { store, clock, shared } = company;
  const metrics = createMetrics({ outbox: store.outbox, clock, skewMs: shared?.skewMs ?? null });
  const opened = await openPlatforms(config, company, log, {
    advance: (to) => service.advance(to),
    sent: () => service.send(),
    refused: metrics.refused,
    peopleChanged: (platform, member) => service.peopleChanged(platform, member),
  });
  const platforms = listOf(opened).map((each) => {
    const watched = watchPlatform(each, metrics);
    return ports.platform?.(watched) ?? watched;
  });
  const connections = connectionsOf(platforms, opened, store);
  const service = createService({
    ...{ company, connections, metrics, log },
    boards: config.slack === null,
  });
  await service.start();
  return {
    ...{ metrics, clock, outbox: store.outbox },
    page: opened.playground?.routes ?? null,
    slack: opened.slack?.listener ?? null,
    unreached: () => (opened.slack && !opened.slack.isConnected() ? ['Slack'] : []),
    wake: service.wake,
    code: async () => (opened.slack ? codeFor(store, opened.slack.name, draw) : null),
    quiet: service.quiet,
    stop: service.stop,
  };
}

/** By the name that each says of itself: the tenant of Slack is known when Slack has said it. */
const connectionsOf = (
  platforms: readonly Platform[],
  { slack }: Platforms,
  { workspace }: Store,
): ServiceMeans['connections'] =>
  platforms.map((platform) => ({
    platform,
    get tenant() {
      return slack?.name === platform.name ? (slack.tenant() ?? '') : workspace.id;
    },
  }));
