/** The boards that are posted by themselves. */
import type { Text } from '../locale.ts';

export const boardTexts = {
  since: {
    en: (p) => `Since ${p.day}`,
    zh: (p) => `较${p.day}`,
  } satisfies Text<{ day: string }>,
  asOf: {
    en: (p) => `Data as of ${p.at}`,
    zh: (p) => `数据截至 ${p.at}`,
  } satisfies Text<{ at: string }>,
  follows: {
    en: 'Follows every deal until the next board',
    zh: '随每一单更新，直到下一期榜单',
  },
  closed: {
    en: 'Closed: the current board stands further down',
    zh: '本期已结束，最新榜单在下方',
  },
} as const;
