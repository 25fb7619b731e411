/** The only one that sends, and sends again. Everything said in chat is a row first, in the transaction of the fact it announces. */
import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { Card } from '../chat/card.ts';
import type { Outgoing, Platform, SendOutcome } from '../chat/port.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/port.ts';
import type { NewMessage, OutboxMessage, OutboxOutcome } from '../store/port-delivery.ts';
import { addressOf, type Connection } from './address.ts';
import { joinKey } from './key.ts';
import type { Announcement, Delivery } from './port.ts';
import { afterLookUp, afterSend, uncertain } from './settlement.ts';

export function createDelivery(clock: Clock): Delivery {
  return {
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
      return tx.outbox.add(message(to, place.locale, card, { key, updates: live.key }), now);
    },
  };
}

function message(
  to: NewMessage['to'],
  locale: NewMessage['locale'],
  card: Card,
  { key, updates, expiresAt }: Announcement,
): NewMessage {
  return {
    key: joinKey(key),
    to,
    locale,
    card,
    lane: joinKey([to.kind, to.id]),
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
const batch = 16;

export interface OutboxWorker {
  /** Sends what is due until nothing is; resolves to the number of tries. Called again meanwhile, it looks once more. */
  drain(): Promise<number>;
  /** Claims nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

interface Means {
  readonly store: Pick<Store, 'outbox' | 'people' | 'places'>;
  readonly connections: readonly Connection[];
  readonly clock: Clock;
  readonly log: Log;
}

export function createOutboxWorker(means: Means): OutboxWorker {
  let running: Promise<number> | null = null;
  let again = false;
  let stopped = false;

  const round = async (): Promise<number> => {
    let tried = 0;
    try {
      do {
        again = false;
        for (;;) {
          if (stopped) return tried;
          const claimed = await means.store.outbox.claim(means.clock.now(), batch, leaseMs);
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

/** Never throws: a claim without outcome runs out and is then treated as uncertain. */
async function attempt(means: Means, claimed: OutboxMessage): Promise<void> {
  const { store, clock, log } = means;
  const fields = { key: claimed.key, attempt: claimed.attempt };
  try {
    const outcome = await outcomeOf(means, claimed);
    const settled = await store.outbox.settle(claimed.key, claimed.fence, outcome, clock.now());
    if (!settled) log.warn(fields, 'an outcome came after its claim had passed on');
    else if (outcome.state === 'needs_person' || outcome.state === 'refused')
      log.error({ ...fields, state: outcome.state, reason: outcome.error }, 'message not shown');
  } catch (error) {
    log.error({ ...fields, err: error }, 'message could not be settled');
  }
}

async function outcomeOf(means: Means, claimed: OutboxMessage): Promise<OutboxOutcome> {
  const { clock } = means;
  if (claimed.state === 'sending')
    return uncertain('its sender stopped before the outcome was known', claimed, clock.now());
  if (
    (claimed.state === 'pending' || claimed.updates !== null) &&
    isPast(claimed.expiresAt, clock.now())
  )
    return { state: 'expired', error: 'not worth showing any more' };
  if (claimed.updates !== null && claimed.updatesRef === null)
    return { state: 'refused', error: 'the message to change was never shown' };
  const address = await addressOf(means.store, means.connections, claimed);
  if (address.kind !== 'found') return unaddressed(address.kind, claimed, clock.now());
  const { platform, outgoing } = address;
  // A change in place may be made twice without anybody seeing it twice: no need to look it up.
  if (claimed.state === 'pending' || claimed.updates !== null)
    return afterSend(await send(platform, outgoing), claimed, clock.now());
  const found = await platform.lookUp(outgoing).catch(() => null);
  return afterLookUp(found, claimed, clock.now());
}

const isPast = (instant: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  instant !== null && instant.epochMilliseconds <= now.epochMilliseconds;

function unaddressed(
  kind: 'unknown' | 'not_connected',
  claimed: OutboxMessage,
  now: Temporal.Instant,
): OutboxOutcome {
  const error =
    kind === 'unknown'
      ? 'the receiver has no identity on any connected platform'
      : 'the receiver’s platform is not connected';
  // What may have been shown stays uncertain: it must not become a fresh message by losing its address for a while.
  if (claimed.state !== 'pending')
    return kind === 'unknown' ? { state: 'needs_person', error } : uncertain(error, claimed, now);
  return kind === 'unknown'
    ? { state: 'refused', error }
    : { state: 'pending', nextAt: now.add({ minutes: 5 }), error, waited: true };
}

/** A platform that throws has said nothing about what was shown. */
const send = (platform: Platform, outgoing: Outgoing): Promise<SendOutcome> =>
  platform
    .send(outgoing)
    .catch((error: unknown) => ({ kind: 'ambiguous', reason: nameOf(error) }) as const);

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error');
