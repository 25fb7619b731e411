import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cadence,
  dueOf,
  nextOccurrence,
  occurrencesBetween,
} from '../../src/domain/schedule.ts';
import { instant } from './samples.ts';

const daily = (at: string, timeZone: string) => ({
  cadence: { every: 'day', at } satisfies Cadence,
  timeZone,
});
const weekly = (weekday: number, at: string, timeZone: string) => ({
  cadence: { every: 'week', weekdays: [weekday], at } satisfies Cadence,
  timeZone,
});
const texts = (
  timetable: Parameters<typeof occurrencesBetween>[0],
  after: string,
  until: string,
): readonly string[] => occurrencesBetween(timetable, instant(after), instant(until)).map(String);

describe('occurrencesBetween', () => {
  it('leaves out the instant it begins at and takes in the one it ends at', () => {
    const noon = daily('12:00', 'UTC');
    expect(texts(noon, '2026-11-20T12:00:00Z', '2026-11-22T12:00:00Z')).toEqual([
      '2026-11-21T12:00:00Z',
      '2026-11-22T12:00:00Z',
    ]);
    expect(texts(noon, '2026-11-20T12:00:00Z', '2026-11-20T12:00:00Z')).toEqual([]);
    expect(texts(noon, '2026-11-22T12:00:00Z', '2026-11-20T12:00:00Z')).toEqual([]);
  });

  it('happens on the weekday of the zone: Monday 09:00 in Shanghai is Monday 01:00 UTC', () => {
    const board = weekly(1, '09:00', 'Asia/Shanghai');
    expect(texts(board, '2026-11-01T00:00:00Z', '2026-11-23T01:00:00Z')).toEqual([
      '2026-11-02T01:00:00Z',
      '2026-11-09T01:00:00Z',
      '2026-11-16T01:00:00Z',
      '2026-11-23T01:00:00Z',
    ]);
  });

  it('stays at the same time of day when the clocks change', () => {
    expect(
      texts(daily('09:00', 'Europe/Berlin'), '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z'),
    ).toEqual(['2026-03-28T08:00:00Z', '2026-03-29T07:00:00Z']);
  });

  it.each([
    ['America/New_York', '02:30', '2026-03-08T07:00:00Z'],
    ['America/Santiago', '00:00', '2026-09-06T04:00:00Z'],
    ['Africa/Cairo', '00:00', '2026-04-23T22:00:00Z'],
    ['Africa/Cairo', '00:59', '2026-04-23T22:00:00Z'],
    // Half an hour only: 02:00 becomes 02:30.
    ['Australia/Lord_Howe', '02:15', '2026-10-03T15:30:00Z'],
  ])(
    'happens in %s at the first instant after the gap when %s is skipped',
    (zone, at, expected) => {
      const gap = instant(expected);
      const around = occurrencesBetween(
        daily(at, zone),
        gap.subtract({ hours: 12 }),
        gap.add({ hours: 12 }),
      );
      expect(around.map(String)).toEqual([expected]);
    },
  );

  it.each([
    ['America/New_York', '01:30', '2026-11-01T05:30:00Z'],
    ['Australia/Lord_Howe', '01:45', '2026-04-04T14:45:00Z'],
    ['America/Havana', '00:00', '2026-11-01T04:00:00Z'],
  ])('happens in %s once, the first time, when %s comes twice', (zone, at, expected) => {
    const first = instant(expected);
    const around = occurrencesBetween(
      daily(at, zone),
      first.subtract({ hours: 12 }),
      first.add({ hours: 12 }),
    );
    expect(around.map(String)).toEqual([expected]);
  });

  it('happens once where a whole day is skipped', () => {
    expect(
      texts(daily('00:00', 'Pacific/Apia'), '2011-12-29T00:00:00Z', '2012-01-01T00:00:00Z'),
    ).toEqual(['2011-12-29T10:00:00Z', '2011-12-30T10:00:00Z', '2011-12-31T10:00:00Z']);
  });

  it('is not lost where clocks go back over midnight', () => {
    // At 00:01 on 7 November it was 23:01 on the 6th again.
    const midnight = daily('00:00', 'America/St_Johns');
    expect(texts(midnight, '2010-11-07T01:00:00Z', '2010-11-07T02:45:00Z')).toEqual([
      '2010-11-07T02:30:00Z',
    ]);
    expect(texts(midnight, '2010-11-07T02:45:00Z', '2010-11-08T02:45:00Z')).toEqual([]);
  });

  it('happens once and never again where it is meant once', () => {
    const end = instant('2026-12-05T10:00:00Z');
    const once = { cadence: { every: 'once', instant: end } as const, timeZone: 'UTC' };
    expect(texts(once, '2026-12-05T09:59:59Z', '2026-12-05T10:00:00Z')).toEqual([String(end)]);
    expect(texts(once, '2026-12-05T10:00:00Z', '2027-12-05T10:00:00Z')).toEqual([]);
  });

  it.each(['9:00', '24:00', '12:60', '12', '', '12:00:00', 'noon'])(
    'refuses %j as a time of day',
    (at) => {
      expect(() => texts(daily(at, 'UTC'), '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z')).toThrow(
        RangeError,
      );
    },
  );

  it('refuses a zone that does not exist', () => {
    const range = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'] as const;
    expect(() => texts(daily('12:00', 'Mars/Olympus'), ...range)).toThrow(RangeError);
  });

  it('finds the same whether asked at once or bit by bit', () => {
    const zones = ['America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Santiago'];
    const timetables = fc
      .tuple(
        fc.constantFrom(...zones),
        fc.nat({ max: 23 }),
        fc.nat({ max: 59 }),
        fc.nat({ max: 7 }),
      )
      .map(([zone, hour, minute, weekday]) => {
        const at = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        return weekday === 0 ? daily(at, zone) : weekly(weekday, at, zone);
      });
    const start = instant('2026-01-01T00:00:00Z');
    fc.assert(
      fc.property(
        timetables,
        fc.nat({ max: 400 * 24 }),
        fc.nat({ max: 30 * 24 }),
        (timetable, from, length) => {
          const after = start.add({ hours: from });
          const middle = after.add({ hours: Math.floor(length / 3) });
          const until = after.add({ hours: length });
          const whole = occurrencesBetween(timetable, after, until).map(String);
          const parts = [
            ...occurrencesBetween(timetable, after, middle),
            ...occurrencesBetween(timetable, middle, until),
          ];
          expect(parts.map(String)).toEqual(whole);
          const days = timetable.cadence.every === 'week' ? 7 : 1;
          expect(Math.abs(whole.length - length / (24 * days))).toBeLessThan(1.1);
          const next = nextOccurrence(timetable, after);
          expect(String(whole[0] ?? next)).toBe(String(next));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('nextOccurrence', () => {
  it('is the first one after the instant', () => {
    const friday = weekly(5, '18:00', 'Asia/Shanghai');
    expect(String(nextOccurrence(friday, instant('2026-11-27T09:59:00Z')))).toBe(
      '2026-11-27T10:00:00Z',
    );
    expect(String(nextOccurrence(friday, instant('2026-11-27T10:00:00Z')))).toBe(
      '2026-12-04T10:00:00Z',
    );
  });

  it('is nothing when it has been', () => {
    const once = {
      cadence: { every: 'once', instant: instant('2026-11-27T10:00:00Z') } as const,
      timeZone: 'UTC',
    };
    expect(nextOccurrence(once, instant('2026-11-27T10:00:00Z'))).toBeNull();
  });
});

describe('dueOf', () => {
  const missed = ['06:00', '09:59', '10:00', '11:30'].map((time) =>
    instant(`2026-11-23T${time}:00Z`),
  );
  const now = instant('2026-11-23T12:00:00Z');
  const due = (catchUp: Parameters<typeof dueOf>[0]) =>
    dueOf(catchUp, missed, now).map((each) => each.toString().slice(11, 16));

  it('catches up with the latest only, with each, or with none older than two hours', () => {
    expect(due('latest')).toEqual(['11:30']);
    expect(due('each')).toEqual(['06:00', '09:59', '10:00', '11:30']);
    expect(due('skip')).toEqual(['10:00', '11:30']);
  });

  it('has nothing to do when nothing was missed', () => {
    for (const catchUp of ['latest', 'each', 'skip'] as const)
      expect(dueOf(catchUp, [], now)).toEqual([]);
  });
});
