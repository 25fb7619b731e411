/** The rejects file: every row that was not taken, as it stood, with what is wrong and how to mend it. */
import type { WriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { AppError } from '../../domain/errors.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { importTexts } from '../../i18n/texts/import.ts';
import { rejectTexts } from '../../i18n/texts/import-rejects.ts';
import type { Rejection } from '../../sources/port.ts';

/**
 * A cell that a spreadsheet would compute is made text by an apostrophe in front; a plain negative number is left as it is. Quotes
 * keep separators and line breaks inside the cell.
 */
export function safeCell(text: string): string {
  const harmless = /^[-+]?\d[\d.,]*$/.test(text);
  const guarded = /^\s*[=+\-@|%＝＋－＠]/.test(text) && !harmless ? `'${text}` : text;
  return /["\r\n,;\t]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

export const rejectsPath = (file: string): string => `${file}.rejects.csv`;

/** Opened with the first rejection. The one of an earlier import of the same file is removed: it would be taken for this one's. */
export class RejectsFile {
  readonly path: string;
  readonly #locale: Locale;
  #stream: WriteStream | null = null;
  #count = 0;

  constructor(path: string, locale: Locale) {
    this.path = path;
    this.#locale = locale;
  }

  get count(): number {
    return this.#count;
  }

  /** Forgets everything: the file is read again from the start. */
  async restart(): Promise<void> {
    await this.close();
    await rm(this.path, { force: true }).catch((cause: unknown) => {
      throw new AppError('import.rejects_unwritable', { file: this.path }, { cause });
    });
    this.#count = 0;
  }

  async add(rejection: Rejection): Promise<void> {
    this.#stream ??= await this.#open();
    this.#count += 1;
    const [reason, remedy] = explain(rejection, this.#locale);
    const { row, column, code, cells } = rejection;
    await this.#write([String(row), column ?? '', code, reason, remedy, ...cells]);
  }

  async close(): Promise<void> {
    const stream = this.#stream;
    this.#stream = null;
    stream?.end();
    if (stream) await finished(stream);
  }

  /** Begins with a mark, so that a spreadsheet knows it for UTF-8. Throws `import.rejects_unwritable`. */
  async #open(): Promise<WriteStream> {
    const handle = await open(this.path, 'w').catch((cause: unknown) => {
      throw new AppError('import.rejects_unwritable', { file: this.path }, { cause });
    });
    const stream = handle.createWriteStream();
    const titles = say(this.#locale, importTexts.rejectColumns).split('|');
    stream.write(`\uFEFF${titles.map(safeCell).join(',')}\r\n`);
    return stream;
  }

  async #write(cells: readonly string[]): Promise<void> {
    const stream = this.#stream;
    if (!stream || stream.write(`${cells.map(safeCell).join(',')}\r\n`)) return;
    await new Promise<void>((resolve, reject) => {
      stream.once('drain', resolve);
      stream.once('error', reject);
    });
  }
}

export const explain = (
  { code, text, near }: Pick<Rejection, 'code' | 'text' | 'near'>,
  locale: Locale,
): readonly [string, string] => rejectTexts[code][locale]({ text, near });
