/** A file as rows of cells, block by block: what is held in memory is one block, however long the file is. */
import { initParser, type Parser, type Schema } from 'udsv';
import { type Encoding, textOf } from './encoding.ts';
import { type BadRecord, type RecordRun, RecordScanner } from './record-scanner.ts';

export interface FileFormat {
  readonly encoding: Encoding;
  readonly delimiter: string;
}

export type Row = readonly string[];

export interface RowBlock {
  readonly rows: readonly Row[];
  /** Row number of the first; the others follow without a gap. */
  readonly firstRow: number;
}

export interface RowVisitor {
  block(block: RowBlock): Promise<void> | void;
  bad(record: BadRecord): Promise<void> | void;
  /** Characters read so far, now and then. */
  progress?(characters: number): void;
}

export async function readRows(
  path: string,
  format: FileFormat,
  visitor: RowVisitor,
): Promise<void> {
  const scanner = new RecordScanner(format.delimiter);
  const parse = runParser(format.delimiter);
  const pass = async (text: string, last: boolean) => {
    const { runs, bad } = scanner.push(text, last);
    for (const run of runs) {
      const block = { rows: parse(run), firstRow: run.firstRow };
      if (run.text.includes('\0')) await withoutZeroBytes(block, visitor);
      else await visitor.block(block);
    }
    for (const record of bad) await visitor.bad(record);
  };
  let characters = 0;
  for await (const text of textOf(path, format.encoding)) {
    if (text === '') continue;
    await pass(text, false);
    characters += text.length;
    visitor.progress?.(characters);
  }
  await pass('', true);
}

/** No database keeps them as text. */
async function withoutZeroBytes({ rows, firstRow }: RowBlock, visitor: RowVisitor): Promise<void> {
  for (const [index, cells] of rows.entries()) {
    const row = firstRow + index;
    if (cells.some((cell) => cell.includes('\0')))
      await visitor.bad({ row, text: cells.join(' '), problem: 'zero_byte', cells: cells.length });
    else await visitor.block({ rows: [cells], firstRow: row });
  }
}

/** All rows of a text that is short enough to be held: samples and tests. */
export function parseRows(text: string, delimiter: string) {
  const { runs, bad } = new RecordScanner(delimiter).push(text, true);
  const parse = runParser(delimiter);
  return { blocks: runs.map((run) => ({ rows: parse(run), firstRow: run.firstRow })), bad };
}

export function runParser(delimiter: string): (run: RecordRun) => Row[] {
  const parsers = new Map<string, Parser>();
  return (run) => {
    if (run.width === 1) return [[onlyCell(run)]];
    const quoted = run.text.includes('"');
    const key = `${run.ending}${quoted}`;
    const parser = parsers.get(key) ?? initParser(schemaOf(run, delimiter, quoted ? '"' : ''));
    parsers.set(key, parser);
    const rows = parser.stringArrs<string[]>(run.text);
    if (rows.length !== run.count)
      throw new Error(`parsed ${rows.length} rows of ${run.count} from row ${run.firstRow}`);
    return rows;
  };
}

/** The parser takes rows of one unquoted cell for blank lines where there are quotes in the text. */
function onlyCell({ text, ending }: RecordRun): string {
  const cell = text.slice(0, -ending.length);
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** Strings only: nothing is ever typed, so that `007` stays `007` and no amount becomes a float. */
function schemaOf(run: RecordRun, delimiter: string, enclosure: string): Schema & { skip: number } {
  return {
    skip: 0,
    col: delimiter,
    row: run.ending,
    encl: enclosure,
    esc: enclosure,
    trim: false,
    cols: Array.from({ length: run.width }, (_, index) => ({
      name: String(index + 1),
      type: 's',
      repl: { empty: undefined, null: undefined, NaN: undefined },
    })),
  };
}
