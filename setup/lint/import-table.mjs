/**
 * Who may import whom, one row a room; docs/architecture.md prints the same table for people. Paths are from the repository's root
 * (`*` within a folder, `**` at any depth); whatever a row does not name is forbidden. `types`: in addition, but types only.
 * `$own` is the importing file's own folder below the room.
 */

/**
 * @typedef {object} Row
 * @property {string} room
 * @property {readonly string[]} files
 * @property {readonly string[]} may
 * @property {readonly string[]} [types]
 * @property {readonly string[]} packages npm packages and `node:` modules; `node:*` is all of the latter
 */

const pure = ['temporal-polyfill', 'zod'];
const page = ['hono', '@hono/node-server', 'htmx.org', 'echarts'];

/** The first row that names a file is its row. */
/** @type {readonly Row[]} */
export const importTable = [
  {
    room: 'domain',
    files: ['src/domain/**'],
    may: ['src/domain/**'],
    packages: [...pure, 'yaml', '@marcbachmann/cel-js'],
  },
  { room: 'i18n', files: ['src/i18n/**'], may: ['src/i18n/**'], packages: ['temporal-polyfill'] },
  {
    room: 'features',
    files: ['src/features/*/**'],
    may: [
      'src/domain/**',
      'src/chat/*.ts',
      'src/store/port*.ts',
      'src/sources/port.ts',
      'src/delivery/port.ts',
      'src/batch/port.ts',
      'src/i18n/**',
      'src/features/*.ts',
      'src/features/$own/**',
    ],
    packages: [...pure, 'yaml', 'cli-progress', 'node:*'],
  },
  {
    room: 'the catalogue of features',
    files: ['src/features/*.ts'],
    may: [
      'src/domain/**',
      'src/chat/*.ts',
      'src/store/port*.ts',
      'src/sources/port.ts',
      'src/delivery/port.ts',
      'src/batch/port.ts',
      'src/i18n/**',
      'src/features/**',
    ],
    packages: pure,
  },
  {
    room: 'chat',
    files: ['src/chat/*.ts'],
    may: ['src/chat/*.ts', 'src/i18n/**'],
    packages: [...pure, 'node:crypto', 'node:timers/promises'],
  },
  {
    room: 'chat/slack',
    files: ['src/chat/slack/**'],
    may: ['src/chat/slack/**', 'src/chat/*.ts', 'src/log.ts', 'src/clock.ts', 'src/i18n/**'],
    packages: [...pure, 'node:*', '@slack/bolt', '@slack/web-api'],
  },
  {
    room: 'chat/lark',
    files: ['src/chat/lark/**'],
    may: ['src/chat/lark/**', 'src/chat/*.ts', 'src/log.ts', 'src/clock.ts', 'src/i18n/**'],
    packages: [...pure, 'node:*', '@larksuiteoapi/node-sdk'],
  },
  {
    room: 'chat/playground',
    files: ['src/chat/playground/**'],
    may: ['src/chat/playground/**', 'src/chat/*.ts', 'src/log.ts', 'src/clock.ts', 'src/i18n/**'],
    packages: [...pure, 'node:*', ...page],
  },
  {
    room: 'delivery',
    files: ['src/delivery/**'],
    may: [
      'src/delivery/**',
      'src/store/port*.ts',
      'src/chat/port.ts',
      'src/domain/schedule.ts',
      'src/domain/schedule/**',
      'src/domain/work-calendar.ts',
      'src/clock.ts',
      'src/log.ts',
    ],
    types: ['src/chat/card.ts', 'src/domain/**'],
    packages: [...pure, 'node:*', 'node-cron'],
  },
  {
    room: 'operations',
    files: ['src/operations/**'],
    may: ['src/operations/**', 'src/store/port*.ts', 'src/chat/port.ts', 'src/clock.ts'],
    packages: [...pure, 'hono', 'prom-client'],
  },
  {
    room: 'sources',
    files: ['src/sources/**'],
    may: ['src/sources/**', 'src/domain/**', 'src/log.ts', 'src/clock.ts'],
    packages: [...pure, 'node:*', 'udsv', 'yaml'],
  },
  {
    room: 'store',
    files: ['src/store/**'],
    may: ['src/store/**', 'src/domain/**', 'src/generated/**', 'src/log.ts'],
    packages: [
      ...pure,
      'node:*',
      'pg',
      '@prisma/client',
      '@prisma/adapter-pg',
      '@electric-sql/pglite',
      '@electric-sql/pglite-socket',
    ],
  },
  {
    room: 'batch',
    files: ['src/batch/**'],
    may: ['src/batch/**', 'src/domain/**'],
    packages: [...pure, 'node:*'],
  },
  {
    room: 'demo',
    files: ['src/demo/**'],
    may: ['src/demo/**', 'src/domain/**', 'src/store/port*.ts', 'src/clock.ts', 'src/i18n/**'],
    packages: [...pure, 'node:*'],
  },
  { room: 'log', files: ['src/log.ts'], may: [], packages: ['pino'] },
  { room: 'clock', files: ['src/clock.ts'], may: [], packages: ['temporal-polyfill'] },
  {
    room: 'the clock of the database',
    files: ['src/database-clock.ts'],
    may: ['src/clock.ts', 'src/log.ts'],
    packages: ['temporal-polyfill'],
  },
  {
    room: 'config',
    files: ['src/config.ts', 'src/environment.ts'],
    may: ['src/environment.ts', 'src/i18n/**'],
    packages: [...pure, 'node:*'],
  },
  {
    room: 'setup',
    files: ['src/setup/**'],
    may: [
      'src/setup/**',
      'src/chat/*.ts',
      'src/chat/lark/check.ts',
      'src/chat/lark/commands.ts',
      'src/chat/lark/entering.ts',
      'src/chat/lark/hello.ts',
      'src/chat/lark/manifest.ts',
      'src/chat/lark/plain-client.ts',
      'src/chat/lark/scopes.ts',
      'src/chat/slack/check.ts',
      'src/chat/slack/hello.ts',
      'src/chat/slack/manifest.ts',
      'src/environment.ts',
      'src/i18n/**',
    ],
    packages: ['node:*'],
  },
  {
    room: 'app',
    files: [
      'src/app.ts',
      'src/chance.ts',
      'src/company.ts',
      'src/directory.ts',
      'src/examination.ts',
      'src/backup-note.ts',
      'src/matching.ts',
      'src/opening.ts',
      'src/platforms.ts',
      'src/requests.ts',
      'src/server.ts',
      'src/serving/**',
      'src/visiting.ts',
      'src/store-on-demand.ts',
      'src/main.ts',
      'src/cli.ts',
      'src/setup.ts',
    ],
    may: ['src/**'],
    packages: [...pure, 'node:*', 'hono', '@hono/node-server'],
  },
];

/** @type {(pattern: string, own: string) => RegExp} */
const expression = (pattern, own) => {
  const source = pattern
    .replace('$own', own)
    .replace(/[.+()[\]{}^$|\\]/g, '\\$&')
    .replaceAll('**', '\0')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '.*');
  return new RegExp(`^${source}$`);
};

/** @type {(file: string, patterns: readonly string[], own?: string) => boolean} */
const matches = (file, patterns, own = '') =>
  patterns.some((pattern) => expression(pattern, own).test(file));

/** @type {(file: string) => Row | undefined} */
export const rowOf = (file) => importTable.find((row) => matches(file, row.files));

/**
 * Whether `file` may import `target`: a path from the root, or a package's name.
 * @type {(row: Row, file: string, target: string, typesOnly: boolean) => boolean}
 */
export const mayImport = (row, file, target, typesOnly) => {
  if (!target.startsWith('src/'))
    return (
      row.packages.includes(target) ||
      (target.startsWith('node:') && row.packages.includes('node:*'))
    );
  const own = file.split('/')[2] ?? '';
  return matches(target, row.may, own) || (typesOnly && matches(target, row.types ?? [], own));
};
