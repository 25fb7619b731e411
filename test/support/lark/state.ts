/** What a tenant on this machine holds: its people, conversations, messages and tokens, as Lark keeps them. */
import { createHash } from 'node:crypto';

export type Content = Readonly<Record<string, unknown>>;

export interface Seat {
  readonly name: string;
  readonly email: string;
  /** The language of the person's client. */
  readonly locale?: 'zh_cn' | 'en_us';
  /** IANA name. */
  readonly timeZone?: string;
  /** Not among those for whom the app is available. */
  readonly outside?: boolean;
}

export interface Person extends Required<Omit<Seat, 'outside'>> {
  readonly openId: string;
  readonly unionId: string;
  readonly userId: string;
  outside: boolean;
  hasLeft: boolean;
}

export interface Chat {
  readonly id: string;
  readonly mode: 'p2p' | 'group';
  /** Empty for the conversation of one person with the bot. */
  readonly name: string;
  /** Their open_ids. */
  readonly members: readonly string[];
  hasBot: boolean;
}

export interface Message {
  readonly id: string;
  readonly chat: string;
  /** An open_id; null: the bot's own. */
  readonly sender: string | null;
  readonly type: 'interactive' | 'text';
  readonly parent: string | null;
  readonly createdAt: number;
  updatedAt: number;
  /** Grows with every change, over all messages of the tenant. */
  revision: number;
  content: Content;
  /** What it was before, oldest first: a client that was not told of a change still shows it. */
  readonly former: Content[];
}

export interface State {
  readonly appId: string;
  readonly appSecret: string;
  readonly tenantKey: string;
  readonly botId: string;
  readonly now: () => number;
  readonly people: ReadonlyMap<string, Person>;
  readonly chats: Map<string, Chat>;
  readonly messages: Map<string, Message>;
  /** The conversation of a person with the bot; made when it is first needed. */
  p2pOf(openId: string): Chat;
  add(message: Pick<Message, 'chat' | 'sender' | 'type' | 'parent' | 'content'>): Message;
  change(message: Message, content: Content): void;
  /** An id as Lark makes them, the same for the same words in the same tenant. */
  idFor(prefix: string, words: string): string;
}

export interface Made {
  readonly people: readonly Seat[];
  readonly groups: readonly string[];
  readonly now: () => number;
}

const hexOf = (words: string, length: number): string =>
  createHash('sha256').update(words).digest('hex').slice(0, length);

let tenants = 0;

export function makeState({ people: seats, groups, now }: Made): State {
  tenants += 1;
  const own = `tenant ${tenants}`;
  const idFor = (prefix: string, words: string) => `${prefix}_${hexOf(`${own} ${words}`, 32)}`;
  const people = new Map(seats.map((seat) => personOf(seat, idFor)).map((p) => [p.openId, p]));
  const chats = new Map<string, Chat>();
  for (const name of groups) {
    const id = idFor('oc', `group ${name}`);
    chats.set(id, { id, mode: 'group', name, members: [...people.keys()], hasBot: true });
  }
  const messages = new Map<string, Message>();
  let revision = 0;
  return {
    appId: `cli_${hexOf(`${own} app`, 16)}`,
    appSecret: hexOf(`${own} secret`, 32),
    tenantKey: hexOf(own, 16),
    botId: idFor('ou', 'the bot'),
    now,
    people,
    chats,
    messages,
    idFor,
    p2pOf: (openId) => {
      const id = idFor('oc', `p2p ${openId}`);
      const chat = chats.get(id) ?? { id, mode: 'p2p', name: '', members: [openId], hasBot: true };
      chats.set(id, chat);
      return chat;
    },
    add: (made) => {
      revision += 1;
      const at = now();
      const id = idFor('om', `message ${revision}`);
      const message: Message = { ...made, id, createdAt: at, updatedAt: at, revision, former: [] };
      messages.set(id, message);
      return message;
    },
    change: (message, content) => {
      revision += 1;
      message.former.push(message.content);
      Object.assign(message, { content, revision, updatedAt: now() });
    },
  };
}

function personOf(seat: Seat, idFor: State['idFor']): Person {
  return {
    locale: 'en_us',
    timeZone: 'Asia/Shanghai',
    outside: false,
    ...seat,
    openId: idFor('ou', seat.name),
    unionId: idFor('on', seat.name),
    userId: hexOf(seat.name, 8),
    hasLeft: false,
  };
}
