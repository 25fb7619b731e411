/** Words that the cards and windows of chats need beside those of the features. */
import type { Text } from '../locale.ts';

export const chatCards = {
  moreRows: {
    en: ({ count }) => `+${count} more ${count === 1 ? 'row' : 'rows'}`,
    zh: ({ count }) => `另有 ${count} 行`,
  } satisfies Text<{ readonly count: number }>,
  moreParts: {
    en: ({ count }) => `+${count} more ${count === 1 ? 'part' : 'parts'}, too long for one message`,
    zh: ({ count }) => `另有 ${count} 部分，一条消息放不下`,
  } satisfies Text<{ readonly count: number }>,
  message: { en: 'A message from Upside', zh: 'Upside 发来一条消息' },
  cancel: { en: 'Cancel', zh: '取消' },
  close: { en: 'Close', zh: '关闭' },
} as const;
