/**
 * Finds where each row of a delimited text begins and ends, and counts its cells, before the parser sees it: the parser takes a
 * short row and its neighbour for one and drops all that follows a quote left open. Only well-formed rows go on, in runs of
 * neighbours; the others come out one by one, and reading goes on with the next line.
 */

/** Neighbouring well-formed rows of equal width and line ending, each with its ending; a row of one cell comes alone. */
export interface RecordRun {
  readonly text: string;
  readonly ending: '\n' | '\r\n' | '\r';
  /** As a spreadsheet counts: from 1, header and blank lines included. */
  readonly firstRow: number;
  readonly count: number;
  /** Cells of each row. */
  readonly width: number;
}

export interface BadRecord {
  readonly row: number;
  readonly text: string;
  readonly problem: 'width' | 'quote_open' | 'quote_inside' | 'zero_byte';
  readonly cells: number;
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** A row longer than this is a quote left open. A spreadsheet cell holds 32,767 characters. */
const longestRecord = 1 << 18;

const lineBreak = /\r\n?|\n/g;

type Ending = RecordRun['ending'];
type Found = 'record' | 'more' | 'quote_open' | 'quote_inside';

export class RecordScanner {
  readonly #delimiter: number;
  #width: number | null;
  #rest = '';
  #row = 1;
  #runs: RecordRun[] = [];
  #bad: BadRecord[] = [];
  /** Of the record found last: where it ends, where the next begins, its cells. Fields, since an object a row costs as much again. */
  #end = 0;
  #next = 0;
  #cells = 1;

  /** `width` null: as many cells as the first row has. */
  constructor(delimiter: string, width: number | null = null) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#width = width;
  }

  /** What the text so far completes. `last`: there is no more, so what is left over is a row, too. */
  push(text: string, last: boolean): { runs: readonly RecordRun[]; bad: readonly BadRecord[] } {
    this.#runs = [];
    this.#bad = [];
    this.#scan(this.#rest === '' ? text : this.#rest + text, last);
    return { runs: this.#runs, bad: this.#bad };
  }

  #scan(text: string, last: boolean): void {
    let [at, runStart, runRow] = [0, 0, this.#row];
    let ending: Ending = '\n';
    const flush = () => {
      if (this.#row > runRow && at > runStart)
        this.#addRun(text.slice(runStart, at), ending, runRow);
    };
    while (at < text.length) {
      const found = this.#find(text, at, last);
      if (found === 'more') break;
      const isRecord = found === 'record';
      const next = isRecord ? this.#next : lineEnd(text, at, last);
      if (next < 0) break;
      const own: Ending = isRecord ? endingOf(text, this.#end, ending) : '\n';
      const isBlank = isRecord && this.#isBlank(text, at);
      const good = isRecord && !isBlank && this.#fits(this.#cells);
      if (!good || own !== ending) {
        flush();
        [runStart, runRow, ending] = [at, this.#row, own];
      }
      if (!isRecord) this.#addBad(text.slice(at, next), found, 0);
      else if (!good && !isBlank) this.#addBad(text.slice(at, this.#end), 'width', this.#cells);
      at = next;
      this.#row += 1;
      if (good && this.#width === 1) flush();
      if (!good || this.#width === 1) [runStart, runRow] = [at, this.#row];
    }
    flush();
    this.#rest = text.slice(at);
  }

  /** A line without a character; in a file of one column also an empty pair of quotes. */
  #isBlank(text: string, at: number): boolean {
    if (this.#end === at) return true;
    return (this.#width ?? this.#cells) === 1 && this.#end === at + 2 && text.startsWith('""', at);
  }

  #fits(cells: number): boolean {
    this.#width ??= cells;
    return cells === this.#width;
  }

  #addRun(text: string, ending: Ending, firstRow: number): void {
    const whole = text.endsWith(ending) ? text : text + ending;
    this.#runs.push({
      text: whole,
      ending,
      firstRow,
      count: this.#row - firstRow,
      width: this.#width ?? 1,
    });
  }

  #addBad(text: string, problem: BadRecord['problem'], cells: number): void {
    this.#bad.push({ row: this.#row, text: text.replace(/[\r\n]+$/, ''), problem, cells });
  }

  #find(text: string, start: number, last: boolean): Found {
    const delimiter = this.#delimiter;
    const { length } = text;
    let cells = 1;
    let at = start;
    let cellStart = true;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === delimiter) {
        cells += 1;
        cellStart = true;
      } else if (code === lineFeed) return this.#record(at, at + 1, cells);
      else if (code === carriageReturn) {
        if (at + 1 === length && !last) return 'more';
        const pair = text.charCodeAt(at + 1) === lineFeed;
        return this.#record(at, at + (pair ? 2 : 1), cells);
      } else if (cellStart) {
        cellStart = false;
        if (code === quote) {
          const close = closingQuote(text, at);
          if (close < 0 || (close + 1 === length && !last))
            return last || length - start > longestRecord ? 'quote_open' : 'more';
          if (!this.#endsCell(text, close + 1)) return 'quote_inside';
          at = close;
        }
      }
      at += 1;
    }
    if (last) return this.#record(at, at, cells);
    return at - start > longestRecord ? 'quote_open' : 'more';
  }

  #record(end: number, next: number, cells: number): 'record' {
    this.#end = end;
    this.#next = next;
    this.#cells = cells;
    return 'record';
  }

  #endsCell(text: string, at: number): boolean {
    const code = text.charCodeAt(at);
    return (
      at === text.length || code === this.#delimiter || code === lineFeed || code === carriageReturn
    );
  }
}

/** Where the quoted cell that opens at `open` closes; -1 when it does not. A doubled quote stands for itself. */
function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text.charCodeAt(close + 1) === quote) close = text.indexOf('"', close + 2);
  return close;
}

/** Where the next line begins; -1: not to be told yet. */
function lineEnd(text: string, at: number, last: boolean): number {
  lineBreak.lastIndex = at;
  const found = lineBreak.exec(text);
  const next = found ? found.index + found[0].length : text.length;
  const unsure = next === text.length && found?.[0] !== '\n' && found?.[0] !== '\r\n';
  return unsure && !last && next - at <= longestRecord ? -1 : next;
}

/** At the end of a text without a last line feed: whichever ending the rows before had. */
function endingOf(text: string, end: number, before: Ending): Ending {
  const code = text.charCodeAt(end);
  if (code === lineFeed) return '\n';
  if (code !== carriageReturn) return before;
  return text.charCodeAt(end + 1) === lineFeed ? '\r\n' : '\r';
}
