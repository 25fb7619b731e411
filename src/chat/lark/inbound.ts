/** From what Lark sends to one neutral `Inbound`, and where its answer belongs. Pure: who may ask is judged elsewhere. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { InboundEvent, PlaceRef } from '../port.ts';
import { type Carried, readCarried } from './carried.ts';
import {
  cardEvent,
  enteredEvent,
  groupEvent,
  menuEvent,
  messageEvent,
  type Payload,
  personEvent,
  postContent,
  textContent,
} from './payload.ts';

/** Where an answer belongs. */
export interface Reply {
  readonly via: 'command' | 'button' | 'form' | 'menu' | 'opened';
  readonly user: string;
  /** Where it was said or pressed; null: in no conversation that Lark names. */
  readonly place: PlaceRef | null;
  /** What was said, or the card that was pressed; null: neither. */
  readonly message: string | null;
  /** Whom the card was made for that was pressed; null: for everybody. */
  readonly reader: string | null;
  /** The group in which the card or the form was asked for; null: in private. */
  readonly origin: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

/** One gesture, as read. */
export interface Gesture {
  readonly kind: 'gesture';
  readonly user: string;
  /** The company of who acts; null: the one that the event is for. */
  readonly tenant: string | null;
  readonly dedupeKey: string;
  readonly event: InboundEvent;
  readonly reply: Reply;
}

/** Something else happened. */
export type News =
  | { readonly kind: 'person'; readonly user: unknown; readonly isGone: boolean }
  | { readonly kind: 'place'; readonly place: PlaceRef; readonly isThere: boolean };

/** Null: nothing that concerns us. Throws ZodError for what Lark never sends. `bot`: the bot's own id. */
export function readEvent({ header, event }: Payload, bot: string): Gesture | News | null {
  switch (header.event_type) {
    case 'im.message.receive_v1':
      return readMessage(event, bot);
    case 'card.action.trigger':
      return readAction(event, header.event_id);
    case 'application.bot.menu_v6':
      return readMenu(event, header.event_id);
    case 'im.chat.access_event.bot_p2p_chat_entered_v1':
      return readEntered(event, header.event_id);
    case 'im.chat.member.bot.added_v1':
      return { kind: 'place', place: groupOf(event), isThere: true };
    case 'im.chat.member.bot.deleted_v1':
      return { kind: 'place', place: groupOf(event), isThere: false };
    case 'contact.user.created_v3':
    case 'contact.user.updated_v3':
      return { kind: 'person', user: personEvent.parse(event).object, isGone: false };
    case 'contact.user.deleted_v3':
      return { kind: 'person', user: personEvent.parse(event).object, isGone: true };
    default:
      return null;
  }
}

const nothing = { message: null, reader: null, origin: null, fields: {} } as const;

const groupOf = (event: unknown): PlaceRef => {
  const { chat_id, name } = groupEvent.parse(event);
  return { id: chat_id, kind: 'channel', name: name ? name : null };
};

/** What other bots say is not for us: two of them would talk for ever. */
function readMessage(event: unknown, bot: string): Gesture | null {
  const { sender, message } = messageEvent.parse(event);
  if (sender.sender_type && sender.sender_type !== 'user') return null;
  const user = sender.sender_id.open_id;
  const isDirect = message.chat_type === 'p2p';
  if (!isDirect && !isAddressed(message, bot)) return null;
  const words = wordsOf(message, bot);
  if (words === null && !isDirect) return null;
  const place: PlaceRef = { id: message.chat_id, kind: isDirect ? 'dm' : 'channel' };
  return {
    kind: 'gesture',
    user,
    tenant: sender.tenant_key ?? null,
    dedupeKey: `message-${message.message_id}`,
    event: { kind: 'command', text: words === null || words === '' ? '/help' : words },
    reply: { ...nothing, via: 'command', user, place, message: message.message_id },
  };
}

type Message = z.output<typeof messageEvent>['message'];

/** What people say to each other in a group is not for us, even where Lark tells it. */
const isAddressed = ({ mentions }: Message, bot: string): boolean =>
  (mentions ?? []).some(({ id }) => id?.open_id === bot);

/** Without the mention of the bot, others by their names. Null: it has no words (a picture, a file). */
function wordsOf(message: Message, bot: string): string | null {
  const { mentions } = message;
  let words = typedIn(message);
  if (words === null) return null;
  for (const { key, name, id } of mentions ?? []) {
    const instead = id?.open_id === bot ? ' ' : `@${name}`;
    // By a function: a name may hold signs that mean something in what takes the place of a match.
    words = words.replaceAll(new RegExp(`${escaped(key)}(?!\\d)`, 'g'), () => instead);
  }
  return tidy(words);
}

function typedIn({ message_type, content }: Message): string | null {
  if (message_type === 'text') return textContent.safeParse(parsed(content)).data?.text ?? null;
  if (message_type !== 'post') return null;
  const lines = postContent.safeParse(parsed(content)).data?.content ?? [];
  const words = lines.map((line) =>
    line.map(({ tag, text, user_id }) => (tag === 'at' ? user_id : text) ?? '').join(''),
  );
  return words.some((line) => line.trim() !== '') ? words.join('\n') : null;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A Chinese keyboard writes the slash wide, and people put spaces where they like. */
const tidy = (words: string): string =>
  words
    .replaceAll(/[\u00a0\u3000]/g, ' ')
    .trim()
    .replace(/^[/／]\s*/, '/');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Null: a button that is not of this version of Upside, or not of Upside at all. */
function readAction(event: unknown, eventId: string): Gesture | null {
  const { operator, action, context } = cardEvent.parse(event);
  const carried = readCarried(action.value);
  if (carried === null) return null;
  const { open_message_id: message, open_chat_id: chat } = context;
  const fields = Object.fromEntries(
    Object.entries(action.form_value ?? {}).map(([name, value]) => [name, dayOrText(value ?? '')]),
  );
  const isForm = action.form_value !== undefined && action.form_value !== null;
  const { reader, origin, value } = carried;
  return {
    kind: 'gesture',
    user: operator.open_id,
    tenant: operator.tenant_key ?? null,
    dedupeKey: isForm ? formKey(message, carried, fields) : `action-${eventId}`,
    event: isForm
      ? { kind: 'form', action: carried.action, value, fields }
      : { kind: 'button', message, action: carried.action, value: action.option ?? value },
    reply: {
      via: isForm ? 'form' : 'button',
      user: operator.open_id,
      // A card for one person stands in the conversation with the bot, unless somebody has passed it on.
      place: { id: chat, kind: reader === null ? 'channel' : 'dm' },
      ...{ message, reader, origin, fields },
    },
  };
}

/** A day that was picked comes with the offset of the person's clock from UTC, as `2026-12-05 +0800`. */
const dayOrText = (text: string): string => text.replace(/^(\d{4}-\d{2}-\d{2}) [+-]\d{4}$/, '$1');

/** Mended words make it another submission, and so does another form in the same place; the same words sent twice do not. */
function formKey(
  message: string,
  { action, value }: Carried,
  fields: Readonly<Record<string, string>>,
): string {
  const sent = createHash('sha256').update(JSON.stringify([action, value, sorted(fields)]));
  return `form-${message}-${sent.digest('hex').slice(0, 32)}`;
}

const sorted = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** A menu's entry is named like the command that it stands for. */
function readMenu(event: unknown, eventId: string): Gesture {
  const { operator, event_key } = menuEvent.parse(event);
  const user = operator.operator_id.open_id;
  return {
    kind: 'gesture',
    user,
    tenant: null,
    dedupeKey: `menu-${eventId}`,
    event: { kind: 'command', text: `/${event_key}` },
    reply: { ...nothing, via: 'menu', user, place: null },
  };
}

/** Lark tells it each time. Who has read something there before is not greeted again. */
function readEntered(event: unknown, eventId: string): Gesture | null {
  const { chat_id, operator_id, last_message_id } = enteredEvent.parse(event);
  if (last_message_id) return null;
  const user = operator_id.open_id;
  return {
    kind: 'gesture',
    user,
    tenant: null,
    dedupeKey: `entered-${eventId}`,
    event: { kind: 'opened' },
    reply: { ...nothing, via: 'opened', user, place: { id: chat_id, kind: 'dm' } },
  };
}
