/** Sending, changing and reading messages, as Lark's `im/v1/messages` does. */
import { readCard } from './card-rules.ts';
import type { Limits } from './limits.ts';
import {
  type Answered,
  type Asked,
  done,
  isContent,
  pageOf,
  parsed,
  type Routes,
  refused,
} from './reply.ts';
import type { Chat, Content, Message, State } from './state.ts';

const hour = 3_600_000;
const day = 24 * hour;

export function messagesApi(state: State, limits: Limits): Routes {
  const sent = new Map<string, { readonly message: Message; readonly at: number }>();

  /** The same uuid within an hour is the same message. */
  const post = (chat: Chat, { body }: Asked, parent: Message | null): Answered => {
    const uuid = typeof body['uuid'] === 'string' ? body['uuid'] : null;
    if (uuid !== null && uuid.length > 50)
      return refused(230001, 'uuid is longer than 50 characters');
    const known = uuid === null ? undefined : sent.get(uuid);
    if (known && state.now() - known.at < hour) return done(asItem(known.message, state));
    const limited = limits.check(chat.id);
    if (limited) return limited;
    const made = contentOf(String(body['msg_type']), body['content']);
    if ('refusal' in made) return made.refusal;
    const message = state.add({
      ...made,
      chat: chat.id,
      sender: null,
      parent: parent?.id ?? null,
    });
    if (uuid !== null) sent.set(uuid, { message, at: state.now() });
    return done(asItem(message, state));
  };

  const create = (asked: Asked): Answered => {
    const type = asked.query.get('receive_id_type');
    if (type !== 'open_id' && type !== 'chat_id')
      return refused(230001, 'receive_id_type is not supported here');
    const chat = receiverOf(state, type, String(asked.body['receive_id'] ?? ''));
    return 'status' in chat ? chat : post(chat, asked, null);
  };

  const reply = (asked: Asked): Answered => {
    const to = state.messages.get(asked.id);
    if (!to) return refused(230011, 'the message was recalled or is not there');
    const chat = state.chats.get(to.chat);
    return chat?.hasBot ? post(chat, asked, to) : refused(230002, 'the bot is not in the chat');
  };

  const change = (type: Message['type']) => (asked: Asked) => {
    const message = state.messages.get(asked.id);
    const reason = message ? unchangeable(message, type, state) : null;
    if (!message) return refused(230011, 'the message was recalled or is not there');
    if (reason) return reason;
    const limited = limits.check(`message ${message.id}`);
    if (limited) return limited;
    const made = contentOf(type, asked.body['content']);
    if ('refusal' in made) return made.refusal;
    state.change(message, made.content);
    return done();
  };

  const get = ({ id, query }: Asked): Answered => {
    const message = state.messages.get(id);
    if (!message) return refused(230011, 'the message was recalled or is not there');
    return done({ items: [asItem(message, state, query)] });
  };

  return {
    'POST /open-apis/im/v1/messages': create,
    'POST /open-apis/im/v1/messages/:id/reply': reply,
    'PATCH /open-apis/im/v1/messages/:id': change('interactive'),
    'PUT /open-apis/im/v1/messages/:id': change('text'),
    'GET /open-apis/im/v1/messages/:id': get,
    'GET /open-apis/im/v1/messages': (asked) => list(state, asked),
  };
}

function receiverOf(state: State, type: 'open_id' | 'chat_id', id: string): Chat | Answered {
  if (type === 'chat_id') {
    const chat = state.chats.get(id);
    if (!chat) return refused(230001, 'invalid receive_id');
    return chat.hasBot ? chat : refused(230002, 'the bot is not in the chat');
  }
  const person = state.people.get(id);
  if (!person) return refused(230001, 'invalid receive_id');
  if (person.hasLeft) return refused(230029, 'the user has resigned');
  if (person.outside) return refused(230013, 'bot has no availability to this user');
  return state.p2pOf(id);
}

type Made =
  | { readonly type: Message['type']; readonly content: Content }
  | { readonly refusal: Answered };

function contentOf(type: string, content: unknown): Made {
  if (typeof content !== 'string') return { refusal: refused(230001, 'content is no string') };
  if (type === 'interactive') {
    const read = readCard(content);
    if ('problem' in read) return { refusal: refused(read.problem.code, read.problem.msg) };
    return { type, content: read.card };
  }
  const text = parsed(content);
  if (type !== 'text' || typeof text?.['text'] !== 'string')
    return { refusal: refused(230001, `invalid msg_type or content: ${type}`) };
  if (Buffer.byteLength(content) > 150 * 1024)
    return { refusal: refused(230025, 'the length of the content reaches its limit') };
  return { type, content: text };
}

function unchangeable(message: Message, type: Message['type'], state: State): Answered | null {
  if (message.sender !== null) return refused(230006, 'it is not the message of the bot');
  if (message.type !== type) return refused(230001, `this is no message of type ${type}`);
  if (state.chats.get(message.chat)?.hasBot !== true)
    return refused(230002, 'the bot is not in the chat');
  return state.now() - message.createdAt > 14 * day
    ? refused(230031, 'the message is too old to be changed')
    : null;
}

/** In seconds; what was said in that second is among what is found. */
function list(state: State, { query }: Asked): Answered {
  const chat = state.chats.get(query.get('container_id') ?? '');
  if (query.get('container_id_type') !== 'chat' || !chat)
    return refused(230001, 'invalid container_id');
  if (!chat.hasBot) return refused(230002, 'the bot is not in the chat');
  const from = Number(query.get('start_time') ?? 0) * 1000;
  const until = query.has('end_time') ? Number(query.get('end_time')) * 1000 + 999 : Infinity;
  const found = [...state.messages.values()].filter(
    ({ chat: id, createdAt }) => id === chat.id && createdAt >= from && createdAt <= until,
  );
  if (query.get('sort_type') === 'ByCreateTimeDesc') found.reverse();
  return done(
    pageOf(
      found.map((each) => asItem(each, state, query)),
      query,
      20,
    ),
  );
}

/** A message as it is told of. Of a card only the title is, unless the raw card is asked for. */
function asItem(message: Message, state: State, query?: URLSearchParams): Content {
  const { id, chat, sender, type, parent, createdAt, updatedAt, former } = message;
  return {
    message_id: id,
    ...(parent === null ? {} : { root_id: parent, parent_id: parent }),
    msg_type: type,
    create_time: String(createdAt),
    update_time: String(updatedAt),
    deleted: false,
    updated: former.length > 0,
    chat_id: chat,
    sender: {
      id: sender ?? state.appId,
      id_type: sender === null ? 'app_id' : 'open_id',
      sender_type: sender === null ? 'app' : 'user',
      tenant_key: state.tenantKey,
    },
    body: { content: JSON.stringify(toldOf(message, query)) },
  };
}

function toldOf({ type, content }: Message, query?: URLSearchParams): Content {
  if (type === 'text') return content;
  if (query?.get('card_msg_content_type') === 'raw_card_content')
    return { json_card: JSON.stringify(content) };
  const header = isContent(content['header']) ? content['header'] : {};
  const title = isContent(header['title']) ? header['title']['content'] : '';
  return { title, elements: [[{ tag: 'text', text: 'Please upgrade to view this message' }]] };
}
