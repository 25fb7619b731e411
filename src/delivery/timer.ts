/** Waiting, for those who are handed a way to wait: the simulation has another one. */

/** Does the work after so many milliseconds, unless it is called off before by what is handed back. Keeps no process alive. */
export type Timer = (afterMs: number, work: () => void) => () => void;

export const systemTimer: Timer = (afterMs, work) => {
  const timer = setTimeout(work, afterMs).unref();
  return () => clearTimeout(timer);
};
