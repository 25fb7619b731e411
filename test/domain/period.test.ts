import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  businessDay,
  contains,
  elapsed,
  parsePeriod,
  periodKinds,
  periodLabel,
  periodName,
  periodOf,
  shift,
  startOfDay,
  subperiods,
} from '../../src/domain/period.ts';
import { anyDay, calendar, day, instant } from './samples.ts';

const anyCalendar = fc.integer({ min: 1, max: 12 }).map((month) => calendar(month));
const anyKind = fc.constantFrom(...periodKinds);

describe('periodOf', () => {
  it.each([
    ['month', 1, '2026-11-23', '2026-11-01', '2026-12-01', '2026-11'],
    ['quarter', 1, '2026-11-23', '2026-10-01', '2027-01-01', '2026-Q4'],
    ['half', 1, '2026-06-30', '2026-01-01', '2026-07-01', '2026-H1'],
    ['year', 1, '2026-12-31', '2026-01-01', '2027-01-01', '2026'],
    ['quarter', 4, '2026-04-01', '2026-04-01', '2026-07-01', '2027-Q1'],
    ['quarter', 4, '2026-03-31', '2026-01-01', '2026-04-01', '2026-Q4'],
    ['half', 4, '2026-11-23', '2026-10-01', '2027-04-01', '2027-H2'],
    ['year', 4, '2026-03-31', '2025-04-01', '2026-04-01', '2026'],
    ['quarter', 2, '2027-01-15', '2026-11-01', '2027-02-01', '2027-Q4'],
    ['year', 12, '2026-11-30', '2025-12-01', '2026-12-01', '2026'],
    ['month', 1, '2024-02-29', '2024-02-01', '2024-03-01', '2024-02'],
  ] as const)(
    'finds the %s (fiscal year from month %i) of %s',
    (kind, start, on, first, end, name) => {
      const period = periodOf(kind, day(on), calendar(start));
      expect([period.start.toString(), period.end.toString()]).toEqual([first, end]);
      expect(periodName(period, calendar(start))).toBe(name);
    },
  );

  it('holds its first day and not its end', () => {
    const quarter = periodOf('quarter', day('2026-11-23'), calendar());
    expect(contains(quarter, day('2026-10-01'))).toBe(true);
    expect(contains(quarter, day('2026-12-31'))).toBe(true);
    expect(contains(quarter, day('2027-01-01'))).toBe(false);
    expect(contains(quarter, day('2026-09-30'))).toBe(false);
  });

  it('tiles time without gap or overlap, whatever month the fiscal year begins in', () => {
    fc.assert(
      fc.property(anyKind, anyDay(), anyCalendar, (kind, on, at) => {
        const period = periodOf(kind, on, at);
        expect(contains(period, on)).toBe(true);
        expect(periodOf(kind, period.start, at)).toEqual(period);
        expect(periodOf(kind, period.end.subtract({ days: 1 }), at)).toEqual(period);
        expect(periodOf(kind, period.end, at)).toEqual(shift(period, 1));
        expect(shift(shift(period, 5), -5)).toEqual(period);
      }),
    );
  });

  it('fills every fiscal year with its halves, quarters and months', () => {
    fc.assert(
      fc.property(anyKind, anyDay(), anyCalendar, (kind, on, at) => {
        const year = periodOf('year', on, at);
        const parts = subperiods(year, kind);
        expect(parts[0]?.start).toEqual(year.start);
        expect(parts.at(-1)?.end).toEqual(year.end);
        for (const [index, part] of parts.entries())
          expect(part).toEqual(periodOf(kind, parts[index - 1]?.end ?? year.start, at));
      }),
    );
  });

  it('has no quarters in a month', () => {
    const month = periodOf('month', day('2026-11-01'), calendar());
    expect(() => subperiods(month, 'quarter')).toThrow(RangeError);
  });
});

describe('the name of a period', () => {
  it('is read back as the same period', () => {
    fc.assert(
      fc.property(anyKind, anyDay(), anyCalendar, (kind, on, at) => {
        const period = periodOf(kind, on, at);
        expect(parsePeriod(periodName(period, at), at)).toEqual(period);
      }),
    );
  });

  it('is read in small letters and between spaces', () => {
    expect(periodName(parsePeriod(' 2026-q4 ', calendar()), calendar())).toBe('2026-Q4');
  });

  it.each(['', '2026-Q5', '2026-13', '2026-00', '26-Q1', '2026-H3', '2026Q1', '2026-1', 'Q1'])(
    'is not %j',
    (text) => {
      expect(() => parsePeriod(text, calendar())).toThrow('period.unreadable');
    },
  );

  it('says of a fiscal year that it is one, and of a month never', () => {
    const label = (text: string, start: number) =>
      periodLabel(parsePeriod(text, calendar(start)), calendar(start));
    expect(label('2027-Q1', 4)).toEqual({ kind: 'quarter', year: 2027, index: 1, fiscal: true });
    expect(label('2026-05', 4)).toEqual({ kind: 'month', year: 2026, index: 5, fiscal: false });
    expect(label('2026-H2', 1)).toEqual({ kind: 'half', year: 2026, index: 2, fiscal: false });
  });
});

describe('business days', () => {
  it('belong to the zone of the company: late in London is tomorrow in Shanghai', () => {
    const late = instant('2026-12-31T16:00:00Z');
    expect(businessDay(late, calendar(1, 'Europe/London')).toString()).toBe('2026-12-31');
    expect(businessDay(late, calendar(1, 'Asia/Shanghai')).toString()).toBe('2027-01-01');
  });

  it.each([
    ['Asia/Shanghai', '2026-11-23', '2026-11-22T16:00:00Z'],
    // Clocks jump from 24:00 to 01:00: the day begins at one.
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z'],
    // Midnight comes twice: the day begins with the first.
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00Z'],
  ])('begin in %s on %s at the first instant that bears the date', (zone, on, begins) => {
    const start = startOfDay(day(on), calendar(1, zone));
    expect(start.toString()).toBe(begins);
    expect(businessDay(start, calendar(1, zone)).toString()).toBe(on);
    const before = start.subtract({ nanoseconds: 1 });
    expect(businessDay(before, calendar(1, zone)).equals(day(on))).toBe(false);
  });

  it('have every instant of theirs between their start and the next one', () => {
    const zones = ['America/Santiago', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.constantFrom(...zones),
        (second, zone) => {
          const at = Temporal.Instant.fromEpochMilliseconds(second * 1000);
          const on = businessDay(at, calendar(1, zone));
          const start = startOfDay(on, calendar(1, zone));
          const next = startOfDay(on.add({ days: 1 }), calendar(1, zone));
          expect(Temporal.Instant.compare(start, at)).toBeLessThanOrEqual(0);
          expect(Temporal.Instant.compare(at, next)).toBeLessThan(0);
        },
      ),
    );
  });
});

describe('elapsed', () => {
  const november = periodOf('month', day('2026-11-23'), calendar());
  it.each([
    ['2026-10-31', 0],
    ['2026-11-01', 1],
    ['2026-11-23', 23],
    ['2026-11-30', 30],
    ['2026-12-24', 30],
  ])('counts %s as %i days gone of 30', (today, gone) => {
    expect(elapsed(november, day(today))).toEqual({ gone, days: 30 });
  });
});
