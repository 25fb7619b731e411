/** From what Slack sends to one neutral `Inbound`, and where its answer belongs. Pure: who may ask is judged elsewhere. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { InboundEvent, PlaceRef } from '../port.ts';
import {
  actionPayload,
  commandPayload,
  type Origin,
  openedPayload,
  readCarried,
  readOrigin,
  shortcutPayload,
  submissionPayload,
  teamOfEvent,
} from './payload.ts';
import { plainWords } from './plain-words.ts';

/** Where an answer belongs. `place` and `url` are null where the person stands in no conversation. */
export interface Reply {
  readonly via:
    | 'command'
    /** A button on a message that only the person reads, so that it may be replaced. */
    | 'own_message'
    /** A button on a message that others read too, or a shortcut: nothing there may be replaced. */
    | 'message'
    | 'submission'
    /** A button in a window. */
    | 'window'
    /** A button on the person's own page. */
    | 'page'
    /** A shortcut from nowhere in particular. */
    | 'nowhere'
    | 'page_opened'
    | 'conversation_opened';
  readonly user: string;
  readonly place: PlaceRef | null;
  /** `response_url`: takes five answers within half an hour. */
  readonly url: string | null;
  /** Opens one window within three seconds. */
  readonly trigger: string | null;
  readonly view: { readonly id: string | null; readonly hash: string | null } | null;
  /** Names of the form's fields; empty elsewhere. */
  readonly fields: readonly string[];
}

/** One gesture, as read. */
export interface Gesture {
  readonly team: string | null;
  readonly user: string;
  readonly place: PlaceRef;
  readonly dedupeKey: string;
  readonly event: InboundEvent;
  readonly reply: Reply;
}

export type GestureKind = 'command' | 'action' | 'submission' | 'shortcut' | 'opened';

/** Throws ZodError for what Slack never sends. */
export function readGesture(kind: GestureKind, body: unknown): Gesture {
  switch (kind) {
    case 'command':
      return readCommand(body);
    case 'action':
      return readAction(body);
    case 'submission':
      return readSubmission(body);
    case 'shortcut':
      return readShortcut(body);
    case 'opened':
      return readOpened(body);
  }
}

const nothing = { url: null, trigger: null, view: null, fields: [] } as const;

/** All that begins with D is between two. That one of them is the bot cannot be told, so nothing is answered there in public. */
const placeRef = (id: string): PlaceRef => ({ id, kind: id.startsWith('D') ? 'dm' : 'channel' });

/** A person who stands in no conversation is taken to be in the own one with the bot. */
const directPlace = (user: string): PlaceRef => ({ id: user, kind: 'dm' });

/** A command in Slack has a name of Latin letters: `/upside 我的奖金` is the way to one that has not. */
const ownCommand = '/upside';

const commandText = (command: string, text: string): string =>
  command === ownCommand && text.trim() !== '' ? text.trim() : `${command} ${text}`.trim();

/** What Slack calls conversations that it does not name. */
const unnamed: ReadonlySet<string> = new Set(['directmessage', 'privategroup']);
const nameOf = (name: string | null | undefined): string | null =>
  name && !unnamed.has(name) ? name : null;

function readCommand(body: unknown): Gesture {
  const payload = commandPayload.parse(body);
  const { user_id: user, trigger_id: trigger } = payload;
  const place = { ...placeRef(payload.channel_id), name: nameOf(payload.channel_name) };
  return {
    team: payload.team_id,
    user,
    place,
    dedupeKey: `command-${trigger}`,
    event: { kind: 'command', text: commandText(payload.command, payload.text) },
    reply: { ...nothing, via: 'command', user, place, url: payload.response_url ?? null, trigger },
  };
}

