/** Errors about records and targets that do not add up. */
import type { Text } from '../locale.ts';

export const recordErrors = {
  'record.shares_not_whole': {
    en: (p) =>
      `The shares of ${p.record} add up to ${p.sum}, not to 1. Name each person once, with a share above 0, so that all shares together are exactly 1.`,
    zh: (p) =>
      `${p.record} 的归属比例合计为 ${p.sum}，不等于 1。请确认每人只出现一次、比例大于 0，且合计正好为 1。`,
  } satisfies Text<{ record: string; sum: string }>,
  'quota.no_weights': {
    en: 'The target cannot be split: all weights are zero. Split it evenly, or give at least one part a weight above 0.',
    zh: '目标无法拆分：所有权重都是 0。可以改为平均拆分，或至少给一项大于 0 的权重。',
  },
} as const;
