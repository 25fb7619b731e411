/** What /schedule says: what runs when, what would run, and what somebody is about to add. */
import { listing } from '../format.ts';
import type { Text } from '../locale.ts';

export const scheduleTexts = {
  usage: {
    en: '[new leaderboard every Friday 17:00 | next | quiet 22:00-08:00]',
    zh: '[新建 排行榜 每周五 17:00 | 未来 | 免打扰 22:00-08:00]',
  },
  help: {
    en: 'What Upside says by itself, and when. For example /schedule new leaderboard every Friday 17:00, or digest, reminders, statements, pace.',
    zh: '查看和安排自动发送的内容。例如：/日程 新建 排行榜 每周五 17:00；也可以是 周报、提醒、奖金单、进度。',
  },

  title: { en: 'Schedules', zh: '日程' },
  nothing: {
    en: 'Nothing is scheduled yet. Begin with a leaderboard in your channel:',
    zh: '还没有任何日程。可以先安排一个群排行榜：',
  },
  inPlace: {
    en: (p) => `${p.what} in ${p.place}`,
    zh: (p) => `${p.what} · ${p.place}`,
  } satisfies Text<{ what: string; place: string }>,
  inAll: {
    en: (p) => `${p.what} in every channel`,
    zh: (p) => `${p.what} · 所有群`,
  } satisfies Text<{ what: string }>,
  next: {
    en: (p) => `next ${p.at}`,
    zh: (p) => `下次 ${p.at}`,
  } satisfies Text<{ at: string }>,
  over: { en: 'never again', zh: '不会再执行' },
  paused: { en: 'paused', zh: '已暂停' },
  pause: { en: 'Pause', zh: '暂停' },
  resume: { en: 'Resume', zh: '恢复' },
  remove: { en: 'Remove', zh: '删除' },
  add: { en: 'Add a schedule', zh: '新建日程' },
  coming: { en: 'Next 14 days', zh: '未来 14 天' },
  list: { en: 'All schedules', zh: '全部日程' },
  zone: {
    en: (p) => `Times are those of ${p.zone}, where no other zone is named`,
    zh: (p) => `未注明时区的均为 ${p.zone} 时间`,
  } satisfies Text<{ zone: string }>,
  zoneYours: {
    en: (p) => `Times are those of ${p.zone}`,
    zh: (p) => `时间均为 ${p.zone} 时区`,
  } satisfies Text<{ zone: string }>,
  elsewhere: {
    en: (p) =>
      `What is for each person also comes by the clocks of those who are elsewhere: ${listing(p.zones, 'en')}.`,
    zh: (p) => `发给每个人的内容，也会按身在其他时区的同事的当地时间发送：${p.zones.join('、')}。`,
  } satisfies Text<{ zones: readonly string[] }>,
  /** Behind a time that is not on the reader's clocks. */
  inZone: {
    en: (p) => `${p.when} (${p.zone})`,
    zh: (p) => `${p.when}（${p.zone}）`,
  } satisfies Text<{ when: string; zone: string }>,

  formTitle: { en: 'New schedule', zh: '新建日程' },
  formSubmit: { en: 'Show me the next runs', zh: '预览执行时间' },
  formIntro: {
    en: 'You see the next five runs before anything is saved.',
    zh: '保存之前会先列出接下来的五次执行时间。',
  },
  fieldJob: { en: 'What', zh: '内容' },
  fieldPlace: { en: 'Where', zh: '发到哪里' },
  fieldPlaceHint: {
    en: 'For a leaderboard; everything else goes to each person',
    zh: '仅用于排行榜；其他内容直接发给个人',
  },
  fieldWhen: { en: 'When', zh: '时间' },
  fieldWhenHint: {
    en: 'every Friday 17:00 · last working day of the month 16:00 · tomorrow 15:00',
    zh: '每周五 17:00 · 每月最后一个工作日 16:00 · 明天 15:00',
  },
  fieldHolidays: { en: 'On holidays', zh: '遇到节假日' },
  holidaysRun: { en: 'run as usual', zh: '照常执行' },
  holidaysSkip: { en: 'leave out', zh: '跳过' },

  previewTitle: {
    en: (p) => `${p.what}: is this right?`,
    zh: (p) => `${p.what}：这样安排对吗？`,
  } satisfies Text<{ what: string }>,
  runs: { en: 'It would run', zh: '将执行于' },
  runsForYou: {
    en: (p) => `On your clock (${p.zone})`,
    zh: (p) => `你所在时区（${p.zone}）`,
  } satisfies Text<{ zone: string }>,
  onlyOnce: { en: 'That is the only time.', zh: '只执行这一次。' },
  othersToo: {
    en: 'If people of other companies are in this channel, they see it too.',
    zh: '如果群里有其他公司的人，他们也会看到。',
  },
  noHolidays: {
    en: 'No holidays are known yet, so every Monday to Friday counts as worked. Sales operations can load them: upside import holidays FILE.',
    zh: '还没有导入节假日，周一至周五都按工作日计算。销售运营可用 upside import holidays FILE 导入。',
  },
  nothingSaved: { en: 'Nothing is saved yet', zh: '尚未保存' },
  confirm: { en: 'Put it on the timetable', zh: '确认安排' },
  change: { en: 'Change', zh: '修改' },
  saved: {
    en: (p) => `On the timetable: ${p.when}. First run ${p.at}.`,
    zh: (p) => `已安排：${p.when}。首次执行 ${p.at}。`,
  } satisfies Text<{ when: string; at: string }>,
  already: {
    en: (p) => `That is on the timetable already: ${p.when}.`,
    zh: (p) => `这个日程已经有了：${p.when}。`,
  } satisfies Text<{ when: string }>,

  pausedNow: {
    en: 'Paused. Nothing of it runs until you resume it; what falls into the pause is left out.',
    zh: '已暂停。恢复之前不会执行，暂停期间错过的也不再补发。',
  },
  resumedNow: {
    en: (p) => `Resumed. Next run ${p.at}.`,
    zh: (p) => `已恢复。下次执行 ${p.at}。`,
  } satisfies Text<{ at: string }>,
  removeTitle: {
    en: (p) => `Remove ${p.what}?`,
    zh: (p) => `要删除「${p.what}」吗？`,
  } satisfies Text<{ what: string }>,
  removeEffect: {
    en: (p) => `It will not run again (${p.when}). What has been posted stays.`,
    zh: (p) => `以后不再执行（${p.when}），已发布的内容会保留。`,
  } satisfies Text<{ when: string }>,
  removeYes: { en: 'Yes, remove it', zh: '确认删除' },
  keep: { en: 'Keep it', zh: '保留' },
  removed: { en: 'Removed. It will not run again.', zh: '已删除，不会再执行。' },

  comingTitle: { en: 'What runs in the next 14 days', zh: '未来 14 天的安排' },
  comingNothing: { en: 'Nothing runs in the next 14 days.', zh: '未来 14 天没有安排。' },
  when: { en: 'When', zh: '时间' },
  what: { en: 'What', zh: '内容' },
  often: {
    en: (p) => `Besides, ${p.when}: ${p.what} (${p.count} times)`,
    zh: (p) => `另外，${p.when}：${p.what}（共 ${p.count} 次）`,
  } satisfies Text<{ when: string; what: string; count: string }>,
  more: {
    en: (p) => `and ${p.count} more`,
    zh: (p) => `另有 ${p.count} 项`,
  } satisfies Text<{ count: string }>,

  quietTitle: { en: 'Quiet hours', zh: '免打扰时段' },
  quietCompany: { en: 'The whole company', zh: '全公司' },
  quietHours: {
    en: (p) => `${p.who}: from ${p.from} to ${p.to}`,
    zh: (p) => `${p.who}：${p.from} 至 ${p.to}`,
  } satisfies Text<{ who: string; from: string; to: string }>,
  quietNone: {
    en: (p) => `${p.who}: none`,
    zh: (p) => `${p.who}：未设置`,
  } satisfies Text<{ who: string }>,
  quietHow: {
    en: 'Reminders that fall into them wait for their end. Write /schedule quiet 22:00-08:00, or /schedule quiet East 21:00-09:00 for one team, or off.',
    zh: '落在这段时间里的提醒会等结束后再发。可发送 /日程 免打扰 22:00-08:00；只设某个团队时写 /日程 免打扰 华东 21:00-09:00；取消写 关闭。',
  },
  quietAsk: {
    en: (p) => `${p.hours}. Reminders that fall into this time wait for its end.`,
    zh: (p) => `${p.hours}。落在这段时间里的提醒会等结束后再发。`,
  } satisfies Text<{ hours: string }>,
  quietSet: { en: 'Keep to them', zh: '就这样设置' },
} as const;
