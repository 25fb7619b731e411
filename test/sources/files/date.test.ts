import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type DateOrder, readDay } from '../../../src/sources/files/date-text.ts';
import { DateVote } from '../../../src/sources/files/date-vote.ts';
import { fc } from './arbitraries.ts';

const read = (text: string, order: DateOrder | null = null, timeZone = 'UTC') =>
  readDay(text, { order, serialBase: 1900, timeZone })?.toString() ?? null;

describe('a date in a file', () => {
  it.each([
    '2026-03-05',
    '2026-3-5',
    '2026/3/5',
    '2026.03.05',
    '2026年3月5日',
    '２０２６年３月５日',
    '20260305',
    '2026-03-05 00:00:00.000',
    '2026-03-05T23:59:59',
    '2026/3/5 14:30',
    '05-Mar-2026',
    '5 March 2026',
    'Mar 5, 2026',
    'March 5th, 2026',
    '46086',
    '46086.75',
    '2026-03-05T10:00:00Z',
    '1772704800',
    '1772704800000',
  ])('%s is 5 March 2026', (text) => {
    expect(read(text)).toBe('2026-03-05');
  });

  it('reads three numbers in the order of the column', () => {
    expect(read('3/4/2026', 'mdy')).toBe('2026-03-04');
    expect(read('3/4/2026', 'dmy')).toBe('2026-04-03');
    expect(read('31/12/26', 'dmy')).toBe('2026-12-31');
    expect(read('12/31/26', 'mdy')).toBe('2026-12-31');
    expect(read('26-12-31', 'ymd')).toBe('2026-12-31');
    expect(read('1.2.71', 'dmy')).toBe('1971-02-01');
    expect(read('3/4/2026')).toBeNull();
  });

  it('puts an instant on the business day of the company', () => {
    expect(read('2026-03-05T23:00:00Z', null, 'Asia/Shanghai')).toBe('2026-03-06');
    expect(read('2026-03-05T01:00:00+08:00', null, 'America/New_York')).toBe('2026-03-04');
  });

  it('counts the serial numbers of old Mac workbooks from 1904', () => {
    expect(`${readDay('44624', { order: null, serialBase: 1904, timeZone: 'UTC' })}`).toBe(
      '2026-03-05',
    );
    expect(read('45292')).toBe('2024-01-01');
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-W53',
    '20261301',
    '0',
    '12',
    'soon',
    '2026-03',
    '1-2-3-4',
    '99999999',
    '0000-00-00',
    '-5',
    '5 Foo 2026',
  ])('%s is none', (text) => {
    expect(read(text, 'dmy')).toBeNull();
  });

  it('reads every day of two centuries in every spelling', () => {
    const day = fc
      .integer({ min: 0, max: 73_000 })
      .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }));
    fc.assert(
      fc.property(day, (date) => {
        const { year: y, month: m, day: d } = date;
        const iso = date.toString();
        expect(read(`${y}/${m}/${d}`)).toBe(iso);
        expect(read(`${y}年${m}月${d}日`)).toBe(iso);
        expect(read(iso.replaceAll('-', ''))).toBe(iso);
        expect(read(`${d}.${m}.${y}`, 'dmy')).toBe(iso);
        expect(read(`${m}/${d}/${y}`, 'mdy')).toBe(iso);
      }),
    );
  });
});

const verdictOf = (texts: readonly string[]) => {
  const vote = new DateVote();
  for (const [index, text] of texts.entries()) vote.add(text, index + 2);
  return vote.verdict();
};

describe('the date order of a column', () => {
  it('is decided by one row with a day above 12', () => {
    expect(verdictOf(['3/4/2017', '3/13/2017'])).toEqual({ kind: 'decided', order: 'mdy' });
    expect(verdictOf(['13-04-2017', '03-04-2017'])).toEqual({ kind: 'decided', order: 'dmy' });
  });

  it('does not matter where every date tells its own', () => {
    expect(verdictOf(['2026-03-05', '20260306'])).toEqual({ kind: 'decided', order: null });
    expect(verdictOf(['5/5/2017', 'TBD'])).toMatchObject({ kind: 'decided' });
  });

  it('is asked for when every row fits both ways', () => {
    expect(verdictOf(['5/5/2017', '3/4/2017', '1/2/2017'])).toEqual({
      kind: 'ambiguous',
      example: { text: '3/4/2017', row: 3 },
      readings: [
        { order: 'dmy', day: '2017-04-03' },
        { order: 'mdy', day: '2017-03-04' },
      ],
    });
  });

  it('is asked for when two-digit years fit in three ways', () => {
    expect(verdictOf(['03-04-05'])).toMatchObject({
      kind: 'ambiguous',
      readings: [{ day: '2005-04-03' }, { day: '2005-03-04' }, { day: '2003-04-05' }],
    });
    expect(verdictOf(['05-05-26', '05-06-40'])).toMatchObject({ kind: 'ambiguous' });
  });

  it('is asked for when two rows contradict each other', () => {
    expect(verdictOf(['13/4/2017', '4/13/2017'])).toEqual({
      kind: 'conflict',
      left: { text: '13/4/2017', row: 2 },
      right: { text: '4/13/2017', row: 3 },
    });
  });

  it('is asked for when a spreadsheet has turned some of the dates into numbers', () => {
    expect(verdictOf(['13/4/2017', '42795'])).toMatchObject({ kind: 'conflict' });
  });

  it('is not disturbed by what is no date in any order', () => {
    expect(verdictOf(['13/13/2017', '13/4/2017'])).toEqual({ kind: 'decided', order: 'dmy' });
  });
});
