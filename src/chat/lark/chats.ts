/** What is known of conversations: which is whose own one with the bot, and what groups are called. */
import { remember } from '../remembering.ts';
import type { CallLimits, ChatInfo, LarkApi } from './api.ts';

export interface Chats {
  /** That is the conversation of that person with the bot. */
  met(user: string, chat: string): void;
  /** Whether nobody but that person reads along there. False, too, when it cannot be told in time. `user` is in it. */
  isOwn(user: string, chat: string): Promise<boolean>;
  /** As people call that group; null: it has no name, or it cannot be told in time. */
  nameOf(chat: string): Promise<string | null>;
  forget(chat: string): void;
}

const mostRemembered = 50_000;
const hasty: CallLimits = { timeoutMs: 800 };

export function createChats(api: Pick<LarkApi, 'chat'>): Chats {
  const owners = new Map<string, string>();
  const names = new Map<string, string | null>();
  const ask = async (chat: string): Promise<ChatInfo | null> => {
    try {
      return await api.chat(chat, hasty);
    } catch {
      return null;
    }
  };
  return {
    met: (user, chat) => remember(owners, chat, user, mostRemembered),
    async isOwn(user, chat) {
      const owner = owners.get(chat);
      if (owner !== undefined) return owner === user;
      if ((await ask(chat))?.isDirect !== true) return false;
      remember(owners, chat, user, mostRemembered);
      return true;
    },
    async nameOf(chat) {
      const known = names.get(chat);
      if (known !== undefined) return known;
      const info = await ask(chat);
      if (info) remember(names, chat, info.name, mostRemembered);
      return info?.name ?? null;
    },
    forget: (chat) => {
      names.delete(chat);
    },
  };
}
