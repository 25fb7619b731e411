/** A chat platform as it is on a bad day. What it has shown is in the history; what a sender hears of it is another matter. */
import {
  longestCallMs,
  type Outgoing,
  type Platform,
  type SendLimits,
  type SendOutcome,
} from '../../src/chat/port.ts';
import type { Chance } from './chance.ts';
import type { Machine } from './machine.ts';
import type { World } from './world.ts';

/** How a platform tells repetitions apart, and what it says when it is asked. */
export interface Kind {
  readonly name: string;
  /** A key that was taken within this time is not shown again; 0: keys mean nothing. */
  readonly remembersKeysMs: number;
  /** What the adapter makes of that: some time less. */
  readonly idempotentForMs: number | null;
  readonly limits: SendLimits;
  /** What has been shown can be found after at most this time. */
  readonly lagMs: number;
  /** Messages of a conversation that a look-up reads. */
  readonly pageCap: number;
}

export const kinds = {
  'slack-like': {
    name: 'slack-like',
    ...{ remembersKeysMs: 0, idempotentForMs: null, lagMs: 30_000, pageCap: 15 },
    limits: { perConversationPerSecond: 1, perWorkspacePerSecond: 3, perAppPerMinute: null },
  },
  'lark-like': {
    name: 'lark-like',
    ...{ remembersKeysMs: 3_600_000, idempotentForMs: 50 * 60_000, lagMs: 5_000, pageCap: 50 },
    limits: { perConversationPerSecond: 5, perWorkspacePerSecond: 50, perAppPerMinute: 1_000 },
  },
} as const satisfies Record<string, Kind>;

interface Shown {
  readonly ref: string;
  readonly key: string;
  readonly place: string;
  readonly at: number;
  /** From when on a look-up finds it. */
  readonly foundFrom: number;
}

type Fate =
  | { readonly kind: 'taken'; readonly afterMs: number; readonly replyMs: number | null }
  | { readonly kind: 'lost'; readonly replyMs: number | null }
  | { readonly kind: 'answered'; readonly outcome: SendOutcome }
  /** Nothing has left yet, and will for a long time, if ever; `heeds`: unless it is broken off. */
  | { readonly kind: 'hangs'; readonly forMs: number; readonly heeds: boolean };

const latestMs = 60_000;
const longestHangMs = 5 * 60_000;

/** Whose calls they are. */
type Caller = Pick<Machine, 'isAlive' | 'isFrozen'>;

export class FaultyPlatform {
  readonly #world: World;
  readonly #kind: Kind;
  readonly #shown: Shown[] = [];
  /** When a key was first sent at all. */
  readonly #tried = new Map<string, number>();
  /** Of what it really bears. */
  #tokens = Number.POSITIVE_INFINITY;
  #filledAt = 0;

  constructor(world: World, kind: Kind) {
    this.#world = world;
    this.#kind = kind;
  }

  get name(): string {
    return this.#kind.name;
  }

  port(caller: Caller): Platform {
    const { name, limits, idempotentForMs } = this.#kind;
    return {
      ...{ name, limits, idempotentForMs },
      start: async () => {},
      stop: async () => {},
      send: (message, signal) => this.#send(message, caller, signal),
      lookUp: (message) => this.#lookUp(message),
    };
  }

