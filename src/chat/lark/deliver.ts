/** From the outbox to Lark: one call a message, and what is known of it afterwards. */
import { createHash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { longestCallMs, type Outgoing, type SendOutcome } from '../port.ts';
import { remember } from '../remembering.ts';
import type { CallLimits, Content, LarkApi, Receiver } from './api.ts';
import { CallFailed, failureOfError, isTooOld, outcomeOf } from './outcome.ts';
import { renderCard } from './render.ts';

export interface DeliveryMeans {
  readonly api: LarkApi;
  /** Null: not known yet. */
  readonly tenant: () => string | null;
  /** The conversation of that person with the bot, as Lark says when something was sent there. */
  readonly met: (user: string, chat: string) => void;
  readonly clock: Clock;
}

export interface Delivery {
  send(message: Outgoing, signal?: AbortSignal): Promise<SendOutcome>;
  /** Lark cannot be asked what became of a message: what this process has not seen itself is not known. */
  lookUp(message: Outgoing): Promise<{ readonly ref: string } | null>;
}

/** Lark itself knows a key for an hour, by its own clock and from when the request came in. */
export const idempotentForMs = 50 * 60_000;
/** A change that comes too late is sent as a new message: two calls have to fit. */
const callTimeoutMs = longestCallMs / 2 - 100;
const rememberedSends = 10_000;

export function createDelivery(means: DeliveryMeans): Delivery {
  const sent = new Map<string, string>();
  return {
    async send(message, signal) {
      const before = message.update === null ? sent.get(message.key) : undefined;
      if (before !== undefined) return { kind: 'sent', ref: before };
      if (isForeign(means, message))
        return { kind: 'refused', reason: 'another company than the one that is connected' };
      const content = contentOf(message);
      if ('kind' in content) return content;
      const limits = { timeoutMs: callTimeoutMs, ...(signal ? { signal } : {}) };
      const outcome = await sendOnce(means, message, content, limits);
      if (outcome.kind === 'sent' && message.update === null)
        remember(sent, message.key, outcome.ref, rememberedSends);
      return outcome;
    },
    lookUp: async (message) => {
      const before = message.update === null ? sent.get(message.key) : undefined;
      return before === undefined ? null : { ref: before };
    },
  };
}

const isForeign = ({ tenant }: DeliveryMeans, message: Outgoing): boolean => {
  const own = tenant();
  return own !== null && message.tenant !== '' && own !== message.tenant;
};

/** What cannot be drawn has certainly not been shown. */
function contentOf({ to, locale }: Outgoing): Content | SendOutcome {
  try {
    const card =
      to.kind === 'place'
        ? renderCard(to.card, {
            locale: to.card.locale ?? locale,
            translation: to.card.translation ?? null,
          })
        : renderCard({ ...to.card, audience: 'private' }, { locale, reader: to.user });
    return { type: 'interactive', text: JSON.stringify(card) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', reason: `it cannot be drawn for Lark: ${reason}` };
  }
}

/** A card may be changed for 14 days: after that, the new state is a new message. */
async function sendOnce(
  means: DeliveryMeans,
  message: Outgoing,
  content: Content,
  limits: CallLimits,
): Promise<SendOutcome> {
  const { update, key } = message;
  if (update === null) return post(means, message, content, uuidOf(key), limits);
  try {
    await means.api.change(update, content, limits);
    return { kind: 'sent', ref: update };
  } catch (error) {
    const failure = failureOf(error);
    if (!isTooOld(failure)) return outcomeOf(failure);
    // Another message: what an earlier try may have shown, Lark would show once more.
    if (isForgotten(means, message)) return { kind: 'ambiguous', reason: 'it may be there anew' };
    return post(means, message, content, uuidOf(key), limits);
  }
}

const isForgotten = ({ clock }: DeliveryMeans, { firstTriedAt }: Outgoing): boolean =>
  (firstTriedAt?.until(clock.now()).total('milliseconds') ?? 0) >= idempotentForMs;

async function post(
  { api, met }: DeliveryMeans,
  { to }: Outgoing,
  content: Content,
  uuid: string,
  limits: CallLimits,
): Promise<SendOutcome> {
  try {
    const { message, place } = await api.send(receiverOf(to), content, uuid, limits);
    if (to.kind === 'person' && place !== null) met(to.user, place);
    return { kind: 'sent', ref: message };
  } catch (error) {
    return outcomeOf(failureOf(error));
  }
}

const failureOf = (error: unknown) =>
  error instanceof CallFailed ? error.failure : failureOfError(error);

const receiverOf = (to: Outgoing['to']): Receiver =>
  to.kind === 'place' ? { kind: 'place', place: to.place } : { kind: 'person', user: to.user };

/** Lark takes at most 50 signs. */
export const uuidOf = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 40);
