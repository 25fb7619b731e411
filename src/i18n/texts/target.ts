/** Words of /target. */
import type { Text } from '../locale.ts';

export const target = {
  usage: { en: '[period] [name]', zh: '[周期] [姓名]' },
  help: {
    en: 'Your target, month by month, and whether you are on pace. For example /target last quarter.',
    zh: '查看目标、按月拆分和进度。例如：/目标 上季度。',
  },
  titleOwn: {
    en: (p) => `Your target · ${p.period}`,
    zh: (p) => `我的目标 · ${p.period}`,
  } satisfies Text<{ period: string }>,
  titleOf: {
    en: (p) => `Target of ${p.name} · ${p.period}`,
    zh: (p) => `${p.name}的目标 · ${p.period}`,
  } satisfies Text<{ name: string; period: string }>,
  label: {
    en: (p) => `${p.measure}, of a target of ${p.target}`,
    zh: (p) => `${p.measure}（目标 ${p.target}）`,
  } satisfies Text<{ measure: string; target: string }>,
  missing: {
    en: (p) =>
      `${p.missing} to go, ${p.days === 1 ? '1 day' : `${p.days} days`} left in the period.`,
    zh: (p) => `还差 ${p.missing}，本周期还剩 ${p.days} 天。`,
  } satisfies Text<{ missing: string; days: number }>,
  missed: {
    en: (p) => `The period ended ${p.missing} short of it.`,
    zh: (p) => `周期结束时还差 ${p.missing}。`,
  } satisfies Text<{ missing: string }>,
  reached: { en: 'The target is reached.', zh: '目标已达成。' },
  month: { en: 'Month', zh: '月份' },
  goal: { en: 'Target', zh: '目标' },
  done: { en: 'Done', zh: '完成' },
  share: { en: 'Reached', zh: '达成率' },
  monthsEven: {
    en: 'No monthly targets are set: the period’s target is spread evenly here.',
    zh: '未设月度目标，此处按月平均拆分。',
  },
  doneSoFar: { en: 'Done, % of the target', zh: '已完成（占目标 %）' },
  planned: { en: 'Planned', zh: '计划' },
  course: {
    en: (p) =>
      `${p.measure} by the end of ${p.month}: ${p.done} of the target done, ${p.planned} planned.`,
    zh: (p) => `${p.measure}，截至${p.month}：已完成目标的 ${p.done}，计划 ${p.planned}。`,
  } satisfies Text<{ measure: string; month: string; done: string; planned: string }>,
  teamHeading: { en: 'Who reports to you', zh: '你的团队' },
  rep: { en: 'Name', zh: '姓名' },
  noTarget: {
    en: (p) =>
      `No target is set for ${p.period} yet. Your manager or sales operations can set one.`,
    zh: (p) => `${p.period}还没有设定目标，可以请上级或销售运营设定。`,
  } satisfies Text<{ period: string }>,
  notYours: {
    en: (p) => `No target is set for ${p.name} in ${p.period}.`,
    zh: (p) => `${p.name}在${p.period}没有设定目标。`,
  } satisfies Text<{ name: string; period: string }>,
  otherPeriod: {
    en: (p) => `Try /target ${p.period}.`,
    zh: (p) => `可以看看 /目标 ${p.period}。`,
  } satisfies Text<{ period: string }>,
} as const;

export const paceWords = {
  ahead: { en: 'ahead of pace', zh: '快于进度' },
  on: { en: 'on pace', zh: '进度正常' },
  behind: { en: 'behind pace', zh: '慢于进度' },
} as const satisfies Readonly<Record<string, Text>>;

export const elapsedText = {
  en: (p) => `${p.share} of the ${p.kind} gone`,
  zh: (p) =>
    `${{ month: '本月', quarter: '季度', half: '半年', year: '全年' }[p.kind]}已过 ${p.share}`,
} satisfies Text<{ share: string; kind: 'month' | 'quarter' | 'half' | 'year' }>;
