import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type Cadence,
  nextOccurrence,
  nextOccurrences,
  occurrencesBetween,
} from '../../../src/domain/schedule.ts';
import { workCalendar } from '../../../src/domain/work-calendar.ts';
import { day, instant } from '../samples.ts';
import { firstShowing, published, stretchesOf, zones } from './time-zones.ts';

const [begin, end] = [instant('2025-01-01T00:00:00Z'), instant('2035-01-01T00:00:00Z')];
const dayMs = 86_400_000;
const minutesOf = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));
const daily = (at: string): Cadence => ({ every: 'day', at });
const cron = (text: string): Cadence => ({ every: 'cron', text });

describe.each(zones)('ten years of %s', (timeZone) => {
  const stretches = stretchesOf(timeZone, begin.subtract({ hours: 72 }), end.add({ hours: 72 }));

  it('change the clocks when the published rules say', () => {
    const found = stretches
      .slice(1)
      .map(({ from, offset }, at) => [
        Temporal.Instant.fromEpochMilliseconds(from).toString(),
        (stretches[at]?.offset ?? 0) / 60_000,
        offset / 60_000,
      ]);
    const until = '2031';
    expect(found.filter(([utc]) => String(utc) < until)).toEqual(published[timeZone]);
  });

  // Both are skipped or come twice somewhere.
  it.each(['00:00', '02:30'])('bring %s of each day exactly once', (at) => {
    const expected: string[] = [];
    for (let local = begin.epochMilliseconds - dayMs; ; local += dayMs) {
      const first = firstShowing(stretches, local + minutesOf(at) * 60_000);
      if (first === undefined || first > end.epochMilliseconds) break;
      const text = Temporal.Instant.fromEpochMilliseconds(first).toString();
      if (first > begin.epochMilliseconds && text !== expected.at(-1)) expected.push(text);
    }
    const found = occurrencesBetween({ cadence: daily(at), timeZone }, begin, end).map(String);
    expect(found).toEqual(expected);
  });

  it('bring the middle of each gap after it, and the middle of each repeated hour once', () => {
    for (const [utc, before, after] of published[timeZone] ?? []) {
      const change = instant(utc);
      const half = Math.abs(after - before) / 2;
      const isGap = after > before;
      const expected = isGap ? change : change.subtract({ minutes: half });
      const local = (isGap ? change.add({ minutes: half }) : expected).add({ minutes: before });
      const around = occurrencesBetween(
        { cadence: daily(local.toString().slice(11, 16)), timeZone },
        change.subtract({ hours: 12 }),
        change.add({ hours: 12 }),
      );
      expect([utc, ...around.map(String)]).toEqual([utc, expected.toString()]);
    }
  });
});

const two = (value: number) => String(value).padStart(2, '0');
const at = fc
  .tuple(fc.nat({ max: 23 }), fc.constantFrom(0, 15, 30, 45, 59))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const weekday = fc.integer({ min: 1, max: 7 });
const cadences: fc.Arbitrary<Cadence> = fc.oneof(
  fc.record({ every: fc.constantFrom('day', 'workday'), at }),
  fc.record({
    every: fc.constant('week' as const),
    weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }),
    at,
    exceptHolidays: fc.constant(true),
  }),
  fc.record({
    every: fc.constantFrom('month', 'quarter', 'year'),
    on: fc.constantFrom({ day: 31 }, { day: -1 }, { nth: -1, weekday: 7 }, { workday: -3 }),
    at,
  }),
  fc.constantFrom(
    ...['30 2 * * *', '0,30 0-3 * * 0', '*/15 * * * 7', '0 */2 * * *', '15 1,2 1 * 1'].map(cron),
  ),
  fc.constantFrom(5, 45, 60, 1440).map((minutes): Cadence => ({ every: 'interval', minutes })),
  fc.nat({ max: 3 * 365 }).map(
    (days): Cadence => ({
      every: 'once',
      instant: begin.add({ hours: 24 * days }),
    }),
  ),
);
const calendar = workCalendar(4, [
  { day: day('2026-01-01'), kind: 'holiday' },
  { day: day('2026-02-16'), kind: 'holiday' },
  { day: day('2026-02-28'), kind: 'workday' },
]);

