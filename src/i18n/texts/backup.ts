/** Backups on the command line. */
import type { Text } from '../locale.ts';

type Contents = {
  readonly file: string;
  readonly tables: string;
  readonly rows: string;
  readonly takenAt: string;
};

export const backup = {
  backupSummary: {
    en: 'Copies everything, as it is at one moment, into one file.',
    zh: '把某一时刻的全部数据备份到一个文件。',
  },
  restoreSummary: {
    en: 'Brings a backup into an empty database; --check only tries it out.',
    zh: '把备份恢复到空的数据库；--check 只做校验。',
  },
  usage: {
    en: (p) => `Usage: upside ${p.usage}`,
    zh: (p) => `用法：upside ${p.usage}`,
  } satisfies Text<{ usage: string }>,
  saved: {
    en: (p) =>
      `Saved ${p.rows} rows of ${p.tables} tables to ${p.file}. Try it out now and then: upside restore ${p.file} --check`,
    zh: (p) =>
      `已将 ${p.tables} 张表共 ${p.rows} 行保存到 ${p.file}。请不时校验一次：upside restore ${p.file} --check`,
  } satisfies Text<Contents>,
  checked: {
    en: (p) =>
      `${p.file} is sound: ${p.rows} rows of ${p.tables} tables, taken ${p.takenAt}, restored into a database of its own and compared.`,
    zh: (p) =>
      `${p.file} 完好：${p.tables} 张表共 ${p.rows} 行，备份于 ${p.takenAt}，已恢复到临时数据库并逐表比对。`,
  } satisfies Text<Contents>,
  restored: {
    en: (p) =>
      `Restored ${p.rows} rows of ${p.tables} tables, as of ${p.takenAt}. What came in since then is not in it: import it again. Messages that were on their way are looked up before they are sent.`,
    zh: (p) =>
      `已恢复 ${p.tables} 张表共 ${p.rows} 行，数据截至 ${p.takenAt}。此后的数据不在其中，请重新导入。当时未发完的消息会先核对再发送。`,
  } satisfies Text<Contents>,
} as const;
