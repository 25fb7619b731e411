/**
 * What Lark's own client does for a person: sends their gestures, shows what they may see, and puts what a callback is answered with in
 * the place of the card that was pressed.
 */
import type { Seen } from '../../contract/platform.ts';
import { problemOf } from './card-rules.ts';
import { gesturesIn, nextKey } from './gestures.ts';
import { type Live, readText } from './markdown.ts';
import { formValueOf, missingIn, type Pressable, pressablesOf } from './pressables.ts';
import { isContent } from './reply.ts';
import type { Tenant } from './server.ts';
import type { Chat, Content, Message, Person } from './state.ts';
import type { LarkEvent, Reply, Wire } from './wire.ts';
import { type Reader, readCardAs } from './words.ts';

export interface LarkSeen extends Seen {
  /** The chat it is in; `dm` for the conversation with the bot. */
  readonly place: string;
  /** What in it is more than words. */
  readonly live: readonly Live[];
}

export interface Toast {
  readonly type: string;
  readonly content: string;
}

type Values = Readonly<Record<string, string>>;
type Shown = Promise<readonly LarkSeen[]>;

export interface LarkClient {
  say(person: string, place: string, text: string, gesture?: string): Shown;
  press(person: string, message: string, action: string, values: Values, gesture?: string): Shown;
  /** Opens the conversation with the bot. */
  enter(person: string): Shown;
  /** Chooses an entry of the bot's menu. */
  menu(person: string, eventKey: string): Shown;
  addBot(group: string): Promise<Reply>;
  removeBot(group: string): Promise<Reply>;
  /** Leaves the company. */
  leave(person: string): Promise<Reply>;
  look(person: string, place: string): Shown;
  /** All that the person can press there, in its order. */
  pressables(person: string, message: string): readonly Pressable[];
  /** What came up for a moment, in order. */
  toasts(person: string): readonly Toast[];
  /** Copies a card into another chat as the person's own message; answers its id. `force`: although the card does not allow it. */
  forward(person: string, message: string, place: string, force?: boolean): string;
  /** What the bot answered to the last gesture. */
  lastReply(): Reply | null;
}

/** Resolves when what follows an acknowledgement has been shown. `isShown`: whether anything has been. */
export type Settled = (isShown: () => boolean) => Promise<void>;

/** Lark asks for nothing more: by default a gesture is over with its acknowledgement. */
const atOnce: Settled = async () => {};

