/** Errors about backups. */
import type { Text } from '../locale.ts';

const reasonsEn = {
  file: 'it is missing, cannot be read, or is no compressed file',
  head: 'it does not begin like a backup of Upside',
  order: 'its parts are not in order',
  end: 'its end is missing',
  sums: 'its rows do not add up to what it says at its end',
} as const;
const reasonsZh = {
  file: '文件不存在、无法读取或不是压缩文件',
  head: '开头不是 Upside 的备份',
  order: '各部分顺序不对',
  end: '缺少结尾',
  sums: '内容与结尾的校验值不符',
} as const;

export const backupErrors = {
  'backup.damaged': {
    en: (p) =>
      `${p.file} cannot be restored: ${reasonsEn[p.reason]}. Nothing was changed. Use another backup, and check new ones with upside restore FILE --check.`,
    zh: (p) =>
      `无法恢复 ${p.file}：${reasonsZh[p.reason]}。没有做任何改动。请换一份备份，并用 upside restore FILE --check 检查新的备份。`,
  } satisfies Text<{ file: string; reason: keyof typeof reasonsEn }>,
  'backup.newer': {
    en: (p) =>
      `${p.file} was made by a newer or another version of Upside. Restore it with that version or a later one.`,
    zh: (p) => `${p.file} 由更新的或其他版本的 Upside 生成。请用该版本或更高版本恢复。`,
  } satisfies Text<{ file: string }>,
  'backup.not_empty': {
    en: 'The database holds data, and a backup is only restored into an empty one. Set UPSIDE_HOME to a new folder, or DATABASE_URL to a new database.',
    zh: '数据库中已有数据，备份只能恢复到空的数据库。请将 UPSIDE_HOME 设为新文件夹，或将 DATABASE_URL 指向新的数据库。',
  },
  'backup.not_fresh': {
    en: 'The database is empty, but has been set up for a later version than the backup. Restore into a new one: it is brought up to date afterwards.',
    zh: '数据库是空的，但其结构比备份的版本更新。请恢复到全新的数据库，之后会自动升级。',
  },
  'backup.unwritable': {
    en: (p) =>
      `The backup ${p.file} could not be written: ${p.reason}. Check that the folder is there and that the disk has room.`,
    zh: (p) => `无法写入备份 ${p.file}：${p.reason}。请确认文件夹存在、磁盘空间充足。`,
  } satisfies Text<{ file: string; reason: string }>,
} as const;
