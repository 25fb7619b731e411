/** To begin something again and again until it is told to stop, with longer and longer pauses while it fails. */
import { setTimeout } from 'node:timers/promises';

const shortestPauseMs = 200;
const longestPauseMs = 60_000;

/** `work` resolves when what it had is over. Never throws. */
export async function keepAtIt(
  work: () => Promise<void>,
  signal: AbortSignal,
  failed: (error: unknown, failures: number) => void,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      await work();
      failures = 0;
    } catch (error) {
      failures += 1;
      if (!signal.aborted) failed(error, failures);
    }
    await pause(Math.min(shortestPauseMs * 2 ** failures, longestPauseMs), signal);
  }
}

/** Ends early, and without a word, when it is told to stop. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal, ref: false }).catch(() => {});
