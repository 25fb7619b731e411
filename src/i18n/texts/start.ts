/** What the process says when it starts and stops, and what the playground offers to try. */
import type { Text } from '../locale.ts';

export const start = {
  ready: {
    en: (p) =>
      p.isDemo
        ? `Upside is ready: ${p.url}\nA demo company, its data in ${p.place}. Three things to try there:`
        : `Upside is ready: ${p.url}\nYour company, its data in ${p.place}. Three things to try there:`,
    zh: (p) =>
      p.isDemo
        ? `Upside 已就绪：${p.url}\n这是一家演示公司，数据在 ${p.place}。可以先试试这三件事：`
        : `Upside 已就绪：${p.url}\n这是你的公司，数据在 ${p.place}。可以先试试这三件事：`,
  } satisfies Text<{ url: string; place: string; isDemo: boolean }>,
  inSlack: {
    en: (p) =>
      `Upside serves your Slack workspace ${p.isSocket ? 'by Socket Mode' : `at ${p.url}/slack/events`}. ${p.isDemo ? 'It shows a demo company, whose' : 'Your company’s'} data is in ${p.place}.`,
    zh: (p) =>
      `Upside 正在为你的 Slack 工作区服务（${p.isSocket ? 'Socket Mode' : `${p.url}/slack/events`}）。${p.isDemo ? '展示的是一家演示公司，' : '公司'}数据在 ${p.place}。`,
  } satisfies Text<{ url: string; place: string; isSocket: boolean; isDemo: boolean }>,
  inLark: {
    en: (p) =>
      `Upside serves your company in Lark ${p.isLine ? 'over a long connection' : `at ${p.url}/lark/events`}. ${p.isDemo ? 'It shows a demo company, whose' : 'Your company’s'} data is in ${p.place}.`,
    zh: (p) =>
      `Upside 正在为你的飞书企业服务（${p.isLine ? '长连接' : `${p.url}/lark/events`}）。${p.isDemo ? '展示的是一家演示公司，' : '公司'}数据在 ${p.place}。`,
  } satisfies Text<{ url: string; place: string; isLine: boolean; isDemo: boolean }>,
  inSlackApp: {
    en: (p) =>
      `Upside serves every Slack workspace that installs it, at ${p.url}/slack/events. Its data is in ${p.place}. To install it, open https://<your address>/slack/install in a browser.`,
    zh: (p) =>
      `Upside 为每个安装它的 Slack 工作区服务（${p.url}/slack/events），数据在 ${p.place}。安装请在浏览器中打开 https://<你的地址>/slack/install。`,
  } satisfies Text<{ url: string; place: string }>,
  code: {
    en: (p) =>
      `Nobody looks after it there yet. In Slack, write to make yourself the admin:\n\n    /upside setup ${p.code}\n`,
    zh: (p) =>
      `那里还没有管理员。在 Slack 中输入下面这一行，你就是管理员：\n\n    /upside setup ${p.code}\n`,
  } satisfies Text<{ code: string }>,
  codeInLark: {
    en: (p) =>
      `Nobody looks after it there yet. In Lark, open the chat with the bot and write to make yourself the admin:\n\n    setup ${p.code}\n`,
    zh: (p) =>
      `那里还没有管理员。在飞书中打开与机器人的单聊，发送下面这一行，你就是管理员：\n\n    设置 ${p.code}\n`,
  } satisfies Text<{ code: string }>,
  tries: {
    en: [
      '/mybonus as Li Na: what she has earned, and how it is computed',
      '/leaderboard as Maria Keller: how her region stands',
      '/contest new "Q4 sprint" race 100k until Friday, then move the clock',
    ].join('\n'),
    zh: [
      '以李娜的身份输入 /我的奖金：已得多少、怎么算的',
      '以林海的身份输入 /排行榜：看看华南的排名',
      '发起竞赛 /竞赛 新建「年末冲刺」 竞速 10万 截止 周五，然后拨动时钟',
    ].join('\n'),
  } satisfies Text,
  triesOwn: {
    en: [
      '/mybonus as one of your reps: what they have earned, once a plan is published (upside plan publish)',
      '/leaderboard all as a manager: who leads in the company',
      '/contest new "Q4 sprint" race 100k until Friday as a manager, in General',
    ].join('\n'),
    zh: [
      '以某位销售的身份输入 /我的奖金：发布方案（upside plan publish）后即可看到已得多少',
      '以经理的身份输入 /排行榜 全公司：看看谁领先',
      '以经理的身份在「全员」群发起竞赛：/竞赛 新建「年末冲刺」 竞速 10万 截止 周五',
    ].join('\n'),
  } satisfies Text,
  stop: { en: 'Ctrl+C ends it.', zh: '按 Ctrl+C 结束。' } satisfies Text,
  stopping: { en: 'Finishing what is under way …', zh: '正在收尾……' } satisfies Text,
  starting: {
    en: 'Upside is starting. Try again in a moment.',
    zh: 'Upside 正在启动，请稍后再试。',
  } satisfies Text,
  portTaken: {
    en: (p) =>
      `Port ${p.port} is taken by another program. Choose another one, for example: PORT=${p.next} npm start`,
    zh: (p) => `端口 ${p.port} 已被占用。请换一个，例如：PORT=${p.next} npm start`,
  } satisfies Text<{ port: string; next: string }>,
} as const;

/** As typed by somebody of that role. */
export const suggestions = {
  rep: {
    en: ['/mybonus', '/leaderboard', '/target'],
    zh: ['/我的奖金', '/排行榜', '/目标'],
  },
  manager: {
    en: [
      '/leaderboard',
      '/contest new "Q4 sprint" race 100k until Friday',
      '/pulse new "I understand how my bonus is computed" until Friday',
    ],
    zh: [
      '/排行榜',
      '/竞赛 新建「年末冲刺」 竞速 10万 截止 周五',
      '/调查 新建「我清楚自己的奖金是怎么算出来的」 截止 周五',
    ],
  },
  ops: {
    en: ['/leaderboard all', '/schedule next', '/help'],
    zh: ['/排行榜 全公司', '/日程 未来', '/帮助'],
  },
  finance: {
    en: ['/leaderboard all', '/leaderboard all last quarter', '/help'],
    zh: ['/排行榜 全公司', '/排行榜 全公司 上季度', '/帮助'],
  },
  executive: {
    en: ['/leaderboard all year', '/leaderboard all', '/help'],
    zh: ['/排行榜 全公司 今年', '/排行榜 全公司', '/帮助'],
  },
  admin: {
    en: ['/help', '/leaderboard all', '/leaderboard all year'],
    zh: ['/帮助', '/排行榜 全公司', '/排行榜 全公司 今年'],
  },
} as const;
