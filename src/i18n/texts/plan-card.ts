/** /plan: somebody's plan with its version, and the word that it has been read. */
import type { Text } from '../locale.ts';

interface Version {
  readonly version: number;
  readonly day: string;
}

export const planCard = {
  usage: { en: '[name]', zh: '[姓名]' },
  help: {
    en: 'Your incentive plan in plain words, with worked examples.',
    zh: '用通俗的话看你的激励方案，附计算示例。',
  },
  titleOwn: { en: (p) => `Your plan: ${p.plan}`, zh: (p) => `我的方案：${p.plan}` } satisfies Text<{
    plan: string;
  }>,
  titleOf: {
    en: (p) => `Plan of ${p.name}: ${p.plan}`,
    zh: (p) => `${p.name}的方案：${p.plan}`,
  } satisfies Text<{ name: string; plan: string }>,
  titleAll: { en: (p) => `Plan: ${p.plan}`, zh: (p) => `方案：${p.plan}` } satisfies Text<{
    plan: string;
  }>,
  since: {
    en: (p) => `Version ${p.version}, in force since ${p.day}`,
    zh: (p) => `第 ${p.version} 版，${p.day}起生效`,
  } satisfies Text<Version>,
  from: {
    en: (p) => `Version ${p.version}, in force from ${p.day}`,
    zh: (p) => `第 ${p.version} 版，自${p.day}起生效`,
  } satisfies Text<Version>,
  until: {
    en: (p) => `Version ${p.version}, in force until ${p.day}`,
    zh: (p) => `第 ${p.version} 版，生效至${p.day}`,
  } satisfies Text<Version>,
  level: { en: (p) => `level ${p.level}`, zh: (p) => `职级 ${p.level}` } satisfies Text<{
    level: string;
  }>,
  next: {
    en: (p) => `From ${p.day} version ${p.version} holds.`,
    zh: (p) => `自${p.day}起适用第 ${p.version} 版。`,
  } satisfies Text<Version>,
  seeNext: {
    en: (p) => `See version ${p.version}`,
    zh: (p) => `查看第 ${p.version} 版`,
  } satisfies Text<{ version: number }>,
  read: { en: 'I have read it', zh: '我已了解' },
  see: { en: 'See the plan', zh: '查看方案' },
  confirmed: {
    en: (p) => `You confirmed on ${p.day} that you have read version ${p.version}`,
    zh: (p) => `你已于${p.day}确认了解第 ${p.version} 版`,
  } satisfies Text<Version>,
  titleNone: { en: 'No plan yet', zh: '暂无方案' },
  none: {
    en: 'You are on no incentive plan today. If you expected one, ask sales operations; /help shows what else there is.',
    zh: '你目前没有适用的激励方案。如果应该有，请联系销售运营；发送 /帮助 查看其他功能。',
  },
  noneOf: {
    en: (p) => `${p.name} is on no incentive plan today. upside plan assign puts people on one.`,
    zh: (p) => `${p.name}目前没有适用的激励方案。可用 upside plan assign 指定。`,
  } satisfies Text<{ name: string }>,
} as const;

/** The message to everybody on a plan when a version is published. */
export const planNews = {
  titleFirst: {
    en: (p) => `Your incentive plan: ${p.plan}`,
    zh: (p) => `你的激励方案：${p.plan}`,
  } satisfies Text<{ plan: string }>,
  titleNew: {
    en: (p) => `Your plan changes: ${p.plan}`,
    zh: (p) => `你的方案有更新：${p.plan}`,
  } satisfies Text<{ plan: string }>,
  first: {
    en: (p) => `From ${p.day} this is how you are paid (version ${p.version}).`,
    zh: (p) => `自${p.day}起按此方案计算你的奖金（第 ${p.version} 版）。`,
  } satisfies Text<Version>,
  changed: {
    en: (p) => `Version ${p.version} holds from ${p.day}. What is new:`,
    zh: (p) => `第 ${p.version} 版自${p.day}起生效。更新内容：`,
  } satisfies Text<Version>,
  unchanged: {
    en: (p) => `Version ${p.version} holds from ${p.day}. For you nothing changes.`,
    zh: (p) => `第 ${p.version} 版自${p.day}起生效。对你没有变化。`,
  } satisfies Text<Version>,
  ask: {
    en: 'Please look at it and confirm that you have read it.',
    zh: '请查看，并确认已经了解。',
  },
  thanks: {
    en: (p) => `Thank you. It is noted that you have read version ${p.version} (${p.day}).`,
    zh: (p) => `谢谢，已记录你了解第 ${p.version} 版（${p.day}）。`,
  } satisfies Text<Version>,
} as const;
