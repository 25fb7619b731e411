/** The outline of a plan in plain language: its sections, and what its head says. */
import type { Text } from '../locale.ts';

export const periodNames = {
  month: { en: 'month', zh: '月' },
  quarter: { en: 'quarter', zh: '季度' },
  half: { en: 'half-year', zh: '半年' },
  year: { en: 'year', zh: '年度' },
} as const satisfies Readonly<Record<string, Text>>;

export const planSections = {
  measures: { en: 'What counts', zh: '考核指标' },
  measure: { en: 'Measure', zh: '指标' },
  counted: { en: 'How it is counted', zh: '统计方式' },
  targets: { en: 'Your targets', zh: '销售目标' },
  target: { en: 'Target', zh: '目标' },
  components: { en: 'What you earn', zh: '激励项' },
  afterwards: { en: 'Then, in this order', zh: '之后依次计算' },
  settlement: { en: 'From earned to paid', zh: '发放规则' },
  grants: { en: 'Long-term', zh: '长期激励' },
  people: { en: 'Joining, leaving, changing', zh: '入职、离职与调整' },
  figures: { en: 'Money and rounding', zh: '币种与取整' },
  examples: { en: 'Worked examples', zh: '计算示例' },
} as const;

export const planHead = {
  currency: {
    en: (p) => `Amounts are in ${p.currency}.`,
    zh: (p) => `金额币种：${p.currency}。`,
  } satisfies Text<{ currency: string }>,
  period: {
    en: (p) => `Paid by the ${p.period}.`,
    zh: (p) => `按${p.period}计算和发放。`,
  } satisfies Text<{ period: string }>,
  levels: {
    en: (p) => `Levels: ${p.levels}.`,
    zh: (p) => `职级：${p.levels}。`,
  } satisfies Text<{ levels: string }>,
  incentive: {
    en: (p) => `The target incentive is ${p.amount} per ${p.period}.`,
    zh: (p) => `目标奖金为每${p.period} ${p.amount}。`,
  } satisfies Text<{ amount: string; period: string }>,
  incentiveFormula: {
    en: (p) => `The target incentive is computed: ${p.formula}.`,
    zh: (p) => `目标奖金的计算公式：${p.formula}。`,
  } satisfies Text<{ formula: string }>,
  foreign: {
    en: 'Amounts in other currencies count at the rate that is locked for the period.',
    zh: '其他币种按当期锁定汇率折算。',
  },
  foreignRefused: {
    en: 'Amounts in other currencies are not counted.',
    zh: '不计其他币种的金额。',
  },
  rounding: {
    en: (p) =>
      `${p.isTotal ? 'Only the total is rounded' : 'Each line is rounded'} to ${p.to}, ${p.mode}.`,
    zh: (p) => `${p.isTotal ? '只对合计取整' : '每一行分别取整'}到 ${p.to}，${p.mode}。`,
  } satisfies Text<{ isTotal: boolean; to: string; mode: string }>,
  title: {
    en: (p) => `The plan is called “${p.title}”.`,
    zh: (p) => `方案名称：「${p.title}」。`,
  } satisfies Text<{ title: string }>,
} as const;
