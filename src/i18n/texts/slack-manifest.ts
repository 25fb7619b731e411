/** How the app introduces itself in Slack's directory and menus: both languages stand side by side there. */

export const slackManifest = {
  description: {
    en: 'Bonuses with their arithmetic shown, contests, reminders and pulse surveys',
    zh: '奖金每一分都说得清，还有竞赛、提醒和小调查',
  },
  about: {
    en: 'Upside tells every sales rep what they have earned, how each figure comes about and what the next deal is worth, from the plans and records of your own company. Managers see how their team stands, run contests that settle themselves, and ask anonymous questions. It runs on your own machine.',
    zh: 'Upside 按公司自己的激励方案和业绩数据，告诉每位销售已得多少奖金、每个数字怎么来的、下一单值多少。经理可以看到团队进度，发起自动结算的竞赛，做匿名小调查。程序运行在你自己的服务器上。',
  },
} as const;

/** By the command that they stand for; at most 24 signs in both languages together. */
export const slackShortcuts = {
  mybonus: { en: 'My bonus', zh: '我的奖金' },
  question: { en: 'Questions', zh: '疑问' },
  leaderboard: { en: 'Leaderboard', zh: '排行榜' },
  target: { en: 'My target', zh: '我的目标' },
  contest: { en: 'Contests', zh: '竞赛' },
  pulse: { en: 'Pulse', zh: '小调查' },
} as const;

/** On a message, by the button that they stand for, whose value are the words of the message. */
export const slackMessageShortcuts = {
  'pulse.new': {
    title: { en: 'Ask as pulse', zh: '做成小调查' },
    about: {
      en: 'Asks a team what this message says, anonymously',
      zh: '把这条消息作为问题，匿名询问一个团队',
    },
  },
} as const;
