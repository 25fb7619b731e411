/** When something happens, in words that can be written back: days first, then the time of day. */
import type { Text } from '../locale.ts';

interface At {
  readonly at: string;
}
interface InPeriod extends At {
  readonly period: string;
}

export const cadenceTexts = {
  day: {
    en: (p) => `every day at ${p.at}`,
    zh: (p) => `每天 ${p.at}`,
  } satisfies Text<At>,
  workday: {
    en: (p) => `every working day at ${p.at}`,
    zh: (p) => `每个工作日 ${p.at}`,
  } satisfies Text<At>,
  weekdays: {
    en: (p) => `every weekday at ${p.at}`,
    zh: (p) => `每周一至周五 ${p.at}`,
  } satisfies Text<At>,
  week: {
    en: (p) => `every ${p.days} at ${p.at}`,
    zh: (p) => `每${p.days} ${p.at}`,
  } satisfies Text<At & { days: string }>,
  /** `position`: `15th`. */
  dayOfMonth: {
    en: (p) => `on the ${p.position} of every month at ${p.at}`,
    zh: (p) => `每月${p.day}日 ${p.at}`,
  } satisfies Text<At & { day: number; position: string }>,
  dayOfPeriod: {
    en: (p) => `on day ${p.day} of every ${p.period} at ${p.at}`,
    zh: (p) => `每${p.period}第${p.day}天 ${p.at}`,
  } satisfies Text<InPeriod & { day: number }>,
  lastDay: {
    en: (p) => `on the last day of every ${p.period} at ${p.at}`,
    zh: (p) => `每${p.period}最后一天 ${p.at}`,
  } satisfies Text<InPeriod>,
  /** `which`: `first`, `12th`, `last` / `第一个`, `最后一个`. `day`: a weekday, or a working day. */
  which: {
    en: (p) => `on the ${p.which} ${p.day} of every ${p.period} at ${p.at}`,
    zh: (p) => `每${p.period}${p.which}${p.day} ${p.at}`,
  } satisfies Text<InPeriod & { which: string; day: string }>,
  beforeEnd: {
    en: (p) =>
      `${p.count} working ${p.count === 1 ? 'day' : 'days'} before the end of every ${p.period} at ${p.at}`,
    zh: (p) => `每${p.period}末前${p.count}个工作日 ${p.at}`,
  } satisfies Text<InPeriod & { count: number }>,
  minutes: {
    en: (p) => `every ${p.count} minutes`,
    zh: (p) => `每${p.count}分钟`,
  } satisfies Text<{ count: number }>,
  hours: {
    en: (p) => (p.count === 1 ? 'every hour' : `every ${p.count} hours`),
    zh: (p) => (p.count === 1 ? '每小时' : `每${p.count}小时`),
  } satisfies Text<{ count: number }>,
  once: {
    en: (p) => `once, on ${p.date} at ${p.at}`,
    zh: (p) => `仅一次，${p.date} ${p.at}`,
  } satisfies Text<At & { date: string }>,
  cron: {
    en: (p) => `cron ${p.text}`,
    zh: (p) => `按 cron 表达式 ${p.text}`,
  } satisfies Text<{ text: string }>,
  exceptHolidays: {
    en: (p) => `${p.when}, except on holidays`,
    zh: (p) => `${p.when}，节假日除外`,
  } satisfies Text<{ when: string }>,

  workingDay: { en: 'working day', zh: '工作日' },
  month: { en: 'month', zh: '月' },
  quarter: { en: 'quarter', zh: '季度' },
  half: { en: 'half-year', zh: '半年' },
  year: { en: 'year', zh: '年' },
  last: { en: 'last', zh: '最后一个' },
  first: { en: 'first', zh: '第一个' },
  second: { en: 'second', zh: '第二个' },
  third: { en: 'third', zh: '第三个' },
} as const;
