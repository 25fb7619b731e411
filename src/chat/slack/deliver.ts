/** From the outbox to Slack: one call a message, and what is known of it afterwards. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Clock, monotonicMs } from '../../clock.ts';
import type { Card } from '../card.ts';
import { fallbackText } from '../fallback.ts';
import { longestCallMs, type Outgoing, type SendOutcome } from '../port.ts';
import { remember } from '../remembering.ts';
import type { DrawingMeans } from './drawing-means.ts';
import { type Failure, failureOf, isLost, outcomeOf } from './outcome.ts';
import { renderMessage } from './render.ts';
import { allAsTyped } from './typed.ts';
import { bulkTimeoutMs, type WebClient } from './web.ts';

export interface DeliveryMeans {
  readonly web: WebClient;
  readonly clock: Clock;
  /** Makes the mark of a message unreadable for others, who see it: the same for as long as the app is installed. */
  readonly secret: string;
  readonly drawing: DrawingMeans;
  /** Null: not known yet. */
  readonly tenant: () => string | null;
  /** What the bot was allowed to, by Slack's names. */
  readonly scopes: () => ReadonlySet<string>;
  /** The token opens nothing any more. */
  readonly isLost: () => boolean;
  readonly lose: (reason: string) => void;
}

export interface Delivery {
  send(message: Outgoing): Promise<SendOutcome>;
  lookUp(message: Outgoing): Promise<{ readonly ref: string } | 'absent' | null>;
}

const retryWhileLostMs = 5 * 60_000;
/** Slack knows no key that would make it take a message once: this process at least does not say the same twice. */
const rememberedSends = 10_000;
const rememberedConversations = 50_000;

export function createDelivery(means: DeliveryMeans): Delivery {
  const sent = new Map<string, string>();
  const conversations = new Map<string, string>();
  return {
    async send(message) {
      const before = message.update === null ? sent.get(message.key) : undefined;
      if (before !== undefined) return { kind: 'sent', ref: before };
      if (means.isLost())
        return { kind: 'wait', retryAfterMs: retryWhileLostMs, scope: 'workspace' };
      if (isForeign(means, message))
        return { kind: 'refused', reason: 'another workspace than the one that is connected' };
      const outcome = await sendOnce(means, message);
      if (outcome.kind !== 'sent') return outcome;
      if (message.update === null) remember(sent, message.key, outcome.ref, rememberedSends);
      if (message.to.kind === 'person')
        remember(conversations, message.to.user, channelOf(outcome.ref), rememberedConversations);
      return outcome;
    },
    async lookUp(message) {
      if (message.update !== null || isForeign(means, message)) return null;
      const before = sent.get(message.key);
      if (before !== undefined) return { ref: before };
      try {
        return await findSent(means, conversations, message);
      } catch {
        // Whatever it was: it has not been seen, and that is all that is known.
        return null;
      }
    },
  };
}

const isForeign = ({ tenant }: DeliveryMeans, message: Outgoing): boolean => {
  const own = tenant();
  return own !== null && own !== message.tenant;
};

const channelOf = (ref: string): string => ref.slice(0, ref.lastIndexOf(':'));
const momentOf = (ref: string): string => ref.slice(ref.lastIndexOf(':') + 1);

/** What is turned away for its form is sent once more, in words only: a plain message is better than none. */
async function sendOnce(means: DeliveryMeans, message: Outgoing): Promise<SendOutcome> {
  const drawn = draw(means, message);
  if ('kind' in drawn) return drawn;
  const first = await call(means, message, drawn);
  const isTurnedDown = 'kind' in first && first.kind === 'no' && first.code === 'invalid_blocks';
  if (isTurnedDown) means.drawing.turnedDown(drawn.blocks);
  const last = isTurnedDown
    ? await call(means, message, { text: inWords(message.to.card), mrkdwn: false })
    : first;
  if (!('kind' in last)) return { kind: 'sent', ref: last.ref };
  if (isLost(last)) means.lose(last.code);
  return outcomeOf(last, message.update !== null);
}

