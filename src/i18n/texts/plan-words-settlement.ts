/** From earned to paid, and long-term grants, as sentences. */
import type { Text } from '../locale.ts';

interface Draw {
  readonly amount: string;
}

export const settlementWords = {
  when: {
    en: (p) => `Only in periods in which ${p.when}.`,
    zh: (p) => `仅在符合以下条件的周期：${p.when}。`,
  } satisfies Text<{ when: string }>,
  eligibility: {
    en: (p) =>
      `Of ${p.on} that part is payable which this comes to: ${p.share}. The rest waits until that grows.`,
    zh: (p) => `${p.on}中可发放的比例为：${p.share}。其余部分待比例上升后再发。`,
  } satisfies Text<{ on: string; share: string }>,
} as const;

export const drawWords = {
  kinds: {
    'recoverable-guarantee': {
      en: (p) =>
        `At least ${p.amount} is paid. What is added to get there is owed, and taken back from what is earned above it later.`,
      zh: (p) => `保证至少发放 ${p.amount}，补足的部分记为欠款，从以后超出该额的应得中追回。`,
    } satisfies Text<Draw>,
    'non-recoverable-guarantee': {
      en: (p) => `At least ${p.amount} is paid. What is added to get there need not be paid back.`,
      zh: (p) => `保证至少发放 ${p.amount}，补足的部分无须归还。`,
    } satisfies Text<Draw>,
    'recoverable-additive': {
      en: (p) => `${p.amount} is paid on top. It is owed, and taken back from later earnings.`,
      zh: (p) => `另外发放 ${p.amount}，记为欠款，从以后的应得中追回。`,
    } satisfies Text<Draw>,
    'non-recoverable-additive': {
      en: (p) => `${p.amount} is paid on top, and need not be paid back.`,
      zh: (p) => `另外发放 ${p.amount}，无须归还。`,
    } satisfies Text<Draw>,
    advance: {
      en: (p) =>
        `${p.amount} is paid in advance and taken off when the period is settled. What the earnings do not cover is owed.`,
      zh: (p) => `预支 ${p.amount}，结算时扣除，应得不足以抵扣的部分记为欠款。`,
    } satisfies Text<Draw>,
  },
  byMonth: {
    en: (p) => `${p.amounts} (by month since the start, afterwards nothing)`,
    zh: (p) => `${p.amounts}（自入职起逐月，之后没有）`,
  } satisfies Text<{ amounts: string }>,
  inTurn: { en: ', then ', zh: '、' },
  recover: {
    en: (p) => `Taken back at most in one period: ${p.most}.`,
    zh: (p) => `每期最多追回：${p.most}。`,
  } satisfies Text<{ most: string }>,
  unlimited: { en: 'all that is owed', zh: '全部欠款' },
  share: {
    en: (p) => `${p.share} of what there is to take from`,
    zh: (p) => `可追回部分的 ${p.share}`,
  } satisfies Text<{ share: string }>,
} as const;

export const holdbackWords = {
  held: {
    en: (p) => `${p.share} of ${p.on} is held back.`,
    zh: (p) => `${p.on}的 ${p.share} 暂不发放。`,
  } satisfies Text<{ share: string; on: string }>,
  released: {
    en: (p) => `It is paid later: ${p.released}.`,
    zh: (p) => `以后发放：${p.released}。`,
  } satisfies Text<{ released: string }>,
  release: {
    en: (p) => `${p.share} after ${p.after === '1' ? `1 ${p.period}` : `${p.after} ${p.period}s`}`,
    zh: (p) => `${p.after} 个${p.period}后发 ${p.share}`,
  } satisfies Text<{ share: string; after: string; period: string }>,
  instalments: {
    en: (p) =>
      `in ${p.parts} equal parts, one each ${p.period}, the first ${p.isNow ? 'now' : `in the next ${p.period}`}`,
    zh: (p) => `分 ${p.parts} 次等额发放，每${p.period}一次，首次在${p.isNow ? '本期' : '下一期'}`,
  } satisfies Text<{ parts: string; isNow: boolean; period: string }>,
  leaver: {
    released: {
      en: 'Who leaves gets what is held at once.',
      zh: '离开时，暂未发放的部分一次发放。',
    },
    lapses: {
      en: 'Who leaves loses what is held.',
      zh: '离开时，暂未发放的部分作废。',
    },
  },
} as const;

export const clawbackWords = {
  taken: {
    en: (p) =>
      `When there are ${p.records}${p.where === null ? '' : ` where ${p.where}`}, ${p.share} is taken back, never more than was paid.`,
    zh: (p) =>
      `发生${p.records}${p.where === null ? '' : `（${p.where}）`}时，追回${p.share}，不超过已发放的金额。`,
  } satisfies Text<{ records: string; where: string | null; share: string }>,
  share: {
    en: (p) => `${p.share} of what was paid for the record concerned`,
    zh: (p) => `相应记录已发金额的 ${p.share}`,
  } satisfies Text<{ share: string }>,
  unserved: {
    en: (p) => `for the part of ${p.months} months that was not served, what was paid`,
    zh: (p) => `相应记录的已发金额（按 ${p.months} 个月中未满月数的比例）`,
  } satisfies Text<{ months: string }>,
  ever: { en: 'There is no end to that.', zh: '没有期限。' },
  days: {
    en: (p) => `Only within ${p.days} days of the record.`,
    zh: (p) => `仅限记录之后 ${p.days} 天内。`,
  } satisfies Text<{ days: string }>,
  months: {
    en: (p) => `Only within ${p.months} months of the record.`,
    zh: (p) => `仅限记录之后 ${p.months} 个月内。`,
  } satisfies Text<{ months: string }>,
  of: {
    en: (p) => `The record concerned is named by “${p.attribute}”.`,
    zh: (p) => `相应记录由「${p.attribute}」指明。`,
  } satisfies Text<{ attribute: string }>,
  attainment: {
    falls: { en: 'Attainment falls with it.', zh: '达成业绩随之减少。' },
    stays: { en: 'Attainment stays as it was.', zh: '达成业绩不变。' },
  },
  belowZero: {
    carried: {
      en: 'What a payout cannot bear is owed and taken from later ones.',
      zh: '当期不够扣的部分记为欠款，从以后各期扣除。',
    },
    'paid-back': {
      en: 'What a payout cannot bear has to be paid back.',
      zh: '当期不够扣的部分需要退回。',
    },
  },
} as const;

export const grantWords = {
  granted: {
    en: (p) => `${p.units} units, granted ${p.day === null ? 'on your first day' : `on ${p.day}`}.`,
    zh: (p) => `${p.day === null ? '入职时' : p.day}授予 ${p.units} 份。`,
  } satisfies Text<{ units: string; day: string | null }>,
  vesting: {
    en: (p) =>
      `They vest over ${p.months} months, each ${p.every}${p.cliff === null ? '' : `, nothing before ${p.cliff} months have gone`}.`,
    zh: (p) =>
      `在 ${p.months} 个月内归属，每${p.every}一次${p.cliff === null ? '' : `，满 ${p.cliff} 个月之前不归属`}。`,
  } satisfies Text<{ months: string; every: string; cliff: string | null }>,
  leaver: {
    en: 'What has not vested when you leave lapses.',
    zh: '离开时尚未归属的部分作废。',
  },
} as const;
