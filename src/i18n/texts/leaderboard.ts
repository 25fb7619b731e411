/** Words of the leaderboard. */
import type { Text } from '../locale.ts';

export const leaderboard = {
  usage: {
    en: '[team name | all] [month | quarter | year] [bookings | deals | satisfaction]',
    zh: '[团队名 | 全公司] [本月 | 本季度 | 今年] [签约额 | 单数 | 满意度]',
  },
  help: {
    en: 'Who is leading, in your team or in the whole company. For example /leaderboard all quarter.',
    zh: '看看本团队或全公司谁领先。例如：/排行榜 全公司 本季度。',
  },
  title: {
    en: (p) => `Leaderboard · ${p.scope} · ${p.period}`,
    zh: (p) => `排行榜 · ${p.scope} · ${p.period}`,
  } satisfies Text<{ scope: string; period: string }>,
  company: { en: 'whole company', zh: '全公司' },
  byTarget: {
    en: (p) => `${p.measure}, share of target`,
    zh: (p) => `${p.measure}，按目标达成率排名`,
  } satisfies Text<{ measure: string }>,
  byValue: {
    en: (p) => `${p.measure}, no targets set: highest first`,
    zh: (p) => `${p.measure}，未设目标，从高到低排名`,
  } satisfies Text<{ measure: string }>,
  byPlace: {
    en: (p) => `${p.measure}, no targets set: places only, amounts stay private`,
    zh: (p) => `${p.measure}，未设目标，仅显示名次，金额不公开`,
  } satisfies Text<{ measure: string }>,
  rank: { en: '#', zh: '名次' },
  name: { en: 'Name', zh: '姓名' },
  team: { en: 'Team', zh: '团队' },
  share: { en: 'Target reached', zh: '达成率' },
  ofLeader: { en: 'Of the leader', zh: '相对第一名' },
  moved: { en: 'Since last period', zh: '较上期' },
  more: {
    en: (p) => `+${p.count} more`,
    zh: (p) => `另有 ${p.count} 位`,
  } satisfies Text<{ count: number }>,
  all: {
    en: (p) => `All ${p.count}`,
    zh: (p) => `查看全部 ${p.count} 位`,
  } satisfies Text<{ count: number }>,
  moreTeams: {
    en: (p) => `+${p.count} more teams`,
    zh: (p) => `另有 ${p.count} 个团队`,
  } satisfies Text<{ count: number }>,
  teams: { en: 'Team against team', zh: '团队对比' },
  empty: {
    en: 'Nobody is on this board yet: it fills with the first deal of the period.',
    zh: '榜上暂时没有人：本周期成交第一单后就会出现。',
  },
  emptyTip: {
    en: (p) => `Have a look at the period before: /leaderboard ${p.period}`,
    zh: (p) => `可以先看上一期：/排行榜 ${p.period}`,
  } satisfies Text<{ period: string }>,
  yourPlace: { en: 'Your place', zh: '我的名次' },
  place: {
    en: (p) => `You are #${p.rank} of ${p.of} with ${p.figure}.`,
    zh: (p) => `你目前第 ${p.rank} 名（共 ${p.of} 人），成绩 ${p.figure}。`,
  } satisfies Text<{ rank: number; of: number; figure: string }>,
  nextUp: {
    en: (p) => `${p.missing} more catches up with ${p.name}.`,
    zh: (p) => `再增加 ${p.missing} 就能追上${p.name}。`,
  } satisfies Text<{ missing: string; name: string }>,
  leading: { en: 'Nobody is ahead of you.', zh: '前面没有人了。' },
  notListed: {
    en: 'You are not on this board yet: it lists those with a target and sales in the period.',
    zh: '你还没有上榜：榜上只列本周期有目标并有业绩的同事。',
  },
  myPlace: { en: 'My place', zh: '我的名次' },
  cliUsage: {
    en: (p) => `That is not how it is called. Usage: upside ${p.usage}`,
    zh: (p) => `用法不对。正确写法：upside ${p.usage}`,
  } satisfies Text<{ usage: string }>,
  cliSummary: {
    en: 'Who leads, by rep or team; --json for scripts.',
    zh: '按个人或团队排名；--json 供脚本使用。',
  },
} as const;
