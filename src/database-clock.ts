/**
 * The time of the database, for a process that shares it with others: leases, schedules and messages of all replicas go by one clock.
 * Between two questions the time since the last answer is added, measured by a clock that nobody sets.
 */
import { Temporal } from 'temporal-polyfill';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface DatabaseClock extends Clock {
  /** Asks again. Never throws: without an answer it goes on as it was. */
  sync(): Promise<void>;
  /** By how much this machine's own clock was ahead of the database's when it last answered. */
  skewMs(): number;
}

/** This machine: milliseconds of a clock that is never set, and what it believes the time is. */
export interface Machine {
  monotonicMs(): number;
  now(): Temporal.Instant;
}

/** An answer that took longer says too little about when it was given. */
const longestAskMs = 1_000;
const alarmingSkewMs = 60_000;
const tries = 5;

/** `ask`: the database's `clock_timestamp()`. Throws what it throws, or when it never answers fast enough. */
export async function createDatabaseClock(
  ask: () => Promise<Temporal.Instant>,
  machine: Machine,
  log: Log,
): Promise<DatabaseClock> {
  let anchor: Anchor | null = null;
  for (let attempt = 0; attempt < tries && !anchor; attempt += 1)
    anchor = await measure(ask, machine);
  if (!anchor) throw new Error(`the database took over ${longestAskMs} ms to say what time it is`);
  let current = anchor;
  let latest = current.epochMs;
  warnOfSkew(current, log);
  return {
    now() {
      latest = Math.max(latest, current.epochMs + machine.monotonicMs() - current.monotonicMs);
      return Temporal.Instant.fromEpochMilliseconds(Math.floor(latest));
    },
    async sync() {
      const found = await measure(ask, machine).catch((error: unknown) => {
        log.warn({ err: error }, 'the database did not say what time it is');
        return null;
      });
      if (!found) return;
      current = found;
      warnOfSkew(found, log);
    },
    skewMs: () => current.skewMs,
  };
}

interface Anchor {
  /** The database's time when the monotonic clock showed `monotonicMs`. */
  readonly epochMs: number;
  readonly monotonicMs: number;
  readonly skewMs: number;
}

/** Null: it took too long. */
async function measure(
  ask: () => Promise<Temporal.Instant>,
  machine: Machine,
): Promise<Anchor | null> {
  const before = machine.monotonicMs();
  const epochMs = (await ask()).epochMilliseconds;
  const after = machine.monotonicMs();
  if (after - before >= longestAskMs) return null;
  const monotonicMs = (before + after) / 2;
  const skewMs = machine.now().epochMilliseconds - (after - before) / 2 - epochMs;
  return { epochMs, monotonicMs, skewMs };
}

function warnOfSkew({ skewMs }: Anchor, log: Log): void {
  if (Math.abs(skewMs) >= alarmingSkewMs)
    log.warn(
      { skewSeconds: Math.round(skewMs / 1000) },
      'this machine and the database disagree about the time: the database’s counts',
    );
}
