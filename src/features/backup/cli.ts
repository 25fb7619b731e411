/** `upside backup` and `upside restore`: a copy of everything in one file, and back from it. */
import { parseArgs } from 'node:util';
import { formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { backup as texts } from '../../i18n/texts/backup.ts';
import type { BackupContents, Backups } from '../../store/port-backup.ts';
import { type CliCommand, type CliContext, parsed } from '../cli.ts';

export const backupCommand: CliCommand = {
  name: 'backup',
  usage: 'backup FILE [--json]',
  summary: texts.backupSummary,
  run: (context) =>
    onFile(context, backupCommand, async (backups, file) => {
      const contents = await backups.save(file);
      return { contents, text: texts.saved };
    }),
};

export const restoreCommand: CliCommand = {
  name: 'restore',
  usage: 'restore FILE [--check] [--json]',
  summary: texts.restoreSummary,
  run: (context) =>
    onFile(context, restoreCommand, async (backups, file, isCheck) => {
      const contents = isCheck ? await backups.check(file) : await backups.restore(file);
      return { contents, text: isCheck ? texts.checked : texts.restored };
    }),
};

type Said = typeof texts.saved | typeof texts.checked | typeof texts.restored;

async function onFile(
  context: CliContext,
  { usage, name }: CliCommand,
  work: (
    backups: Backups,
    file: string,
    isCheck: boolean,
  ) => Promise<{ readonly contents: BackupContents; readonly text: Said }>,
): Promise<number> {
  const { args, locale, print, complain, backups } = context;
  const options = { check: { type: 'boolean' }, json: { type: 'boolean' } } as const;
  const read = parsed(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  const [file, ...more] = read?.positionals ?? [];
  const isCheck = read?.values.check === true;
  if (!read || file === undefined || more.length > 0 || (isCheck && name === 'backup')) {
    complain(say(locale, texts.usage, { usage }));
    return 2;
  }
  if (!backups) throw new Error('this command has no database to work on');
  const { contents, text } = await work(await backups(), file, isCheck);
  const { takenAt, tables } = contents;
  if (read.values.json) {
    print(JSON.stringify({ file, takenAt: takenAt.toString(), tables }, null, 2));
    return 0;
  }
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const figures = { file, rows: formatNumber(rows, locale), takenAt: takenAt.toString() };
  print(say(locale, text, { ...figures, tables: formatNumber(tables.length, locale) }));
  return 0;
}
