/** `upside <command>`: the same company without any chat. Each command is loaded when it is called, so that help answers at once. */
import type { Config } from './config.ts';
import { letOthersGoFirst, localeOf, processEnvironment } from './environment.ts';
import type { CliCommand, CliContext } from './features/cli.ts';
import { type Locale, say } from './i18n/locale.ts';
import { cli as texts } from './i18n/texts/cli.ts';
import type { Backups } from './store/port-backup.ts';

type CommandName = keyof typeof texts.commands;

const commands: Readonly<Record<CommandName, () => Promise<CliCommand>>> = {
  import: async () => (await import('./features/import/cli.ts')).importCommand,
  plan: async () => (await import('./features/plan/cli.ts')).planCommand,
  mybonus: async () => (await import('./features/mybonus/cli.ts')).mybonusCommand,
  statement: async () => (await import('./features/statement/cli.ts')).statementCommand,
  verify: async () => (await import('./features/statement/verify-cli.ts')).verifyCommand,
  leaderboard: async () => (await import('./features/leaderboard/cli.ts')).leaderboardCommand,
  question: async () => (await import('./features/question/cli.ts')).questionCommand,
  outbox: async () => (await import('./features/outbox/cli.ts')).outboxCommand,
  installations: async () => (await import('./features/installations/cli.ts')).installationsCommand,
  doctor: async () => (await import('./features/doctor/cli.ts')).doctorCommand,
  backup: async () => (await import('./features/backup/cli.ts')).backupCommand,
  restore: async () => (await import('./features/backup/cli.ts')).restoreCommand,
};

async function main(asked: string, args: readonly string[]): Promise<number> {
  const environment = processEnvironment();
  const locale = localeOf(environment);
  if (['--help', '-h', 'help'].includes(asked)) {
    console.log(help(locale));
    return 0;
  }
  if (!isCommand(asked)) {
    const { nearest } = await import('./domain/names.ts');
    const near = nearest(asked, Object.keys(commands), 1)[0] ?? null;
    console.error(say(locale, texts.unknown, { name: asked, near }));
    return 2;
  }
  const context = {
    args,
    locale,
    print: (text: string) => console.log(text),
    complain: (text: string) => console.error(text),
    isTerminal: process.stderr.isTTY === true,
  };
  // Whoever was sent a statement has neither our settings nor our data.
  if (asked === 'verify') return run(asked, { ...context, openStore: noStore }, locale);
  // What is wrong with the settings is a finding, too.
  if (asked === 'doctor') {
    const examine = async () => (await import('./examination.ts')).examine(environment);
    return run(asked, { ...context, openStore: noStore, examine }, locale);
  }
  const { configExitCode, readConfig } = await import('./config.ts');
  const reading = readConfig(environment);
  if (reading.kind === 'refused') {
    const { config } = await import('./i18n/texts/config.ts');
    console.error([say(locale, config.heading), ...reading.lines].join('\n'));
    return configExitCode;
  }
  const backups = () => backupsOf(reading.config);
  const isBulk = asked === 'import' || asked === 'plan';
  if (isBulk) letOthersGoFirst();
  const { openStoreOnce } = await import('./store-on-demand.ts');
  const opened = openStoreOnce(reading.config, isBulk);
  try {
    const { open: openStore, companies } = opened;
    return await run(asked, { ...context, openStore, companies, backups }, locale);
  } finally {
    await opened.close();
  }
}

async function run(asked: CommandName, context: CliContext, locale: Locale): Promise<number> {
  try {
    return await (await commands[asked]()).run(context);
  } catch (error) {
    return await explain(error, locale);
  }
}

async function backupsOf(config: Config): Promise<Backups> {
  const [{ createBackups }, { databaseOptionsOf }, { noting }] = await Promise.all([
    import('./store/backups.ts'),
    import('./opening.ts'),
    import('./backup-note.ts'),
  ]);
  return noting(createBackups(databaseOptionsOf(config)), config.home);
}

const noStore = () => Promise.reject(new Error('this command reads no data'));

const isCommand = (text: string): text is CommandName => Object.hasOwn(commands, text);

function help(locale: Locale): string {
  const lines = Object.values(texts.commands).map(
    ({ usage, summary }) => `  ${usage}\n      ${say(locale, summary)}`,
  );
  return [say(locale, texts.heading), '', ...lines, '', say(locale, texts.more)].join('\n');
}

/** What a person can mend in their words and with its code; anything else as it is, for whoever mends us. */
async function explain(error: unknown, locale: Locale): Promise<number> {
  const [{ AppError }, { describeError }] = await Promise.all([
    import('./domain/errors.ts'),
    import('./i18n/errors.ts'),
  ]);
  if (error instanceof AppError) {
    const text = describeError(error.code, error.params, locale) ?? error.message;
    console.error(`${text} (${error.code})`);
  } else {
    console.error(say(locale, texts.unexpected));
    console.error(error);
  }
  return 1;
}

const [name = '--help', ...args] = process.argv.slice(2);
process.exitCode = await main(name, args);
