/** The components of a plan and what comes after them, as sentences. */
import type { Text } from '../locale.ts';

interface Flat {
  readonly figure: string;
  readonly basis: string;
}
interface Limit {
  readonly limit: string;
}

export const componentWords = {
  levels: {
    en: (p) => `Only for ${p.levels}.`,
    zh: (p) => `仅适用于 ${p.levels}。`,
  } satisfies Text<{ levels: string }>,
  when: {
    en: (p) => `Only if ${p.when}.`,
    zh: (p) => `条件：${p.when}。`,
  } satisfies Text<{ when: string }>,
  fixed: {
    en: (p) => `A fixed ${p.figure}.`,
    zh: (p) => `固定金额：${p.figure}。`,
  } satisfies Text<Flat>,
  share: {
    en: (p) => `${p.figure} of ${p.basis}.`,
    zh: (p) => `${p.basis}的 ${p.figure}。`,
  } satisfies Text<Flat>,
  each: {
    en: (p) => `${p.figure} for each unit of ${p.basis}.`,
    zh: (p) => `${p.basis}每 1 个单位计 ${p.figure}。`,
  } satisfies Text<Flat>,
  itself: {
    en: (p) => `What ${p.basis} comes to is paid as it stands.`,
    zh: (p) => `直接发放${p.basis}的金额。`,
  } satisfies Text<Flat>,
  perPeriod: { en: 'Computed for the whole period at once.', zh: '按整期一次计算。' },
  perRecord: { en: 'Each record is computed by itself.', zh: '每条记录单独计算。' },
  running: {
    en: 'The records are gone through in the order of their days, and each is paid at the place that is reached with it.',
    zh: '按日期顺序逐条计算，每条记录按累计到它时所达的档位计。',
  },
  recordsOf: {
    en: (p) => `The records behind ${p.measure} are gone through.`,
    zh: (p) => `逐条计算的是${p.measure}所依据的记录。`,
  } satisfies Text<{ measure: string }>,
  split: {
    en: (p) => `To the bands falls as much of ${p.basis} as of ${p.index}, in proportion.`,
    zh: (p) => `${p.basis}按${p.index}落入各档的比例分摊。`,
  } satisfies Text<{ basis: string; index: string }>,
  unmeasured: {
    'pays-nothing': {
      en: 'While there is no target, or nothing measured, it pays nothing.',
      zh: '没有目标或没有数据时不计。',
    },
    'first-band': {
      en: 'While there is no target, or nothing measured, the first band holds.',
      zh: '没有目标或没有数据时按第一档计。',
    },
  },
  'floor-per-record': {
    en: (p) => `At least ${p.limit} for each record.`,
    zh: (p) => `每条记录最少 ${p.limit}。`,
  } satisfies Text<Limit>,
  'cap-per-record': {
    en: (p) => `At most ${p.limit} for each record.`,
    zh: (p) => `每条记录最多 ${p.limit}。`,
  } satisfies Text<Limit>,
  floor: {
    en: (p) => `It is never less than ${p.limit}.`,
    zh: (p) => `最少 ${p.limit}。`,
  } satisfies Text<Limit>,
  cap: {
    en: (p) => `It is never more than ${p.limit}.`,
    zh: (p) => `最多 ${p.limit}。`,
  } satisfies Text<Limit>,
  trueUp: {
    en: (p) =>
      `It is computed for the ${p.over} to date; what it has earned in earlier periods of the ${p.over} is taken off.`,
    zh: (p) => `按${p.over}累计计算，扣除本${p.over}前几期已计的部分。`,
  } satisfies Text<{ over: string }>,
} as const;

export const poolWords = {
  pool: {
    en: (p) =>
      `This is a pool for ${p.group}, shared ${p.how}.${p.who === null ? '' : ` Only those take part for whom ${p.who}.`}`,
    zh: (p) =>
      `这是${p.group}的奖金池，${p.how}分配。${p.who === null ? '' : `只有符合以下条件的人参与：${p.who}。`}`,
  } satisfies Text<{ group: string; how: string; who: string | null }>,
  group: {
    team: { en: 'the team', zh: '团队' },
    reports: { en: 'the manager’s reports', zh: '经理的下属' },
    company: { en: 'the company', zh: '公司' },
  },
  equally: { en: 'in equal parts', zh: '平均' },
  by: {
    en: (p) => `by each one’s ${p.measure}`,
    zh: (p) => `按各人的${p.measure}`,
  } satisfies Text<{ measure: string }>,
  byLevel: {
    en: (p) => `by level (${p.weights})`,
    zh: (p) => `按职级权重（${p.weights}）`,
  } satisfies Text<{ weights: string }>,
} as const;

export const afterwardWords = {
  flat: {
    en: (p) => `Multiplies ${p.on}: ${p.factor}.`,
    zh: (p) => `${p.on} ${p.factor}。`,
  } satisfies Text<{ on: string; factor: string }>,
  multiplies: {
    en: (p) => `Multiplies ${p.on} by a factor.`,
    zh: (p) => `${p.on}乘以系数。`,
  } satisfies Text<{ on: string }>,
  unmeasured: {
    en: (p) => `While nothing is measured: ${p.factor}.`,
    zh: (p) => `没有数据时 ${p.factor}。`,
  } satisfies Text<{ factor: string }>,
  cap: {
    en: (p) => `At most ${p.limit} from ${p.on}; what is above lapses.`,
    zh: (p) => `${p.on}最多 ${p.limit}，超出部分不计。`,
  } satisfies Text<Limit & { on: string }>,
  floor: {
    en: (p) => `At least ${p.limit} from ${p.on}.`,
    zh: (p) => `${p.on}最少 ${p.limit}。`,
  } satisfies Text<Limit & { on: string }>,
  budget: {
    en: (p) =>
      `All people on the plan together get at most ${p.amount}; when it would be more, everybody’s total is cut by the same factor.`,
    zh: (p) => `方案内所有人合计最多 ${p.amount}，超出时每个人的合计按同一系数缩减。`,
  } satisfies Text<{ amount: string }>,
} as const;
