/** What becomes of a message after a try: pure, so that every case can be read and tested in one place. */
import { Temporal } from 'temporal-polyfill';
import { longestCallMs, type SendOutcome } from '../chat/port.ts';
import type { OutboxMessage, OutboxOutcome } from '../store/port-delivery.ts';

/** What has to be known of a platform to judge what it did. */
export interface Sender {
  readonly name: string;
  readonly idempotentForMs?: number | null;
}

/**
 * Before that, a look-up may miss what is there: a request may be carried out up to a minute after it was sent, then it takes up to half
 * a minute until it can be found; and a margin.
 */
const settleMs = 95_000;
/** How often a process says that a call of its own has not ended. */
export const beatMs = 20_000;
/** Between looks: where another send is all it takes, and where the platform counts how often it is asked. */
const longestPauseMs = { beforeSend: 5 * 60_000, beforeLookUp: 15 * 60_000 };
/** After this, a fate that cannot be told is shown to a person instead of guessed. */
const giveUpMs = 3 * 3_600_000;
/** A message that a platform keeps losing is a person's matter too. */
const mostAttempts = 10;
/** What may lie between a look at the clock and the first byte on the wire. */
const marginMs = 5_000;

/**
 * Whether a call that begins now could end after the claim: whoever holds the message then may have judged it already. A process that
 * was paused finds out here, before it says anything.
 */
export const isTooLate = ({ leaseUntil }: OutboxMessage, now: Temporal.Instant): boolean =>
  leaseUntil !== null &&
  now.epochMilliseconds + longestCallMs + marginMs > leaseUntil.epochMilliseconds;

/** Nothing was sent: for whoever comes next, it is as it was found. */
export const givenBack = (message: OutboxMessage, now: Temporal.Instant): OutboxOutcome => ({
  state: message.state === 'ambiguous' ? 'ambiguous' : 'pending',
  nextAt: now,
  error: 'given back unsent',
  waited: true,
});

/** Whether the platform itself still tells a repetition of this message from a new one. */
export const isRecognised = (
  { firstTriedAt }: OutboxMessage,
  now: Temporal.Instant,
  { idempotentForMs }: Sender,
): boolean =>
  typeof idempotentForMs === 'number' &&
  firstTriedAt !== null &&
  firstTriedAt.until(now).total('milliseconds') < idempotentForMs;

/**
 * Until when nobody is to judge a message whose call is under way somewhere: the word of that process may get lost once, and when the
 * process ends, what it sent last still has its time to settle.
 */
export const keptFromOthersUntil = (now: Temporal.Instant): Temporal.Instant =>
  now.add({ milliseconds: settleMs + 2 * beatMs });

/** Whether a call that ends much later does harm: what the platform recognises it does not show again, but an old state can take the place of a newer one. */
export const mayComeLate = (
  message: OutboxMessage,
  now: Temporal.Instant,
  sender: Sender,
): boolean => message.updates !== null || !isRecognised(message, now, sender);

export function afterSend(
  outcome: SendOutcome,
  message: OutboxMessage,
  now: Temporal.Instant,
  sender: Sender,
): OutboxOutcome {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', ref: outcome.ref };
    case 'refused':
      return { state: 'refused', error: outcome.reason };
    case 'wait':
      return {
        // What may have been shown before stays uncertain.
        state: message.state === 'ambiguous' ? 'ambiguous' : 'pending',
        nextAt: now.add({ milliseconds: Math.max(1, outcome.retryAfterMs) }),
        error: 'told to wait',
        waited: true,
        closes: { platform: sender.name, scope: outcome.scope ?? 'conversation' },
      };
    case 'ambiguous':
      return uncertain(outcome.reason, message, now, sender);
  }
}

/** `found`: what `Platform.lookUp` says. Only a certain absence leads to another send, or, once, a message that may be repeated. */
export function afterLookUp(
  found: { readonly ref: string } | 'absent' | null,
  message: OutboxMessage,
  now: Temporal.Instant,
  sender: Sender,
): OutboxOutcome {
  if (found === null && message.policy === 'at_least_once' && !message.repeated)
    return { state: 'pending', nextAt: now, error: 'cannot be told: repeated once', repeats: true };
  if (found === null) return uncertain('cannot be told yet', message, now, sender);
  if (found !== 'absent') return { state: 'sent', ref: found.ref };
  if (message.attempt >= mostAttempts)
    return { state: 'needs_person', error: `not shown after ${message.attempt} attempts` };
  return { state: 'pending', nextAt: now, error: 'was not shown' };
}

/** Its holder vanished between claim and outcome: nobody has looked yet, so it is looked at as soon as the call must have ended. */
export const vanished = (message: OutboxMessage, now: Temporal.Instant): OutboxOutcome =>
  later('its sender stopped before the outcome was known', message, now, settleMs);

/** A call that did not end, and could not be broken off. */
export function unended(
  message: OutboxMessage,
  now: Temporal.Instant,
  sender: Sender,
): OutboxOutcome {
  const outcome = uncertain('the platform did not answer in time', message, now, sender);
  if (outcome.state !== 'ambiguous' || !mayComeLate(message, now, sender)) return outcome;
  const kept = keptFromOthersUntil(now);
  return Temporal.Instant.compare(outcome.nextAt, kept) < 0
    ? { ...outcome, nextAt: kept }
    : outcome;
}

export function uncertain(
  reason: string,
  message: OutboxMessage,
  now: Temporal.Instant,
  sender: Sender,
): OutboxOutcome {
  const isSentNext =
    message.updates !== null ||
    isRecognised(message, now, sender) ||
    (message.policy === 'at_least_once' && !message.repeated);
  const longest = isSentNext ? longestPauseMs.beforeSend : longestPauseMs.beforeLookUp;
  const pauseMs = Math.min(settleMs * 2 ** Math.max(0, message.attempt - 1), longest);
  return later(reason, message, now, pauseMs);
}

function later(
  reason: string,
  { firstTriedAt }: Pick<OutboxMessage, 'firstTriedAt'>,
  now: Temporal.Instant,
  pauseMs: number,
): OutboxOutcome {
  if (isGivenUp({ firstTriedAt }, now)) return { state: 'needs_person', error: reason };
  return { state: 'ambiguous', nextAt: now.add({ milliseconds: pauseMs }), error: reason };
}

/** Tried for so long that a person has to decide. */
export const isGivenUp = (
  { firstTriedAt }: Pick<OutboxMessage, 'firstTriedAt'>,
  now: Temporal.Instant,
): boolean => (firstTriedAt?.until(now).total('milliseconds') ?? 0) >= giveUpMs;
