/** The only one that sends, and sends again. Everything said in chat is a row first, in the transaction of the fact it announces. */
import { createHash } from 'node:crypto';
import type { Card } from '../chat/card.ts';
import type { Clock } from '../clock.ts';
import type { NewMessage, PlatformPace } from '../store/port-delivery.ts';
import type { Connection } from './address.ts';
import { attempt, type Means } from './attempt.ts';
import { estimateMs, knownReach, type Reach } from './estimate.ts';
import { joinKey } from './key.ts';
import type { Announcement, Delivery } from './port.ts';
import { systemTimer, type Timer } from './timer.ts';

/** `reach`: the platforms on which people are reached, for estimates. */
export function createDelivery(clock: Clock, reach: readonly Reach[] = knownReach): Delivery {
  return {
    async estimateMs(store, people) {
      const platforms = reach.map(({ name }) => name);
      const reached = await store.people.reachedOn(people, platforms);
      return estimateMs(
        reach.map(({ name, limits = null }) => {
          const messages = reached.get(name) ?? 0;
          return { messages, conversations: messages, limits };
        }),
      );
    },
    async post(tx, place, card, announcement) {
      const to = { kind: 'place', id: place.id } as const;
      await tx.outbox.add(message(to, place.locale, card, announcement), clock.now());
    },
    async tell(tx, person, card, announcement) {
      const to = { kind: 'person', id: person.id } as const;
      await tx.outbox.add(message(to, person.locale, card, announcement), clock.now());
    },
    async refresh(tx, place, card, live) {
      const now = clock.now();
      const last = await tx.outbox.latest(joinKey(live.key));
      if (!last || canonical(last.message.card) === canonical(card)) return false;
      if (last.addedAt.until(now).total('milliseconds') < live.atMostEveryMs) return false;
      // Named by what it follows: two replicas that saw the same last card say the same thing once, and a board that returns to an
      // earlier content is still a new update.
      const step = createHash('sha256').update(`${last.message.key}\n${canonical(card)}`);
      const key = [...live.key, 'update', step.digest('hex').slice(0, 16)];
      const to = { kind: 'place', id: place.id } as const;
      const announcement = { key, updates: live.key, priority: 2 } as const;
      return tx.outbox.add(message(to, place.locale, card, announcement), now);
    },
  };
}

function message(
  to: NewMessage['to'],
  locale: NewMessage['locale'],
  card: Card,
  { key, updates, expiresAt, batch, policy, priority }: Announcement,
): NewMessage {
  return {
    key: joinKey(key),
    to,
    locale,
    card,
    lane: joinKey([to.kind, to.id]),
    priority: priority ?? (batch === undefined ? 1 : 3),
    policy: policy ?? 'once',
    batch: batch ?? null,
    updates: updates ? joinKey(updates) : null,
    expiresAt: expiresAt ?? null,
  };
}

/** JSON with the members of objects in order, since a database may store them in another. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );

/** Longer than any platform's time-out: a batch is sent at once, so none of it waits inside its lease. */
const leaseMs = 60_000;
const batchSize = 16;

export interface OutboxWorker {
  /** Sends what is due until nothing is; resolves to the number of tries. Called again meanwhile, it looks once more. */
  drain(): Promise<number>;
  /** Claims nothing more, gives back what is claimed and not sent, and waits for what is under way. */
  stop(): Promise<void>;
}

export function createOutboxWorker(
  given: Omit<Means, 'isStopping' | 'timer'> & { readonly timer?: Timer },
): OutboxWorker {
  let running: Promise<number> | null = null;
  let again = false;
  let stopped = false;
  const means: Means = { timer: systemTimer, ...given, isStopping: () => stopped };
  const paces = given.connections.map(paceOf);

  const round = async (): Promise<number> => {
    let tried = 0;
    try {
      do {
        again = false;
        for (;;) {
          if (stopped) return tried;
          const now = means.clock.now();
          const claimed = await means.store.outbox.claim(now, batchSize, leaseMs, paces);
          if (claimed.length === 0) break;
          tried += claimed.length;
          await Promise.all(claimed.map((each) => attempt(means, each)));
        }
      } while (again);
      return tried;
    } finally {
      // At once, with the last look at `again`: whoever calls after it begins a new round.
      running = null;
    }
  };

  return {
    drain() {
      if (stopped) return running ?? Promise.resolve(0);
      again = true;
      running ??= round();
      return running;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

const paceOf = ({ platform: { name, limits } }: Connection): PlatformPace => ({
  platform: name,
  perConversationPerSecond: limits?.perConversationPerSecond ?? null,
  perWorkspacePerSecond: limits?.perWorkspacePerSecond ?? null,
  perAppPerMinute: limits?.perAppPerMinute ?? null,
});