function readAction(body: unknown): Gesture {
  const payload = actionPayload.parse(body);
  const { user, container, view, trigger_id: trigger, response_url: url } = payload;
  const [action] = payload.actions;
  if (!action) throw new RangeError('an action payload without an action');
  const channel = container.channel_id ?? payload.channel?.id ?? null;
  const origin = view ? readOrigin(readCarried(view.private_metadata).origin) : null;
  const at = channel ?? origin?.place ?? null;
  const message = view ? `view:${view.id}` : `${channel ?? ''}:${container.message_ts ?? ''}`;
  return {
    team: user.team_id ?? payload.team?.id ?? null,
    user: user.id,
    place: at === null ? directPlace(user.id) : placeRef(at),
    dedupeKey: `action-${trigger}-${action.action_ts}`,
    event: {
      kind: 'button',
      message,
      action: action.action_id.split('#', 1)[0] ?? '',
      value: action.value ?? action.selected_option?.value ?? '',
    },
    reply: {
      via: view ? (view.type === 'home' ? 'page' : 'window') : messageReply(container, channel),
      user: user.id,
      place: at === null ? null : placeRef(at),
      url: url ?? origin?.url ?? null,
      trigger,
      view: view ? { id: view.id, hash: view.hash ?? null } : null,
      fields: [],
    },
  };
}

/** In a conversation of two, only the bot's own one holds messages of the bot that stay. */
const messageReply = (
  { is_ephemeral }: { readonly is_ephemeral?: boolean | undefined },
  channel: string | null,
): Reply['via'] =>
  is_ephemeral === true || channel?.startsWith('D') === true ? 'own_message' : 'message';

function readSubmission(body: unknown): Gesture {
  const { user, team, view } = submissionPayload.parse(body);
  const { value, origin: told } = readCarried(view.private_metadata);
  const origin: Origin | null = readOrigin(told);
  const fields = Object.fromEntries(
    Object.entries(view.state.values).map(([name, inputs]) => [name, textOf(inputs)]),
  );
  const place = origin ? placeRef(origin.place) : directPlace(user.id);
  return {
    team: user.team_id ?? team?.id ?? null,
    user: user.id,
    place,
    dedupeKey: submissionKey(view, fields),
    event: { kind: 'form', action: view.callback_id, value, fields },
    reply: {
      via: 'submission',
      user: user.id,
      place: origin ? place : null,
      url: origin?.url ?? null,
      trigger: null,
      view: { id: view.id, hash: view.hash ?? null },
      fields: Object.keys(fields),
    },
  };
}

const textOf = (inputs: z.output<typeof submissionPayload>['view']['state']['values'][string]) => {
  const [input] = Object.values(inputs);
  return input?.value ?? input?.selected_option?.value ?? input?.selected_date ?? '';
};

/** A form that stays open keeps its id and hash: mended words make it another submission, the same words sent twice do not. */
function submissionKey(
  view: { readonly id: string; readonly hash?: string | null | undefined },
  fields: Readonly<Record<string, string>>,
): string {
  const words = createHash('sha256').update(JSON.stringify(Object.entries(fields)));
  return `form-${view.id}-${view.hash ?? ''}-${words.digest('hex').slice(0, 32)}`;
}

/**
 * A shortcut is named like the command that it stands for. One on a message that is named like a button (`pulse.new`) is that button, and
 * the message's words are its value.
 */
function readShortcut(body: unknown): Gesture {
  const payload = shortcutPayload.parse(body);
  const { user, trigger_id: trigger } = payload;
  const place = payload.channel ? placeRef(payload.channel.id) : null;
  return {
    team: user.team_id ?? payload.team?.id ?? null,
    user: user.id,
    place: place ?? directPlace(user.id),
    dedupeKey: `shortcut-${trigger}`,
    event: shortcutEvent(payload),
    reply: {
      ...nothing,
      via: place ? 'message' : 'nowhere',
      user: user.id,
      place,
      url: payload.response_url ?? null,
      trigger,
    },
  };
}

function shortcutEvent({
  callback_id: name,
  channel,
  message,
}: z.output<typeof shortcutPayload>): InboundEvent {
  if (!message || !name.includes('.')) return { kind: 'command', text: `/${name}` };
  const id = `${channel?.id ?? ''}:${message.ts}`;
  return { kind: 'button', message: id, action: name, value: plainWords(message.text) };
}

function readOpened(body: unknown): Gesture {
  const payload = openedPayload.parse(body);
  const { user, channel, tab, view } = payload.event;
  const place: PlaceRef = { id: channel, kind: 'dm' };
  const isPage = tab === 'home';
  return {
    team: teamOfEvent(payload),
    user,
    place,
    dedupeKey: `event-${payload.event_id}`,
    event: { kind: isPage ? 'home' : 'opened' },
    reply: {
      ...nothing,
      via: isPage ? 'page_opened' : 'conversation_opened',
      user,
      place,
      view: view ? { id: null, hash: view.hash ?? null } : null,
    },
  };
}
