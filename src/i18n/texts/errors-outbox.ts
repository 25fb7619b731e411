/** Errors about messages on their way. */
import type { Text } from '../locale.ts';

export const outboxErrors = {
  'outbox.unknown': {
    en: (p) =>
      `There is no message with the key ${p.key}. upside outbox list shows those that need you.`,
    zh: (p) => `没有 key 为 ${p.key} 的消息。可用 upside outbox list 查看需要处理的消息。`,
  } satisfies Text<{ key: string }>,
  'outbox.settled': {
    en: 'This message has been dealt with in the meantime, so nothing was changed.',
    zh: '这条消息在此期间已经处理过了，没有做任何改动。',
  },
} as const;
