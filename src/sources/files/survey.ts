/** The first reading: nothing is taken yet, but everything that must be decided for the whole file is decided. */
import { AppError } from '../../domain/errors.ts';
import { currency, exponent } from '../../domain/money.ts';
import type { OpenRequest, Sink } from '../port.ts';
import { type Cells, cellsOf } from './cells.ts';
import type { Columns } from './columns.ts';
import type { DateReading } from './date-text.ts';
import { beginsWithYear, DateVote } from './date-vote.ts';
import { fieldsOf } from './fields.ts';
import type { Mapping } from './mapping.ts';
import type { DecimalMark } from './money-text.ts';
import { MoneyVote } from './money-vote.ts';
import { type FileFormat, type Row, readRows } from './rows.ts';
import { SeenIds } from './seen-ids.ts';

export interface Survey {
  readonly request: OpenRequest;
  readonly mapping: Mapping;
  readonly format: FileFormat;
  readonly columns: Columns;
  readonly cells: Cells;
  /** By field, or `attributeDay`. */
  readonly dates: ReadonlyMap<string, DateReading>;
  readonly mark: DecimalMark;
  readonly ids: SeenIds;
  /** Length of the text, to tell how far a second reading has come. */
  readonly characters: number;
}

/** An attribute that is a day, beside the fields. */
export const attributeDay = (name: string): string => `attribute:${name}`;

/** What names a row: its id, else the columns that the mapping calls its key. Null: neither. */
export function rowId(mapping: Mapping, columns: Columns, cells: Cells) {
  if (cells.has('id')) return cells.of('id');
  if (cells.has('key') && !mapping.key) return cells.of('key');
  if (columns.key.length === 0) return null;
  const parts = columns.key.map((index) => cells.at(index, 'id'));
  return (row: Row) => {
    const texts = parts.map((part) => part(row));
    return texts.every((text) => text === '') ? '' : texts.join(' | ');
  };
}

export async function survey(
  request: OpenRequest,
  mapping: Mapping,
  format: FileFormat,
  columns: Columns,
): Promise<Survey> {
  const cells = cellsOf(mapping, columns);
  const votes = votesOf(request, mapping, columns, cells);
  const ids = new SeenIds();
  const idOf = rowId(mapping, columns, cells);
  let characters = 0;
  let header = mapping.header;
  await readRows(request.path, format, {
    block({ rows, firstRow }) {
      for (let i = header ? 1 : 0; i < rows.length; i += 1) {
        const row = rows[i] ?? [];
        for (const vote of votes) vote.add(row, firstRow + i);
        const id = idOf?.(row) ?? '';
        if (id !== '') ids.add(id);
      }
      header = false;
    },
    bad() {},
    progress(read) {
      characters = read;
    },
  });
  const dates = new Map<string, DateReading>();
  const money: MoneyVote[] = [];
  for (const vote of votes) {
    if (vote.date) dates.set(vote.field, readingOf(vote.date, vote.column, request, mapping));
    if (vote.money) money.push(vote.money);
  }
  const mark = markOf(money, votes.find((vote) => vote.money)?.column ?? '', request, mapping);
  return { request, mapping, format, columns, cells, dates, mark, ids, characters };
}

interface ColumnVote {
  readonly field: string;
  readonly column: string;
  readonly date: DateVote | null;
  readonly money: MoneyVote | null;
  add(row: Row, rowNumber: number): void;
}

/** A date that has had its say changes nothing the second time; remembering a few thousand spares most of the work. */
const remembered = 5000;

