/** What reminders say: private, each with its reason, a way forward and a switch. */
import type { Text } from '../locale.ts';

export const reminderTexts = {
  usage: { en: '', zh: '' },
  help: {
    en: 'What I may remind you of, how often, and the switches for it',
    zh: '设置哪些事提醒你、多久一次，随时可以关掉',
  },
  title: {
    en: (p) => `Your pace · ${p.period}`,
    zh: (p) => `进度提醒 · ${p.period}`,
  } satisfies Text<{ period: string }>,
  standing: {
    en: (p) => `You are at ${p.reached} with ${p.gone} of the quarter gone.`,
    zh: (p) => `你已达成 ${p.reached}，本季度已过 ${p.gone}。`,
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
  fewer: { en: 'Fewer of these', zh: '少提醒一些' },
  off: { en: 'Turn off', zh: '不再提醒' },
  myBonus: { en: 'My bonus', zh: '我的奖金' },
  nextDeal: { en: 'What is my next deal worth?', zh: '下一单值多少？' },

  nearlyTitle: { en: 'Nearly there', zh: '就差一点了' },
  nearlyStands: {
    en: (p) => `You are at ${p.value} in ${p.period}.`,
    zh: (p) => `${p.period}至今已完成 ${p.value}。`,
  } satisfies Text<{ value: string; period: string }>,

  statementTitle: {
    en: (p) => `Your statement for ${p.period} is ready`,
    zh: (p) => `${p.period}的奖金单已出`,
  } satisfies Text<{ period: string }>,
  statementPaid: { en: 'to be paid', zh: '本期发放' },
  statementRevised: {
    en: (p) => `It is revision ${p.revision} and takes the place of the one before.`,
    zh: (p) => `这是第 ${p.revision} 次修订，取代上一版。`,
  } satisfies Text<{ revision: number }>,
  statementAsk: {
    en: 'Every line opens down to its records. If one looks wrong to you, ask about it.',
    zh: '每一行都能展开到具体业绩记录。哪一行觉得不对，可以直接问。',
  },
  statementOpen: { en: 'Open it', zh: '打开看看' },

  questionTitle: { en: 'A question waits for your answer', zh: '有一个疑问等你回复' },
  questionWaits: {
    en: (p) =>
      `${p.name} asked about “${p.line}” (${p.period}) on ${p.day}. A sentence is enough, even if it only says when you will look into it.`,
    zh: (p) =>
      `${p.name}在${p.day}对「${p.line}」（${p.period}）提出了疑问。回一句话就好，哪怕先说什么时候去核对。`,
  } satisfies Text<{ name: string; line: string; period: string; day: string }>,
  questionOpen: { en: 'Read it', zh: '看看' },

  contestTitle: {
    en: (p) => `“${p.title}” ends soon`,
    zh: (p) => `「${p.title}」快结束了`,
  } satisfies Text<{ title: string }>,
  contestEnds: {
    en: (p) => `It ends on ${p.at}. What is booked and known by then counts.`,
    zh: (p) => `${p.at} 结束，在此之前签约并录入的都算数。`,
  } satisfies Text<{ at: string }>,
  contestPrize: {
    en: (p) => `First prize: ${p.prize}.`,
    zh: (p) => `一等奖：${p.prize}。`,
  } satisfies Text<{ prize: string }>,
  contestBoard: { en: 'See the board', zh: '看榜单' },

  pulseTitle: { en: 'A question still waits for you', zh: '还有一个问题等你回答' },
  pulseCloses: {
    en: (p) => `It closes on ${p.at}, and takes twenty seconds. Nobody sees who has answered.`,
    zh: (p) => `${p.at} 截止，只要二十秒。谁答了、谁没答，别人都看不到。`,
  } satisfies Text<{ at: string }>,
  pulseScale: {
    en: '1 = not at all, 5 = fully',
    zh: '1 = 完全不同意，5 = 完全同意',
  },

  staleTitle: { en: 'No new sales data', zh: '业绩数据没有更新' },
  staleSince: {
    en: (p) =>
      `The last record came on ${p.day}: ${p.days} working days without any. Boards, bonuses and reminders stand still until some arrive.`,
    zh: (p) =>
      `最近一条业绩是${p.day}收到的，已有 ${p.days} 个工作日没有新数据。榜单、奖金和提醒都停在那一天。`,
  } satisfies Text<{ day: string; days: number }>,
  staleOps: {
    en: 'Import the latest export (upside import deals), or check what stopped it.',
    zh: '请导入最新的数据文件（upside import deals），或者检查是哪里断了。',
  },
  staleManager: {
    en: 'Sales operations has been told too. If your team sold nothing, all is well.',
    zh: '销售运营也收到了这条提醒。如果团队这几天确实没有成交，可以忽略。',
  },

  targetsTitle: {
    en: (p) => `Targets missing · ${p.period}`,
    zh: (p) => `还没有目标 · ${p.period}`,
  } satisfies Text<{ period: string }>,
  targetsWho: {
    en: (p) =>
      `${p.names} ${p.count === 1 ? 'has' : 'have'} no target yet. Without one there is no attainment, no pace, and no bonus that depends on it.`,
    zh: (p) => `${p.names}还没有目标。没有目标就算不出达成率和进度，与目标挂钩的奖金也无法计算。`,
  } satisfies Text<{ names: string; count: number }>,
  targetsHow: {
    en: 'Agree on them, and let sales operations import them (upside import quotas).',
    zh: '请和他们商定，再由销售运营导入（upside import quotas）。',
  },
  targetsShow: { en: 'Targets of my team', zh: '团队目标' },
  andMore: {
    en: (p) => `${p.count} more`,
    zh: (p) => `另外 ${p.count} 人`,
  } satisfies Text<{ count: number }>,

  planTitle: { en: 'Your plan has changed: please have a look', zh: '激励方案有更新，请看一下' },
  planWaits: {
    en: (p) =>
      `“${p.plan}”, version ${p.version}, holds from ${p.day}. You have not confirmed yet that you have read it.`,
    zh: (p) => `《${p.plan}》第 ${p.version} 版自${p.day}起执行，你还没有确认已读。`,
  } satisfies Text<{ plan: string; version: number; day: string }>,
  planShow: { en: 'Show my plan', zh: '看我的方案' },
  planRead: { en: 'I have read it', zh: '我已阅读' },
} as const;

/** By kind: what it is called, when it comes, and why somebody has just got one. */
export const reminderKindTexts = {
  statement: {
    name: { en: 'Statement ready', zh: '奖金单已出' },
    when: { en: 'When yours is issued or revised', zh: '你的奖金单出具或修订时' },
    reason: {
      en: 'You get this when a statement of yours is issued',
      zh: '你的奖金单出具时会收到这条消息',
    },
  },
  question: {
    name: { en: 'Question about a bonus', zh: '奖金单疑问待回复' },
    when: {
      en: 'Once, when one that you answer has waited for three working days',
      zh: '由你回复的疑问等了三个工作日时，提醒一次',
    },
    reason: {
      en: 'You get this once, when a question has waited for three working days',
      zh: '疑问等了三个工作日才会提醒，只提醒一次',
    },
  },
  contest: {
    name: { en: 'Contest ends', zh: '竞赛快结束' },
    when: {
      en: 'On the last working day of one that you take part in',
      zh: '你参加的竞赛最后一个工作日',
    },
    reason: {
      en: 'You get this once per contest that you take part in',
      zh: '你参加的每场竞赛只提醒一次',
    },
  },
  pulse: {
    name: { en: 'Unanswered question', zh: '小调查未回答' },
    when: { en: 'Once, before it closes', zh: '截止前提醒一次' },
    reason: {
      en: 'You get this once per question, before it closes',
      zh: '每个问题截止前只提醒一次',
    },
  },
  stale: {
    name: { en: 'No new data', zh: '数据没有更新' },
    when: {
      en: 'After three working days without a new record',
      zh: '连续三个工作日没有新业绩时',
    },
    reason: {
      en: 'You get this once each time that the data stops',
      zh: '每次数据中断只提醒一次',
    },
  },
  targets: {
    name: { en: 'Targets missing', zh: '缺少目标' },
    when: {
      en: 'Once a month while people of yours have no target',
      zh: '有下属没有目标时，每月一次',
    },
    reason: {
      en: 'You get this once a month while people who report to you have no target',
      zh: '有下属没有目标时，每月提醒一次',
    },
  },
  plan: {
    name: { en: 'Plan to confirm', zh: '方案待确认' },
    when: {
      en: 'Once, when a new version is unconfirmed after three days',
      zh: '新版本三天还没确认时，提醒一次',
    },
    reason: { en: 'You get this once per version', zh: '每个版本只提醒一次' },
  },
  nearly: {
    name: { en: 'Nearly there', zh: '就差一点' },
    when: {
      en: 'When a tenth or less is missing to the next step of your plan',
      zh: '离方案下一档只差一成以内时',
    },
    reason: {
      en: 'You get this once per step, when you are close to it',
      zh: '每一档只提醒一次，快到时才发',
    },
  },
  pace: {
    name: { en: 'Pace', zh: '进度' },
    when: { en: 'Wednesdays, while you are behind pace', zh: '进度落后时，每周三' },
    reason: {
      en: 'You get this once a week, only while you are behind pace',
      zh: '只有进度落后时才会提醒，每周一次',
    },
  },
} as const;

export const reminderSettingTexts = {
  title: { en: 'Reminders', zh: '提醒设置' },
  most: {
    en: (p) =>
      `I write to you at most ${p.count === 1 ? 'once' : `${p.count} times`} in any seven days, one thing at a time, and to nobody else about you.`,
    zh: (p) => `任意七天内最多提醒你 ${p.count} 次，一次只说一件事，也不会告诉别人。`,
  } satisfies Text<{ count: number }>,
  allOff: {
    en: 'I do not remind you of anything any more. /mybonus and /target are there whenever you want to look.',
    zh: '我不会再提醒你。想看时随时可以用 /我的奖金 和 /目标。',
  },
  kind: { en: 'Reminder', zh: '提醒' },
  when: { en: 'When', zh: '什么时候' },
  state: { en: 'State', zh: '状态' },
  isOn: { en: 'on', zh: '开' },
  isOff: { en: 'off', zh: '关' },
  isFewer: { en: 'once a month', zh: '每月一次' },
  turnOff: {
    en: (p) => `Off: ${p.kind}`,
    zh: (p) => `关闭：${p.kind}`,
  } satisfies Text<{ kind: string }>,
  turnOn: {
    en: (p) => `On: ${p.kind}`,
    zh: (p) => `开启：${p.kind}`,
  } satisfies Text<{ kind: string }>,
  fewer: {
    en: (p) => `Once a month: ${p.kind}`,
    zh: (p) => `每月一次：${p.kind}`,
  } satisfies Text<{ kind: string }>,
  choose: { en: 'How many in seven days at most?', zh: '七天内最多几次？' },
} as const;

export const quietTexts = {
  own: {
    en: (p) => `You are left alone from ${p.hours}.`,
    zh: (p) => `你的免打扰时段：${p.hours}。`,
  } satisfies Text<{ hours: string }>,
  none: {
    en: 'You have chosen no quiet hours.',
    zh: '你还没有设置免打扰时段。',
  },
  others: {
    en: (p) => `Your team or company also keeps ${p.hours.join(' and ')}.`,
    zh: (p) => `团队或公司的免打扰时段同样有效：${p.hours.join('、')}。`,
  } satisfies Text<{ hours: readonly string[] }>,
  change: { en: 'Quiet hours', zh: '免打扰时段' },
  save: { en: 'Save', zh: '保存' },
  intro: {
    en: 'In these hours I do not remind you of anything: it waits for the next round.',
    zh: '这段时间内不会提醒你，留到下一轮再说。',
  },
  field: { en: 'From and to', zh: '起止时间' },
  hint: {
    en: '22:00-08:00 · 10pm to 8am. Empty: none.',
    zh: '22:00-08:00 · 晚上10点到早上8点。留空表示不设。',
  },
} as const;
