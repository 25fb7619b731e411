/** Whether this process does what it is there for: it reaches its database, and what is due gets sent. */
import type { Clock } from '../clock.ts';
import type { Database, Store } from '../store/port.ts';
import { secondsSince } from './metrics.ts';

/** A message that is late by this much means that nothing goes out: a pause of a platform is over much sooner. */
export const latestSeconds = 5 * 60;

export interface Readiness {
  readonly isReady: boolean;
  /** One line, for whoever looks after it. */
  readonly reason: string;
}

export async function readiness(
  database: Pick<Database, 'ping'>,
  store: { readonly outbox: Pick<Store['outbox'], 'oldestDue'> },
  clock: Clock,
): Promise<Readiness> {
  try {
    await database.ping();
    const now = clock.now();
    const waited = secondsSince(await store.outbox.oldestDue(now), now);
    if (waited <= latestSeconds) return { isReady: true, reason: 'ready' };
    const minutes = Math.floor(waited / 60);
    return {
      isReady: false,
      reason: `the oldest message that is due has waited ${minutes} minutes; see upside outbox list`,
    };
  } catch {
    return { isReady: false, reason: 'the database does not answer' };
  }
}
