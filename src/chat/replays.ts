/** Who sends the same signed request once more: a platform signs each of its own repetitions anew, so it is somebody who listened in. */

export interface Replays {
  /** False: it has been begun before, and not been forgotten. */
  begin(signature: string): boolean;
  isDone(signature: string): boolean;
  done(signature: string): void;
  /** Nothing came of it: it may be sent again. */
  forget(signature: string): void;
}

/** Longer than a signature is worth something. */
const rememberedMs = 7 * 60_000;
const mostRemembered = 50_000;

/** `now`: milliseconds that only ever go forward. */
export function createReplays(now: () => number): Replays {
  const seen = new Map<string, { readonly until: number; isDone: boolean }>();
  const dropOld = () => {
    const at = now();
    for (const [signature, { until }] of seen) {
      if (until > at && seen.size <= mostRemembered) return;
      seen.delete(signature);
    }
  };
  return {
    begin(signature) {
      dropOld();
      if (seen.has(signature)) return false;
      seen.set(signature, { until: now() + rememberedMs, isDone: false });
      return true;
    },
    isDone: (signature) => seen.get(signature)?.isDone === true,
    done(signature) {
      const entry = seen.get(signature);
      if (entry) entry.isDone = true;
    },
    forget(signature) {
      seen.delete(signature);
    },
  };
}
