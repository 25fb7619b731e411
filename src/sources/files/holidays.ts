/** The company's calendar: one day a row, off although its weekday is worked, or worked although it is not (调休). */
import type { Temporal } from 'temporal-polyfill';
import type { DayKind, SpecialDay } from '../../domain/work-calendar.ts';
import type { ReadHolidays, Sink } from '../port.ts';
import { eachRow } from './each-row.ts';
import type { Row } from './rows.ts';
import type { Survey } from './survey.ts';
import { dayReader, Unreadable, yesOrNo } from './values.ts';

export async function readHolidays(survey: Survey, sink: Sink): Promise<ReadHolidays> {
  const read = dayOf(survey);
  const seen = new Map<string, number>();
  const days: SpecialDay[] = [];
  const cancelled: Temporal.PlainDate[] = [];
  const rows = await eachRow(survey, sink, (row, rowNumber) => {
    const { isCancelled, ...day } = read(row);
    const first = seen.get(`${day.day}`);
    if (first) throw new Unreadable('date', 'duplicate', '', [String(first)]);
    seen.set(`${day.day}`, rowNumber);
    if (isCancelled) cancelled.push(day.day);
    else days.push(day);
  });
  return { rows, days, cancelled };
}

function dayOf(survey: Survey): (row: Row) => SpecialDay & { readonly isCancelled: boolean } {
  const { cells } = survey;
  const [dateText, nameText] = [cells.of('date'), cells.of('name')];
  const [kindText, cancelledText] = [cells.of('kind'), cells.of('cancelled')];
  const readDay = dayReader(survey, 'date');
  return (row) => {
    const day = readDay(dateText(row));
    if (!day) throw new Unreadable('date', 'missing');
    const name = nameText(row);
    if (name.length > longestName) throw new Unreadable('name', 'too_long', name.slice(0, 40));
    return {
      day,
      kind: kindOf(kindText(row)),
      name,
      isCancelled: yesOrNo('cancelled', cancelledText(row)),
    };
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
