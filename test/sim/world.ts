/** What everything in a simulated run shares: the time, the chances, the history, and whether faults still happen. */
import { type Chance, streamOf } from './chance.ts';
import type { Event, Happening } from './history.ts';
import type { Options } from './options.ts';
import { VirtualTime } from './virtual-time.ts';

export const startOfTime = Date.UTC(2026, 10, 23, 9);

export class World {
  readonly time = new VirtualTime(startOfTime);
  readonly history: Event[] = [];
  /** No fault begins any more. */
  isHealed = false;
  readonly #streams = new Map<string, Chance>();
  readonly options: Options;

  constructor(options: Options) {
    this.options = options;
  }

  record(happening: Happening): void {
    this.history.push({ at: Math.round(this.time.now), ...happening });
  }

  chance(concern: string): Chance {
    const known = this.#streams.get(concern);
    if (known) return known;
    const stream = streamOf(this.options.seed, concern);
    this.#streams.set(concern, stream);
    return stream;
  }

  /** Whether a fault of this kind happens now. The question is asked in good times too, so that healing changes no other answer. */
  strikes(concern: string, probability: number): boolean {
    if (probability === 0) return false;
    return this.chance(concern).happens(probability) && !this.isHealed;
  }
}
