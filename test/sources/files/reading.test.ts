import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/errors.ts';
import { importErrors } from '../../../src/i18n/texts/errors-import.ts';
import { detectDelimiter } from '../../../src/sources/files/delimiter.ts';
import { detectEncoding, textOf } from '../../../src/sources/files/encoding.ts';
import { fieldNamed } from '../../../src/sources/files/fields.ts';
import { parseMapping } from '../../../src/sources/files/mapping.ts';
import { Occurrences, SeenIds } from '../../../src/sources/files/seen-ids.ts';
import { stageOf } from '../../../src/sources/files/stages.ts';
import { temporaryFile } from '../temporary.ts';
import { fc } from './arbitraries.ts';

const utf16be = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

describe('the encoding of a file', () => {
  const text = '姓名,金额\n李娜,1\n';
  /** 姓名,金额 LF 李娜,1 LF, and the four-byte 𠮷, in GB18030. */
  const gb = Buffer.from('d0d5c3fb2cbdf0b6ee0ac0eec4c82c310a9534b235', 'hex');

  it.each([
    ['utf-8', Buffer.from(text), text],
    ['utf-8', Buffer.from(`\uFEFF${text}`), text],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le'), text],
    ['utf-16be', utf16be(text), text],
    ['gb18030', gb, `${text}𠮷`],
  ])('is %s', async (encoding, bytes, expected) => {
    const path = await temporaryFile('names.csv', bytes);
    expect(await detectEncoding(path)).toBe(encoding);
    let read = '';
    for await (const piece of textOf(path, encoding as 'utf-8')) read += piece;
    expect(read).toBe(expected);
  });

  it.each([0, 1, 2, 3])('parts no character between two reads, %s bytes on', async (shift) => {
    const long = `${'x'.repeat(shift)}${'李𠮷é,'.repeat(20_000)}`;
    const path = await temporaryFile('long.csv', long);
    expect(await detectEncoding(path)).toBe('utf-8');
    let read = '';
    for await (const piece of textOf(path, 'utf-8')) read += piece;
    expect(read === long).toBe(true);
    const broken = await temporaryFile('broken.csv', Buffer.from(long).subarray(0, -2));
    expect(await detectEncoding(broken)).not.toBe('utf-8');
  });

  it('is not guessed for what is no text', async () => {
    expect(
      await detectEncoding(await temporaryFile('a.xlsx', Buffer.from('504b0304140000', 'hex'))),
    ).toBeNull();
    expect(
      await detectEncoding(await temporaryFile('b.csv', Buffer.from('61ff80c3', 'hex'))),
    ).toBeNull();
  });
});

describe('the delimiter of a file', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2,5;3,5\n', ';'],
    ['a\tb\nx, y\tz\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['name;note\n"x, y, z; w";2\n', ';'],
    ['single\nvalue\n', ','],
  ])('%j is parted by %j', (text, expected) => {
    expect(detectDelimiter(text)).toBe(expected);
  });
});

describe('header names', () => {
  it.each([
    ['deals', 'Close Date', 'date'],
    ['deals', 'close_date', 'date'],
    ['deals', 'CLOSE-DATE', 'date'],
    ['deals', '成交金额', 'amount'],
    ['deals', '金额（元）', null],
    ['deals', '负责人', 'owner'],
    ['ratings', '满意度', 'score'],
    ['people', '工号', 'key'],
    ['people', 'Ｅmail', 'email'],
    ['quotas', '季度', 'quarter'],
    ['teams', '大区', 'parent'],
    ['deals', 'Weather', null],
  ] as const)('of %s: %s stands for %s', (kind, header, field) => {
    const fields = fieldNamed(kind, header);
    expect(field === null ? fields : fields.includes(field)).toEqual(field === null ? [] : true);
  });
});

describe('the words for a stage', () => {
  it.each([
    ['Won', 'won'],
    ['CLOSED_WON', 'won'],
    ['赢单', 'won'],
    ['Engaging', 'open'],
    ['丢单', 'lost'],
    ['maybe', null],
    ['', null],
  ])('%s is %s', (text, stage) => {
    expect(stageOf(text)).toBe(stage);
  });
});

