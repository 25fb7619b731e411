/** One company in this process: the demo, or one's own, on every platform that the configuration names. */
import { draw } from '../chance.ts';
import type { Platform } from '../chat/port.ts';
import { type Company, openCompany } from '../company.ts';
import { codeFor } from '../features/setup/claim.ts';
import { createMetrics } from '../operations/metrics.ts';
import { watchPlatform } from '../operations/watching.ts';
import { listOf, openPlatforms, type Platforms } from '../platforms.ts';
import type { Answering } from '../server.ts';
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
    boards: !isInChat(opened),
  });
  await service.start();
  return {
    ...{ metrics, clock, outbox: store.outbox },
    page: opened.playground?.routes ?? null,
    chats: listenersOf(opened),
    unreached: () => unreachedOf(opened),
    wake: service.wake,
    code: () => codeOf(opened, store),
    quiet: service.quiet,
    stop: service.stop,
  };
}

const isInChat = ({ slack, lark }: Platforms): boolean => slack !== null || lark !== null;

function listenersOf({ slack, lark }: Platforms): Served['chats'] {
  const listeners = new Map<string, Answering>();
  if (slack?.listener) listeners.set('/slack/', slack.listener);
  if (lark?.listener) listeners.set('/lark/', lark.listener);
  return listeners;
}

const unreachedOf = ({ slack, lark }: Platforms): readonly string[] => [
  ...(slack && !slack.isConnected() ? ['Slack'] : []),
  ...(lark && !lark.isConnected() ? ['Lark'] : []),
];

/** Whoever has become the admin in one chat looks after it in the other, too. */
async function codeOf({ slack, lark }: Platforms, store: Store): Promise<string | null> {
  const names = [slack, lark].flatMap((chat) => chat?.name ?? []);
  for (const name of names) if (await store.people.isManned(name)) return null;
  const [first] = names;
  return first === undefined ? null : codeFor(store, first, draw);
}

/** By the name that each says of itself: a chat's tenant is known when the chat has said it. */
const connectionsOf = (
  platforms: readonly Platform[],
  { slack, lark }: Platforms,
  { workspace }: Store,
): ServiceMeans['connections'] =>
  platforms.map((platform) => ({
    platform,
    get tenant() {
      const chat = [slack, lark].find((each) => each?.name === platform.name);
      return chat ? (chat.tenant() ?? '') : workspace.id;
    },
  }));
