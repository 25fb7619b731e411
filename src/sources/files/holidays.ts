/** The company's calendar: a day or a range of days a row, off although they are worked, or worked although they are not (调休). */
import { Temporal } from 'temporal-polyfill';
import type { DayKind, SpecialDay } from '../../domain/work-calendar.ts';
import type { ReadHolidays, Sink } from '../port.ts';
import { eachRow } from './each-row.ts';
import type { Row } from './rows.ts';
import type { Survey } from './survey.ts';
import { dayReader, Unreadable, yesOrNo } from './values.ts';

/** Each day of a range counts as a row. */
export async function readHolidays(survey: Survey, sink: Sink): Promise<ReadHolidays> {
  const read = rangeOf(survey);
  const seen = new Map<string, number>();
  const days: SpecialDay[] = [];
  const cancelled: Temporal.PlainDate[] = [];
  let more = 0;
  const rows = await eachRow(survey, sink, (row, rowNumber) => {
    const { isCancelled, from, to, ...said } = read(row);
    const all = daysOf(from, to);
    const first = all.map((day) => seen.get(`${day}`)).find((each) => each !== undefined);
    if (first) throw new Unreadable('date', 'duplicate', '', [String(first)]);
    more += all.length - 1;
    for (const day of all) {
      seen.set(`${day}`, rowNumber);
      if (isCancelled) cancelled.push(day);
      else days.push({ day, ...said });
    }
  });
  return { rows: rows + more, days, cancelled };
}

function daysOf(from: Temporal.PlainDate, to: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const count = from.until(to).days + 1;
  return Array.from({ length: count }, (_, days) => from.add({ days }));
}

/** Nobody is off for longer: what says so is a slip. */
const longestRange = 62;
const between = /\s*(?:\.{2,}|…|~|～|〜|–|—|至|到| - |\bto\b|\buntil\b)\s*/iu;

interface Range extends Omit<SpecialDay, 'day'> {
  readonly from: Temporal.PlainDate;
  /** The last day. */
  readonly to: Temporal.PlainDate;
  readonly isCancelled: boolean;
}

function rangeOf(survey: Survey): (row: Row) => Range {
  const { cells } = survey;
  const [dateText, toText, nameText] = [cells.of('date'), cells.of('to'), cells.of('name')];
  const [kindText, cancelledText] = [cells.of('kind'), cells.of('cancelled')];
  const [firstDay, lastDay] = [dayReader(survey, 'date'), dayReader(survey, 'to')];
  return (row) => {
    const text = dateText(row);
    const [first = '', last = '', ...rest] = text.split(between);
    if (rest.length > 0) throw new Unreadable('date', 'date', text);
    const from = firstDay(first);
    if (!from) throw new Unreadable('date', 'missing');
    const to = firstDay(last) ?? lastDay(toText(row)) ?? from;
    const isRange = Temporal.PlainDate.compare(from, to) <= 0 && from.until(to).days < longestRange;
    if (!isRange) {
      const range = last === '' ? `${text}..${toText(row)}` : text;
      throw new Unreadable('date', 'day_range', range, [`${longestRange}`]);
    }
    const name = nameText(row);
    if (name.length > longestName) throw new Unreadable('name', 'too_long', name.slice(0, 40));
    const isCancelled = yesOrNo('cancelled', cancelledText(row));
    return { from, to, kind: kindOf(kindText(row)), name, isCancelled };
  };
}

const longestName = 200;

const kindNames: Readonly<Record<DayKind, readonly string[]>> = {
  holiday: [
    '',
    'holiday',
    'off',
    'day off',
    'public holiday',
    '节假日',
    '假日',
    '假期',
    '放假',
    '休',
    '休息',
  ],
  workday: [
    'workday',
    'work',
    'working day',
    'make-up',
    '工作日',
    '上班',
    '补班',
    '调休',
    '调休上班',
    '班',
  ],
};

/** A file that says nothing lists holidays. */
function kindOf(text: string): DayKind {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  for (const kind of ['holiday', 'workday'] as const)
    if (kindNames[kind].includes(plain)) return kind;
  throw new Unreadable('kind', 'day_kind', text, ['holiday', 'workday']);
}