function votesOf(
  request: OpenRequest,
  mapping: Mapping,
  columns: Columns,
  cells: Cells,
): readonly ColumnVote[] {
  const digits = exponent(currency(mapping.currency ?? request.currency));
  const shared = new MoneyVote(digits);
  const vote = (
    field: string,
    column: string,
    of: (row: Row) => string,
    isDate: boolean,
  ): ColumnVote => {
    const date = isDate ? new DateVote() : null;
    const money = isDate ? null : shared;
    const seen = new Set<string>();
    return {
      field,
      column,
      date,
      money,
      add(row, rowNumber) {
        const text = of(row);
        if (text === '') return;
        if (!date) return shared.add(text, rowNumber);
        if (beginsWithYear(text) || seen.has(text)) return;
        if (text.length < 13 && seen.size < remembered) seen.add(text);
        date.add(text, rowNumber);
      },
    };
  };
  const votes = Object.entries(fieldsOf[request.kind]).flatMap(([field, rule]) => {
    if (rule.type === 'text' || !cells.has(field)) return [];
    return [vote(field, cells.column(field) ?? field, cells.of(field), rule.type === 'date')];
  });
  const dayVote = (name: string) => {
    const found = columns.attributes.find((each) => each.name === name);
    const column = found && columns.names[found.index];
    if (!found || column === undefined) {
      const seen = columns.attributes.map((each) => each.name);
      throw new AppError('import.column_unknown', { column: name, seen });
    }
    return vote(attributeDay(name), column, cells.at(found.index, name), true);
  };
  const months = columns.months.map(({ index }) =>
    vote('amount', columns.names[index] ?? '', cells.at(index, 'amount'), false),
  );
  return [...votes, ...months, ...mapping.days.map(dayVote)];
}

function readingOf(
  vote: DateVote,
  column: string,
  request: OpenRequest,
  mapping: Mapping,
): DateReading {
  const base = { serialBase: mapping.serials, timeZone: request.calendar.timeZone } as const;
  const said = request.dates ?? mapping.dates;
  if (said) return { ...base, order: said };
  const verdict = vote.verdict();
  switch (verdict.kind) {
    case 'decided':
      return { ...base, order: verdict.order };
    case 'ambiguous':
      throw new AppError('import.date_ambiguous', {
        ...verdict.example,
        column,
        readings: verdict.readings,
      });
    case 'conflict':
      throw new AppError('import.date_conflict', {
        column,
        left: verdict.left.text,
        leftRow: verdict.left.row,
        right: verdict.right.text,
        rightRow: verdict.right.row,
      });
  }
}

function markOf(
  votes: readonly MoneyVote[],
  column: string,
  request: OpenRequest,
  mapping: Mapping,
): DecimalMark {
  const said = request.decimals ?? mapping.decimals;
  if (said) return said === 'comma' ? ',' : '.';
  const verdict = votes[0]?.verdict();
  if (!verdict) return '.';
  if (verdict.kind === 'decided') return verdict.mark;
  if (verdict.kind === 'ambiguous')
    throw new AppError('import.decimal_ambiguous', { ...verdict.example, column });
  throw new AppError('import.decimal_conflict', {
    column,
    point: verdict.point.text,
    pointRow: verdict.point.row,
    comma: verdict.comma.text,
    commaRow: verdict.comma.row,
  });
}

/** The second reading: every well-formed data row in order, the others to the sink. Returns how many there were of both. */
export async function eachBlock(
  { request, format, mapping, columns, characters }: Survey,
  sink: Sink,
  onBlock: (rows: readonly Row[], firstRow: number) => Promise<void> | void,
): Promise<number> {
  let header = mapping.header;
  let count = 0;
  await readRows(request.path, format, {
    async block({ rows, firstRow }) {
      const skip = header ? 1 : 0;
      header = false;
      count += rows.length - skip;
      await onBlock(skip ? rows.slice(1) : rows, firstRow + skip);
    },
    bad(record) {
      count += 1;
      const near =
        record.problem === 'width' ? [String(record.cells), String(columns.names.length)] : [];
      const { row, problem, text } = record;
      return sink.reject({ row, column: null, code: problem, text: '', near, cells: [text] });
    },
    progress: (read) => sink.progress(Math.min(1, read / Math.max(1, characters))),
  });
  return count;
}
