/** `upside installations …`: the companies that installed the app themselves. Nothing that it prints is secret. */
import { parseArgs } from 'node:util';
import { formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { installations as texts } from '../../i18n/texts/installations.ts';
import { type CliCommand, type CliContext, parsed, verbCommand } from '../cli.ts';
import { listInstallations } from './list-cli.ts';
import { removeInstallation } from './remove-cli.ts';

export const installationsCommand: CliCommand = verbCommand({
  name: 'installations',
  usage:
    'installations list [--json] | installations remove PLATFORM TENANT [--yes] [--anyway] | installations reseal',
  summary: texts.cliSummary,
  wrong: texts.cliUsage,
  verbs: { list, remove, reseal },
});

async function list(words: readonly string[], context: CliContext): Promise<number | null> {
  const options = { json: { type: 'boolean', default: false } } as const;
  const read = parsed(() => parseArgs({ args: [...words], options }));
  return read && listInstallations(read.values.json, context, await companiesOf(context));
}

async function remove(words: readonly string[], context: CliContext): Promise<number | null> {
  const options = {
    yes: { type: 'boolean', default: false },
    anyway: { type: 'boolean', default: false },
  } as const;
  const read = parsed(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  const [platform, tenant, ...more] = read?.positionals ?? [];
  if (!read || platform === undefined || tenant === undefined || more.length > 0) return null;
  const named = { platform, tenant };
  return removeInstallation(named, read.values, context, await companiesOf(context));
}

async function reseal(words: readonly string[], context: CliContext): Promise<number | null> {
  if (words.length > 0) return null;
  const { locale, print } = context;
  const { installations } = await companiesOf(context);
  const count = await installations.reseal();
  const shown = count === 0 ? null : formatNumber(count, locale);
  print(say(locale, texts.cliResealed, { count: shown }));
  return 0;
}

function companiesOf({ companies }: CliContext) {
  if (!companies) throw new Error('this command has no database to work on');
  return companies();
}
