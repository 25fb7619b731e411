/**
 * Around Bolt's receivers: nothing is acknowledged before it was taken. By itself, Bolt acknowledges events before anybody has looked at
 * them, and everything once an error was handled; Slack would never tell again.
 */
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { type Clock, monotonicMs } from '../../clock.ts';
import { createReplays } from '../replays.ts';
import type { Acknowledgement } from './answer.ts';
import type { Refusal } from './options.ts';

/** One request of Slack's while it is worked on. */
export interface Exchange {
  /** At most one goes out. False: too late, Slack waits no longer. */
  acknowledge(body: Acknowledgement | null): Promise<boolean>;
  /** For how long Slack still waits; below zero: no longer. */
  leftMs(): number;
}

/** Turned away at the door, with the status that says so. */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway';
  readonly status: 400 | 401 | 413 | 503;

  constructor(status: 400 | 401 | 413 | 503, reason: string) {
    super(reason);
    this.status = status;
  }
}

export interface DoorMeans {
  /** By which Slack's own clock is judged. */
  readonly clock: Clock;
  readonly refused: (refusal: Refusal) => void;
  readonly isStopping: () => boolean;
  /** Counts what is under way. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
}

/** How a request came, as far as it matters here: Slack's headers, of which there are none in Socket Mode, and how long it was held. */
export interface Arrival {
  readonly signature: string | null;
  readonly timestamp: string | null;
  readonly heldMs: number;
}

const exchangeName = 'upsideExchange';
const arrivalName = 'upsideArrival';

export const withArrival = (arrival: Arrival): Record<string, unknown> => ({
  [arrivalName]: arrival,
});
export const exchangeOf = (context: Readonly<Record<string, unknown>>): Exchange =>
  context[exchangeName] as Exchange;

/** Slack shows an error to whoever waited longer. */
const deadlineMs = 2_900;

export function guarded(inner: Receiver, means: DoorMeans): Receiver {
  const replays = createReplays(monotonicMs);
  const processEvent = async (app: App, event: ReceiverEvent): Promise<void> => {
    const arrival = event.customProperties?.[arrivalName] as Arrival | undefined;
    if (means.isStopping()) throw new TurnedAway(503, 'nothing more is taken');
    if (isFromTheFuture(arrival, means.clock)) throw new TurnedAway(401, 'signed for a later time');
    const heldMs = arrival?.heldMs ?? 0;
    const signature = arrival?.signature ?? null;
    if (signature === null) return answerOnce(app, event, heldMs);
    if (!replays.begin(signature)) {
      means.refused('replay');
      if (!replays.isDone(signature)) throw new TurnedAway(503, 'the same request is under way');
      return event.ack();
    }
    try {
      await answerOnce(app, event, heldMs);
      replays.done(signature);
    } catch (error) {
      replays.forget(signature);
      throw error;
    }
  };
  return {
    init: (app) => {
      const wrapped = Object.create(app) as App;
      wrapped.processEvent = (event) => means.track(processEvent(app, event));
      inner.init(wrapped);
    },
    start: (...args: unknown[]) => inner.start(...args),
    stop: (...args: unknown[]) => inner.stop(...args),
  };
}

async function answerOnce(app: App, event: ReceiverEvent, heldMs: number): Promise<void> {
  const arrived = monotonicMs() - heldMs;
  let isAnswered = false;
  const exchange: Exchange = {
    async acknowledge(body) {
      if (isAnswered) return false;
      isAnswered = true;
      const isLate = exchange.leftMs() < 0;
      try {
        await event.ack(isLate ? undefined : (body ?? undefined));
        return !isLate;
      } catch {
        // The socket is closed, or the request was given up: both mean that nobody listens any more.
        return false;
      }
    },
    leftMs: () => arrived + deadlineMs - monotonicMs(),
  };
  await app.processEvent({
    ...event,
    // Bolt's own acknowledgement comes before our work is done, and is not the one that counts.
    ack: async () => {},
    customProperties: { [exchangeName]: exchange },
  });
  await exchange.acknowledge(null);
}

const toleranceMs = 60_000;

/** Bolt refuses what is more than five minutes old, and accepts any time to come. */
function isFromTheFuture(arrival: Arrival | undefined, clock: Clock): boolean {
  if (arrival?.timestamp === undefined || arrival.timestamp === null) return false;
  return Number(arrival.timestamp) * 1000 > clock.now().epochMilliseconds + toleranceMs;
}
