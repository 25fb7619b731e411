import { describe, expect, it } from 'vitest';
import { type Cadence, nextOccurrences } from '../../src/domain/schedule.ts';
import {
  isHoliday,
  isWorkday,
  plainCalendar,
  workCalendar,
} from '../../src/domain/work-calendar.ts';
import { day, instant } from './samples.ts';

/** National Day of 2026 in China: a week off, with the Sunday before and the Saturday after worked in exchange. */
const golden = [1, 2, 3, 4, 5, 6, 7].map((date) => ({
  day: day(`2026-10-0${date}`),
  kind: 'holiday' as const,
}));
const china = workCalendar(1, [
  ...golden,
  { day: day('2026-09-27'), kind: 'workday' },
  { day: day('2026-10-10'), kind: 'workday' },
]);

describe('a working day', () => {
  it('is Monday to Friday where nobody says otherwise', () => {
    const week = [23, 24, 25, 26, 27, 28, 29].map((date) => day(`2026-11-${date}`));
    expect(week.map((each) => isWorkday(each, plainCalendar))).toEqual([
      ...[true, true, true, true, true, false, false],
    ]);
  });

  it('is none on a holiday, and is a Sunday that is worked in exchange', () => {
    expect(isWorkday(day('2026-10-01'), china)).toBe(false);
    expect(isWorkday(day('2026-10-10'), china)).toBe(true);
    expect(isWorkday(day('2026-10-11'), china)).toBe(false);
    expect(isHoliday(day('2026-10-05'), china)).toBe(true);
    expect(isHoliday(day('2026-10-10'), china)).toBe(false);
    expect(isHoliday(day('2026-10-11'), china)).toBe(false);
  });
});

describe('schedules by the calendar of the company', () => {
  const next = (cadence: Cadence, count: number, after: string, calendar = china) =>
    nextOccurrences({ cadence, timeZone: 'Asia/Shanghai' }, instant(after), count, calendar).map(
      (each) => each.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
    );
  const after = '2026-09-25T12:00:00Z';

  it('come on working days alone, those in exchange included', () => {
    expect(next({ every: 'workday', at: '09:00' }, 6, after)).toEqual([
      ...['2026-09-27', '2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09'],
    ]);
  });

  it('stay away on holidays where they are asked to, and only then', () => {
    const thursdays = { every: 'week', weekdays: [4], at: '17:00' } as const;
    expect(next(thursdays, 2, after)).toEqual(['2026-10-01', '2026-10-08']);
    expect(next({ ...thursdays, exceptHolidays: true }, 2, after)).toEqual([
      ...['2026-10-08', '2026-10-15'],
    ]);
    expect(next({ every: 'cron', text: '0 9 * * 4', exceptHolidays: true }, 1, after)).toEqual([
      '2026-10-08',
    ]);
    const everyDay = { every: 'interval', minutes: 1440, exceptHolidays: true } as const;
    expect(next(everyDay, 1, '2026-10-01T00:00:00Z')).toEqual(['2026-10-08']);
  });

  it.each([
    ['the last working day of a month', { every: 'month', on: { workday: -1 } }, '2026-09-30'],
    ['the first of a month that begins with a holiday', monthly({ workday: 1 }), '2026-10-08'],
    ['the third last', monthly({ workday: -3 }), '2026-09-28'],
    ['three before the end of the quarter', quarterly({ workday: -4 }), '2026-09-27'],
    ['the last day whatever it is', quarterly({ day: -1 }), '2026-09-30'],
    ['the first Monday', monthly({ nth: 1, weekday: 1 }), '2026-10-05'],
    ['the last Sunday', monthly({ nth: -1, weekday: 7 }), '2026-09-27'],
    ['the fifth Thursday, in a month that has one', monthly({ nth: 5, weekday: 4 }), '2026-10-29'],
    ['the 31st, or the last day', monthly({ day: 31 }), '2026-09-30'],
    ['the tenth day of a quarter', quarterly({ day: 10 }), '2026-10-10'],
  ] as const)('find %s', (_, when, expected) => {
    expect(next({ ...when, at: '09:00' } as Cadence, 1, after)[0]).toBe(expected);
  });

  it('follow the fiscal year of the company', () => {
    const last = { every: 'quarter', on: { day: -1 }, at: '18:00' } as const;
    const fromFebruary = workCalendar(2, []);
    expect(next(last, 2, '2026-11-23T00:00:00Z', fromFebruary)).toEqual([
      ...['2027-01-31', '2027-04-30'],
    ]);
    const year = { every: 'year', on: { workday: -1 }, at: '18:00' } as const;
    expect(next(year, 1, '2026-11-23T00:00:00Z', fromFebruary)).toEqual(['2027-01-29']);
  });
});

function monthly<T>(on: T) {
  return { every: 'month', on } as const;
}
function quarterly<T>(on: T) {
  return { every: 'quarter', on } as const;
}
