/** Time that passes only when everything that could happen now has happened: a heap of events, and a wait for promises between two. */
import { Temporal } from 'temporal-polyfill';

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly work: () => void;
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Resolves once no promise has anything left to do. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class VirtualTime {
  /** Milliseconds since the epoch: the true time, which is also the database's. */
  now: number;
  readonly #heap: Entry[] = [];
  #order = 0;

  constructor(start: number) {
    this.now = start;
  }

  instant(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(Math.floor(this.now));
  }

  after(ms: number, work: () => void): void {
    this.#order += 1;
    this.#push({ at: this.now + Math.max(0, ms), order: this.#order, work });
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Until `limit`, or until `isDone` says so after an event, or until nothing is left to happen. */
  async run(limit: number, isDone: () => boolean = () => false): Promise<void> {
    await settled();
    for (;;) {
      const first = this.#heap[0];
      if (!first || first.at > limit) break;
      this.#pop();
      this.now = first.at;
      first.work();
      await settled();
      if (isDone()) return;
    }
    this.now = Math.max(this.now, limit);
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (!parent || !before(entry, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      const [left, right] = [heap[child], heap[child + 1]];
      if (!left) break;
      if (right && before(right, left)) child += 1;
      const smaller = heap[child];
      if (!smaller || !before(smaller, last)) break;
      heap[at] = smaller;
      at = child;
    }
    heap[at] = last;
  }
}
