/** `upside verify FILE`: recomputes a statement from its own JSON alone. Nothing is opened but the file. */
import { open } from 'node:fs/promises';
import { AppError, type ErrorParams } from '../../domain/errors.ts';
import type { Difference } from '../../domain/statement/canonical.ts';
import { type Verdict, verifyStatement } from '../../domain/statement/statement.ts';
import { describeError } from '../../i18n/errors.ts';
import { say } from '../../i18n/locale.ts';
import { verifying as texts } from '../../i18n/texts/statement.ts';
import type { CliCommand, CliContext } from '../cli.ts';
import { type Envelope, readEnvelope } from './envelope.ts';
import { sha256 } from './fingerprint.ts';

export const verifyCommand: CliCommand = {
  name: 'verify',
  usage: 'verify FILE',
  summary: texts.cliSummary,
  async run(context) {
    const [file, ...more] = context.args;
    if (file === undefined || file.startsWith('--') || more.length > 0) {
      context.complain(say(context.locale, texts.cliUsage, { usage: verifyCommand.usage }));
      return 2;
    }
    const read = await readStatement(file);
    if (typeof read === 'string') return refuse(file, read, context);
    const verdict = verifyStatement(read.statement, sha256);
    if (verdict.state === 'unreadable') return refuse(file, verdict.reason, context);
    return report(file, read, verdict, context);
  },
};

type Reason = ErrorParams['statement.unreadable']['reason'];

/** 2: nothing could be compared. */
function refuse(file: string, reason: Reason, { locale, complain }: CliContext): number {
  const { code, params } = new AppError('statement.unreadable', { file, reason });
  complain(`${describeError(code, params, locale) ?? code} (${code})`);
  return 2;
}

function report(
  file: string,
  { hash, text }: Envelope,
  verdict: Exclude<Verdict, { readonly state: 'unreadable' }>,
  { locale, print }: CliContext,
): number {
  const own = sha256(text);
  const found: Difference[] = verdict.state === 'equal' ? [] : [...verdict.differences];
  if (hash !== null && hash !== own) found.push({ path: 'hash', stated: hash, computed: own });
  if (found.length === 0) {
    print(say(locale, texts.equal, { file, hash: own }));
    print(say(locale, texts.compare));
    return 0;
  }
  print(say(locale, texts.differs, { file }));
  const nothing = say(locale, texts.nothing);
  for (const { path, stated, computed } of found)
    print(
      `  ${say(locale, texts.difference, { path, stated: stated ?? nothing, computed: computed ?? nothing })}`,
    );
  return 1;
}

/** Statements of large teams carry all of their records. */
const mostBytes = 256 * 1024 * 1024;

async function readStatement(file: string): Promise<Envelope | Reason> {
  const text = await readText(file);
  if (text === 'missing' || text === 'size') return text;
  const json = parsedJson(text.content);
  if (json === undefined) return 'json';
  return readEnvelope(json) ?? 'form';
}

async function readText(file: string): Promise<{ readonly content: string } | 'missing' | 'size'> {
  try {
    const handle = await open(file);
    try {
      const found = await handle.stat();
      if (!found.isFile()) return 'missing';
      if (found.size > mostBytes) return 'size';
      return { content: await handle.readFile('utf8') };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return 'missing';
    throw error;
  }
}

/** Undefined: it is none. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}
