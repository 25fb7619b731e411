/** Figures for Prometheus. What is counted is counted where it happens; what is a state is read when somebody asks. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../clock.ts';
import type { OutboxRepository, OutboxState } from '../store/port-delivery.ts';

export interface Metrics {
  /** From the request to its acknowledgement. */
  acknowledged(seconds: number): void;
  /** A request that had come in before. */
  duplicate(): void;
  rateLimited(platform: string): void;
  refused(platform: string, reason: string): void;
  /** How long after its time a job began. */
  jobBegan(job: string, lagSeconds: number): void;
  readonly contentType: string;
  text(): Promise<string>;
}

export interface Watched {
  readonly outbox: Pick<OutboxRepository, 'oldestDue' | 'counts'>;
  readonly clock: Clock;
  /** Null: a clock of its own, which nobody shares. */
  readonly skewMs: (() => number) | null;
}

const shownStates: readonly OutboxState[] = [
  'pending',
  'sending',
  'ambiguous',
  'needs_person',
  'refused',
];

export function createMetrics(watched: Watched): Metrics {
  const registry = new Registry();
  const registers = [registry];
  stateGauges(watched, registers);
  const ack = new Histogram({
    name: 'ack_seconds',
    help: 'From a request to its acknowledgement.',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5],
    registers,
  });
  const lag = new Histogram({
    name: 'job_lag_seconds',
    help: 'How long after its time a scheduled job began.',
    labelNames: ['job'],
    buckets: [1, 5, 15, 60, 300, 3600],
    registers,
  });
  const duplicates = new Counter({
    name: 'inbox_duplicates_total',
    help: 'Requests that had come in before.',
    registers,
  });
  const limited = new Counter({
    name: 'ratelimited_total',
    help: 'Messages that a platform turned away for now.',
    labelNames: ['platform'],
    registers,
  });
  const refused = new Counter({
    name: 'requests_refused_total',
    help: 'Requests that were turned away before anybody looked at what they ask for.',
    labelNames: ['platform', 'reason'],
    registers,
  });
  return {
    acknowledged: (seconds) => ack.observe(seconds),
    duplicate: () => duplicates.inc(),
    rateLimited: (platform) => limited.inc({ platform }),
    refused: (platform, reason) => refused.inc({ platform, reason }),
    jobBegan: (job, lagSeconds) => lag.observe({ job }, Math.max(0, lagSeconds)),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

function stateGauges({ outbox, clock, skewMs }: Watched, registers: Registry[]): void {
  new Gauge({
    name: 'outbox_oldest_due_seconds',
    help: 'For how long the oldest message that could be sent has waited; 0: none waits.',
    registers,
    async collect() {
      const now = clock.now();
      this.set(secondsSince(await outbox.oldestDue(now), now));
    },
  });
  new Gauge({
    name: 'outbox_messages',
    help: 'Messages that are not done, by state.',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await outbox.counts();
      for (const state of shownStates) this.set({ state }, counts.get(state) ?? 0);
    },
  });
  new Gauge({
    name: 'clock_skew_seconds',
    help: 'By how much this machine’s clock is ahead of the database’s.',
    registers,
    collect() {
      this.set((skewMs?.() ?? 0) / 1000);
    },
  });
}

export const secondsSince = (since: Temporal.Instant | null, now: Temporal.Instant): number =>
  since === null ? 0 : Math.max(0, since.until(now).total('seconds'));
