/** A back-test: what a plan would have paid on what has happened. Figures come ready to read. */
import type { Text } from '../locale.ts';

export const backTestTexts = {
  usage: {
    en: 'Usage: upside plan backtest FILE [--periods 4] [--json]',
    zh: '用法：upside plan backtest 文件 [--periods 4] [--json]',
  },
  alone: {
    en: (p) =>
      p.because === null
        ? `${p.period}: ${p.people} people are computed one by one, because they came, moved or were away, or because of what their records hold. This takes a while.`
        : `${p.period}: ${p.people} people are computed one by one, because of \`${p.because}\`. This takes a while.`,
    zh: (p) =>
      p.because === null
        ? `${p.period}：有 ${p.people} 人需逐人计算（期内有入离职、调动或休假，或业绩记录较特殊），请稍候。`
        : `${p.period}：因 \`${p.because}\` 这一项，${p.people} 人需逐人计算，请稍候。`,
  } satisfies Text<{ period: string; people: string; because: string | null }>,
  heading: {
    en: (p) =>
      p.version === null
        ? `What ${p.plan} would have paid, ${p.from} to ${p.to}. No version of it is in force.`
        : `What this file would have paid, ${p.from} to ${p.to}, beside version ${p.version} of ${p.plan}:`,
    zh: (p) =>
      p.version === null
        ? `${p.plan} 在 ${p.from} 至 ${p.to} 会发放多少。目前没有生效的版本。`
        : `本文件在 ${p.from} 至 ${p.to} 会发放多少，与 ${p.plan} 第 ${p.version} 版对比：`,
  } satisfies Text<{ plan: string; from: string; to: string; version: string | null }>,
  person: {
    en: (p) => `  ${p.name}: ${p.before} → ${p.after} (${p.difference})`,
    zh: (p) => `  ${p.name}：${p.before} → ${p.after}（${p.difference}）`,
  } satisfies Text<{ name: string; before: string; after: string; difference: string }>,
  more: {
    en: (p) => `  … and ${p.count} more with smaller differences; --json lists all`,
    zh: (p) => `  …… 另有 ${p.count} 人差额较小；--json 列出全部`,
  } satisfies Text<{ count: string }>,
  unchanged: {
    en: (p) => `  ${p.count} would have earned the same.`,
    zh: (p) => `  ${p.count} 人金额不变。`,
  } satisfies Text<{ count: string }>,
  total: {
    en: (p) =>
      `Cost: ${p.before} → ${p.after} (${p.difference}). More for ${p.more}, less for ${p.less}.`,
    zh: (p) =>
      `成本：${p.before} → ${p.after}（${p.difference}）。${p.more} 人增加，${p.less} 人减少。`,
  } satisfies Text<{
    before: string;
    after: string;
    difference: string;
    more: string;
    less: string;
  }>,
  unreached: {
    en: (p) => `Nobody came to ${p.from} in \`${p.component}\`: is it meant to be out of reach?`,
    zh: (p) => `\`${p.component}\` 的 ${p.from} 无人达到：是有意定得这么高吗？`,
  } satisfies Text<{ component: string; from: string }>,
  nobody: {
    en: 'Nobody was on this plan in those periods, so there is nothing to compare.',
    zh: '这些周期内没有人适用本方案，无从比较。',
  },
} as const;
