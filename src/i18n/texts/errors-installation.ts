/** Errors about the companies that installed the bot themselves. */
import type { Text } from '../locale.ts';

export const installationErrors = {
  'installation.being_removed': {
    en: 'The data of your former installation are just being removed, as announced when you took Upside out. Install it again in a few minutes.',
    zh: '你们上次安装留下的数据正在按约定清除，请过几分钟再安装。',
  },
  'installation.named_by_none': {
    en: 'Several companies are served here. Put the one that you mean in front, for example UPSIDE_WORKSPACE=slack-T0123456; upside installations list shows them.',
    zh: '这里服务多家公司。请在命令前指明是哪一家，例如 UPSIDE_WORKSPACE=slack-T0123456；upside installations list 可列出全部。',
  },
  'installation.unknown': {
    en: (p) =>
      `No company ${p.tenant} on ${p.platform} has installed Upside. upside installations list shows those that have.`,
    zh: (p) =>
      `${p.platform} 上没有安装过 Upside 的公司 ${p.tenant}。upside installations list 可列出全部。`,
  } satisfies Text<{ platform: string; tenant: string }>,
} as const;