describe('a mapping file', () => {
  const errorOf = (source: string): AppError<'import.mapping_invalid'> | null => {
    try {
      parseMapping(source, 'deals', 'map.yaml');
      return null;
    } catch (error) {
      if (error instanceof AppError && error.code === 'import.mapping_invalid')
        return error as AppError<'import.mapping_invalid'>;
      throw error;
    }
  };
  const problemsOf = (source: string): readonly string[] =>
    (errorOf(source)?.params.problems ?? []).map(({ line, at, code }) => `${line} ${at} ${code}`);

  it('reads columns by name and by position, constants and aliases', () => {
    const mapping = parseMapping(
      'columns: { id: 3, owner: Rep }\nconstants: { stage: won }\nvalues: { product: { GTXPro: GTX Pro } }\n',
      'deals',
      'map.yaml',
    );
    expect(mapping.columns).toEqual({ id: 3, owner: 'Rep' });
    expect(mapping.constants).toEqual({ stage: 'won' });
    expect(mapping.values).toEqual({ product: { GTXPro: 'GTX Pro' } });
    expect(mapping.unknown_people).toBe('refuse');
  });

  it('reports all problems at once, with their lines', () => {
    const problems = problemsOf(
      'colums: {}\ndates: mmddyy\ncolumns:\n  id: 0\nunknown_people: create\n',
    );
    expect(problems).toEqual([
      '1 colums unknown',
      '2 dates choice',
      '4 columns.id column',
      '5 unknown_people choice',
    ]);
  });

  it.each([
    ['header: perhaps', 'header type'],
    ['source: "a b"', 'source form'],
    ['from: 2026-02-30', 'from day'],
    ['scale: 0', 'scale scale'],
    ['serials: 1901', 'serials choice'],
    ['months: { 13: Jan }', 'months.13 form'],
    ['currency: dollars', 'currency form'],
    ['columns: [a]', 'columns type'],
    ['[a, b]', ' type'],
  ])('says what is wrong with %s', (source, problem) => {
    expect(problemsOf(source)).toEqual([`1 ${problem}`]);
  });

  it('says it in either language', () => {
    const source = 'colums: {}\ndates: mddy\nheader: 5\ncolumns: { id: 0, weather: x }\n[';
    const error = errorOf(source.slice(0, -2));
    const { en, zh } = importErrors['import.mapping_invalid'];
    expect(error && en(error.params)).toBe(
      [
        'The mapping map.yaml has 4 problems:',
        '  line 1: There is no entry “colums”. Check the spelling or take it out.',
        '  line 2: “dates” has to be dmy or mdy or ymd.',
        '  line 3: “header” has to be true or false.',
        '  line 4: “columns.id” has to be a column: its name in the header, or its position from 1.',
        'What may stand there: docs/import.md.',
      ].join('\n'),
    );
    expect(error && zh(error.params)).toContain('  第 2 行：「dates」只能写：dmy、mdy、ymd。\n');
    const broken = errorOf('columns: {\n');
    expect(broken && zh(broken.params)).not.toMatch(/[a-z]{3,} [a-z]{3,} [a-z]{3,}/);
  });

  it('knows the fields of the kind, and wants positions where there is no header', () => {
    expect(problemsOf('columns:\n  weather: x\n')).toEqual(['2 columns.weather field']);
    expect(problemsOf('header: false\ncolumns:\n  id: Name\n')).toEqual(['3 columns.id position']);
  });

  it('says where the YAML itself is broken', () => {
    expect(problemsOf('columns: {\n')[0]).toMatch(/^\d+ {2}yaml$/);
  });
});

describe('ids that come again', () => {
  it('are found, and no others', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), (ids) => {
        const hashes = new SeenIds();
        for (const id of ids) hashes.add(id);
        const repeats = hashes.repeats();
        const firsts = ids.map((id, index) => repeats.firstRow(id, index));
        expect(firsts).toEqual(
          ids.map((id, index) => (ids.indexOf(id) === index ? null : ids.indexOf(id))),
        );
      }),
    );
  });

  it('are numbered in their order', () => {
    const occurrences = new Occurrences();
    expect(['a', 'b', 'a', 'a', 'b'].map((text) => occurrences.next(text))).toEqual([
      1, 1, 2, 3, 2,
    ]);
  });

  it('are found among a hundred thousand', () => {
    const hashes = new SeenIds();
    for (let i = 0; i < 100_000; i += 1) hashes.add(`deal-${i}`);
    hashes.add('deal-77777');
    const repeats = hashes.repeats();
    expect(repeats.firstRow('deal-77777', 5)).toBeNull();
    expect(repeats.firstRow('deal-77777', 9)).toBe(5);
    expect(repeats.firstRow('deal-1', 10)).toBeNull();
  });
});
