import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RecordScanner } from '../../../src/sources/files/record-scanner.ts';
import { parseRows, type Row, readRows, runParser } from '../../../src/sources/files/rows.ts';
import { leftOut } from '../../support/left-out.ts';
import { temporaryFile } from '../temporary.ts';
import { fc } from './arbitraries.ts';

const rowsOf = (text: string, delimiter = ','): Row[] =>
  parseRows(text, delimiter).blocks.flatMap((block) => block.rows);
const badOf = (text: string) =>
  parseRows(text, ',').bad.map(({ row, problem, text: line }) => ({ row, problem, line }));

describe('rows of a delimited text', () => {
  it('reads quotes, doubled quotes, and separators and line breaks inside quotes', () => {
    expect(rowsOf('a,b\n"x, y","say ""hi"""\n"two\nlines",z\n')).toEqual([
      ['a', 'b'],
      ['x, y', 'say "hi"'],
      ['two\nlines', 'z'],
    ]);
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('reads lines that end in %s, with and without the last one', (_, end) => {
    const expected = [
      ['a', 'b'],
      ['1', ''],
      ['', '2'],
    ];
    expect(rowsOf(`a,b${end}1,${end},2`)).toEqual(expected);
    expect(rowsOf(`a,b${end}1,${end},2${end}`)).toEqual(expected);
  });

  it('reads a file whose lines end in different ways', () => {
    expect(rowsOf('a,b\r\n1,2\n3,4\r5,6\r\n"7",8')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
      ['7', '8'],
    ]);
  });

  it('takes no short row and its neighbour for one', () => {
    expect(rowsOf('a,b,c\n4,5\n6,7,8\n')).toEqual([
      ['a', 'b', 'c'],
      ['6', '7', '8'],
    ]);
    expect(badOf('a,b,c\n4,5\n6,7,8\n')).toEqual([{ row: 2, problem: 'width', line: '4,5' }]);
  });

  it('keeps no surplus cell of a long row', () => {
    expect(rowsOf('a,b\n1,2,3\n4,5\n')).toEqual([
      ['a', 'b'],
      ['4', '5'],
    ]);
    expect(badOf('a,b\n1,2,3\n4,5\n')).toEqual([{ row: 2, problem: 'width', line: '1,2,3' }]);
  });

  it('loses only the line in which a quote is left open', () => {
    const text = 'a,b\n1,"open\n2,x\n3,y\n';
    expect(rowsOf(text)).toEqual([
      ['a', 'b'],
      ['2', 'x'],
      ['3', 'y'],
    ]);
    expect(badOf(text)).toEqual([{ row: 2, problem: 'quote_open', line: '1,"open' }]);
  });

  it('puts a row aside in which text follows a closing quote', () => {
    expect(badOf('a,b\n"x"y,1\n2,3\n')).toEqual([
      { row: 2, problem: 'quote_inside', line: '"x"y,1' },
    ]);
  });

  it('takes a quote in the middle of a cell for what it is', () => {
    expect(rowsOf('a,b\n5" pipe,2\n')).toEqual([
      ['a', 'b'],
      ['5" pipe', '2'],
    ]);
  });

  it('counts blank lines as rows, as a spreadsheet does, but reads none from them', () => {
    const { blocks } = parseRows('a,b\n\n\n1,2\n', ',');
    expect(blocks.map(({ firstRow, rows }) => [firstRow, rows])).toEqual([
      [1, [['a', 'b']]],
      [4, [['1', '2']]],
    ]);
  });

  it('reads a file of one column, quotes or not', () => {
    expect(rowsOf('name\n"x"\n y\n""\n"a""b"\n')).toEqual([['name'], ['x'], [' y'], ['a"b']]);
  });

  it('keeps what looks like a number as it stands', () => {
    expect(rowsOf('id\n007\n1e5\n0x10\n')).toEqual([['id'], ['007'], ['1e5'], ['0x10']]);
  });

  it('reads the same rows however the text is cut into pieces', () => {
    fc.assert(
      fc.property(fc.delimitedText(), fc.array(fc.integer({ min: 1, max: 40 })), (text, cuts) => {
        const whole = parseRows(text, ',');
        const parse = runParser(',');
        const scanner = new RecordScanner(',');
        const rows: Row[] = [];
        const bad: number[] = [];
        const collect = (piece: string, last: boolean) => {
          const found = scanner.push(piece, last);
          rows.push(...found.runs.flatMap(parse));
          bad.push(...found.bad.map((record) => record.row));
        };
        let at = 0;
        for (const cut of cuts) {
          collect(text.slice(at, at + cut), false);
          at += cut;
        }
        collect(text.slice(at), true);
        expect(rows).toEqual(whole.blocks.flatMap((block) => block.rows));
        expect(bad).toEqual(whole.bad.map((record) => record.row));
      }),
    );
  });

  it('gives back every cell that was written with quotes', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\uFEFF'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');
        expect(rowsOf(text)).toEqual(rows);
      }),
    );
  });

  it('puts a row with a zero byte aside and reads the others', async () => {
    const path = await temporaryFile('zero.csv', 'a,b\n1,2\n3,\u0000\n5,6\n');
    const rows: Row[] = [];
    const bad: number[] = [];
    await readRows(
      path,
      { encoding: 'utf-8', delimiter: ',' },
      {
        block: (block) => void rows.push(...block.rows),
        bad: (record) => void bad.push(record.row),
      },
    );
    expect(rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['5', '6'],
    ]);
    expect(bad).toEqual([3]);
  });
});

const spectrum = '../shared/data/bad-input/csv-spectrum';

const isLeftOut = leftOut(!existsSync(spectrum), 'csv-spectrum: shared/data is not there.');

describe.skipIf(isLeftOut)('the csv-spectrum files', () => {
  const names = existsSync(spectrum)
    ? readdirSync(`${spectrum}/csvs`).map((name) => name.replace(/\.csv$/, ''))
    : [];
  /** Its JSON is of another row than its CSV, and its degree signs are broken bytes. */
  const readable = names.filter((name) => name !== 'location_coordinates');

  it.each(readable)('%s reads as its JSON says', (name) => {
    const [header = [], ...rows] = rowsOf(readFileSync(`${spectrum}/csvs/${name}.csv`, 'utf8'));
    const objects = rows.map((row) => Object.fromEntries(header.map((key, i) => [key, row[i]])));
    expect(objects).toEqual(JSON.parse(readFileSync(`${spectrum}/json/${name}.json`, 'utf8')));
  });
});
