/** Words around the figures of a plan: whose measure, of what, for which level. */
import type { Text } from '../locale.ts';

export const planFigures = {
  comma: { en: ', ', zh: '，' },
  semicolon: { en: '; ', zh: '；' },
  incentive: { en: 'the target incentive', zh: '目标奖金' },
  partOfIncentive: {
    en: (p) => `${p.share} of the target incentive`,
    zh: (p) => `目标奖金的 ${p.share}`,
  } satisfies Text<{ share: string }>,
  total: { en: 'the total', zh: '合计' },
  attainment: {
    en: (p) => `attainment of ${p.measure}`,
    zh: (p) => `${p.measure}达成率`,
  } satisfies Text<{ measure: string }>,
  whose: {
    rep: { en: (p) => `your ${p.what}`, zh: (p) => `你的${p.what}` } satisfies Text<{
      what: string;
    }>,
    team: {
      en: (p) => `the team’s ${p.what}`,
      zh: (p) => (p.what.startsWith('团队') ? p.what : `团队的${p.what}`),
    } satisfies Text<{
      what: string;
    }>,
    reports: {
      en: (p) => `${p.what} of those who report to you`,
      zh: (p) => `下属的${p.what}`,
    } satisfies Text<{ what: string }>,
    company: {
      en: (p) => `the company’s ${p.what}`,
      zh: (p) => (p.what.startsWith('公司') ? p.what : `公司的${p.what}`),
    } satisfies Text<{ what: string }>,
  },
} as const;