export function createClient(
  tenant: Tenant,
  wire: Pick<Wire, 'send'>,
  settled: Settled = atOnce,
): LarkClient {
  const gestures = gesturesIn(tenant);
  const toasts: (Toast & { readonly person: string })[] = [];
  const repeated = new Map<string, Message>();
  const held: { reply: Reply | null } = { reply: null };

  const keyFor = (gesture: string | undefined): string =>
    gesture === undefined ? nextKey() : `given ${gesture}`;
  const personOf = (id: string): Person => the(tenant.people.get(id), `person ${id}`);
  const chatOf = ({ openId }: Person, place: string): Chat =>
    place === 'dm' ? tenant.p2pOf(openId) : the(tenant.chats.get(place), `chat ${place}`);
  const readerOf = ({ locale }: Person): Reader => ({
    locale,
    nameOf: (openId) => tenant.people.get(openId)?.name ?? openId,
  });
  const asSeen = (message: Message, person: Person): LarkSeen => {
    const { mode } = the(tenant.chats.get(message.chat), `chat ${message.chat}`);
    const reader = readerOf(person);
    const read =
      message.type === 'text'
        ? { ...readText(String(message.content['text']), reader.nameOf), form: false, errors: {} }
        : readCardAs(message.content, reader);
    return { ...read, id: message.id, place: mode === 'p2p' ? 'dm' : message.chat };
  };
  const visible = (person: Person): Message[] =>
    [...tenant.messages.values()].filter(({ chat }) =>
      tenant.chats.get(chat)?.members.includes(person.openId),
    );

  /** What is new first, and of that what nobody else sees; then what has changed. */
  const shownSince = (person: Person, revision: number, own: string | null) => {
    const all = visible(person).filter((each) => each.revision > revision && each.id !== own);
    const rank = ({ former, chat }: Message) =>
      (former.length > 0 ? 2 : 0) + (tenant.chats.get(chat)?.mode === 'p2p' ? 0 : 1);
    return all.toSorted((a, b) => rank(a) - rank(b)).map((each) => asSeen(each, person));
  };

  const latest = (): number =>
    [...tenant.messages.values()].reduce((most, { revision }) => Math.max(most, revision), 0);

  const exchange = async (
    person: Person,
    event: LarkEvent,
    since: number,
    { own = null, pressed = null }: { own?: string | null; pressed?: Message | null } = {},
  ): Shown => {
    const reply = await wire.send(event);
    held.reply = reply;
    if (pressed) apply(person, pressed, reply);
    await settled(() => shownSince(person, since, own).length > 0);
    return shownSince(person, since, own);
  };

  /** Of what a callback is answered with, a card that Lark would not take changes nothing. */
  const apply = (person: Person, pressed: Message, { status, body }: Reply): void => {
    const toast = body?.['toast'];
    const card = cardIn(body);
    const problem = card === null ? null : problemOf(card);
    if (status !== 200 || problem !== null) {
      const content = problem?.msg ?? `Something went wrong, please try again later (${status})`;
      toasts.push({ person: person.openId, type: 'error', content });
      return;
    }
    if (isContent(toast))
      toasts.push({
        person: person.openId,
        type: String(toast['type'] ?? 'info'),
        content: toastIn(toast, person),
      });
    if (card !== null) tenant.change(pressed, card);
  };

  const find = (person: Person, id: string): Message =>
    the(
      visible(person).find((each) => each.id === id),
      `message ${id} for ${person.name}`,
    );

  /** In what is shown now or, on a device that was not told of a change, before. */
  const pressableIn = (message: Message, person: Person, action: string, value?: string) => {
    for (const card of [message.content, ...message.former.toReversed()]) {
      const all = pressablesOf(card, readerOf(person)).filter((each) => each.value['a'] === action);
      const found =
        value === undefined || all[0]?.form ? all[0] : all.find((each) => stands(each, value));
      if (found) return found;
    }
    throw new Error(`nothing there can be pressed for ${action}`);
  };

  const press: LarkClient['press'] = async (id, messageId, action, values, gesture) => {
    const person = personOf(id);
    const message = find(person, messageId);
    const found = pressableIn(message, person, action, values['value']);
    const form = found.form === null ? null : formValueOf(found.form, values, person.timeZone);
    const missing = found.form && form ? missingIn(found.form, form) : null;
    if (missing !== null) {
      toasts.push({ person: id, type: 'error', content: `Required: ${missing}` });
      return [];
    }
    const pressed = gestures.pressed(
      person,
      message,
      {
        tag: found.tag,
        value: found.value,
        ...(found.name === null ? {} : { name: found.name }),
        ...(form === null ? {} : { form_value: form }),
        ...(found.options.length === 0 ? {} : { option: values['value'] ?? '' }),
      },
      keyFor(gesture),
    );
    return exchange(person, pressed, latest(), { pressed: message });
  };

  const say: LarkClient['say'] = async (id, place, text, gesture) => {
    const person = personOf(id);
    const chat = chatOf(person, place);
    const since = latest();
    const message =
      (gesture === undefined ? undefined : repeated.get(gesture)) ??
      tenant.add({ chat: chat.id, sender: id, type: 'text', parent: null, content: { text } });
    if (gesture !== undefined) repeated.set(gesture, message);
    // Lark does not tell a bot of what is said where it is not.
    if (!chat.hasBot) return [];
    const event = gestures.said(person, message, chat, keyFor(gesture));
    return exchange(person, event, since, { own: message.id });
  };

  const moveBot = (group: string, isIn: boolean): Promise<Reply> => {
    const chat = the(tenant.chats.get(group), `chat ${group}`);
    chat.hasBot = isIn;
    const person = personOf(chat.members[0] ?? '');
    return wire.send(isIn ? gestures.botCame(person, chat) : gestures.botWent(person, chat));
  };

  return {
    say,
    press,
    enter: async (id) => {
      const person = personOf(id);
      return exchange(person, gestures.entered(person, tenant.p2pOf(id)), latest());
    },
    menu: async (id, eventKey) =>
      exchange(personOf(id), gestures.chose(personOf(id), eventKey), latest()),
    addBot: async (group) => moveBot(group, true),
    removeBot: async (group) => moveBot(group, false),
    leave: async (id) => {
      const person = personOf(id);
      person.hasLeft = true;
      return wire.send(gestures.left(person));
    },
    look: async (id, place) => {
      const person = personOf(id);
      const chat = chatOf(person, place);
      return visible(person)
        .filter((each) => each.chat === chat.id)
        .map((each) => asSeen(each, person));
    },
    pressables: (id, message) => {
      const person = personOf(id);
      return pressablesOf(find(person, message).content, readerOf(person));
    },
    toasts: (id) => toasts.filter(({ person }) => person === id),
    forward: (id, message, place, force = false) => {
      const person = personOf(id);
      const { content, type } = find(person, message);
      const config = isContent(content['config']) ? content['config'] : {};
      if (config['enable_forward'] === false && !force)
        throw new Error('this card cannot be forwarded');
      const chat = chatOf(person, place).id;
      return tenant.add({ chat, sender: id, type, parent: null, content }).id;
    },
    lastReply: () => held.reply,
  };
}

const stands = ({ value, options }: Pressable, wanted: string): boolean =>
  options.length > 0 ? options.includes(wanted) : value['x'] === wanted;

function cardIn(body: Content | null): Content | null {
  const card = body?.['card'];
  if (!isContent(card) || card['type'] !== 'raw') return null;
  return isContent(card['data']) ? card['data'] : null;
}

function toastIn(toast: Content, { locale }: Person): string {
  const own = toast['i18n'];
  return String((isContent(own) ? own[locale] : undefined) ?? toast['content'] ?? '');
}

function the<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`there is no ${what}`);
  return found;
}
