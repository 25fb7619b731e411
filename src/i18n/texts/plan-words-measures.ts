/** What a plan counts and what is to be reached, as sentences. */
import type { Text } from '../locale.ts';

/** Kinds of records that most companies have; any other keeps its own name. */
export const recordKinds = {
  deal: { en: 'deals', zh: '成交单' },
  rating: { en: 'ratings', zh: '客户评价' },
  payment: { en: 'payments', zh: '回款' },
  order: { en: 'orders', zh: '订单' },
  meeting: { en: 'meetings', zh: '会议' },
  call: { en: 'calls', zh: '通话' },
  renewal: { en: 'renewals', zh: '续约单' },
  review: { en: 'reviews', zh: '考评' },
  sale: { en: 'sales', zh: '销售单' },
} as const satisfies Readonly<Record<string, Text>>;

interface Taken {
  readonly value: string;
  readonly records: string;
  readonly weight: string;
}

export const takeWords = {
  sum: {
    en: (p) => `The sum of the ${p.value} over all ${p.records}.`,
    zh: (p) => `所有${p.records}的${p.value}合计。`,
  } satisfies Text<Taken>,
  count: {
    en: (p) => `The number of ${p.records}.`,
    zh: (p) => `${p.records}的数量。`,
  } satisfies Text<Taken>,
  average: {
    en: (p) => `The average ${p.value} of all ${p.records}.`,
    zh: (p) => `所有${p.records}的${p.value}平均值。`,
  } satisfies Text<Taken>,
  'weighted-average': {
    en: (p) => `The average ${p.value} of all ${p.records}, weighted by ${p.weight}.`,
    zh: (p) => `所有${p.records}的${p.value}加权平均值，权重为${p.weight}。`,
  } satisfies Text<Taken>,
  min: {
    en: (p) => `The lowest ${p.value} of all ${p.records}.`,
    zh: (p) => `所有${p.records}中最低的${p.value}。`,
  } satisfies Text<Taken>,
  max: {
    en: (p) => `The highest ${p.value} of all ${p.records}.`,
    zh: (p) => `所有${p.records}中最高的${p.value}。`,
  } satisfies Text<Taken>,
  latest: {
    en: (p) => `The ${p.value} of the latest of all ${p.records}.`,
    zh: (p) => `最近一次${p.records}的${p.value}。`,
  } satisfies Text<Taken>,
} as const;

export const windowWords = {
  period: {
    en: (p) => `Counted in the ${p.period}.`,
    zh: (p) => `计算当${p.period}的数据。`,
  } satisfies Text<{ period: string }>,
  'quarter-to-date': { en: 'Counted from the beginning of the quarter.', zh: '从季度初累计。' },
  'year-to-date': { en: 'Counted from the beginning of the year.', zh: '从年初累计。' },
  'since-start': { en: 'Counted from the very beginning.', zh: '从最初开始累计。' },
  rolling: {
    en: (p) => `Counted over the last ${p.periods} ${p.period}s, this one included.`,
    zh: (p) => `计算含本期在内的最近 ${p.periods} 个${p.period}。`,
  } satisfies Text<{ periods: string; period: string }>,
} as const;

interface ScoreLine {
  readonly measure: string;
  readonly weight: string;
  readonly cap: string | null;
  readonly floor: string | null;
  readonly isReverse: boolean;
}

interface Members {
  readonly group: string;
  readonly value: string;
}

const lineNotes = (p: ScoreLine): readonly string[] => [
  ...(p.cap === null ? [] : [`at most ${p.cap}`]),
  ...(p.floor === null ? [] : [`at least ${p.floor}`]),
  ...(p.isReverse ? ['less is better'] : []),
];
const lineNotesZh = (p: ScoreLine): readonly string[] => [
  ...(p.cap === null ? [] : [`最高计 ${p.cap}`]),
  ...(p.floor === null ? [] : [`最低计 ${p.floor}`]),
  ...(p.isReverse ? ['越少越好'] : []),
];

