/** `upside outbox …`: messages that wait or need a person. What is decided here, the running process carries out. */
import { parseArgs } from 'node:util';
import { outbox as texts } from '../../i18n/texts/outbox.ts';
import { type CliCommand, type CliContext, parsed, verbCommand } from '../cli.ts';
import { dropMessage, retryMessage } from './decide-cli.ts';
import { listMessages, showMessage } from './list-cli.ts';

export const outboxCommand: CliCommand = verbCommand({
  name: 'outbox',
  usage:
    'outbox list [--all] [--batch ID] [--json] | outbox show KEY [--json] | outbox retry KEY [--yes] | outbox drop KEY [--reason TEXT]',
  summary: texts.cliSummary,
  wrong: texts.cliUsage,
  verbs: { list, show, retry, drop },
});

async function list(words: readonly string[], context: CliContext): Promise<number | null> {
  const options = {
    all: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    batch: { type: 'string' },
  } as const;
  const read = parsed(() => parseArgs({ args: [...words], options }));
  if (!read) return null;
  const { all, json, batch } = read.values;
  return listMessages({ all, json, batch: batch ?? null }, context);
}

async function show(words: readonly string[], context: CliContext): Promise<number | null> {
  const options = { json: { type: 'boolean', default: false } } as const;
  const read = parsed(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  const key = onlyOne(read?.positionals);
  return read && key !== null ? showMessage(key, read.values.json, context) : null;
}

async function retry(words: readonly string[], context: CliContext): Promise<number | null> {
  const options = { yes: { type: 'boolean', default: false } } as const;
  const read = parsed(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  const key = onlyOne(read?.positionals);
  return read && key !== null ? retryMessage(key, read.values.yes, context) : null;
}

async function drop(words: readonly string[], context: CliContext): Promise<number | null> {
  const options = { reason: { type: 'string' } } as const;
  const read = parsed(() => parseArgs({ args: [...words], options, allowPositionals: true }));
  const key = onlyOne(read?.positionals);
  const reason = read?.values.reason?.trim() || 'dropped on the command line';
  return read && key !== null ? dropMessage(key, reason, context) : null;
}

const onlyOne = (words: readonly string[] | undefined): string | null =>
  words?.length === 1 ? (words[0] ?? null) : null;
