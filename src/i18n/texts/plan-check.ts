/** What `upside plan …` prints. */
import type { Text } from '../locale.ts';

export const planCheck = {
  summary: {
    en: 'Checks plan files and runs their examples, tries them on what has happened, puts them in force.',
    zh: '检查激励方案文件并运行示例，用已发生的业绩试算，发布方案。',
  },
  usage: {
    en: 'Check plan files: upside plan check FILE… [--data] [--json]\nTry one on what has happened: upside plan backtest FILE [--periods 4] [--json]\nPut one in force: upside plan publish FILE --from YYYY-MM-DD [--dry-run]\nMore: upside plan draft FILE | list | versions PLAN [--json] | assign (--person WHO | --team KEY | --level LEVEL) PLAN --from YYYY-MM-DD [--to YYYY-MM-DD] | diff (FILE FILE | PLAN 1 2) [--json] | acknowledgements PLAN [--version 2] [--json] | schema',
    zh: '检查方案文件：upside plan check FILE… [--data] [--json]\n用已发生的业绩试算：upside plan backtest FILE [--periods 4] [--json]\n发布方案：upside plan publish FILE --from YYYY-MM-DD [--dry-run]\n其他：upside plan draft FILE | list | versions PLAN [--json] | assign (--person WHO | --team KEY | --level LEVEL) PLAN --from YYYY-MM-DD [--to YYYY-MM-DD] | diff (FILE FILE | PLAN 1 2) [--json] | acknowledgements PLAN [--version 2] [--json] | schema',
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
  examplePeriod: {
    en: (p) => `How period ${p.number} (${p.period}) of the example “${p.name}” was computed:`,
    zh: (p) => `示例「${p.name}」第 ${p.number} 期（${p.period}）的计算过程：`,
  } satisfies Text<{ name: string; number: number; period: string }>,
  nothing: { en: 'nothing', zh: '无' },
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
