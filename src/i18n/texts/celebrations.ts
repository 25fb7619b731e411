/** What is said when a deal is won, and how a company and each person decide about it. */
import type { Text } from '../locale.ts';

interface Who {
  readonly name: string;
}

export const celebrationTexts = {
  title: {
    en: (p) => `${p.names} won ${p.account ?? 'a deal'}`,
    zh: (p) => (p.account ? `${p.names}签下「${p.account}」` : `${p.names}签下一单`),
  } satisfies Text<{ names: string; account: string | null }>,
  titleYou: {
    en: (p) => `You won ${p.account ?? 'a deal'}`,
    zh: (p) => (p.account ? `你签下了「${p.account}」` : '你签下了一单'),
  } satisfies Text<{ account: string | null }>,
  well: { en: '🎉 Well done.', zh: '🎉 干得漂亮！' },
  team: {
    en: (p) => `${p.team} is at ${p.reached} of its target for ${p.period}.`,
    zh: (p) => `${p.team}${p.period}目标已达成 ${p.reached}。`,
  } satisfies Text<{ team: string; reached: string; period: string }>,
  figure: {
    en: (p) => `booked on ${p.day}`,
    zh: (p) => `${p.day}签约`,
  } satisfies Text<{ day: string }>,
  yourPart: {
    en: (p) => `your part, booked on ${p.day}`,
    zh: (p) => `你的份额，${p.day}签约`,
  } satisfies Text<{ day: string }>,
  booked: {
    en: (p) => `Booked on ${p.day}`,
    zh: (p) => `${p.day}签约`,
  } satisfies Text<{ day: string }>,

  myBonus: { en: 'My bonus', zh: '我的奖金' },

  digestTitle: {
    en: (p) => `${p.count} deals won · ${p.scope}`,
    zh: (p) => `新签 ${p.count} 单 · ${p.scope}`,
  } satisfies Text<{ count: number; scope: string }>,
  everybody: { en: 'whole company', zh: '全公司' },
  who: { en: 'Won by', zh: '签约人' },
  account: { en: 'Customer', zh: '客户' },
  amount: { en: 'Amount', zh: '金额' },
  more: {
    en: (p) => `+${p.count} more`,
    zh: (p) => `另有 ${p.count} 单`,
  } satisfies Text<{ count: number }>,

  rulesTitle: { en: 'Celebrations', zh: '成交喜报' },
  isPublic: {
    en: (p) =>
      `Won deals are celebrated in ${p.where}${p.minimum === null ? '' : `, from ${p.minimum} on or with a milestone`}. Amounts are ${p.amounts ? 'shown' : 'not shown'}.`,
    zh: (p) =>
      `成交会在${p.where}报喜${p.minimum === null ? '' : `（${p.minimum} 起，或达成里程碑）`}，${p.amounts ? '显示金额' : '不显示金额'}。`,
  } satisfies Text<{ where: string; minimum: string | null; amounts: boolean }>,
  isPrivate: {
    en: 'Won deals are celebrated with those who won them, and with nobody else.',
    zh: '成交只私下告诉签约人，不公开报喜。',
  },
  isOff: {
    en: 'Won deals are not celebrated here. An admin can switch it on.',
    zh: '目前没有开启成交喜报，管理员可以开启。',
  },
  inTeam: { en: 'the place of the winner’s team', zh: '签约人所在团队的群' },
  inGeneral: { en: 'the place of everybody', zh: '全员群' },
  ownPublic: {
    en: 'Your own deals are celebrated like everybody’s.',
    zh: '你的成交和大家一样报喜。',
  },
  ownShy: {
    en: 'Your own deals are celebrated with you alone: you asked for it.',
    zh: '按你的选择，你的成交只私下告诉你。',
  },
  goShy: { en: 'Only tell me about mine', zh: '我的只告诉我' },
  goPublic: { en: 'Celebrate mine too', zh: '我的也公开报喜' },
  noBoast: {
    en: 'Refunds and corrections are never announced, nor is what happened more than a week ago.',
    zh: '退款和更正不会公布，一周以前的成交也不会补发。',
  },
  toPublic: { en: 'Celebrate in public', zh: '公开报喜' },
  toPrivate: { en: 'Only tell who won', zh: '只私下告诉签约人' },
  toOff: { en: 'Switch off', zh: '关闭喜报' },
  change: { en: 'Where and from what amount', zh: '设置群和起报金额' },

  formTitle: { en: 'Celebrations', zh: '成交喜报' },
  formSubmit: { en: 'Save', zh: '保存' },
  fieldWhere: { en: 'Where', zh: '在哪里报喜' },
  fieldMinimum: { en: 'From what amount', zh: '起报金额' },
  fieldMinimumHint: {
    en: '50000 · 50k. Empty: every deal. Milestones are always celebrated.',
    zh: '50000 · 5万。留空表示每一单都报；里程碑总会报。',
  },

  usage: { en: '', zh: '' },
  help: {
    en: 'How won deals are celebrated here, and whether yours are',
    zh: '查看成交喜报的设置，决定自己的是否公开',
  },
} as const;

