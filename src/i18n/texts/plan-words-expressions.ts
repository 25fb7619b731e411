/** Conditions and formulas of a plan as sentences. */
import type { Text } from '../locale.ts';

interface What {
  readonly what: string;
}
interface Sides {
  readonly left: string;
  readonly right: string;
}
interface Arguments {
  readonly first: string;
  readonly second: string;
  readonly all: string;
}

export const expressionWords = {
  quoted: { en: (p) => `“${p.text}”`, zh: (p) => `「${p.text}」` } satisfies Text<{ text: string }>,
  brackets: { en: (p) => `(${p.text})`, zh: (p) => `（${p.text}）` } satisfies Text<{
    text: string;
  }>,
  yes: { en: 'yes', zh: '是' },
  no: { en: 'no', zh: '否' },
  nothing: { en: 'nothing', zh: '空' },
  comma: { en: ', ', zh: '、' },
  or: { en: ' or ', zh: '、' },
  not: { en: (p) => `not: ${p.what}`, zh: (p) => `不满足：${p.what}` } satisfies Text<What>,
  and: {
    en: (p) => `${p.left} and ${p.right}`,
    zh: (p) => `${p.left}，并且${p.right}`,
  } satisfies Text<Sides>,
  either: {
    en: (p) => `${p.left} or ${p.right}`,
    zh: (p) => `${p.left}，或者${p.right}`,
  } satisfies Text<Sides>,
  choice: {
    en: (p) => `${p.yes} if ${p.test}, otherwise ${p.no}`,
    zh: (p) => `如果${p.test}则为 ${p.yes}，否则为 ${p.no}`,
  } satisfies Text<{ test: string; yes: string; no: string }>,
  among: {
    en: (p) => `${p.what} is ${p.options}`,
    zh: (p) => `${p.what}为${p.options}之一`,
  } satisfies Text<What & { options: string }>,
} as const;

export const comparisonWords = {
  '==': {
    en: (p) => `${p.left} is ${p.right}`,
    zh: (p) => `${p.left}为 ${p.right}`,
  } satisfies Text<Sides>,
  '!=': {
    en: (p) => `${p.left} is not ${p.right}`,
    zh: (p) => `${p.left}不为 ${p.right}`,
  } satisfies Text<Sides>,
  '<': {
    en: (p) => `${p.left} is below ${p.right}`,
    zh: (p) => `${p.left}低于 ${p.right}`,
  } satisfies Text<Sides>,
  '<=': {
    en: (p) => `${p.left} is at most ${p.right}`,
    zh: (p) => `${p.left}不超过 ${p.right}`,
  } satisfies Text<Sides>,
  '>': {
    en: (p) => `${p.left} is above ${p.right}`,
    zh: (p) => `${p.left}超过 ${p.right}`,
  } satisfies Text<Sides>,
  '>=': {
    en: (p) => `${p.left} is at least ${p.right}`,
    zh: (p) => `${p.left}不低于 ${p.right}`,
  } satisfies Text<Sides>,
} as const;

/** Names of the language. `ofRecord`: they are asked of one record; the others of a person in a period. */
export const knownNames = {
  amount: { ofRecord: true, en: 'amount', zh: '金额' },
  score: { ofRecord: true, en: 'score', zh: '评分' },
  day: { ofRecord: true, en: 'day', zh: '日期' },
  kind: { ofRecord: true, en: 'kind', zh: '类别' },
  'credit.role': { ofRecord: true, en: 'role in it', zh: '担任的角色' },
  'credit.share': { ofRecord: true, en: 'share of it', zh: '分成比例' },
  'credit.overlay': { ofRecord: true, en: 'it is an overlay', zh: '属于附加归属' },
  months_served: { ofRecord: false, en: 'the number of months served', zh: '入职满月数' },
  days_active: { ofRecord: false, en: 'the number of days on the plan', zh: '适用方案的天数' },
  days_in_period: { ofRecord: false, en: 'the number of days in the period', zh: '本期天数' },
  active_at_end: {
    ofRecord: false,
    en: 'still employed on the last day',
    zh: '期末最后一天仍在职',
  },
  level: { ofRecord: false, en: 'level', zh: '职级' },
  target_incentive: { ofRecord: false, en: 'target incentive', zh: '目标奖金' },
} as const;

