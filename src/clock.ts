/** The only place that asks what time it is. Everyone else is handed a `Clock` or an instant. */
import { Temporal } from 'temporal-polyfill';

export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Milliseconds since some moment, by a clock that nobody sets: for measuring how long something took. */
export const monotonicMs = (): number => performance.now();

/**
 * Goes on by itself from wherever `clock` is, and is moved ahead with it: for what is paced by the world outside while that one stands
 * still. It never goes back.
 */
export function goingOn(clock: Clock, elapsedMs: () => number = monotonicMs): Clock {
  let from = clock.now();
  let sinceMs = elapsedMs();
  return {
    now() {
      const reached = from.add({ milliseconds: Math.floor(elapsedMs() - sinceMs) });
      const moved = clock.now();
      if (Temporal.Instant.compare(moved, reached) <= 0) return reached;
      from = moved;
      sinceMs = elapsedMs();
      return moved;
    },
  };
}

/** A clock that stands still until it is moved: demo mode and tests. It never goes back. */
export class VirtualClock implements Clock {
  #now: Temporal.Instant;

  constructor(start: Temporal.Instant) {
    this.#now = start;
  }

  now(): Temporal.Instant {
    return this.#now;
  }

  /** Throws RangeError when `to` lies in the past of this clock. */
  moveTo(to: Temporal.Instant): void {
    if (Temporal.Instant.compare(to, this.#now) < 0)
      throw new RangeError(`the clock cannot go back from ${this.#now} to ${to}`);
    this.#now = to;
  }
}
