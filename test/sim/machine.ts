/** A process on a computer of its own: it can be frozen, killed at any border of a port, and its clock is not to be trusted. */
import { Temporal } from 'temporal-polyfill';
import { startOfTime, type World } from './world.ts';

const longestPauseMs = 5 * 60_000;

/**
 * Between the last look at the clock and the first byte there is no further border: whoever is frozen there for longer says something
 * twice on a platform that knows no keys. Nobody can prevent that; see docs/reliability.md.
 */
const longestToSendMs = 15_000;

const never = new Promise<never>(() => {});

/** The computer's own clock: off by some minutes, too fast or too slow, and set anew at times. */
export class WallClock {
  #offset: number;
  readonly #driftPerSecond: number;
  readonly #world: World;

  constructor(world: World, name: string) {
    const chance = world.chance(`clock of ${name}`);
    const { skew, drift, clockJumps, minutes } = world.options;
    this.#world = world;
    this.#offset = (chance.next() * 2 - 1) * skew;
    this.#driftPerSecond = (chance.next() * 2 - 1) * drift;
    for (let n = 0; n < clockJumps; n += 1)
      world.time.after(chance.next() * minutes * 60_000, () => {
        if (!world.isHealed) this.#offset = (chance.next() * 2 - 1) * skew;
      });
  }

  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(Math.floor(this.#shows()));
  }

  /** Milliseconds since the machine was switched on: never set, nearly right. */
  monotonicMs(): number {
    return this.#elapsed() * (1 + this.#driftPerSecond / 1000);
  }

  #elapsed(): number {
    return this.#world.time.now - startOfTime;
  }

  #shows(): number {
    const { now } = this.#world.time;
    return now + this.#offset + (this.#elapsed() / 1000) * this.#driftPerSecond;
  }
}

export class Machine {
  isAlive = true;
  #frozenUntil = 0;
  readonly name: string;
  readonly #world: World;
  readonly #onKill: () => void;
  readonly #isDatabaseUp: () => boolean;
  /** Throws when the database fails at this border. */
  readonly #failAt: (point: string) => void;

  constructor(
    world: World,
    name: string,
    means: {
      readonly onKill: () => void;
      readonly isDatabaseUp: () => boolean;
      readonly failAt: (point: string) => void;
    },
  ) {
    this.#world = world;
    this.name = name;
    this.#onKill = means.onKill;
    this.#isDatabaseUp = means.isDatabaseUp;
    this.#failAt = means.failAt;
  }

  /** What a call pays on either side of a port. Never returns to a process that is gone. */
  readonly pass = async (point: string): Promise<void> => {
    const world = this.#world;
    if (point === 'platform.send.before') return this.#beginToSend(point);
    const begins = point.endsWith('.before');
    const chance = world.chance('latency');
    if (begins || chance.happens(0.2)) await world.time.sleep(this.#latency(point));
    if (!this.isAlive) return this.#lastWords(begins);
    await this.#thaw();
    if (!this.isAlive) return never;
    const { hot } = world.options;
    const isHot = hot?.point === point;
    if (world.strikes('kill', isHot ? hot.kill : world.options.kill)) {
      this.kill(point);
      return this.#lastWords(begins);
    }
    if (world.strikes('pause', isHot ? hot.pause : world.options.pause)) {
      this.freeze(world.chance('pause').between(1_000, longestPauseMs));
      await this.#thaw();
      if (!this.isAlive) return never;
    }
    if (!point.startsWith('platform.')) this.#failAt(point);
  };

  /** It runs, or it would not be here; what freezes it from now on finds the bytes gone, but for a short moment. */
  async #beginToSend(point: string): Promise<void> {
    const world = this.#world;
    if (world.strikes('kill', world.options.kill)) {
      this.kill(point);
      return this.#lastWords(true);
    }
    if (world.strikes('pause', world.options.pause))
      await world.time.sleep(world.chance('pause').between(100, longestToSendMs));
  }

  /** The work is skipped by a process that is gone, and late in one that is frozen. */
  later(ms: number, work: () => void): void {
    const tryIt = () => {
      if (!this.isAlive) return;
      const left = this.#frozenUntil - this.#world.time.now;
      if (left > 0) this.#world.time.after(left, tryIt);
      else work();
    };
    this.#world.time.after(ms, tryIt);
  }

  kill(point: string): void {
    if (!this.isAlive) return;
    this.#world.record({ kind: 'fault', what: `killed at ${point}`, by: this.name });
    this.isAlive = false;
    this.#onKill();
  }

  freeze(ms: number): void {
    this.#world.record({ kind: 'fault', what: `frozen for ${ms} ms`, by: this.name });
    this.#frozenUntil = this.#world.time.now + ms;
  }

  get isFrozen(): boolean {
    return this.#frozenUntil > this.#world.time.now;
  }

  /** A request may have left before its sender died. */
  #lastWords(begins: boolean): Promise<void> {
    const left = begins && this.#isDatabaseUp() && this.#world.chance('last words').happens(0.5);
    return left ? Promise.resolve() : never;
  }

  #latency(point: string): number {
    const { options } = this.#world;
    const chance = this.#world.chance('latency');
    if (!point.startsWith('platform.') && this.#world.strikes('slow', options.databaseSlow))
      return chance.between(200, 2_000);
    return chance.between(1, 20);
  }

  async #thaw(): Promise<void> {
    for (;;) {
      const left = this.#frozenUntil - this.#world.time.now;
      if (left <= 0) return;
      await this.#world.time.sleep(left);
    }
  }
}