export const measureWords = {
  otherRecords: {
    en: (p) => `records “${p.kind}”`,
    zh: (p) => `「${p.kind}」记录`,
  } satisfies Text<{ kind: string }>,
  where: {
    en: (p) => `Only those count where ${p.where}.`,
    zh: (p) => `只计符合以下条件的：${p.where}。`,
  } satisfies Text<{ where: string }>,
  dated: {
    en: (p) => `The day that counts is “${p.attribute}”.`,
    zh: (p) => `以「${p.attribute}」的日期为准。`,
  } satisfies Text<{ attribute: string }>,
  whole: {
    en: 'Everybody who shares a record gets the whole of it.',
    zh: '分成的每个人都按整笔计算。',
  },
  shared: { en: 'Of a shared record your share counts.', zh: '分成的记录只计你的份额。' },
  factor: {
    en: (p) => `It counts at ${p.factor}.`,
    zh: (p) => `按 ${p.factor} 计入。`,
  } satisfies Text<{ factor: string }>,
  unit: { en: (p) => `It is ${p.unit}.`, zh: (p) => `单位：${p.unit}。` } satisfies Text<{
    unit: string;
  }>,
  formula: {
    en: (p) => `Computed: ${p.formula}.`,
    zh: (p) => `计算公式：${p.formula}。`,
  } satisfies Text<{ formula: string }>,
  by: {
    attainment: {
      en: (p) => `attainment of ${p.measure}`,
      zh: (p) => `${p.measure}达成率`,
    } satisfies Text<{ measure: string }>,
    value: { en: (p) => p.measure, zh: (p) => p.measure } satisfies Text<{ measure: string }>,
  },
  scorecard: {
    en: (p) => `A scorecard: ${p.lines}.`,
    zh: (p) => `计分卡：${p.lines}。`,
  } satisfies Text<{ lines: string }>,
  between: { en: '; ', zh: '；' },
  scoreLine: {
    en: (p) =>
      `${p.measure}, weight ${p.weight}${lineNotes(p)
        .map((note) => `, ${note}`)
        .join('')}`,
    zh: (p) =>
      `${p.measure}，权重 ${p.weight}${lineNotesZh(p)
        .map((note) => `，${note}`)
        .join('')}`,
  } satisfies Text<ScoreLine>,
  rank: {
    en: (p) => `Your place ${p.among} by ${p.measure}: 1 is the best.`,
    zh: (p) => `按${p.measure}${p.among}的名次，第 1 名最好。`,
  } satisfies Text<{ measure: string; among: string }>,
  among: {
    team: { en: 'in the team', zh: '在团队中' },
    level: { en: 'among those of your level', zh: '在同职级中' },
    reports: { en: 'among those who report to you', zh: '在下属中' },
    company: { en: 'in the company', zh: '在公司中' },
  },
  members: {
    count: {
      en: (p) => `The number of people ${p.group}.`,
      zh: (p) => `${p.group}的人数。`,
    } satisfies Text<Members>,
    sum: {
      en: (p) => `The sum of ${p.value} over the people ${p.group}.`,
      zh: (p) => `${p.group}每个人的${p.value}合计。`,
    } satisfies Text<Members>,
    average: {
      en: (p) => `The average of ${p.value} over the people ${p.group}.`,
      zh: (p) => `${p.group}每个人的${p.value}平均值。`,
    } satisfies Text<Members>,
    min: {
      en: (p) => `The lowest ${p.value} of the people ${p.group}.`,
      zh: (p) => `${p.group}最低的${p.value}。`,
    } satisfies Text<Members>,
    max: {
      en: (p) => `The highest ${p.value} of the people ${p.group}.`,
      zh: (p) => `${p.group}最高的${p.value}。`,
    } satisfies Text<Members>,
  },
  whoOnly: {
    en: (p) => `Only those for whom ${p.where}.`,
    zh: (p) => `只计符合以下条件的人：${p.where}。`,
  } satisfies Text<{ where: string }>,
} as const;

export const unitWords = {
  money: { en: 'an amount of money', zh: '金额' },
  count: { en: 'a count', zh: '数量' },
  number: { en: 'a number', zh: '数值' },
  percent: { en: 'a percentage', zh: '百分比' },
} as const satisfies Readonly<Record<string, Text>>;

export const targetWords = {
  set: {
    rep: {
      en: (p) => `The target that is set for you for the ${p.period}.`,
      zh: (p) => `为你设定的${p.period}目标。`,
    } satisfies Text<{ period: string }>,
    team: {
      en: (p) => `The target that is set for the team for the ${p.period}.`,
      zh: (p) => `为团队设定的${p.period}目标。`,
    } satisfies Text<{ period: string }>,
    reports: {
      en: (p) => `The targets of those who report to you for the ${p.period}, together.`,
      zh: (p) => `下属的${p.period}目标合计。`,
    } satisfies Text<{ period: string }>,
    company: {
      en: (p) => `The target that is set for the company for the ${p.period}.`,
      zh: (p) => `为公司设定的${p.period}目标。`,
    } satisfies Text<{ period: string }>,
  },
  figure: {
    en: (p) => `${p.figure} per ${p.period}.`,
    zh: (p) => `每${p.period} ${p.figure}。`,
  } satisfies Text<{ figure: string; period: string }>,
  formula: {
    en: (p) => `Computed: ${p.formula}.`,
    zh: (p) => `计算公式：${p.formula}。`,
  } satisfies Text<{ formula: string }>,
  year: {
    en: (p) => `${p.year} for the year, by ${p.period}: ${p.shares}.`,
    zh: (p) => `全年 ${p.year}，各${p.period}依次为 ${p.shares}。`,
  } satisfies Text<{ year: string; period: string; shares: string }>,
  prorate: {
    none: {
      en: 'It holds whole, also for a part of the period.',
      zh: '不满一期也按完整目标计。',
    },
    days: {
      en: 'Who is there for a part of the period has the part of it that the days make.',
      zh: '不满一期的，按天数折算。',
    },
    'whole-months': {
      en: 'Who is there for a part of the period has the part of it that the whole months make.',
      zh: '不满一期的，按整月折算。',
    },
  },
  ramp: {
    en: (p) => `For newcomers, month by month: ${p.shares.join(', ')} of it, then all of it.`,
    zh: (p) => `新人逐月按目标的 ${p.shares.join('、')} 计，之后按全额。`,
  } satisfies Text<{ shares: readonly string[] }>,
} as const;
