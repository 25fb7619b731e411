/** Keeps sending: after each round it comes back when the next message can go, long before the next wake-up call. */
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/port.ts';
import type { OutboxWorker } from './outbox.ts';

export interface Pump {
  /** Sends what can go now; resolves when it is gone. Called again meanwhile, it looks once more. Never throws. */
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
  let running: Promise<void> | null = null;
  let again = false;

  /** Milliseconds until the next message can go; infinite: none waits. */
  const untilNext = async (): Promise<number> => {
    const next = await store.outbox.nextDue();
    return next ? clock.now().until(next).total('milliseconds') : Number.POSITIVE_INFINITY;
  };

  /** Most questions leave nothing to send: that is found out by one look, which holds nobody up, as a claim would. */
  const look = async (): Promise<void> => {
    let waitMs = await untilNext();
    if (waitMs <= 0) {
      await worker.drain();
      waitMs = await untilNext();
    }
    if (isStopped || waitMs >= longestMs) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void pump.send(), Math.max(shortestMs, waitMs)).unref();
  };

  const round = async (): Promise<void> => {
    try {
      do {
        again = false;
        await look();
      } while (again);
    } catch (error) {
      log.error({ err: error }, 'sending failed');
    } finally {
      running = null;
    }
  };

  const pump: Pump = {
    send() {
      again = true;
      running ??= round();
      return running;
    },
    stop() {
      isStopped = true;
      if (timer) clearTimeout(timer);
    },
  };
  return pump;
}
