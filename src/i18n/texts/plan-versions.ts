/** The versions of plans, and who is on which. */
import type { Text } from '../locale.ts';

export const planVersions = {
  drafted: {
    en: (p) =>
      `Saved as the draft of ${p.plan}, version ${p.version}. It counts for nobody until it is published: upside plan publish ${p.file} --from YYYY-MM-DD`,
    zh: (p) =>
      `已存为 ${p.plan} 的草稿，第 ${p.version} 版。发布之前对任何人都不生效：upside plan publish ${p.file} --from YYYY-MM-DD`,
  } satisfies Text<{ plan: string; version: string; file: string }>,
  draft: {
    en: (p) => `version ${p.version} · draft · ${p.hash}`,
    zh: (p) => `第 ${p.version} 版 · 草稿 · ${p.hash}`,
  } satisfies Text<{ version: string; hash: string }>,
  version: {
    en: (p) =>
      `version ${p.version} · ${p.state} · ${p.to === null ? `from ${p.from} on` : `${p.from} to ${p.to}`} · ${p.hash}`,
    zh: (p) =>
      `第 ${p.version} 版 · ${p.state} · ${p.to === null ? `${p.from} 起` : `${p.from} 至 ${p.to}`} · ${p.hash}`,
  } satisfies Text<{
    version: string;
    state: string;
    from: string;
    to: string | null;
    hash: string;
  }>,
  states: {
    published: { en: 'published', zh: '已发布' },
    superseded: { en: 'superseded', zh: '已被取代' },
  },
  listed: {
    en: (p) =>
      p.version === null
        ? `${p.plan} · no version in force`
        : `${p.plan} · version ${p.version} in force`,
    zh: (p) =>
      p.version === null ? `${p.plan} · 没有生效的版本` : `${p.plan} · 第 ${p.version} 版生效中`,
  } satisfies Text<{ plan: string; version: string | null }>,
  none: {
    en: 'There are no plans yet. Start from one in src/plans: upside plan publish FILE --from YYYY-MM-DD',
    zh: '还没有方案。可以从 src/plans 里的方案开始：upside plan publish 文件 --from YYYY-MM-DD',
  },
  assigned: {
    en: (p) => `${p.who} is on ${p.plan} from ${p.from} on.`,
    zh: (p) => `${p.who} 自 ${p.from} 起适用 ${p.plan}。`,
  } satisfies Text<{ who: string; plan: string; from: string }>,
  difference: {
    en: (p) => `What it says otherwise than version ${p.version}:`,
    zh: (p) => `与第 ${p.version} 版的不同：`,
  } satisfies Text<{ version: string }>,
  told: {
    en: (p) =>
      p.count === '1'
        ? '1 person on the plan is told what is new and asked to confirm.'
        : `${p.count} people on the plan are told what is new and asked to confirm.`,
    zh: (p) => `将通知方案内的 ${p.count} 人更新内容，并请他们确认。`,
  } satisfies Text<{ count: string }>,
  read: {
    en: (p) =>
      `Version ${p.version} of ${p.plan}: ${p.read} of ${p.people} have confirmed that they have read it.`,
    zh: (p) => `${p.plan} 第 ${p.version} 版：${p.people} 人中 ${p.read} 人已确认了解。`,
  } satisfies Text<{ plan: string; version: string; read: string; people: string }>,
  hasRead: {
    en: (p) => `✓ ${p.name} · ${p.at}`,
    zh: (p) => `✓ ${p.name} · ${p.at}`,
  } satisfies Text<{ name: string; at: string }>,
  notRead: { en: (p) => `– ${p.name}`, zh: (p) => `– ${p.name}` } satisfies Text<{ name: string }>,
  dryRun: {
    en: 'Nothing was published. Leave out --dry-run to put it in force.',
    zh: '未发布。去掉 --dry-run 即可发布。',
  },
} as const;
