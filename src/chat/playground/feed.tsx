/** What happens while somebody looks at the page, as server-sent events. Resumes where the reader left off. */
import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Temporal } from 'temporal-polyfill';
import { lookOf } from './look.ts';
import { ClockUpdate, MessageUpdates, PlacesUpdate } from './updates.tsx';
import { type Looking, lookAt, type ViewSource } from './view.ts';

/** Changes that come together are sent together. */
const GATHER_MS = 100;
const KEEP_ALIVE_MS = 20_000;

/** Wakes every reader: something was said, or the clock moved. */
export class Bell {
  readonly #waiting = new Set<() => void>();
  #isStopped = false;

  get isStopped(): boolean {
    return this.#isStopped;
  }

  ring(): void {
    for (const wake of this.#waiting) wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.ring();
  }

  listen(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }
}

export function streamFeed(context: Context, source: ViewSource, bell: Bell): Response {
  const { req } = context;
  const looking = { as: req.query('as'), at: req.query('in'), look: lookOf(context) };
  let seen = numberOf(req.header('last-event-id') ?? req.query('after'));
  const follow = async (stream: SSEStreamingApi) => {
    const waiter = new Waiter();
    const stopListening = bell.listen(() => waiter.wake());
    stream.onAbort(() => waiter.end());
    try {
      // Also what has no number is sent first: the clock may have moved while nobody listened.
      let clock: Temporal.Instant | null = null;
      while (!waiter.isEnded && !bell.isStopped) {
        const { latest } = source.history;
        const now = source.options.clock.now();
        const isMoved = clock === null || !now.equals(clock);
        if (latest > seen || isMoved) {
          const data = await pieces(source, looking, seen, isMoved);
          await stream.writeSSE({ id: String(latest), data });
          seen = latest;
          clock = now;
        } else await stream.write(': \n\n');
        await waiter.wait(KEEP_ALIVE_MS);
        await stream.sleep(GATHER_MS);
      }
    } finally {
      stopListening();
    }
  };
  // The reader connects again by itself, from where it was.
  return streamSSE(context, follow, async (error) => {
    source.options.log.error({ err: error }, 'playground updates broke off');
  });
}

async function pieces(
  source: ViewSource,
  looking: Looking,
  seen: number,
  isClockMoved: boolean,
): Promise<string> {
  const { history } = source;
  const view = await lookAt(source, looking);
  const messages = history.since(seen, view.person.key);
  return String(
    <>
      <MessageUpdates view={view} history={history} messages={messages} />
      <PlacesUpdate view={view} />
      {isClockMoved && <ClockUpdate view={view} />}
    </>,
  );
}

/** Remembers a call that comes while nobody waits. */
class Waiter {
  #isCalled = false;
  #isEnded = false;
  #resume: (() => void) | null = null;

  get isEnded(): boolean {
    return this.#isEnded;
  }

  wake(): void {
    this.#isCalled = true;
    this.#resume?.();
  }

  end(): void {
    this.#isEnded = true;
    this.wake();
  }

  async wait(mostMs: number): Promise<void> {
    if (!this.#isCalled)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, mostMs);
        this.#resume = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.#resume = null;
    this.#isCalled = false;
  }
}

const numberOf = (text: string | undefined): number =>
  /^\d{1,15}$/.test(text ?? '') ? Number(text) : 0;
