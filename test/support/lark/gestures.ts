/** What Lark tells an app of what people do: the events in its shapes. */
import { idsOf } from './people-api.ts';
import type { Tenant } from './server.ts';
import type { Chat, Content, Message, Person } from './state.ts';
import type { LarkEvent } from './wire.ts';

export interface Gestures {
  said(person: Person, message: Message, chat: Chat, key: string): LarkEvent;
  pressed(person: Person, message: Message, action: Content, key: string): LarkEvent;
  entered(person: Person, chat: Chat): LarkEvent;
  chose(person: Person, eventKey: string): LarkEvent;
  botCame(person: Person, chat: Chat): LarkEvent;
  botWent(person: Person, chat: Chat): LarkEvent;
  left(person: Person): LarkEvent;
}

let made = 0;

/** A key of its own: two clients of one tenant never make the same event by accident. */
export const nextKey = (): string => {
  made += 1;
  return `own ${made}`;
};

/** The same key makes the same event, which is how Lark repeats one. */
export function gesturesIn(tenant: Tenant): Gestures {
  const known = new Map<string, LarkEvent>();
  const event = (type: string, key: string, content: Content): LarkEvent => {
    const id = tenant.idFor('ev', `${type} ${key}`).slice(3);
    const repeated = known.get(id);
    if (repeated) return repeated;
    const header = {
      event_id: id,
      event_type: type,
      create_time: String(tenant.now()),
      app_id: tenant.appId,
      tenant_key: tenant.tenantKey,
    };
    known.set(id, { schema: '2.0', header, event: content });
    return { schema: '2.0', header, event: content };
  };
  const operatorOf = (person: Person) => ({ ...idsOf(person), tenant_key: tenant.tenantKey });
  const inChat = (type: string) => (person: Person, chat: Chat) =>
    event(type, nextKey(), {
      chat_id: chat.id,
      operator_id: idsOf(person),
      external: false,
      operator_tenant_key: tenant.tenantKey,
      name: chat.name,
    });
  return {
    said: (person, message, chat, key) =>
      event('im.message.receive_v1', key, {
        sender: {
          sender_id: idsOf(person),
          sender_type: 'user',
          tenant_key: tenant.tenantKey,
        },
        message: {
          message_id: message.id,
          create_time: String(message.createdAt),
          update_time: String(message.updatedAt),
          chat_id: chat.id,
          chat_type: chat.mode,
          message_type: message.type,
          ...saidOf(message, chat, tenant),
        },
      }),
    pressed: (person, message, action, key) =>
      event('card.action.trigger', key, {
        operator: operatorOf(person),
        token: tenant.idFor('c', key).replace('_', '-'),
        action: { ...action, timezone: person.timeZone },
        host: 'im_message',
        context: { open_message_id: message.id, open_chat_id: message.chat },
      }),
    entered: (person, chat) =>
      event('im.chat.access_event.bot_p2p_chat_entered_v1', nextKey(), {
        chat_id: chat.id,
        operator_id: idsOf(person),
      }),
    chose: (person, eventKey) =>
      event('application.bot.menu_v6', nextKey(), {
        operator: { operator_name: person.name, operator_id: idsOf(person) },
        event_key: eventKey,
        timestamp: Math.floor(tenant.now() / 1000),
      }),
    botCame: inChat('im.chat.member.bot.added_v1'),
    botWent: inChat('im.chat.member.bot.deleted_v1'),
    left: (person) =>
      event('contact.user.deleted_v3', nextKey(), {
        object: { ...idsOf(person), name: person.name },
        old_object: { department_ids: ['0'] },
      }),
  };
}

/** In a group the bot is mentioned, or it would not be told. */
function saidOf(message: Message, { mode }: Chat, tenant: Tenant): Content {
  if (mode === 'p2p') return { content: JSON.stringify(message.content) };
  const bot = { union_id: '', user_id: '', open_id: tenant.botId };
  return {
    content: JSON.stringify({ text: `@_user_1 ${String(message.content['text'])}` }),
    mentions: [{ key: '@_user_1', id: bot, name: 'Upside', tenant_key: tenant.tenantKey }],
  };
}
