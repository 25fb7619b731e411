/** How an earning came about, in one line and step by step. Figures come ready to read. */
import type { Text } from '../locale.ts';

interface Tier {
  readonly position: string;
  readonly tiers: string;
}

/** The line beside an amount on the card. */
export const how = {
  tier: {
    en: (p) => `${p.part} × ${p.rate} (tier ${p.position} of ${p.tiers})`,
    zh: (p) => `${p.part} × ${p.rate}（第 ${p.position} 档，共 ${p.tiers} 档）`,
  } satisfies Text<Tier & { part: string; rate: string }>,
  rate: {
    en: (p) => `${p.part} × ${p.rate}`,
    zh: (p) => `${p.part} × ${p.rate}`,
  } satisfies Text<{ part: string; rate: string }>,
  above: {
    en: (p) => `${p.part} above ${p.from} × ${p.rate}`,
    zh: (p) => `超出 ${p.from} 的 ${p.part} × ${p.rate}`,
  } satisfies Text<{ part: string; from: string; rate: string }>,
  tiers: {
    en: (p) => `${p.part}, ${p.rate} on average (up to tier ${p.position} of ${p.tiers})`,
    zh: (p) => `${p.part}，平均 ${p.rate}（计至第 ${p.position} 档，共 ${p.tiers} 档）`,
  } satisfies Text<Tier & { part: string; rate: string }>,
  reached: {
    en: (p) => `${p.from} reached`,
    zh: (p) => `已达到 ${p.from}`,
  } satisfies Text<{ from: string }>,
  at: {
    en: (p) => `${p.sum} at ${p.at}`,
    zh: (p) => `${p.at}：${p.sum}`,
  } satisfies Text<{ sum: string; at: string }>,
  fixed: {
    en: (p) => `${p.amount}, a fixed amount`,
    zh: (p) => `固定金额 ${p.amount}`,
  } satisfies Text<{ amount: string }>,
  ofTargetIncentive: {
    en: (p) => `${p.share} of the target incentive of ${p.amount}`,
    zh: (p) => `目标奖金 ${p.amount} 的 ${p.share}`,
  } satisfies Text<{ share: string; amount: string }>,
  toGo: {
    en: (p) => `from ${p.from}: ${p.missing} to go`,
    zh: (p) => `${p.from} 起算，还差 ${p.missing}`,
  } satisfies Text<{ from: string; missing: string }>,
  groupToGo: {
    en: (p) => `from ${p.from}: ${p.missing} to go for ${p.group}`,
    zh: (p) => `${p.group} ${p.from} 起算，还差 ${p.missing}`,
  } satisfies Text<{ from: string; missing: string; group: string }>,
  steps: {
    en: (p) => `${p.steps} × ${p.each}, for every full ${p.every} above ${p.from}`,
    zh: (p) => `${p.steps} × ${p.each}（${p.from} 以上每满 ${p.every}）`,
  } satisfies Text<{ steps: string; each: string; every: string; from: string }>,
  pool: {
    en: (p) => `${p.group} at ${p.attainment}, your share ${p.share}`,
    zh: (p) => `${p.group}达成 ${p.attainment}，你的份额 ${p.share}`,
  } satisfies Text<{ group: string; attainment: string; share: string }>,
  share: {
    en: (p) => `your share ${p.share} of ${p.pool}`,
    zh: (p) => `${p.pool} 中你的份额 ${p.share}`,
  } satisfies Text<{ pool: string; share: string }>,
  factor: {
    en: (p) => `${p.factor} for ${p.value}`,
    zh: (p) => `${p.value}，系数 ${p.factor}`,
  } satisfies Text<{ factor: string; value: string }>,
  score: {
    en: (p) => `${p.score} from ${p.count === '1' ? '1 rating' : `${p.count} ratings`}`,
    zh: (p) => `${p.count} 份评价均分 ${p.score}`,
  } satisfies Text<{ score: string; count: string }>,
  noScore: {
    en: (p) => `${p.factor}, nothing measured yet`,
    zh: (p) => `暂无数据，系数 ${p.factor}`,
  } satisfies Text<{ factor: string }>,
  capped: {
    en: (p) => `cut to the cap of ${p.cap}`,
    zh: (p) => `按上限 ${p.cap} 封顶`,
  } satisfies Text<{ cap: string }>,
  belowCap: {
    en: (p) => `below the cap of ${p.cap}`,
    zh: (p) => `未到上限 ${p.cap}`,
  } satisfies Text<{ cap: string }>,
  raised: {
    en: (p) => `raised to the minimum of ${p.floor}`,
    zh: (p) => `补足至下限 ${p.floor}`,
  } satisfies Text<{ floor: string }>,
  aboveFloor: {
    en: (p) => `no less than the minimum of ${p.floor}`,
    zh: (p) => `不低于下限 ${p.floor}`,
  } satisfies Text<{ floor: string }>,
  scaled: {
    en: (p) => `scaled to the budget of ${p.budget} for all`,
    zh: (p) => `按全员预算 ${p.budget} 折减`,
  } satisfies Text<{ budget: string }>,
  inBudget: {
    en: (p) => `within the budget of ${p.budget} for all`,
    zh: (p) => `未超全员预算 ${p.budget}`,
  } satisfies Text<{ budget: string }>,
  deducted: {
    en: (p) => `${p.before} to date, less ${p.earlier} before`,
    zh: (p) => `累计 ${p.before}，减去此前 ${p.earlier}`,
  } satisfies Text<{ before: string; earlier: string }>,
  records: {
    en: (p) => `from ${p.count === '1' ? '1 record' : `${p.count} records`}, one by one`,
    zh: (p) => `逐条计算，共 ${p.count} 条`,
  } satisfies Text<{ count: string }>,
  bandsFilled: {
    en: (p) => `${p.from} to ${p.to}, ${p.filled} of it`,
    zh: (p) => `${p.from} 至 ${p.to}，完成其中 ${p.filled}`,
  } satisfies Text<{ from: string; to: string; filled: string }>,
  closed: {
    en: (p) => `only if ${p.condition}`,
    zh: (p) => `须满足：${p.condition}`,
  } satisfies Text<{ condition: string }>,
  otherLevel: {
    en: (p) => (p.level === '' ? 'not for those without a level' : `not for level ${p.level}`),
    zh: (p) => (p.level === '' ? '不适用于未定职级的人' : `不适用于职级 ${p.level}`),
  } satisfies Text<{ level: string }>,
  formula: {
    en: (p) => `by the formula ${p.formula}`,
    zh: (p) => `按公式 ${p.formula}`,
  } satisfies Text<{ formula: string }>,
  asMeasured: {
    en: (p) => `as measured: ${p.value}`,
    zh: (p) => `按实际 ${p.value}`,
  } satisfies Text<{ value: string }>,
  noTarget: { en: 'no target set for this period', zh: '本期未设目标' },
  nothingYet: { en: 'nothing counted yet', zh: '暂无计入业绩' },
} as const;

