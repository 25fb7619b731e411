/** A chat platform in memory that fails on request, and remembers what people really saw. */
import type { Outgoing, Platform, SendLimits, SendOutcome } from '../../src/chat/port.ts';

/** What happens to one send. `lost_reply`: shown, but the answer never came. `lost_request`: not shown, and no answer either. */
export type Fault =
  | { readonly kind: 'none' }
  | { readonly kind: 'lost_reply' }
  | { readonly kind: 'lost_request' }
  | { readonly kind: 'throws'; readonly shown: boolean }
  | {
      readonly kind: 'rate_limited';
      readonly retryAfterMs: number;
      readonly scope?: 'workspace' | 'app';
    }
  | { readonly kind: 'refused'; readonly reason: string }
  /** Shown, after something else was allowed to happen. */
  | { readonly kind: 'delayed'; readonly until: Promise<unknown> };

export interface Shown {
  readonly ref: string;
  readonly key: string;
  readonly message: Outgoing;
  /** Cards that replaced the first, oldest first. */
  readonly updates: readonly Outgoing[];
}

export interface FakePlatform extends Platform {
  limits: SendLimits | null;
  idempotentForMs: number | null;
  /** In the order in which people saw them. */
  readonly shown: readonly Shown[];
  /** Every call, shown or not. */
  readonly calls: readonly Outgoing[];
  /** Faults of the next sends, first come first served; then none. */
  fail(...faults: readonly Fault[]): void;
  /** Decides each send instead of the queue. */
  decide(chooser: (message: Outgoing) => Fault): void;
  /** Whether `lookUp` can tell. */
  blind: boolean;
}

export function createFakePlatform(name = 'fake'): FakePlatform {
  const shown: (Shown & { updates: Outgoing[] })[] = [];
  const calls: Outgoing[] = [];
  const queue: Fault[] = [];
  let chooser: ((message: Outgoing) => Fault) | null = null;

  const show = (message: Outgoing): string => {
    const original = shown.find(({ ref }) => ref === message.update);
    if (message.update !== null && original) {
      original.updates.push(message);
      return original.ref;
    }
    const ref = `${name}-${shown.length + 1}`;
    shown.push({ ref, key: message.key, message, updates: [] });
    return ref;
  };

  const suffer = async (fault: Fault, message: Outgoing): Promise<SendOutcome> => {
    switch (fault.kind) {
      case 'none':
        return { kind: 'sent', ref: show(message) };
      case 'lost_reply':
        show(message);
        return { kind: 'ambiguous', reason: 'timeout' };
      case 'lost_request':
        return { kind: 'ambiguous', reason: 'reset' };
      case 'throws':
        if (fault.shown) show(message);
        throw new TypeError('socket hang up');
      case 'rate_limited':
        return {
          kind: 'wait',
          retryAfterMs: fault.retryAfterMs,
          ...(fault.scope ? { scope: fault.scope } : {}),
        };
      case 'refused':
        return { kind: 'refused', reason: fault.reason };
      case 'delayed':
        await fault.until;
        return { kind: 'sent', ref: show(message) };
    }
  };

  return {
    name,
    shown,
    calls,
    limits: null,
    idempotentForMs: null,
    blind: false,
    fail: (...faults) => void queue.push(...faults),
    decide: (choose) => {
      chooser = choose;
    },
    start: async () => {},
    stop: async () => {},
    async send(message) {
      calls.push(message);
      return suffer(chooser?.(message) ?? queue.shift() ?? { kind: 'none' }, message);
    },
    async lookUp(message) {
      if (this.blind) return null;
      const found = shown.find(({ key }) => key === message.key);
      return found ? { ref: found.ref } : 'absent';
    },
  };
}
