/** A call to a platform that takes no longer than a claim allows for, whoever wrote the adapter. */
import { longestCallMs } from '../chat/port.ts';
import type { Timer } from './timer.ts';

/** What a call that was broken off may take to end. Within the margin of a claim. */
const graceMs = 1_000;

export interface Call<T> {
  /** What came of it; `unended`: it neither ended in time nor let itself be broken off. Rejects with what the call rejects with. */
  readonly outcome: Promise<T | 'unended'>;
  /** Whether it may still do something. */
  readonly isUnderWay: () => boolean;
}

export function callInTime<T>(timer: Timer, begin: (signal: AbortSignal) => Promise<T>): Call<T> {
  const breakingOff = new AbortController();
  let isUnderWay = true;
  const outcome = new Promise<T | 'unended'>((resolve, reject) => {
    let callOff = timer(longestCallMs, () => {
      callOff = timer(graceMs, () => resolve('unended'));
      breakingOff.abort();
    });
    const over = () => {
      isUnderWay = false;
      callOff();
    };
    begin(breakingOff.signal).finally(over).then(resolve, reject);
  });
  return { outcome, isUnderWay: () => isUnderWay };
}
