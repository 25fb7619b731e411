/** `upside installations`, for whoever runs Upside for several companies. */
import type { Text } from '../locale.ts';

export const installations = {
  cliSummary: {
    en: 'Companies that installed the app themselves: list them, remove one with all its data, seal anew with the newest key.',
    zh: '自行安装应用的公司：列出、连同全部数据移除、用最新密钥重新加密。',
  },
  cliUsage: {
    en: (p) => `Usage: upside ${p.usage}`,
    zh: (p) => `用法：upside ${p.usage}`,
  } satisfies Text<{ usage: string }>,
  cliNone: {
    en: 'No company has installed the app yet.',
    zh: '还没有公司安装过应用。',
  },
  /** `name`: null before its first gesture. */
  cliName: {
    en: (p) => `${p.name ?? 'no data yet'} (${p.platform} ${p.tenant})`,
    zh: (p) => `${p.name ?? '尚无数据'}（${p.platform} ${p.tenant}）`,
  } satisfies Text<{ name: string | null; platform: string; tenant: string }>,
  cliOrganisation: { en: 'whole organisation', zh: '整个组织' },
  cliInstalled: {
    en: (p) => `installed ${p.day}`,
    zh: (p) => `${p.day}安装`,
  } satisfies Text<{ day: string }>,
  cliLeft: {
    en: (p) => `taken out ${p.day}, its data go on ${p.goes}`,
    zh: (p) => `${p.day}卸载，数据将于${p.goes}清除`,
  } satisfies Text<{ day: string; goes: string }>,
  cliSure: {
    en: (p) =>
      `${p.company} would be removed, and with it everything Upside knows of it: ${p.people} ${p.isOne ? 'person' : 'people'} with all figures, plans, statements, contests and messages. Only a backup brings that back.`,
    zh: (p) =>
      `将移除${p.company}，并删除 Upside 掌握的全部内容：${p.people} 人的业绩、方案、奖金单、竞赛和消息。删除后只能从备份恢复。`,
  } satisfies Text<{ company: string; people: string; isOne: boolean }>,
  cliGoesOut: {
    en: (p) => `It is still installed: the app would be taken out in ${p.platform} as well.`,
    zh: (p) => `该公司仍装着应用：${p.platform} 中的应用也会一并卸载。`,
  } satisfies Text<{ platform: string }>,
  cliOut: {
    en: (p) => `The app is out in ${p.platform}, and none of its tokens holds any more.`,
    zh: (p) => `${p.platform} 中的应用已卸载，所有令牌都已失效。`,
  } satisfies Text<{ platform: string }>,
  cliStillThere: {
    en: (p) =>
      `The app is still in the list of ${p.platform}: have somebody there take it out, otherwise people find a bot that does not answer.`,
    zh: (p) =>
      `应用还留在 ${p.platform} 的应用列表里：请让那边的管理员卸载，否则那边的同事会面对一个不回应的机器人。`,
  } satisfies Text<{ platform: string }>,
  cliNotOut: {
    en: (p) =>
      `${p.platform} did not take the app out (${p.reason}), so nothing was removed: its token may still hold, and afterwards nobody could end it. Try again in a while. Or have somebody there take the app out, and remove ${p.company} without asking: upside installations remove ${p.platform} ${p.tenant} --yes --anyway`,
    zh: (p) =>
      `${p.platform} 没有卸载应用（${p.reason}），所以没有删除任何数据：它的令牌可能仍然有效，删掉之后就没法再吊销了。请稍后重试；也可以请那边的管理员先卸载应用，再直接移除${p.company}：upside installations remove ${p.platform} ${p.tenant} --yes --anyway`,
  } satisfies Text<{ company: string; platform: string; tenant: string; reason: string }>,
  cliHow: {
    en: (p) =>
      `Stop Upside first. Then: upside installations remove ${p.platform} ${p.tenant} --yes`,
    zh: (p) =>
      `请先停止 Upside，再运行：upside installations remove ${p.platform} ${p.tenant} --yes`,
  } satisfies Text<{ platform: string; tenant: string }>,
  cliRemoved: {
    en: (p) => `${p.company} is gone: ${p.rows} rows.`,
    zh: (p) => `已移除${p.company}，共 ${p.rows} 行数据。`,
  } satisfies Text<{ company: string; rows: string }>,
  cliBack: {
    en: (p) => `${p.company} has just installed the app again. Nothing was removed.`,
    zh: (p) => `${p.company}刚刚重新安装了应用，没有删除任何数据。`,
  } satisfies Text<{ company: string }>,
  cliResealed: {
    en: (p) =>
      `${p.count === null ? 'Nothing had to be sealed anew.' : `${p.count} sealed anew.`} Everything is under the newest key, and older ones can be taken out of UPSIDE_KEYS. Keep those for as long as you keep backups from their time.`,
    zh: (p) =>
      `${p.count === null ? '没有需要重新加密的内容。' : `重新加密了 ${p.count} 项。`}现在全部使用最新密钥，旧密钥可以从 UPSIDE_KEYS 中去掉；只要还留着旧密钥时期的备份，就请另行保存旧密钥。`,
  } satisfies Text<{ count: string | null }>,
} as const;
