/** What is wrong in settlements, grants, targets and with the records behind them, and how to mend it: two sentences for one code. */
import type { Text } from '../locale.ts';

export const planPartErrors = {
  'plan.shares_sum': {
    en: (p) => `The shares add up to ${p.sum}, not to 100 %.`,
    zh: (p) => `各项比例合计为 ${p.sum}，应为 100 %。`,
  } satisfies Text<{ sum: string }>,
  'plan.share_above_whole': {
    en: 'More than 100 % cannot be taken.',
    zh: '比例不能超过 100 %。',
  },
  'plan.at_least': {
    en: (p) => `\`${p.text}\` is less than ${p.least}.`,
    zh: (p) => `\`${p.text}\` 小于 ${p.least}。`,
  } satisfies Text<{ text: string; least: number }>,
  'plan.duration_expected': {
    en: (p) => `\`${p.text}\` is not a length of time that can stand here.`,
    zh: (p) => `\`${p.text}\` 不是这里可用的期限。`,
  } satisfies Text<{ text: string }>,
  'plan.release_order': {
    en: (p) =>
      p.before === 0
        ? 'What is held cannot be released in the same period.'
        : `A release after ${p.after} stands below one after ${p.before}.`,
    zh: (p) =>
      p.before === 0
        ? '暂扣部分不能在当期发放。'
        : `第 ${p.after} 期的发放写在了第 ${p.before} 期之后。`,
  } satisfies Text<{ before: number; after: number }>,
  'plan.units_expected': {
    en: (p) => `\`${p.text}\` is not a whole number of units.`,
    zh: (p) => `\`${p.text}\` 不是整数份额。`,
  } satisfies Text<{ text: string }>,
  'plan.vesting_uneven': {
    en: (p) => `${p.months} months do not divide into steps of ${p.every}.`,
    zh: (p) => `${p.months} 个月不能按每 ${p.every} 个月一次均分。`,
  } satisfies Text<{ months: number; every: number }>,
  'plan.cliff_too_long': {
    en: (p) => `The cliff of ${p.cliff} months is longer than the ${p.months} months of vesting.`,
    zh: (p) => `等待期 ${p.cliff} 个月，长于归属期 ${p.months} 个月。`,
  } satisfies Text<{ cliff: number; months: number }>,
  'plan.seasons_count': {
    en: (p) =>
      `The year has ${p.periods === 1 ? '1 period' : `${p.periods} periods`}, but ${p.found} shares are named.`,
    zh: (p) => `一年有 ${p.periods} 个周期，这里却写了 ${p.found} 个比例。`,
  } satisfies Text<{ found: number; periods: number }>,
  'plan.target_unit': {
    en: (p) =>
      p.isPercent
        ? `${p.text} is a percentage, but the measure is not.`
        : `${p.text} is a plain figure, but the measure is a percentage.`,
    zh: (p) =>
      p.isPercent ? `${p.text} 是百分比，而该指标不是。` : `${p.text} 是数字，而该指标是百分比。`,
  } satisfies Text<{ text: string; isPercent: boolean }>,
  'plan.start_missing': {
    en: (p) =>
      `I can’t tell how much of ${p.part} has vested, because your first day isn’t known. Sales operations can enter it, or name a day in the plan.`,
    zh: (p) =>
      `入职日期尚未登记，无法计算 ${p.part} 的归属进度。请销售运营补登入职日期，或在方案里写明授予日期。`,
  } satisfies Text<{ part: string }>,
  'plan.event_unlinked': {
    en: (p) =>
      `The record ${p.event} takes pay back, but doesn’t say for what: its \`${p.attribute}\` is empty. Sales operations can enter the id of the paid record there.`,
    zh: (p) =>
      `记录 ${p.event} 要追回奖金，但没有写明对应哪一笔：\`${p.attribute}\` 为空。请销售运营填上已发奖金的那条记录的编号。`,
  } satisfies Text<{ event: string; attribute: string }>,
  'plan.event_undated': {
    en: (p) =>
      `The record ${p.event} takes back the pay for ${p.record}, whose day isn’t known. Sales operations can import ${p.record}, or enter its day as \`paid_on\` at ${p.event}.`,
    zh: (p) =>
      `记录 ${p.event} 要追回 ${p.record} 的奖金，但不知道 ${p.record} 的日期。请销售运营导入 ${p.record}，或在 ${p.event} 中用 \`paid_on\` 写明日期。`,
  } satisfies Text<{ event: string; record: string }>,
} as const;

export const planPartHints = {
  'plan.shares_sum': {
    en: 'Correct the shares so that they make up the whole.',
    zh: '请调整各项比例，使合计为 100 %。',
  },
  'plan.share_above_whole': { en: 'Write 100 % or less.', zh: '请写 100 % 或更小的比例。' },
  'plan.at_least': {
    en: (p) => `Write a whole number of ${p.least} or more.`,
    zh: (p) => `请写不小于 ${p.least} 的整数。`,
  } satisfies Text<{ least: number }>,
  'plan.duration_expected': {
    en: 'Write `90 days`, `6 months` or `unlimited`.',
    zh: '请写成 `90 days`、`6 months` 或 `unlimited`。',
  },
  'plan.release_order': {
    en: 'Count the periods until each release, from 1 on and from early to late.',
    zh: '`after` 是到发放为止相隔的周期数，从 1 起，由近到远排列。',
  },
  'plan.units_expected': { en: 'Write digits only: 4800.', zh: '只写数字：4800。' },
  'plan.start_missing': {
    en: 'In an example, say since when: `started: 2026-01-15`.',
    zh: '示例中请写明入职日期：`started: 2026-01-15`。',
  },
  'plan.event_unlinked': {
    en: (p) => `In an example, give the paid record an \`id\` and name it in \`${p.attribute}\`.`,
    zh: (p) => `示例中请为已发奖金的记录写上 \`id\`，并在 \`${p.attribute}\` 中引用。`,
  } satisfies Text<{ attribute: string }>,
  'plan.event_undated': {
    en: (p) => `In an example, add the record \`${p.record}\` with its \`day\`.`,
    zh: (p) => `示例中请加上记录 \`${p.record}\` 及其 \`day\`。`,
  } satisfies Text<{ record: string }>,
  'plan.vesting_uneven': {
    en: (p) => `Make \`months\` a multiple of ${p.every}, or choose another \`every\`.`,
    zh: (p) => `请让 \`months\` 是 ${p.every} 的倍数，或改用别的 \`every\`。`,
  } satisfies Text<{ every: number }>,
  'plan.cliff_too_long': {
    en: 'Write fewer months; 0 means no cliff.',
    zh: '请缩短等待期；0 表示没有等待期。',
  },
  'plan.seasons_count': {
    en: (p) => `Write ${p.periods}, one for each period of the fiscal year, in order.`,
    zh: (p) => `请按财年顺序写 ${p.periods} 个，每个周期一个。`,
  } satisfies Text<{ periods: number }>,
  'plan.target_unit': {
    en: (p) =>
      p.isPercent
        ? 'Write a plain figure, for example 100000.'
        : 'Write it with its sign, for example `90 %`.',
    zh: (p) => (p.isPercent ? '请写普通数字，例如 100000。' : '请带百分号书写，例如 `90 %`。'),
  } satisfies Text<{ isPercent: boolean }>,
} as const;