  #send(message: Outgoing, caller: Caller, signal?: AbortSignal): Promise<SendOutcome> {
    const world = this.#world;
    if (!this.#tried.has(message.key)) this.#tried.set(message.key, world.time.now);
    const fate = this.#fate(message);
    if (fate.kind === 'hangs') return this.#hang(message, fate, caller, signal);
    return new Promise((resolve, reject) => {
      const unknown = (ms: number, reason: string) =>
        world.time.after(ms, () => {
          // An adapter may throw as well: that says nothing about what was shown either.
          if (reason === 'reset' && world.strikes('throws', 0.3)) reject(new TypeError('reset'));
          else resolve({ kind: 'ambiguous', reason });
        });
      if (fate.kind === 'answered')
        return world.time.after(this.#callMs(), () => resolve(fate.outcome));
      if (fate.replyMs === null) unknown(longestCallMs, 'timeout');
      else if (fate.kind === 'lost') unknown(fate.replyMs, 'reset');
      if (fate.kind !== 'taken') return;
      const { afterMs, replyMs } = fate;
      world.time.after(afterMs, () => {
        const outcome = this.#take(message);
        if (replyMs === null) return;
        if (afterMs + replyMs < longestCallMs) world.time.after(replyMs, () => resolve(outcome));
        else unknown(Math.max(0, longestCallMs - afterMs), 'timeout');
      });
      if (afterMs >= longestCallMs) unknown(longestCallMs, 'timeout');
    });
  }

  /** It leaves the computer at last, if the process still runs there: a connection does not outlive one that is gone or frozen. */
  #hang(
    message: Outgoing,
    { forMs, heeds }: Extract<Fate, { kind: 'hangs' }>,
    caller: Caller,
    signal?: AbortSignal,
  ): Promise<SendOutcome> {
    return new Promise((resolve, reject) => {
      if (heeds)
        signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      this.#world.time.after(forMs, () => {
        if (!caller.isAlive || (heeds && signal?.aborted)) return;
        if (caller.isFrozen) resolve({ kind: 'ambiguous', reason: 'reset' });
        else resolve(this.#take(message));
      });
    });
  }

  /** What comes too soon for what it really bears, whatever it says. */
  #isTooSoon(): boolean {
    const rate = this.#kind.limits.perWorkspacePerSecond;
    const { bears } = this.#world.options;
    if (rate === null || bears >= 1) return false;
    const { now } = this.#world.time;
    const most = Math.max(1, rate * bears);
    const tokens = Math.min(most, this.#tokens + ((now - this.#filledAt) / 1000) * rate * bears);
    const isTooSoon = tokens < 1;
    this.#tokens = isTooSoon ? tokens : tokens - 1;
    this.#filledAt = now;
    return isTooSoon;
  }

  #fate(message: Outgoing): Fate {
    const { options } = this.#world;
    const chance = this.#world.chance('platform');
    const strikes = (what: string, p: number) => this.#world.strikes(`platform ${what}`, p);
    if (this.#isTooSoon()) {
      this.#world.record({ kind: 'turned_away', key: message.key });
      const retryAfterMs = chance.between(1_000, 30_000);
      return { kind: 'answered', outcome: { kind: 'wait', retryAfterMs, scope: 'workspace' } };
    }
    if (strikes('hang', options.hangs))
      return {
        kind: 'hangs',
        forMs: chance.between(11_000, longestHangMs),
        heeds: chance.happens(0.4),
      };
    const reset = (): number | null => (chance.happens(0.5) ? this.#callMs() : null);
    if (strikes('429', options.tooMany)) {
      const retryAfterMs = chance.between(500, 60_000);
      const scope = chance.happens(0.7) ? 'conversation' : 'workspace';
      return { kind: 'answered', outcome: { kind: 'wait', retryAfterMs, scope } };
    }
    if (strikes('no', options.refused))
      return { kind: 'answered', outcome: { kind: 'refused', reason: 'not_in_channel' } };
    if (strikes('lost request', options.lostRequest)) return { kind: 'lost', replyMs: reset() };
    if (strikes('lost reply', options.lostReply))
      return { kind: 'taken', afterMs: this.#callMs(), replyMs: null };
    if (strikes('late', options.late))
      return { kind: 'taken', afterMs: chance.between(1_000, latestMs), replyMs: this.#callMs() };
    if (strikes('5xx', options.serverError)) return this.#serverError(chance);
    return { kind: 'taken', afterMs: this.#callMs(), replyMs: this.#callMs() };
  }

  /** 5xx before it was taken, or after. */
  #serverError(chance: Chance): Fate {
    if (chance.happens(0.5)) return { kind: 'lost', replyMs: this.#callMs() };
    return { kind: 'taken', afterMs: this.#callMs(), replyMs: null };
  }

  #callMs(): number {
    return this.#world.chance('calls').between(40, 600);
  }

  #take(message: Outgoing): SendOutcome {
    const world = this.#world;
    const place = message.to.kind === 'place' ? message.to.place : message.to.user;
    const { key } = message;
    world.record({ kind: 'called', key, place });
    const fact = factOf(message);
    if (message.update !== null) {
      const original = this.#shown.find(({ ref }) => ref === message.update);
      if (!original) return { kind: 'refused', reason: 'message_not_found' };
      world.record({ kind: 'changed', key, fact, place, ref: original.ref });
      return { kind: 'sent', ref: original.ref };
    }
    const known = this.#shown.find((each) => each.key === key);
    if (known && world.time.now - known.at <= this.#kind.remembersKeysMs)
      return { kind: 'sent', ref: known.ref };
    const ref = `${this.#kind.name}-${this.#shown.length + 1}`;
    const lag = world.chance('lag').next() * this.#kind.lagMs;
    this.#shown.push({ ref, key, place, at: world.time.now, foundFrom: world.time.now + lag });
    world.record({ kind: 'shown', key, fact, place, ref });
    return { kind: 'sent', ref };
  }

  async #lookUp(message: Outgoing): Promise<{ readonly ref: string } | 'absent' | null> {
    const world = this.#world;
    await world.time.sleep(this.#callMs());
    if (world.strikes('look-up', world.options.lookUpFails)) {
      if (world.chance('platform').happens(0.5)) throw new Error('ratelimited');
      return null;
    }
    const { key } = message;
    const place = message.to.kind === 'place' ? message.to.place : message.to.user;
    const since = (this.#tried.get(key) ?? world.time.now) - 60_000;
    const listed = this.#shown.filter(
      (each) => each.place === place && each.at >= since && each.foundFrom <= world.time.now,
    );
    const read = listed.slice(0, this.#kind.pageCap);
    const found = read.find((each) => each.key === key);
    if (found) return { ref: found.ref };
    return read.length < listed.length ? null : 'absent';
  }
}

/** What a card of a simulated feature is about stands in its title. */
export const factOf = (message: Outgoing): string => message.to.card.title;