/** Whose figure it is. */
export const whose = {
  rep: {
    en: (p) => `Your ${p.measure}`,
    zh: (p) => `你的${p.measure}`,
  } satisfies Text<{ measure: string }>,
  team: {
    en: (p) => `Team ${p.measure}`,
    zh: (p) => `团队${p.measure}`,
  } satisfies Text<{ measure: string }>,
  reports: {
    en: (p) => `Of those who report to you, ${p.measure}`,
    zh: (p) => `下属的${p.measure}`,
  } satisfies Text<{ measure: string }>,
  company: {
    en: (p) => `Of the whole company, ${p.measure}`,
    zh: (p) => `全公司的${p.measure}`,
  } satisfies Text<{ measure: string }>,
} as const;

/** Those whose figures a person does not make alone. */
export const groupNames = {
  team: { en: 'the team', zh: '团队' },
  reports: { en: 'those who report to you', zh: '下属' },
  company: { en: 'the company', zh: '公司' },
} as const satisfies Readonly<Record<string, Text>>;

export const groupWords = {
  team: { en: 'team', zh: '团队' },
  reports: { en: 'your reports', zh: '下属' },
  company: { en: 'company', zh: '公司' },
} as const satisfies Readonly<Record<string, Text>>;

/** The names of measures inside a sentence. */
export const measureInSentence = {
  bookings: { en: 'bookings', zh: '签约额' },
  deals: { en: 'deals', zh: '成交单数' },
  satisfaction: { en: 'satisfaction', zh: '客户满意度' },
} as const satisfies Readonly<Record<string, Text>>;

