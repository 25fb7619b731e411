/** Words of /mybonus: the statement, its arithmetic, the next deal, the team. */
import type { Text } from '../locale.ts';

export const mybonus = {
  usage: { en: '[period] [name]', zh: '[周期] [姓名]' },
  help: {
    en: 'What you have earned, how it comes about and what is next. For example /mybonus Q3.',
    zh: '看看已得多少奖金、怎么算的、下一步是什么。例如：/我的奖金 上季度。',
  },
  titleOwn: {
    en: (p) => `Your bonus · ${p.period}`,
    zh: (p) => `我的奖金 · ${p.period}`,
  } satisfies Text<{ period: string }>,
  titleOf: {
    en: (p) => `Bonus of ${p.name} · ${p.period}`,
    zh: (p) => `${p.name}的奖金 · ${p.period}`,
  } satisfies Text<{ name: string; period: string }>,
  soFar: { en: 'earned so far', zh: '已得' },
  earned: { en: 'earned in this period', zh: '本期所得' },
  recovered: { en: 'to be recovered', zh: '追回' },
  attainment: {
    en: (p) => `Attainment · ${p.measure}`,
    zh: (p) => `达成率 · ${p.measure}`,
  } satisfies Text<{ measure: string }>,
  noTarget: {
    en: (p) =>
      `No target is set for ${p.measure} in this period, so there is no attainment yet. Your manager or sales operations can set one.`,
    zh: (p) => `本周期还没有设定${p.measure}目标，暂时无法计算达成率。可以请上级或销售运营设定。`,
  } satisfies Text<{ measure: string }>,
  noRecords: {
    en: 'Nothing is credited to you in this period yet. A deal shows here as soon as it is booked in your name.',
    zh: '本周期还没有记到你名下的业绩。成交并登记后，这里会马上更新。',
  },
  noRecordsOf: {
    en: 'Nothing is credited in this period yet. A deal shows here as soon as it is booked.',
    zh: '本周期还没有业绩记录。成交并登记后，这里会马上更新。',
  },
  otherPeriod: {
    en: (p) => `The plan pays by ${p.kind}, so this is ${p.period}.`,
    zh: (p) => `该方案按${p.kind}计算，这里显示${p.period}。`,
  } satisfies Text<{ kind: string; period: string }>,
  component: { en: 'Component', zh: '激励项' },
  amount: { en: 'Amount', zh: '金额' },
  how: { en: 'How', zh: '计算方式' },
  next: { en: 'Next: ', zh: '下一步：' },
  nextReach: {
    en: (p) => `${p.missing} more reaches ${p.goal}`,
    zh: (p) => `再增加 ${p.missing} 即达到 ${p.goal}`,
  } satisfies Text<{ missing: string; goal: string }>,
  nextReachNamed: {
    en: (p) => `${p.measure}: ${p.missing} more reaches ${p.goal}`,
    zh: (p) => `${p.measure}：再增加 ${p.missing} 即达到 ${p.goal}`,
  } satisfies Text<{ measure: string; missing: string; goal: string }>,
  nextPays: {
    en: (p) => ` and pays ${p.worth}`,
    zh: (p) => `，可多得 ${p.worth}`,
  } satisfies Text<{ worth: string }>,
  nextRate: {
    en: (p) => `; from there on the rate is ${p.rate}`,
    zh: (p) => `，此后按 ${p.rate} 计提`,
  } satisfies Text<{ rate: string }>,
  stop: { en: '.', zh: '。' },
  averageDeal: {
    en: (p) => ` Your average deal is ${p.amount}.`,
    zh: (p) => `你的单均约 ${p.amount}。`,
  } satisfies Text<{ amount: string }>,
  rankInTeam: {
    en: (p) => `#${p.rank} of ${p.of} in the team`,
    zh: (p) => `团队第 ${p.rank} 名（共 ${p.of} 人）`,
  } satisfies Text<{ rank: number; of: number }>,
  howButton: { en: 'How is this computed?', zh: '怎么算的？' },
  dealButton: { en: 'What is my next deal worth?', zh: '下一单值多少？' },
  teamButton: { en: 'My team', zh: '我的团队' },
  teamOfButton: { en: 'The team', zh: '所在团队' },

  howTitle: {
    en: (p) => `How it is computed · ${p.period}`,
    zh: (p) => `计算过程 · ${p.period}`,
  } satisfies Text<{ period: string }>,
  planLine: {
    en: (p) => `Plan “${p.plan}”, version ${p.version}, in force since ${p.since}`,
    zh: (p) => `方案《${p.plan}》第 ${p.version} 版，${p.since}起生效`,
  } satisfies Text<{ plan: string; version: number; since: string }>,
  total: { en: 'Total', zh: '合计' },
  dealsHeading: {
    en: (p) => `Deals and refunds credited in this period: ${p.total}`,
    zh: (p) => `本周期计入的成交与退款：${p.total} 条`,
  } satisfies Text<{ total: number }>,
  ratingsHeading: {
    en: (p) => `Ratings counted in this period: ${p.total}`,
    zh: (p) => `本周期计入的评价：${p.total} 份`,
  } satisfies Text<{ total: number }>,
  page: {
    en: (p) => `${p.from} to ${p.to} of ${p.total}, newest first`,
    zh: (p) => `第 ${p.from}–${p.to} 条，共 ${p.total} 条，新的在前`,
  } satisfies Text<{ from: number; to: number; total: number }>,
  noDeals: { en: 'No deals are credited in this period.', zh: '本周期没有计入的成交。' },
  noRatings: { en: 'No ratings are counted in this period.', zh: '本周期没有计入的评价。' },
  deal: { en: 'Deal', zh: '成交' },
  rating: { en: 'Rating', zh: '评价' },
  booked: { en: 'Booked', zh: '日期' },
  share: { en: 'Share', zh: '份额' },
  shareWith: {
    en: (p) => `${p.share} with ${p.names}`,
    zh: (p) => `${p.share}（与${p.names}）`,
  } satisfies Text<{ share: string; names: string }>,
  credit: { en: 'Credit', zh: '计入' },
  score: { en: 'Score', zh: '得分' },
  refund: {
    en: (p) => `${p.deal} (recovered)`,
    zh: (p) => `${p.deal}（追回）`,
  } satisfies Text<{ deal: string }>,
  showDeals: { en: 'Deals', zh: '成交明细' },
  showRatings: { en: 'Ratings', zh: '评价明细' },

  dealTitle: { en: 'What is my next deal worth?', zh: '下一单值多少？' },
  dealIntro: {
    en: (p) => `As if you alone booked it today, ${p.period}, on top of what you have.`,
    zh: (p) => `假设今天由你独立签下这一单，计入${p.period}，叠加在现有业绩之上。`,
  } satisfies Text<{ period: string }>,
  dealAmount: { en: 'Amount of the deal', zh: '成交金额' },
  dealHint: { en: 'For example 50000, 50,000.00 or 50k', zh: '例如：50000、50,000.00 或 5万' },
  dealSubmit: { en: 'Compute', zh: '计算' },
  dealAboveZero: { en: 'Write an amount above zero.', zh: '请输入大于零的金额。' },
  dealTooLarge: {
    en: 'That is more than can be computed here; write a smaller amount.',
    zh: '金额过大，请输入较小的金额。',
  },
  worthTitle: {
    en: (p) => `A deal of ${p.amount}`,
    zh: (p) => `一单 ${p.amount}`,
  } satisfies Text<{ amount: string }>,
  worthLabel: { en: 'more bonus for you', zh: '可增加的奖金' },
  worthFrom: {
    en: (p) => `${p.before} becomes ${p.after}.`,
    zh: (p) => `奖金由 ${p.before} 增至 ${p.after}。`,
  } satisfies Text<{ before: string; after: string }>,
  worthAttainment: {
    en: (p) => `Attainment goes from ${p.before} to ${p.after}.`,
    zh: (p) => `达成率由 ${p.before} 升至 ${p.after}。`,
  } satisfies Text<{ before: string; after: string }>,
  tierJump: {
    en: (p) =>
      `${p.component}: it lifts you into tier ${p.tier} of ${p.tiers}, which pays ${p.rate}.`,
    zh: (p) => `${p.component}：升入第 ${p.tier} 档（共 ${p.tiers} 档），按 ${p.rate} 计提。`,
  } satisfies Text<{ component: string; tier: number; tiers: number; rate: string }>,
  thresholdReached: {
    en: (p) => `${p.component}: it reaches ${p.goal}, which pays ${p.pays}.`,
    zh: (p) => `${p.component}：达到 ${p.goal}，可得 ${p.pays}。`,
  } satisfies Text<{ component: string; goal: string; pays: string }>,
  noChange: {
    en: 'It adds nothing to this period’s bonus by itself, but it counts towards the next step.',
    zh: '这一单本身不会增加本期奖金，但会计入下一步的进度。',
  },
  before: { en: 'Now', zh: '现在' },
  after: { en: 'With it', zh: '签下后' },
  difference: { en: 'Difference', zh: '变化' },
  another: { en: 'Try another amount', zh: '换个金额' },

  teamTitle: {
    en: (p) => `${p.team} · ${p.period}`,
    zh: (p) => `${p.team} · ${p.period}`,
  } satisfies Text<{ team: string; period: string }>,
  noTeam: { en: 'You are in no team in this period.', zh: '你在本周期没有所属团队。' },
  member: { en: 'Name', zh: '姓名' },
  sharesOnly: {
    en: 'Shares of target only: amounts belong to each person.',
    zh: '仅显示达成率：金额只有本人可见。',
  },

  future: {
    en: (p) => `${p.period} has not begun yet. It starts on ${p.day}; until then look at /mybonus.`,
    zh: (p) => `${p.period}还没有开始，${p.day}起算。现在可以先看 /我的奖金。`,
  } satisfies Text<{ period: string; day: string }>,
  notHired: {
    en: (p) =>
      `${p.period} lies before the first day in the company’s list of people (${p.day}). Try /mybonus.`,
    zh: (p) => `${p.period}早于入职日（${p.day}），没有奖金单。可以看 /我的奖金。`,
  } satisfies Text<{ period: string; day: string }>,
  left: {
    en: (p) =>
      `${p.period} lies after the last day in the team (${p.day}). Earlier periods still open: /mybonus ${p.tryPeriod}.`,
    zh: (p) =>
      `${p.period}晚于在职最后一天（${p.day}）。之前的周期仍可查看：/我的奖金 ${p.tryPeriod}。`,
  } satisfies Text<{ period: string; day: string; tryPeriod: string }>,
  noPlan: {
    en: (p) =>
      `No incentive plan pays you in ${p.period}. If you expected one, ask sales operations; /leaderboard and /help work all the same.`,
    zh: (p) =>
      `${p.period}没有适用于你的激励方案。如有疑问请联系销售运营；/排行榜 和 /帮助 照常可用。`,
  } satisfies Text<{ period: string }>,
  noPlanOf: {
    en: (p) => `No incentive plan pays ${p.name} in ${p.period}.`,
    zh: (p) => `${p.name}在${p.period}没有适用的激励方案。`,
  } satisfies Text<{ name: string; period: string }>,
  forReports: {
    en: 'For somebody who reports to you, add the name: /mybonus Chen Yu.',
    zh: '要看下属的奖金，请加上姓名，例如：/我的奖金 陈宇。',
  },
  forOthers: {
    en: 'For somebody else, add the name: /mybonus Chen Yu.',
    zh: '要看其他人的奖金，请加上姓名，例如：/我的奖金 陈宇。',
  },
  cliUsage: {
    en: (p) => `Say whose bonus it is about. Usage: upside ${p.usage}`,
    zh: (p) => `请用 --rep 指定人员。用法：upside ${p.usage}`,
  } satisfies Text<{ usage: string }>,
  cliSummary: {
    en: 'What a rep has earned, with its arithmetic; --json for scripts.',
    zh: '查看某人的奖金及计算过程；--json 供脚本使用。',
  },
} as const;

export const periodKindNames = {
  month: { en: 'month', zh: '月' },
  quarter: { en: 'quarter', zh: '季度' },
  half: { en: 'half-year', zh: '半年' },
  year: { en: 'year', zh: '年' },
} as const satisfies Readonly<Record<string, Text>>;
