/**
 * The file under the history: JSON lines, only ever appended. A line torn by a kill is cut off when the file is opened again, because
 * nobody was told of it.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Message } from './history.ts';

export interface JournalLine {
  readonly seq: number;
  /** As it is from this line on; a line without one only uses up its number. */
  readonly message?: Message;
  /** On the first line. */
  readonly born?: string;
}

export class Journal {
  readonly born: string;
  readonly #file: string;
  #descriptor: number;
  /** Bytes of whole lines. */
  #length: number;

  private constructor(file: string, born: string) {
    this.#file = file;
    this.#descriptor = openSync(file, 'a');
    this.#length = fstatSync(this.#descriptor).size;
    this.born = born;
  }

  static open(folder: string, born: string): { journal: Journal; lines: JournalLine[] } {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'playground.jsonl');
    const lines = existsSync(file) ? readWhole(file) : [];
    const journal = new Journal(file, lines[0]?.born ?? born);
    if (lines.length === 0) journal.append({ seq: 0, born });
    return { journal, lines };
  }

  /** The whole line or nothing: the part of it for which a full disk had room would spoil the next one. Throws what the disk says. */
  append(line: JournalLine): void {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    try {
      for (let written = 0; written < bytes.length; )
        written += writeSync(this.#descriptor, bytes, written);
      this.#length += bytes.length;
    } catch (error) {
      ftruncateSync(this.#descriptor, this.#length);
      throw error;
    }
  }

  /** Leaves only the latest state of each message, so that the file of a long-lived board does not grow for ever. */
  rewrite(seq: number, messages: readonly Message[]): void {
    const lines: JournalLine[] = [
      { seq, born: this.born },
      ...messages.map((message) => ({ seq: message.seq, message })),
    ];
    const next = `${this.#file}.next`;
    writeFileSync(next, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    closeSync(this.#descriptor);
    renameSync(next, this.#file);
    this.#descriptor = openSync(this.#file, 'a');
    this.#length = fstatSync(this.#descriptor).size;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

function readWhole(file: string): JournalLine[] {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(file, end);
  return bytes
    .subarray(0, end)
    .toString('utf8')
    .split('\n')
    .flatMap((text) => readLine(text) ?? []);
}

function readLine(text: string): JournalLine | null {
  if (text === '') return null;
  try {
    const line: unknown = JSON.parse(text);
    return isLine(line) ? line : null;
  } catch {
    // A damaged line is one lost message of a demo, not a reason to refuse the whole of it.
    return null;
  }
}

const isLine = (line: unknown): line is JournalLine =>
  typeof line === 'object' && line !== null && 'seq' in line && typeof line.seq === 'number';