type Drawn = ReturnType<typeof renderMessage>;
type Content = Drawn | { readonly text: string; readonly mrkdwn: false };

/** What cannot be drawn has certainly not been shown. */
function draw({ drawing }: DeliveryMeans, { to, locale }: Outgoing): Drawn | SendOutcome {
  try {
    return renderMessage(allAsTyped(to.card), { locale, capabilities: drawing.capabilities() });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', reason: `it cannot be drawn for Slack: ${reason}` };
  }
}

const posted = z.object({ channel: z.string(), ts: z.string() });

async function call(
  { web, secret }: DeliveryMeans,
  { update, key, to }: Outgoing,
  content: Content,
): Promise<Failure | { readonly ref: string }> {
  try {
    const reply =
      update === null
        ? await web.chat.postMessage({
            channel: to.kind === 'place' ? to.place : to.user,
            ...content,
            unfurl_links: false,
            unfurl_media: false,
            link_names: false,
            metadata: { event_type: markType, event_payload: { k: markOf(secret, key) } },
          })
        : await web.chat.update({
            channel: channelOf(update),
            ts: momentOf(update),
            ...content,
            link_names: false,
          });
    const { channel, ts } = posted.parse(reply);
    return { ref: `${channel}:${ts}` };
  } catch (error) {
    return failureOf(error);
  }
}

const inWords = (card: Card): string =>
  fallbackText(card).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const markType = 'upside_message';

/** Whoever reads the conversation can read it, so it says nothing. */
const markOf = (secret: string, key: string): string =>
  createHmac('sha256', secret).update(key).digest('base64url');

const history = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.object({ k: z.string() }) })
        .optional()
        .catch(undefined),
    }),
  ),
  has_more: z.boolean().optional(),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

const pageSize = 200;
/** Clocks of two machines, and what a message may have been under way. */
const marginSeconds = 60;
/** How far back an uncertain message can lie that does not say when it was tried. */
const farthestHours = 3;

/** `absent` only when all of the time was read in which it can have been shown. Throws when Slack does not let it be read. */
async function findSent(
  means: DeliveryMeans,
  conversations: ReadonlyMap<string, string>,
  message: Outgoing,
): Promise<{ readonly ref: string } | 'absent' | null> {
  const began = monotonicMs();
  const channel = await conversationOf(means, conversations, message.to);
  if (channel === null) return null;
  const from = message.firstTriedAt ?? means.clock.now().subtract({ hours: farthestHours });
  const mark = markOf(means.secret, message.key);
  const window = {
    channel,
    oldest: String(from.epochMilliseconds / 1000 - marginSeconds),
    inclusive: true,
    include_all_metadata: true,
    limit: pageSize,
  };
  let cursor = '';
  while (monotonicMs() - began < longestCallMs - bulkTimeoutMs) {
    const page = history.parse(
      await means.web.conversations.history(cursor === '' ? window : { ...window, cursor }),
    );
    const found = page.messages.find(
      ({ metadata }) => metadata?.event_type === markType && metadata.event_payload.k === mark,
    );
    if (found) return { ref: `${channel}:${found.ts}` };
    cursor = page.response_metadata?.next_cursor ?? '';
    if (cursor === '') return page.has_more === true ? null : 'absent';
  }
  return null;
}

const opened = z.object({ channel: z.object({ id: z.string() }) });

/** Null: what was said there may not be read. */
async function conversationOf(
  { web, scopes }: DeliveryMeans,
  conversations: ReadonlyMap<string, string>,
  to: Outgoing['to'],
): Promise<string | null> {
  const allowed = scopes();
  if (to.kind === 'place')
    return allowed.has('channels:history') || allowed.has('groups:history') ? to.place : null;
  if (!allowed.has('im:history')) return null;
  const known = conversations.get(to.user);
  if (known !== undefined) return known;
  if (!allowed.has('im:write')) return null;
  return opened.parse(await web.conversations.open({ users: to.user })).channel.id;
}