export const milestoneTexts = {
  target: {
    en: (p) => `With it, ${p.name} reaches the target of ${p.period}.`,
    zh: (p) => `这一单让${p.name}达成了${p.period}的目标。`,
  } satisfies Text<Who & { period: string }>,
  first: {
    en: (p) => `It is the first deal for ${p.name}.`,
    zh: (p) => `这是${p.name}的第一单。`,
  } satisfies Text<Who>,
  biggest: {
    en: (p) => `It is the biggest in ${p.team} this quarter.`,
    zh: (p) => `这是${p.team}本季度最大的一单。`,
  } satisfies Text<{ team: string }>,
  targetOf: {
    en: (p) => `${p.name} has reached the target of ${p.period}.`,
    zh: (p) => `${p.name}达成了${p.period}的目标。`,
  } satisfies Text<Who & { period: string }>,
  firstOf: {
    en: (p) => `${p.name} has won a first deal.`,
    zh: (p) => `${p.name}签下了第一单。`,
  } satisfies Text<Who>,
  biggestOf: {
    en: (p) => `${p.account} is the biggest in ${p.team} this quarter.`,
    zh: (p) => `「${p.account}」是${p.team}本季度最大的一单。`,
  } satisfies Text<{ team: string; account: string }>,
  days: {
    en: (p) => `${p.name}: a deal on ${p.count} working days in a row.`,
    zh: (p) => `${p.name}已连续 ${p.count} 个工作日开单。`,
  } satisfies Text<Who & { count: number }>,
  weeks: {
    en: (p) => `${p.name}: a deal in each of the last ${p.count} weeks.`,
    zh: (p) => `${p.name}已连续 ${p.count} 周开单。`,
  } satisfies Text<Who & { count: number }>,
} as const;

/** The same to the winner alone. */
export const ownMilestoneTexts = {
  target: {
    en: (p) => `With it, you reach your target of ${p.period}.`,
    zh: (p) => `这一单让你达成了${p.period}的目标。`,
  } satisfies Text<{ period: string }>,
  first: { en: 'It is your first deal.', zh: '这是你的第一单。' },
  biggest: {
    en: (p) => `It is the biggest in ${p.team} this quarter.`,
    zh: (p) => `这是${p.team}本季度最大的一单。`,
  } satisfies Text<{ team: string }>,
  days: {
    en: (p) => `A deal on ${p.count} working days in a row.`,
    zh: (p) => `你已连续 ${p.count} 个工作日开单。`,
  } satisfies Text<{ count: number }>,
  weeks: {
    en: (p) => `A deal in each of the last ${p.count} weeks.`,
    zh: (p) => `你已连续 ${p.count} 周开单。`,
  } satisfies Text<{ count: number }>,
} as const;
