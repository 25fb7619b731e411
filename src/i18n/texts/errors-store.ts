/** Errors about the database, for whoever starts the bot. */
import type { Text } from '../locale.ts';

const dataHint =
  'To move the data, start the earlier version of Upside once more and export it, or restore a backup.';

export const storeErrors = {
  'store.folder_in_use': {
    en: (p) =>
      `The data folder ${p.folder} is in use by process ${p.pid} on ${p.host}, started ${p.since}. Stop that process, or set UPSIDE_HOME to another folder. If no such process exists any more, delete ${p.lock} and start again.`,
    zh: (p) =>
      `数据文件夹 ${p.folder} 正被进程 ${p.pid} 使用（主机 ${p.host}，启动于 ${p.since}）。请先停止该进程，或将 UPSIDE_HOME 设为其他文件夹。如果该进程已不存在，请删除 ${p.lock} 后重新启动。`,
  } satisfies Text<{ folder: string; pid: string; host: string; since: string; lock: string }>,
  'store.folder_version': {
    en: (p) =>
      `The data folder ${p.folder} was made by database version ${p.found}; this version of Upside needs ${p.needed}. ${dataHint}`,
    zh: (p) =>
      `数据文件夹 ${p.folder} 由数据库版本 ${p.found} 创建，当前 Upside 需要版本 ${p.needed}。如需迁移数据，请用原来的 Upside 版本导出，或从备份恢复。`,
  } satisfies Text<{ folder: string; found: string; needed: string }>,
  'store.engine_failed': {
    en: (p) =>
      `The embedded database in ${p.folder} did not start: ${p.reason}. Check that the folder can be written and that the disk has room. If that does not help, restore a backup.`,
    zh: (p) =>
      `${p.folder} 中的内置数据库无法启动：${p.reason}。请检查该文件夹是否可写、磁盘空间是否充足；如仍无法启动，请从备份恢复。`,
  } satisfies Text<{ folder: string; reason: string }>,
  'store.engine_stopped': {
    en: (p) =>
      `The embedded database in ${p.folder} gave up: ${p.reason}. Most likely the disk is full: make room there. Then start again: nothing that was acknowledged is lost.`,
    zh: (p) =>
      `${p.folder} 中的内置数据库已停止工作：${p.reason}。最可能的原因是磁盘已满，请先腾出空间，然后重新启动；已确认的内容不会丢失。`,
  } satisfies Text<{ folder: string; reason: string }>,
  'store.server_unreachable': {
    en: (p) =>
      `The database server ${p.host} cannot be used: ${p.reason}. Check DATABASE_URL (host, port, user, password, database name) and that the server is running.`,
    zh: (p) =>
      `无法使用数据库服务器 ${p.host}：${p.reason}。请检查 DATABASE_URL（主机、端口、用户、密码、数据库名），并确认服务器正在运行。`,
  } satisfies Text<{ host: string; reason: string }>,
  'store.database_newer': {
    en: (p) =>
      `The database was set up by a newer version of Upside (migration ${p.migration}). Start that version or a later one: an older one could damage the data.`,
    zh: (p) =>
      `该数据库由更新版本的 Upside 建立（迁移 ${p.migration}）。请使用该版本或更高版本启动，旧版本可能损坏数据。`,
  } satisfies Text<{ migration: string }>,
  'store.migration_unfinished': {
    en: (p) =>
      `The migration ${p.migration} was begun with another tool and never finished. Finish it or mark it as rolled back (prisma migrate resolve), then start again.`,
    zh: (p) =>
      `迁移 ${p.migration} 曾由其他工具开始执行但未完成。请完成该迁移，或用 prisma migrate resolve 标记为已回滚，然后重新启动。`,
  } satisfies Text<{ migration: string }>,
  'store.migration_edited': {
    en: (p) =>
      `The file of migration ${p.migration} differs from the one that was applied to this database. Restore the file as it was released; changes go into a new migration.`,
    zh: (p) =>
      `迁移 ${p.migration} 的文件与已应用到该数据库的内容不一致。请恢复发布时的文件；如需修改，请新建迁移。`,
  } satisfies Text<{ migration: string }>,
  'store.migration_failed': {
    en: (p) =>
      `The migration ${p.migration} failed and was undone: ${p.reason}. The database is as it was before. Check that the user of DATABASE_URL may create tables, then start again.`,
    zh: (p) =>
      `迁移 ${p.migration} 执行失败并已撤销：${p.reason}。数据库保持原状。请确认 DATABASE_URL 中的用户有建表权限，然后重新启动。`,
  } satisfies Text<{ migration: string; reason: string }>,
  'store.keys_missing': {
    en: 'What companies entrust to Upside when they install it is kept under a key, and there is none. Make one with openssl rand -base64 32, set UPSIDE_KEYS=2026:<key>, and start again. Keep a copy of it apart from the backups.',
    zh: '各公司安装应用时交给 Upside 的授权需要用密钥加密保存，但目前没有设置密钥。请用 openssl rand -base64 32 生成一把，设置 UPSIDE_KEYS=2026:<密钥>，然后重新启动。密钥请另存一份，不要与备份放在一起。',
  },
  'store.key_unknown': {
    en: (p) =>
      `What was sealed with the key “${p.key}” cannot be opened: UPSIDE_KEYS has no key of that name. Put it back, after a comma behind the newest, and start again. If it is lost, the company has to install the app anew; its data stay as they are.`,
    zh: (p) =>
      `用密钥「${p.key}」加密的内容无法解开：UPSIDE_KEYS 中没有这个名称的密钥。请把它补回到最新密钥之后（用逗号分隔），然后重新启动。如果密钥已丢失，相应公司需要重新安装应用，业务数据不受影响。`,
  } satisfies Text<{ key: string }>,
  'store.seal_broken': {
    en: (p) =>
      `What was sealed with the key “${p.key}” does not open: UPSIDE_KEYS holds another key under that name, or the row in the database was tampered with. Set the key that was used then and start again. If that does not help, the company has to install the app anew; its data stay as they are.`,
    zh: (p) =>
      `用密钥「${p.key}」加密的内容解不开：可能是 UPSIDE_KEYS 中该名称对应的密钥已换，也可能是数据库中的记录被改动过。请换回当时使用的密钥，然后重新启动。如仍无法解开，相应公司需要重新安装应用，业务数据不受影响。`,
  } satisfies Text<{ key: string }>,
} as const;
