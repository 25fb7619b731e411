/** What the pace reminder says: private, with its reason, a way forward and a switch. */
import type { Text } from '../locale.ts';

export const reminderTexts = {
  usage: { en: '', zh: '' },
  help: {
    en: 'How often I may remind you when you fall behind pace',
    zh: '设置进度落后时多久提醒你一次',
  },
  title: {
    en: (p) => `Your pace · ${p.period}`,
    zh: (p) => `进度提醒 · ${p.period}`,
  } satisfies Text<{ period: string }>,
  standing: {
    en: (p) => `You are at ${p.reached} with ${p.gone} of the period gone.`,
    zh: (p) => `你已达成 ${p.reached}，本周期已过 ${p.gone}。`,
  } satisfies Text<{ reached: string; gone: string }>,
  way: {
    en: (p) => `${p.missing} more brings you back on pace.`,
    zh: (p) => `再签 ${p.missing} 就能赶上进度。`,
  } satisfies Text<{ missing: string }>,
  wayByDeals: {
    en: (p) =>
      `${p.deals === '1' ? 'One average deal of yours' : `${p.deals} of your average deals`} (about ${p.missing}) ${p.deals === '1' ? 'brings' : 'bring'} you back on pace.`,
    zh: (p) => `再签约 ${p.deals} 单（按你的单均，约 ${p.missing}）就能赶上进度。`,
  } satisfies Text<{ deals: string; missing: string }>,
  reason: {
    en: 'You get this once a week, only while you are behind pace. Nobody else sees it.',
    zh: '只有进度落后时才会提醒，每周一次，别人看不到。',
  },
  reasonFewer: {
    en: 'You get this once a month, only while you are behind pace. Nobody else sees it.',
    zh: '只有进度落后时才会提醒，每月一次，别人看不到。',
  },
  fewer: { en: 'Fewer of these', zh: '少提醒一些' },
  off: { en: 'Turn off', zh: '不再提醒' },
  weekly: { en: 'Once a week', zh: '每周一次' },
  settingTitle: { en: 'Pace reminders', zh: '进度提醒' },
  isWeekly: {
    en: 'I write to you once a week while you are behind pace, and never otherwise.',
    zh: '进度落后时，我每周提醒你一次；其他时候不打扰。',
  },
  isFewer: {
    en: 'I write to you once a month at most, and only while you are behind pace.',
    zh: '进度落后时，我每月最多提醒你一次。',
  },
  isOff: {
    en: 'I do not remind you any more. /mybonus and /target are there whenever you want to look.',
    zh: '我不会再提醒你。想看时随时可以用 /我的奖金 和 /目标。',
  },
} as const;