/** Those that hold or do not, when they do not. */
export const notNames = {
  'credit.overlay': { en: 'it is no overlay', zh: '不属于附加归属' },
  active_at_end: { en: 'no longer employed on the last day', zh: '期末最后一天已离职' },
} as const;

/** Questions about a measure, a component, or an attribute. */
export const aboutWords = {
  has: { en: (p) => `${p.what} is stated`, zh: (p) => `已填写${p.what}` } satisfies Text<What>,
  attainment: {
    en: (p) => `attainment of ${p.what}`,
    zh: (p) => `${p.what}达成率`,
  } satisfies Text<What>,
  quota: { en: (p) => `target for ${p.what}`, zh: (p) => `${p.what}目标` } satisfies Text<What>,
  previous: {
    en: (p) => `${p.what} of the period before`,
    zh: (p) => `上一期${p.what}`,
  } satisfies Text<What>,
  last_year: {
    en: (p) => `${p.what} of the same period a year before`,
    zh: (p) => `去年同期${p.what}`,
  } satisfies Text<What>,
  team: { en: (p) => `the team’s ${p.what}`, zh: (p) => `团队的${p.what}` } satisfies Text<What>,
  reports: {
    en: (p) => `${p.what} of those who report to you`,
    zh: (p) => `下属的${p.what}`,
  } satisfies Text<What>,
  company: {
    en: (p) => `the company’s ${p.what}`,
    zh: (p) => `公司的${p.what}`,
  } satisfies Text<What>,
  earned: {
    en: (p) => `the amount earned from ${p.what}`,
    zh: (p) => `「${p.what}」应得金额`,
  } satisfies Text<What>,
} as const;

export const functionWords = {
  min: {
    en: (p) => `the least of ${p.all}`,
    zh: (p) => `${p.all}中的最小值`,
  } satisfies Text<Arguments>,
  max: {
    en: (p) => `the most of ${p.all}`,
    zh: (p) => `${p.all}中的最大值`,
  } satisfies Text<Arguments>,
  abs: {
    en: (p) => `${p.first} without its sign`,
    zh: (p) => `${p.first}的绝对值`,
  } satisfies Text<Arguments>,
  floor: {
    en: (p) => `${p.first} rounded down`,
    zh: (p) => `${p.first}去尾取整`,
  } satisfies Text<Arguments>,
  ceil: {
    en: (p) => `${p.first} rounded up`,
    zh: (p) => `${p.first}进位取整`,
  } satisfies Text<Arguments>,
  round: {
    en: (p) =>
      p.second === '' ? `${p.first} rounded` : `${p.first} rounded to ${p.second} decimals`,
    zh: (p) =>
      p.second === '' ? `${p.first}四舍五入取整` : `${p.first}四舍五入到 ${p.second} 位小数`,
  } satisfies Text<Arguments>,
  if_none: {
    en: (p) => `${p.first} (${p.second} where there is none)`,
    zh: (p) => `${p.first}（没有时按 ${p.second}）`,
  } satisfies Text<Arguments>,
  days_between: {
    en: (p) => `the days from ${p.first} to ${p.second}`,
    zh: (p) => `${p.first}到${p.second}的天数`,
  } satisfies Text<Arguments>,
  months_between: {
    en: (p) => `the months from ${p.first} to ${p.second}`,
    zh: (p) => `${p.first}到${p.second}的月数`,
  } satisfies Text<Arguments>,
  year: {
    en: (p) => `the year of ${p.first}`,
    zh: (p) => `${p.first}的年份`,
  } satisfies Text<Arguments>,
  month: {
    en: (p) => `the month of ${p.first}`,
    zh: (p) => `${p.first}的月份`,
  } satisfies Text<Arguments>,
  lower: {
    en: (p) => `${p.first} in small letters`,
    zh: (p) => `${p.first}（不分大小写）`,
  } satisfies Text<Arguments>,
  starts_with: {
    en: (p) => `${p.first} begins with ${p.second}`,
    zh: (p) => `${p.first}以${p.second}开头`,
  } satisfies Text<Arguments>,
  ends_with: {
    en: (p) => `${p.first} ends with ${p.second}`,
    zh: (p) => `${p.first}以${p.second}结尾`,
  } satisfies Text<Arguments>,
  contains: {
    en: (p) => `${p.first} contains ${p.second}`,
    zh: (p) => `${p.first}包含${p.second}`,
  } satisfies Text<Arguments>,
} as const;
