/** Errors about statements. */
import { Temporal } from 'temporal-polyfill';
import { formatDate } from '../format.ts';
import type { Locale, Text } from '../locale.ts';

const day = (iso: string, locale: Locale): string =>
  formatDate(Temporal.PlainDate.from(iso), locale, { year: true });

type Reason = 'missing' | 'size' | 'json' | 'form' | 'engine' | 'plan' | 'input';

const reasons: Readonly<Record<Reason, Readonly<Record<Locale, string>>>> = {
  missing: {
    en: 'it cannot be opened. Check the path and whether you may read it.',
    zh: '打不开。请检查路径和读取权限。',
  },
  size: {
    en: 'it is larger than any statement. Print the statement again with upside statement --json.',
    zh: '它比任何奖金单都大。请用 upside statement --json 重新导出。',
  },
  json: {
    en: 'it is no JSON. Save what upside statement --json prints, unchanged.',
    zh: '它不是 JSON。请原样保存 upside statement --json 输出的内容。',
  },
  form: {
    en: 'it is no statement, or parts of it are missing. Save what upside statement --json prints, unchanged.',
    zh: '它不是奖金单，或者内容不全。请原样保存 upside statement --json 输出的内容。',
  },
  engine: {
    en: 'it was computed by another version of the arithmetic. Verify it with the version of Upside that issued it.',
    zh: '它是由另一版计算引擎算出的。请用出具它的那一版 Upside 来核对。',
  },
  plan: {
    en: 'the plan in it cannot be read. Ask for the statement again: its plan has been changed.',
    zh: '其中的方案无法读取，可能被改动过。请重新索取奖金单。',
  },
  input: {
    en: 'the plan in it cannot be computed on the facts in it. Ask for the statement again: it has been changed.',
    zh: '其中的方案无法用所附数据计算，可能被改动过。请重新索取奖金单。',
  },
};

const reasonOf = (reason: Reason) =>
  Object.hasOwn(reasons, reason) ? reasons[reason] : reasons.form;

export const statementErrors = {
  'statement.none': {
    en: (p) =>
      p.plan === null
        ? `There is no statement of ${p.person} for ${p.period}: nobody is paid by a plan before it begins or without being on one. Choose another period, or assign a plan.`
        : `${p.person} was not on the plan ${p.plan} in ${p.period}. Leave out --plan for the plan of the last day.`,
    zh: (p) =>
      p.plan === null
        ? `${p.person} 在 ${p.period} 没有奖金单：该期间尚未开始，或者没有采用任何方案。请换一个期间，或先指定方案。`
        : `${p.person} 在 ${p.period} 没有采用方案 ${p.plan}。去掉 --plan 即按最后一天的方案结算。`,
  } satisfies Text<{ person: string; period: string; plan: string | null }>,
  'statement.period_open': {
    en: (p) =>
      `${p.period} runs until ${day(p.until, 'en')}: a statement is issued once the period has ended. Leave out --issue to see how it stands.`,
    zh: (p) =>
      `${p.period} 到 ${day(p.until, 'zh')}才结束，结束后才能出具奖金单。去掉 --issue 可以先看目前的情况。`,
  } satisfies Text<{ period: string; until: string }>,
  'statement.closed': {
    en: (p) =>
      `The statement of ${p.period} is closed, since that of ${p.later} was issued. What has changed since comes as an adjustment in the next statement.`,
    zh: (p) =>
      `${p.later} 的奖金单已经出具，${p.period} 的不能再改。此后的变化会作为调整列入下一份奖金单。`,
  } satisfies Text<{ period: string; later: string }>,
  'statement.unreadable': {
    en: (p) => `I cannot verify ${p.file}: ${reasonOf(p.reason).en}`,
    zh: (p) => `无法核对 ${p.file}：${reasonOf(p.reason).zh}`,
  } satisfies Text<{ file: string; reason: Reason }>,
} as const;