describe('however time is cut into pieces', () => {
  it('each occurrence is found in exactly one of them, and in order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        cadences,
        fc.nat({ max: 3 * 365 * 24 * 60 }),
        fc.array(fc.integer({ min: 0, max: 8 * 24 * 60 }), { minLength: 1, maxLength: 5 }),
        (timeZone, cadence, offset, steps) => {
          const timetable = { timeZone, cadence };
          const after = begin.add({ minutes: offset });
          const pieces: string[] = [];
          let from = after;
          for (const minutes of steps) {
            const until = from.add({ minutes });
            pieces.push(...occurrencesBetween(timetable, from, until, calendar).map(String));
            from = until;
          }
          const whole = occurrencesBetween(timetable, after, from, calendar).map(String);
          expect(pieces).toEqual(whole);
          expect([...new Set(whole)].sort()).toEqual(whole);
          const next = nextOccurrence(timetable, after, calendar);
          if (whole.length > 0) expect(String(next)).toBe(whole[0]);
          else if (next) expect(Temporal.Instant.compare(next, from)).toBe(1);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('a clock that is put back brings nothing new, and nothing is lost when it goes on', () => {
    const timetable = { timeZone: 'America/New_York', cadence: daily('01:30') };
    const [first, later] = [instant('2026-11-01T04:00:00Z'), instant('2026-11-02T12:00:00Z')];
    expect(occurrencesBetween(timetable, later, first)).toEqual([]);
    expect(occurrencesBetween(timetable, first, later).map(String)).toEqual([
      '2026-11-01T05:30:00Z',
      '2026-11-02T06:30:00Z',
    ]);
  });
});

describe('when clocks change in New York', () => {
  const timeZone = 'America/New_York';
  const during = (cadence: Cadence, date: string) => {
    const start = day(date).toZonedDateTime(timeZone).toInstant();
    const until = day(date).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
    const before = start.subtract({ seconds: 1 });
    return occurrencesBetween({ cadence, timeZone }, before, until.subtract({ seconds: 1 }));
  };

  it('an interval goes on as if nothing had happened', () => {
    const quarters = during({ every: 'interval', minutes: 15 }, '2026-11-01');
    expect(quarters).toHaveLength(25 * 4);
    expect(during({ every: 'interval', minutes: 15 }, '2026-03-08')).toHaveLength(23 * 4);
    const steps = quarters
      .slice(1)
      .map((each, at) => each.since(quarters[at] ?? each).total('minutes'));
    expect(new Set(steps)).toEqual(new Set([15]));
  });

  it('cron without hours counts what clocks show, each time they show it', () => {
    expect(during(cron('0 * * * *'), '2026-11-01')).toHaveLength(25);
    expect(during(cron('0 * * * *'), '2026-03-08')).toHaveLength(23);
    expect(during(cron('30 */2 * * *'), '2026-03-08').map(String)[1]).toBe('2026-03-08T08:30:00Z');
  });

  it('cron with hours keeps to the rule of days: after the gap, once', () => {
    expect(during(cron('15,30 2 * * *'), '2026-03-08').map(String)).toEqual([
      '2026-03-08T07:00:00Z',
    ]);
    expect(during(cron('30 1 * * *'), '2026-11-01').map(String)).toEqual(['2026-11-01T05:30:00Z']);
  });
});

describe('cron', () => {
  const next = (text: string, count = 3, after = '2026-11-23T00:00:00Z') =>
    nextOccurrences({ cadence: cron(text), timeZone: 'UTC' }, instant(after), count).map((each) =>
      each.toString().slice(0, 16),
    );

  it.each([
    ['0 9 * * 1-5', ['2026-11-23T09:00', '2026-11-24T09:00', '2026-11-25T09:00']],
    // Either day is enough when both are restricted.
    ['0 9 1 * 1', ['2026-11-23T09:00', '2026-11-30T09:00', '2026-12-01T09:00']],
    ['0 9 1 * *', ['2026-12-01T09:00', '2027-01-01T09:00', '2027-02-01T09:00']],
    // A field that begins with a star restricts nothing: both have to fit.
    ['0 9 */10 * 1', ['2026-12-21T09:00', '2027-01-11T09:00', '2027-02-01T09:00']],
    ['30 8,20 * dec sun', ['2026-12-06T08:30', '2026-12-06T20:30', '2026-12-13T08:30']],
    ['0 12 * * 7', ['2026-11-29T12:00', '2026-12-06T12:00', '2026-12-13T12:00']],
    ['0 9 31 * *', ['2026-12-31T09:00', '2027-01-31T09:00', '2027-03-31T09:00']],
    ['0 0 29 2 *', ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00']],
    ['10-59/20 0 24 11 *', ['2026-11-24T00:10', '2026-11-24T00:30', '2026-11-24T00:50']],
  ])('%s', (text, expected) => {
    expect(next(text)).toEqual(expected);
  });
});
