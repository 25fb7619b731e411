/** `npm run setup`: what it says whatever chat is connected. */
import { listing } from '../format.ts';
import type { Text } from '../locale.ts';

export const setUp = {
  usage: {
    en: 'Usage: npm run setup slack, or npm run setup lark',
    zh: '用法：npm run setup slack 或 npm run setup lark',
  },
  notYet: {
    en: ({ missing }) =>
      `Not there yet: ${listing(missing, 'en')}. Run this again when you have it; what is right is kept.`,
    zh: ({ missing }) => `还差：${listing(missing, 'zh')}。准备好后再运行一次，已正确的会保留。`,
  } satisfies Text<{ missing: readonly string[] }>,
  wrongForm: {
    en: ({ seems, wanted }) => `✗ ${seems}. Wanted is ${wanted}.`,
    zh: ({ seems, wanted }) => `✗ ${seems}。这里需要${wanted}。`,
  } satisfies Text<{ seems: string; wanted: string }>,
  wrong: {
    en: ({ name, why }) => `✗ ${name}: ${why}.`,
    zh: ({ name, why }) => `✗ ${name}：${why}。`,
  } satisfies Text<{ name: string; why: string }>,
  leftOut: { en: '– Left out.', zh: '– 已跳过。' },
  file: {
    saved: {
      en: ({ file }) =>
        `✓ Written to ${file}, which only you can read. All else in it is as it was.`,
      zh: ({ file }) => `✓ 已写入 ${file}，只有你可以读取；其中其他内容保持原样。`,
    } satisfies Text<{ file: string }>,
    same: {
      en: ({ file }) => `✓ ${file} says so already.`,
      zh: ({ file }) => `✓ ${file} 中已是这些设置。`,
    } satisfies Text<{ file: string }>,
    /** Where neither is said, that is what `src/config.ts` has. */
    founding: {
      en: ({ file }) =>
        `– The first start founds your company: in USD and in the time zone UTC, for good. If it is to be otherwise, write UPSIDE_CURRENCY and UPSIDE_TIME_ZONE into ${file} before it.`,
      zh: ({ file }) =>
        `– 首次启动时会建立你的公司，币种和时区（默认 USD、UTC）此后不能更改。如需其他，请先在 ${file} 中设置 UPSIDE_CURRENCY 和 UPSIDE_TIME_ZONE，例如 CNY 和 Asia/Shanghai。`,
    } satisfies Text<{ file: string }>,
    nothing: { en: '– Nothing to write yet.', zh: '– 暂时没有可写入的内容。' },
    unwritable: {
      en: ({ file, reason }) =>
        `✗ ${file} could not be written (${reason}). Check who owns it and its folder, and run this again.`,
      zh: ({ file, reason }) =>
        `✗ 无法写入 ${file}（${reason}）。请检查该文件及其文件夹的权限，然后重新运行。`,
    } satisfies Text<{ file: string; reason: string }>,
  },
  missing: {
    file: { en: 'a file for the settings', zh: '可写的设置文件' },
    settings: { en: 'settings that go together', zh: '互不冲突的设置' },
  },
} as const;
