/** Errors about records and targets that cannot be kept as they are stated. */
import type { Text } from '../locale.ts';

export const recordErrors = {
  'record.kind_unreadable': {
    en: (p) =>
      `“${p.text}” cannot name a kind of record. Use small Latin letters, digits, hyphens and underscores, beginning with a letter, at most 40: for example payment.`,
    zh: (p) =>
      `「${p.text}」不能用作记录类型。请用小写字母、数字、连字符和下划线，以字母开头，最多 40 个字符，例如 payment。`,
  } satisfies Text<{ text: string }>,
  'record.overlay_unsound': {
    en: (p) =>
      `An overlay of ${p.record} cannot count as it stands. Give it a share above 0 and at most 100 %, and a role that the person does not have on this record already.`,
    zh: (p) =>
      `${p.record} 的附加归属无法计入。附加比例须大于 0 且不超过 100 %；同一人在同一记录上的角色不能重复。`,
  } satisfies Text<{ record: string }>,
  'record.shares_not_whole': {
    en: (p) =>
      `The shares of ${p.record} add up to ${p.sum}, not to 1. Name each person once, with a share above 0, so that all shares together are exactly 1.`,
    zh: (p) =>
      `${p.record} 的归属比例合计为 ${p.sum}，不等于 1。请确认每人只出现一次、比例大于 0，且合计正好为 1。`,
  } satisfies Text<{ record: string; sum: string }>,
  'rates.locked': {
    en: (p) =>
      `The rate of ${p.currency} for ${p.period} is locked at ${p.locked}; the file says ${p.given}. What was paid by a locked rate stays: take the row out, or correct it.`,
    zh: (p) =>
      `${p.period} 的 ${p.currency} 汇率已锁定为 ${p.locked}，文件中为 ${p.given}。已按锁定汇率发放的金额不再改变：请删去或改正这一行。`,
  } satisfies Text<{ currency: string; period: string; locked: string; given: string }>,
  'quota.no_weights': {
    en: 'The target cannot be split: all weights are zero. Split it evenly, or give at least one part a weight above 0.',
    zh: '目标无法拆分：所有权重都是 0。可以改为平均拆分，或至少给一项大于 0 的权重。',
  },
} as const;
