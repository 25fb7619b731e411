/** Keeps sending: after each round it comes back when the next message can go, long before the next wake-up call. */
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/port.ts';
import type { OutboxWorker } from './outbox.ts';

export interface Pump {
  /** Sends what can go now; resolves when it is gone. Never throws. */
  send(): Promise<void>;
  /** Comes back no more. */
  stop(): void;
}

interface Means {
  readonly store: { readonly outbox: Pick<Store['outbox'], 'nextDue'> };
  readonly worker: Pick<OutboxWorker, 'drain'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is due and did not go waits for a token. */
const shortestMs = 250;
/** Farther off is the wake-up call's. */
const longestMs = 60_000;

export function createPump({ store, worker, clock, log }: Means): Pump {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isStopped = false;
  const pump: Pump = {
    async send() {
      try {
        await worker.drain();
        const next = await store.outbox.nextDue();
        const waitMs = next ? clock.now().until(next).total('milliseconds') : longestMs;
        if (isStopped || waitMs >= longestMs) return;
        if (timer) clearTimeout(timer);
        timer = setTimeout(() => void pump.send(), Math.max(shortestMs, waitMs)).unref();
      } catch (error) {
        log.error({ err: error }, 'sending failed');
      }
    },
    stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
    },
  };
  return pump;
}