/** One line of arithmetic each. */
export const arithmetic = {
  measured: {
    en: (p) => `${p.whose}: ${p.value}${p.count}`,
    zh: (p) => `${p.whose}：${p.value}${p.count}`,
  } satisfies Text<{ whose: string; value: string; count: string }>,
  fromDeals: {
    en: (p) => ` from ${p.count === '1' ? '1 deal' : `${p.count} deals`}`,
    zh: (p) => `（${p.count} 单）`,
  } satisfies Text<{ count: string }>,
  fromRatings: {
    en: (p) => ` from ${p.count === '1' ? '1 rating' : `${p.count} ratings`}`,
    zh: (p) => `（${p.count} 份评价）`,
  } satisfies Text<{ count: string }>,
  fromRecords: {
    en: (p) => ` from ${p.count === '1' ? '1 record' : `${p.count} records`}`,
    zh: (p) => `（${p.count} 条记录）`,
  } satisfies Text<{ count: string }>,
  nothing: { en: 'nothing yet', zh: '暂无' },
  attainment: {
    en: (p) => `Attainment: ${p.value} / ${p.quota} = ${p.attainment}`,
    zh: (p) => `达成率：${p.value} / ${p.quota} = ${p.attainment}`,
  } satisfies Text<{ value: string; quota: string; attainment: string }>,
  noAttainment: {
    en: 'Attainment: none, because no target is set',
    zh: '达成率：未设目标，无法计算',
  },
  unmeasured: {
    en: 'Attainment: none, because nothing is measured yet',
    zh: '达成率：暂无数据，无法计算',
  },
  pool: {
    en: (p) =>
      `Pool ${p.pool}, ${p.members === '1' ? '1 member' : `${p.members} members`}; your share ${p.part} of it = ${p.share}`,
    zh: (p) => `奖金池 ${p.pool}，成员 ${p.members} 人；你的份额 ${p.part} = ${p.share}`,
  } satisfies Text<{ pool: string; members: string; part: string; share: string }>,
  emptyPool: {
    en: (p) => `Pool ${p.pool}: nobody has a share yet`,
    zh: (p) => `奖金池 ${p.pool}：暂无人分得`,
  } satisfies Text<{ pool: string }>,
  factor: {
    en: (p) => `${p.before} × ${p.factor} = ${p.after}`,
    zh: (p) => `${p.before} × ${p.factor} = ${p.after}`,
  } satisfies Text<{ before: string; factor: string; after: string }>,
  cut: {
    en: (p) => `${p.before} is more than the cap of ${p.cap}: ${p.over} lapses`,
    zh: (p) => `${p.before} 超过上限 ${p.cap}：${p.over} 不发放`,
  } satisfies Text<{ before: string; cap: string; over: string }>,
  uncut: {
    en: (p) => `${p.before} is within the cap of ${p.cap}`,
    zh: (p) => `${p.before} 未超过上限 ${p.cap}`,
  } satisfies Text<{ before: string; cap: string }>,
  raised: {
    en: (p) => `${p.before} is less than the minimum of ${p.floor}: ${p.more} is added`,
    zh: (p) => `${p.before} 低于下限 ${p.floor}：补足 ${p.more}`,
  } satisfies Text<{ before: string; floor: string; more: string }>,
  unraised: {
    en: (p) => `${p.before} is no less than the minimum of ${p.floor}`,
    zh: (p) => `${p.before} 不低于下限 ${p.floor}`,
  } satisfies Text<{ before: string; floor: string }>,
  ofRecord: {
    en: (p) => `One record: ${p.limit}`,
    zh: (p) => `单笔：${p.limit}`,
  } satisfies Text<{ limit: string }>,
  withinBudget: {
    en: (p) => `All together have earned ${p.everyone}, within the budget of ${p.budget}`,
    zh: (p) => `全员合计 ${p.everyone}，未超过预算 ${p.budget}`,
  } satisfies Text<{ everyone: string; budget: string }>,
  overBudget: {
    en: (p) =>
      `All together have earned ${p.everyone}, the budget is ${p.budget}: ${p.before} × ${p.budget} ÷ ${p.everyone} = ${p.after}`,
    zh: (p) =>
      `全员合计 ${p.everyone}，预算 ${p.budget}：${p.before} × ${p.budget} ÷ ${p.everyone} = ${p.after}`,
  } satisfies Text<{ everyone: string; budget: string; before: string; after: string }>,
  deducted: {
    en: (p) => `Earned to date ${p.before}, less ${p.earlier} of earlier periods = ${p.after}`,
    zh: (p) => `累计应得 ${p.before}，减去此前各期 ${p.earlier} = ${p.after}`,
  } satisfies Text<{ before: string; earlier: string; after: string }>,
  rounded: {
    en: (p) => `${p.exact}, rounded (${p.mode}) = ${p.amount}`,
    zh: (p) => `${p.exact}，${p.mode} = ${p.amount}`,
  } satisfies Text<{ exact: string; mode: string; amount: string }>,
  result: {
    en: (p) => `Result: ${p.amount}`,
    zh: (p) => `结果：${p.amount}`,
  } satisfies Text<{ amount: string }>,
} as const;

export const roundingNames = {
  'half-up': { en: 'half up', zh: '四舍五入' },
  'half-even': { en: 'half to even', zh: '四舍六入五成双' },
  'half-down': { en: 'half down', zh: '五舍六入' },
  up: { en: 'up', zh: '向上进位' },
  down: { en: 'down', zh: '去尾' },
  ceiling: { en: 'to the higher', zh: '向大取整' },
  floor: { en: 'to the lower', zh: '向小取整' },
} as const satisfies Readonly<Record<string, Text>>;

/** The next step on the card. */
export const nextStep = {
  pays: {
    en: (p) => `${p.missing} more reaches ${p.from} and pays ${p.worth}`,
    zh: (p) => `再达成 ${p.missing} 即到 ${p.from}，可多得 ${p.worth}`,
  } satisfies Text<{ missing: string; from: string; worth: string }>,
  paysAndRate: {
    en: (p) => `${p.missing} more reaches ${p.from} and pays ${p.worth}, then ${p.rate} from there`,
    zh: (p) => `再达成 ${p.missing} 即到 ${p.from}，可多得 ${p.worth}，此后按 ${p.rate} 计提`,
  } satisfies Text<{ missing: string; from: string; worth: string; rate: string }>,
  group: {
    en: (p) => `${p.missing} more from ${p.group} reaches ${p.from} and pays you ${p.worth}`,
    zh: (p) => `${p.group}再达成 ${p.missing} 即到 ${p.from}，你可多得 ${p.worth}`,
  } satisfies Text<{ missing: string; from: string; worth: string; group: string }>,
} as const;
