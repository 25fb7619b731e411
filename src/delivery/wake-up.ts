/** The one-minute wake-up call, and the only use of node-cron: what is due, and whether it ran, is decided by rows. */
import { schedule } from 'node-cron';
import type { Log } from '../log.ts';

export interface WakeUp {
  start(): void;
  /** Calls at once, after the call under way, if any. Never rejects. */
  now(): Promise<void>;
  /** Resolves when the call under way, if any, has ended. */
  stop(): Promise<void>;
}

export function createWakeUp(work: () => Promise<void>, log: Log): WakeUp {
  let task: ReturnType<typeof schedule> | null = null;
  let current: Promise<void> = Promise.resolve();
  const wake = () => {
    current = current
      .then(work)
      .catch((error: unknown) => log.error({ err: error }, 'wake-up failed'));
    return current;
  };
  return {
    start() {
      task ??= schedule('* * * * *', wake, { timezone: 'UTC', noOverlap: true });
    },
    now: wake,
    async stop() {
      await task?.destroy();
      task = null;
      await current;
    },
  };
}
