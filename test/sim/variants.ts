/** The product broken on purpose, in ways in which such products are broken. A simulation that lets one of them pass proves nothing. */
import type { Delivery } from '../../src/delivery/port.ts';
import type { OutboxRepository } from '../../src/store/port-delivery.ts';
import type { MemoryStore } from './memory-store.ts';
import type { Variant } from './simulate.ts';
import type { World } from './world.ts';

const withOutbox = (store: MemoryStore, outbox: Partial<OutboxRepository>): MemoryStore => ({
  ...store,
  outbox: { ...store.outbox, ...outbox },
});

/** Whoever comes with an outcome may record it. */
const noFence: Variant = {
  name: 'no fence',
  days: { replicas: 3, hot: { point: 'platform.send.after', kill: 0, pause: 0.3 } },
  store: (store) =>
    withOutbox(store, {
      settle(key, _, outcome, at) {
        const fence = store.tables.outbox.get(key)?.fence ?? 0;
        return store.outbox.settle(key, fence, outcome, at);
      },
    }),
};

/** Sent first, and only then noted that it is being sent. */
const claimAfterSend: Variant = {
  name: 'claim after send',
  store: (store) =>
    withOutbox(store, {
      claim: (...args) => store.begin().outbox.claim(...args),
      settle(key, _, outcome, at) {
        const row = store.tables.outbox.get(key);
        if (!row) return Promise.resolve(false);
        const fence = row.fence + 1;
        const attempt = row.attempt + 1;
        store.tables.outbox.set(key, { ...row, state: 'sending', fence, attempt });
        return store.outbox.settle(key, fence, outcome, at);
      },
    }),
};

/** A key that is new for each try instead of derived from the fact. */
const randomKey: Variant = {
  name: 'random key',
  parts: (parts, _, world) => ({
    ...parts,
    delivery: (delivery): Delivery => ({
      ...delivery,
      post: (tx, place, card, said) =>
        delivery.post(tx, place, card, { ...said, key: [...said.key, anything(world)] }),
      tell: (tx, person, card, said) =>
        delivery.tell(tx, person, card, { ...said, key: [...said.key, anything(world)] }),
    }),
  }),
};

const anything = (world: World): string => `${world.chance('random keys').below(2 ** 30)}`;

/** A client that posts again by itself when no answer comes, as chat clients do unless told otherwise. */
const clientRetries: Variant = {
  name: 'platform client’s own retries',
  parts: (parts) => ({
    ...parts,
    platform: {
      ...parts.platform,
      async send(message) {
        for (let tries = 1; ; tries += 1) {
          const outcome = await parts.platform.send(message).catch(() => null);
          if (outcome && outcome.kind !== 'ambiguous') return outcome;
          if (tries === 3) return outcome ?? { kind: 'ambiguous', reason: 'reset' };
        }
      },
    },
  }),
};

/** Looked up before the platform can know. */
const settlesAtOnce: Variant = {
  name: 'settling time of one second',
  store: (store) =>
    withOutbox(store, {
      settle: (key, fence, outcome, at) =>
        store.outbox.settle(
          key,
          fence,
          outcome.state === 'ambiguous' ? { ...outcome, nextAt: at.add({ seconds: 1 }) } : outcome,
          at,
        ),
    }),
};

/** Time from the computer that the process happens to run on. */
const ownClock: Variant = {
  name: 'lease by the application’s clock',
  days: { replicas: 4, platform: 'slack-like', skew: 120_000, late: 0.5 },
  parts: (parts, wall) => ({
    ...parts,
    clock: { now: () => wall.now(), sync: async () => {} },
  }),
};

/** A call that does not end is left to itself, and so are those who look meanwhile whether it did anything. */
const forgottenCalls: Variant = {
  name: 'forgotten calls',
  days: { platform: 'slack-like', hangs: 0.4, kill: 0, pause: 0 },
  store: (store) => withOutbox(store, { postpone: async () => true }),
};

export const brokenVariants: readonly Variant[] = [
  noFence,
  claimAfterSend,
  randomKey,
  clientRetries,
  settlesAtOnce,
  ownClock,
  forgottenCalls,
];
