/** Errors about versions of a plan, and about who is on which plan. */
import { Temporal } from 'temporal-polyfill';
import { formatDate, listing } from '../format.ts';
import type { Locale, Text } from '../locale.ts';

const day = (iso: string, locale: Locale): string =>
  formatDate(Temporal.PlainDate.from(iso), locale, { year: true });

interface Version {
  readonly plan: string;
  readonly version: number;
}

export const planVersionErrors = {
  'plan.unknown': {
    en: (p) =>
      p.plans.length === 0
        ? `There is no plan ${p.plan}: none has been saved yet. Begin with upside plan publish.`
        : `There is no plan ${p.plan}. There are ${listing(p.plans, 'en')}.`,
    zh: (p) =>
      p.plans.length === 0
        ? `没有方案 ${p.plan}：还没有保存过任何方案。请先用 upside plan publish 发布。`
        : `没有方案 ${p.plan}。现有：${listing(p.plans, 'zh')}。`,
  } satisfies Text<{ plan: string; plans: readonly string[] }>,
  'plan.version_unknown': {
    en: (p) =>
      `The plan ${p.plan} has no version ${p.version}. Save it as a draft first, then publish it.`,
    zh: (p) => `方案 ${p.plan} 没有第 ${p.version} 版。请先保存草稿，再发布。`,
  } satisfies Text<Version>,
  'plan.not_yours': {
    en: (p) =>
      `You are not on the plan ${p.plan} any more, so there is nothing to confirm. /plan shows the one that holds for you.`,
    zh: (p) => `你已不适用方案 ${p.plan}，无需确认。发送 /我的方案 查看你目前的方案。`,
  } satisfies Text<{ plan: string }>,
  'plan.version_published': {
    en: (p) =>
      `Version ${p.version} of ${p.plan} is published already, in force from ${day(p.from, 'en')}. What is published never changes: save the correction as a new draft.`,
    zh: (p) =>
      `方案 ${p.plan} 第 ${p.version} 版已经发布，自 ${day(p.from, 'zh')} 起生效。已发布的内容不能改动：请把修改另存为新的草稿。`,
  } satisfies Text<Version & { from: string }>,
  'plan.version_overlap': {
    en: (p) =>
      `Version ${p.version} of ${p.plan} begins on ${day(p.from, 'en')}: a new version cannot begin before it. Choose that day or a later one.`,
    zh: (p) =>
      `方案 ${p.plan} 第 ${p.version} 版自 ${day(p.from, 'zh')} 起生效，新版本不能早于这一天。请选择这一天或更晚的日期。`,
  } satisfies Text<Version & { from: string }>,
  'plan.assignment_overlap': {
    en: (p) =>
      p.until === null
        ? `The plan ${p.plan} is assigned there from ${day(p.from, 'en')} on. End that first, or choose other days.`
        : `The plan ${p.plan} is assigned there from ${day(p.from, 'en')} to ${day(p.until, 'en')}. End that first, or choose other days.`,
    zh: (p) =>
      p.until === null
        ? `这里自 ${day(p.from, 'zh')} 起已采用方案 ${p.plan}。请先结束它，或改选其他日期。`
        : `这里从 ${day(p.from, 'zh')} 到 ${day(p.until, 'zh')} 已采用方案 ${p.plan}。请先结束它，或改选其他日期。`,
  } satisfies Text<{ plan: string; from: string; until: string | null }>,
} as const;
