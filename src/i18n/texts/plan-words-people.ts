/** Parts of a period, leave and changes of level, as sentences. */
import type { Text } from '../locale.ts';

export const peopleWords = {
  comma: { en: ', ', zh: '、' },
  prorated: {
    en: (p) => `For a part of the period, this is paid in part: ${p.things} (${p.by}).`,
    zh: (p) => `不满一期的，以下各项${p.by}折算：${p.things}。`,
  } satisfies Text<{ things: string; by: string }>,
  nothing: {
    en: 'A part of the period changes no sums.',
    zh: '不满一期的，各项金额不折算。',
  },
  things: {
    amounts: { en: 'fixed amounts', zh: '固定金额' },
    caps: { en: 'limits', zh: '封顶与保底限额' },
    draws: { en: 'draws and guarantees', zh: '预支与保底' },
    'target-incentive': { en: 'the target incentive', zh: '目标奖金' },
  },
  by: {
    days: { en: 'by calendar days', zh: '按天数' },
    'whole-months': { en: 'by whole months', zh: '按整月' },
  },
  leave: {
    counts: { en: 'Days on leave count as worked.', zh: '休假天数计入。' },
    'does-not-count': { en: 'Days on leave do not count.', zh: '休假天数不计入。' },
  },
  levelChange: {
    split: {
      en: 'When the level changes, each part of the period is computed by itself.',
      zh: '期中调整职级时，各段分别计算。',
    },
    'last-day': {
      en: 'When the level changes, that of the last day holds.',
      zh: '期中调整职级时，以最后一天的职级为准。',
    },
    'first-day': {
      en: 'When the level changes, that of the first day holds.',
      zh: '期中调整职级时，以第一天的职级为准。',
    },
  },
} as const;
