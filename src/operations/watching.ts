/** Counts at the boundaries of the ports, so that nothing inside has to know that it is counted. */
import type { Temporal } from 'temporal-polyfill';
import type { Answer, Inbound, Platform } from '../chat/port.ts';
import type { InboxRepository } from '../store/port-delivery.ts';
import type { Metrics } from './metrics.ts';

export const watchInbox = (
  inbox: Pick<InboxRepository, 'begin' | 'finish'>,
  metrics: Metrics,
): Pick<InboxRepository, 'begin' | 'finish'> => ({
  finish: (platform, key, answer) => inbox.finish(platform, key, answer),
  async begin(platform, key, at, leaseMs) {
    const begun = await inbox.begin(platform, key, at, leaseMs);
    if (begun.state !== 'new') metrics.duplicate();
    return begun;
  },
});

export const watchPlatform = (platform: Platform, metrics: Metrics): Platform => ({
  name: platform.name,
  limits: platform.limits ?? null,
  idempotentForMs: platform.idempotentForMs ?? null,
  spreadMs: platform.spreadMs ?? 0,
  start: (handle) => platform.start(handle),
  lookUp: (message, signal) => platform.lookUp(message, signal),
  ...(platform.members ? { members: platform.members.bind(platform) } : {}),
  ...(platform.member ? { member: platform.member.bind(platform) } : {}),
  stop: () => platform.stop(),
  async send(message, signal) {
    const outcome = await platform.send(message, signal);
    if (outcome.kind === 'wait') metrics.rateLimited(platform.name);
    return outcome;
  },
});

/** What was not taken counts too: its sender waited as long. */
export const watchHandler =
  (
    handle: (inbound: Inbound) => Promise<Answer>,
    metrics: Metrics,
    monotonicMs: () => number,
  ): ((inbound: Inbound) => Promise<Answer>) =>
  async (inbound) => {
    const began = monotonicMs();
    try {
      return await handle(inbound);
    } finally {
      metrics.acknowledged((monotonicMs() - began) / 1000);
    }
  };

type Job<O> = (now: Temporal.Instant, occurrence: O) => Promise<void>;

export const watchJobs = <O extends { readonly instant: Temporal.Instant }>(
  jobs: ReadonlyMap<string, Job<O>>,
  metrics: Metrics,
): ReadonlyMap<string, Job<O>> =>
  new Map(
    [...jobs].map(([name, run]): [string, Job<O>] => [
      name,
      (now, occurrence) => {
        metrics.jobBegan(name, occurrence.instant.until(now).total('seconds'));
        return run(now, occurrence);
      },
    ]),
  );
