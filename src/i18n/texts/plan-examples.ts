/** The worked examples of a plan: what somebody achieved, and what that pays. */
import type { Text } from '../locale.ts';

interface Others {
  readonly count: string;
  readonly each: string | null;
}

export const exampleWords = {
  given: { en: (p) => `${p.given}.`, zh: (p) => `${p.given}。` } satisfies Text<{ given: string }>,
  level: { en: (p) => `level ${p.level}`, zh: (p) => `职级 ${p.level}` } satisfies Text<{
    level: string;
  }>,
  started: {
    en: (p) => `first day ${p.day}`,
    zh: (p) => `${p.day}入职`,
  } satisfies Text<{ day: string }>,
  left: { en: (p) => `last day ${p.day}`, zh: (p) => `${p.day}离职` } satisfies Text<{
    day: string;
  }>,
  leave: {
    en: (p) => `on leave from ${p.from} to ${p.to}`,
    zh: (p) => `${p.from}至${p.to}休假`,
  } satisfies Text<{ from: string; to: string }>,
  spell: {
    en: (p) => `${p.level} from ${p.day}`,
    zh: (p) => `${p.day}起职级为 ${p.level}`,
  } satisfies Text<{ day: string; level: string }>,
  figure: {
    en: (p) => `${p.measure}: ${p.figure}`,
    zh: (p) => `${p.measure} ${p.figure}`,
  } satisfies Text<{ measure: string; figure: string }>,
  ofTarget: {
    en: (p) => (p.reached === null ? `target ${p.target}` : `${p.reached} of ${p.target}`),
    zh: (p) => (p.reached === null ? `目标 ${p.target}` : `${p.reached}（目标 ${p.target}）`),
  } satisfies Text<{ reached: string | null; target: string }>,
  nothing: { en: 'nothing measured', zh: '暂无数据' },
  others: {
    team: {
      en: (p) => `${p.count} others in the team${p.each === null ? '' : ` (${p.each})`}`,
      zh: (p) => `团队中另有 ${p.count} 人${p.each === null ? '' : `（${p.each}）`}`,
    } satisfies Text<Others>,
    reports: {
      en: (p) => `${p.count} people report to you${p.each === null ? '' : ` (${p.each})`}`,
      zh: (p) => `下属 ${p.count} 人${p.each === null ? '' : `（${p.each}）`}`,
    } satisfies Text<Others>,
    company: {
      en: (p) => `${p.count} others in the company${p.each === null ? '' : ` (${p.each})`}`,
      zh: (p) => `公司中另有 ${p.count} 人${p.each === null ? '' : `（${p.each}）`}`,
    } satisfies Text<Others>,
  },
  record: {
    en: (p) => `one of the ${p.kind}: ${p.parts}`,
    zh: (p) => `${p.kind}：${p.parts}`,
  } satisfies Text<{ kind: string; parts: string }>,
  score: { en: (p) => `score ${p.score}`, zh: (p) => `评分 ${p.score}` } satisfies Text<{
    score: string;
  }>,
  share: {
    en: (p) => `your share ${p.share}`,
    zh: (p) => `你的份额 ${p.share}`,
  } satisfies Text<{ share: string }>,
  role: { en: (p) => `role ${p.role}`, zh: (p) => `角色 ${p.role}` } satisfies Text<{
    role: string;
  }>,
  overlay: { en: 'as an overlay', zh: '附加归属' },
  rate: {
    en: (p) => `1 ${p.currency} is ${p.rate} ${p.own}`,
    zh: (p) => `1 ${p.currency} 折合 ${p.rate} ${p.own}`,
  } satisfies Text<{ currency: string; rate: string; own: string }>,
  everyone: {
    en: (p) => `all people on the plan together earn ${p.amount}`,
    zh: (p) => `方案内所有人合计应得 ${p.amount}`,
  } satisfies Text<{ amount: string }>,
  owed: {
    en: (p) => `${p.part}, owed from before: ${p.amount}`,
    zh: (p) => `${p.part}此前欠 ${p.amount}`,
  } satisfies Text<{ part: string; amount: string }>,
  paid: {
    en: (p) => `paid before for ${p.record}: ${p.amount}`,
    zh: (p) => `${p.record} 此前已发 ${p.amount}`,
  } satisfies Text<{ record: string; amount: string }>,
  line: { en: 'Line', zh: '项目' },
  pays: { en: 'Pays', zh: '金额' },
  total: { en: 'Total', zh: '合计' },
  payout: { en: 'Paid out', zh: '实发' },
  vested: {
    en: (p) => `${p.vested} units vested, ${p.newly} of them now`,
    zh: (p) => `累计归属 ${p.vested} 份，本期 ${p.newly} 份`,
  } satisfies Text<{ vested: string; newly: string }>,
} as const;
