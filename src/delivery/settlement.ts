/** What becomes of a message after a try: pure, so that every case can be read and tested in one place. */
import type { Temporal } from 'temporal-polyfill';
import type { SendOutcome } from '../chat/port.ts';
import type { OutboxMessage, OutboxOutcome } from '../store/port-delivery.ts';

/** A call's time-out (10 s) and a margin: before that, a platform may still be about to show the message. */
const settleMs = 45_000;
const longestPauseMs = 15 * 60_000;
/** After this, a fate that cannot be told is shown to a person instead of guessed. */
const giveUpMs = 3 * 3_600_000;
/** A message that a platform keeps losing is a person's matter too. */
const mostAttempts = 10;

export function afterSend(
  outcome: SendOutcome,
  message: OutboxMessage,
  now: Temporal.Instant,
): OutboxOutcome {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'sent', ref: outcome.ref };
    case 'refused':
      return { state: 'refused', error: outcome.reason };
    case 'wait':
      return {
        state: 'pending',
        nextAt: now.add({ milliseconds: Math.max(1, outcome.retryAfterMs) }),
        error: 'told to wait',
        waited: true,
      };
    case 'ambiguous':
      return uncertain(outcome.reason, message, now);
  }
}

/** `found`: what `Platform.lookUp` says. Only a certain absence leads to another send. */
export function afterLookUp(
  found: { readonly ref: string } | 'absent' | null,
  message: OutboxMessage,
  now: Temporal.Instant,
): OutboxOutcome {
  if (found === null) return uncertain('cannot be told yet', message, now);
  if (found !== 'absent') return { state: 'sent', ref: found.ref };
  if (message.attempt >= mostAttempts)
    return { state: 'needs_person', error: `not shown after ${message.attempt} attempts` };
  return { state: 'pending', nextAt: now, error: 'was not shown' };
}

/** Also for a message whose holder vanished between claim and outcome. */
export function uncertain(
  reason: string,
  message: OutboxMessage,
  now: Temporal.Instant,
): OutboxOutcome {
  const triedForMs = message.firstTriedAt?.until(now).total('milliseconds') ?? 0;
  if (triedForMs >= giveUpMs) return { state: 'needs_person', error: reason };
  const pauseMs = Math.min(settleMs * 2 ** Math.max(0, message.attempt - 1), longestPauseMs);
  return { state: 'ambiguous', nextAt: now.add({ milliseconds: pauseMs }), error: reason };
}
