/** Opens a delimited text file: how it is written, what its columns mean, and then its rows as what they stand for. */
import { readFile, stat } from 'node:fs/promises';
import { AppError } from '../../domain/errors.ts';
import { currency } from '../../domain/money.ts';
import type { FileSummary, ImportKind, OpenedFile, OpenRequest } from '../port.ts';
import { resolveColumns } from './columns.ts';
import { detectDelimiter } from './delimiter.ts';
import { detectEncoding, textOf } from './encoding.ts';
import { readFacts } from './facts.ts';
import { readHolidays } from './holidays.ts';
import { readLeave } from './leave.ts';
import { emptyMapping, type Mapping, parseMapping } from './mapping.ts';
import { readPeople } from './people.ts';
import { readQuotas } from './quotas.ts';
import { readRates } from './rates.ts';
import { type FileFormat, parseRows, type Row } from './rows.ts';
import { attributeDay, type Survey, survey } from './survey.ts';
import { readTeams } from './teams.ts';

const sampleCharacters = 64 * 1024;

/** Amounts of records are kept in their own currency; targets are in the workspace's. */
const mayBeForeign: readonly ImportKind[] = ['deals', 'records'];

export async function openDelimited(request: OpenRequest): Promise<OpenedFile> {
  const mapping = await loadMapping(request);
  const said = mapping.currency;
  if (said && !mayBeForeign.includes(request.kind) && currency(said) !== currency(request.currency))
    throw new AppError('money.currency_mismatch', { left: said, right: request.currency });
  await requireFile(request.path);
  const { format, first } = await look(request.path, mapping);
  const columns = resolveColumns(request.kind, mapping, first);
  const found = await survey(request, mapping, format, columns).catch((error: unknown) => {
    if (!isDecodingError(error)) throw error;
    throw new AppError('import.encoding_unknown', { file: request.path }, { cause: error });
  });
  return {
    summary: summaryOf(found),
    facts: (people, sink, add) => readFacts(found, people, sink, add),
    teams: (existing, sink) => readTeams(found, existing, sink),
    people: (existing, sink) => readPeople(found, existing, sink),
    quotas: (existing, sink) => readQuotas(found, existing, sink),
    rates: (sink) => readRates(found, sink),
    leave: (people, known, sink) => readLeave(found, people, known, sink),
    holidays: (sink) => readHolidays(found, sink),
  };
}

/** The mapping named an encoding, and the file has bytes that it does not know. */
const isDecodingError = (error: unknown): boolean =>
  error instanceof TypeError &&
  'code' in error &&
  error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

async function loadMapping({ mapping, kind }: OpenRequest): Promise<Mapping> {
  if (mapping === null) return emptyMapping;
  await requireFile(mapping);
  return parseMapping(await readFile(mapping, 'utf8'), kind, mapping);
}

async function requireFile(path: string): Promise<void> {
  try {
    if ((await stat(path)).isFile()) return;
  } catch (cause) {
    throw new AppError('import.file_unreadable', { file: path, reason: 'missing' }, { cause });
  }
  throw new AppError('import.file_unreadable', { file: path, reason: 'not_a_file' });
}

async function look(path: string, mapping: Mapping): Promise<{ format: FileFormat; first: Row }> {
  const encoding = mapping.encoding ?? (await detectEncoding(path));
  if (!encoding) throw new AppError('import.encoding_unknown', { file: path });
  let sample = '';
  try {
    for await (const text of textOf(path, encoding)) {
      sample += text;
      if (sample.length > sampleCharacters) break;
    }
  } catch (cause) {
    throw new AppError('import.encoding_unknown', { file: path }, { cause });
  }
  const delimiter = mapping.delimiter ?? detectDelimiter(sample);
  const first = parseRows(sample, delimiter).blocks[0]?.rows[0];
  if (!first || first.every((cell) => cell.trim() === ''))
    throw new AppError('import.file_empty', { file: path });
  return { format: { encoding, delimiter }, first };
}

function summaryOf({ request, mapping, format, columns, dates }: Survey): FileSummary {
  const named = (index: number) => columns.names[index] ?? '';
  return {
    ...format,
    source: mapping.source ?? `file:${request.kind}`,
    columns: [
      ...[...columns.at].map(([field, index]) => ({ field, column: named(index) })),
      ...columns.attributes.map(({ name, index }) => ({ field: name, column: named(index) })),
    ],
    unused: columns.unused,
    dates: [...dates].flatMap(([field, { order }]) => {
      const attribute = columns.attributes.find(({ name }) => attributeDay(name) === field);
      const index = columns.at.get(field) ?? attribute?.index;
      return order && index !== undefined ? [{ column: named(index), order }] : [];
    }),
  };
}
