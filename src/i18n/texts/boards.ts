/** The weekly board that is posted by itself. */
import type { Text } from '../locale.ts';

export const boardTexts = {
  weekly: {
    en: (p) => `The week in figures, as of ${p.at}. /leaderboard shows it at any time.`,
    zh: (p) => `每周榜单，数据截至 ${p.at}。随时可用 /排行榜 查看。`,
  } satisfies Text<{ at: string }>,
} as const;
