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
  toGo: {
    en: (p) => `from ${p.from}: ${p.missing} to go`,
    zh: (p) => `${p.from} 起算，还差 ${p.missing}`,
  } satisfies Text<{ from: string; missing: string }>,
  teamToGo: {
    en: (p) => `from ${p.from}: ${p.missing} to go for the team`,
    zh: (p) => `团队 ${p.from} 起算，还差 ${p.missing}`,
  } satisfies Text<{ from: string; missing: string }>,
  steps: {
    en: (p) => `${p.steps} × ${p.each}, for every full ${p.every} above ${p.from}`,
    zh: (p) => `${p.steps} × ${p.each}（${p.from} 以上每满 ${p.every}）`,
  } satisfies Text<{ steps: string; each: string; every: string; from: string }>,
  pool: {
    en: (p) => `team at ${p.attainment}, your share ${p.share}`,
    zh: (p) => `团队达成 ${p.attainment}，你的份额 ${p.share}`,
  } satisfies Text<{ attainment: string; share: string }>,
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
  noTarget: { en: 'no target set for this period', zh: '本期未设目标' },
  nothingYet: { en: 'nothing counted yet', zh: '暂无计入业绩' },
} as const;

/** Whose figure it is. */
export const whose = {
  rep: { en: (p) => `Your ${p.measure}`, zh: (p) => `你的${p.measure}` } satisfies Text<{
    measure: string;
  }>,
  team: { en: (p) => `Team ${p.measure}`, zh: (p) => `团队${p.measure}` } satisfies Text<{
    measure: string;
  }>,
} as const;

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
  nothing: { en: 'nothing yet', zh: '暂无' },
  attainment: {
    en: (p) => `Attainment: ${p.value} / ${p.quota} = ${p.attainment}`,
    zh: (p) => `达成率：${p.value} / ${p.quota} = ${p.attainment}`,
  } satisfies Text<{ value: string; quota: string; attainment: string }>,
  noAttainment: {
    en: 'Attainment: none, because no target is set',
    zh: '达成率：未设目标，无法计算',
  },
  tier: {
    en: (p) => `Tier ${p.position} of ${p.tiers} (${p.range}): ${p.part} × ${p.rate} = ${p.pays}`,
    zh: (p) =>
      `第 ${p.position} 档，共 ${p.tiers} 档（${p.range}）：${p.part} × ${p.rate} = ${p.pays}`,
  } satisfies Text<Tier & { range: string; part: string; rate: string; pays: string }>,
  onAll: {
    en: (p) =>
      `Tier ${p.position} of ${p.tiers} (${p.range}) pays on everything: ${p.part} × ${p.rate} = ${p.pays}`,
    zh: (p) =>
      `第 ${p.position} 档，共 ${p.tiers} 档（${p.range}），按全额计：${p.part} × ${p.rate} = ${p.pays}`,
  } satisfies Text<Tier & { range: string; part: string; rate: string; pays: string }>,
  range: {
    en: (p) => (p.to === null ? `from ${p.from}` : `${p.from} to ${p.to}`),
    zh: (p) => (p.to === null ? `${p.from} 起` : `${p.from} 至 ${p.to}`),
  } satisfies Text<{ from: string; to: string | null }>,
  reached: {
    en: (p) => `${p.from} is reached: ${p.pays}`,
    zh: (p) => `已达到 ${p.from}：${p.pays}`,
  } satisfies Text<{ from: string; pays: string }>,
  missed: {
    en: (p) => `${p.from} is not reached yet`,
    zh: (p) => `尚未达到 ${p.from}`,
  } satisfies Text<{ from: string }>,
  nothingFrom: {
    en: (p) => `From ${p.from} on: nothing`,
    zh: (p) => `${p.from} 起：不发放`,
  } satisfies Text<{ from: string }>,
  steps: {
    en: (p) => `Full steps of ${p.every} above ${p.from}: ${p.steps} × ${p.each} = ${p.pays}`,
    zh: (p) => `${p.from} 以上每满 ${p.every}：${p.steps} × ${p.each} = ${p.pays}`,
  } satisfies Text<{ every: string; from: string; steps: string; each: string; pays: string }>,
  pool: {
    en: (p) => `Pool ${p.pool}, ${p.members} members; your share ${p.part} of it = ${p.share}`,
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
  team: {
    en: (p) => `${p.missing} more from the team reaches ${p.from} and pays you ${p.worth}`,
    zh: (p) => `团队再达成 ${p.missing} 即到 ${p.from}，你可多得 ${p.worth}`,
  } satisfies Text<{ missing: string; from: string; worth: string }>,
} as const;
