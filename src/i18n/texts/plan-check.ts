/** What `upside plan …` prints. */
import type { Text } from '../locale.ts';

export const planCheck = {
  summary: {
    en: 'Checks plan files and runs their examples; puts a plan in force.',
    zh: '检查激励方案文件并运行其中的示例；发布方案。',
  },
  usage: {
    en: 'Check plan files: upside plan check FILE… [--json]\nPut one in force: upside plan publish FILE --from YYYY-MM-DD',
    zh: '检查方案文件：upside plan check FILE… [--json]\n发布方案：upside plan publish FILE --from YYYY-MM-DD',
  },
  sound: {
    en: (p) =>
      `${p.file}: all is well. Plan ${p.plan}, ${p.examples === 1 ? '1 example passes' : `${p.examples} examples pass`}.`,
    zh: (p) => `${p.file}：没有问题。方案 ${p.plan}，${p.examples} 个示例全部通过。`,
  } satisfies Text<{ file: string; plan: string; examples: number }>,
  unsound: {
    en: (p) =>
      `${p.file}: ${p.problems === 1 ? '1 problem' : `${p.problems} problems`}. This plan cannot be published.`,
    zh: (p) => `${p.file}：${p.problems} 处问题，方案不能发布。`,
  } satisfies Text<{ file: string; problems: number }>,
  published: {
    en: (p) => `Plan ${p.plan} is in force from ${p.since} as version ${p.version}.`,
    zh: (p) => `方案 ${p.plan} 第 ${p.version} 版自 ${p.since} 起生效。`,
  } satisfies Text<{ plan: string; version: number; since: string }>,
  error: {
    en: (p) => `error: ${p.message} ${p.hint}`.trimEnd(),
    zh: (p) => `错误：${p.message}${p.hint}`,
  } satisfies Text<{ message: string; hint: string }>,
  warning: {
    en: (p) => `warning: ${p.message} ${p.hint}`.trimEnd(),
    zh: (p) => `提醒：${p.message}${p.hint}`,
  } satisfies Text<{ message: string; hint: string }>,
  example: {
    en: (p) => `How the example “${p.name}” was computed:`,
    zh: (p) => `示例「${p.name}」的计算过程：`,
  } satisfies Text<{ name: string }>,
  total: { en: 'Total', zh: '合计' },
  expected: {
    en: (p) => `${p.title}: ${p.computed}, expected ${p.expected}`,
    zh: (p) => `${p.title}：${p.computed}，预期 ${p.expected}`,
  } satisfies Text<{ title: string; computed: string; expected: string }>,
  line: {
    en: (p) => `${p.title}: ${p.computed}`,
    zh: (p) => `${p.title}：${p.computed}`,
  } satisfies Text<{ title: string; computed: string }>,
} as const;
