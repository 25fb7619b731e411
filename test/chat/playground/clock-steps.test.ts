import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type ClockControl,
  type ClockStep,
  readTarget,
  stepFrom,
} from '../../../src/chat/playground/clock-steps.ts';
import { RequestError } from '../../../src/chat/playground/request-error.ts';

const clockAt = (local: string, timeZone = 'Asia/Shanghai'): ClockControl => ({
  timeZone,
  now: () => Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant(),
  advance: async () => {},
});

const local = (clock: ClockControl, instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(clock.timeZone).toPlainDateTime().toString();

const step = (from: string, by: ClockStep): string => {
  const clock = clockAt(from);
  return local(clock, stepFrom(clock, by));
};

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof RequestError) return error.code;
    throw error;
  }
  return 'none';
};

describe('the buttons of the clock', () => {
  it('move a day and a week on the clocks of the zone', () => {
    expect(step('2026-11-23T09:40', 'day')).toBe('2026-11-24T09:40:00');
    expect(step('2026-11-23T09:40', 'week')).toBe('2026-11-30T09:40:00');
  });

  it('keep the time of day over a change of daylight saving', () => {
    const clock = clockAt('2026-10-24T09:40', 'Europe/Berlin');
    expect(local(clock, stepFrom(clock, 'day'))).toBe('2026-10-25T09:40:00');
  });

  it('move to the last evening of the month', () => {
    expect(step('2026-11-23T09:40', 'month_end')).toBe('2026-11-30T18:00:00');
    expect(step('2026-02-01T00:00', 'month_end')).toBe('2026-02-28T18:00:00');
  });

  it('move to the next month end when this one has come', () => {
    expect(step('2026-11-30T18:00', 'month_end')).toBe('2026-12-31T18:00:00');
    expect(step('2026-01-31T20:00', 'month_end')).toBe('2026-02-28T18:00:00');
  });
});

describe('a time said by a script', () => {
  const clock = clockAt('2026-11-23T09:40');
  const read = (asked: { advance?: string; to?: string }): string =>
    local(clock, readTarget(clock, asked));

  it('is a duration, an instant, a local time or a day', () => {
    expect(read({ advance: 'P1DT2H' })).toBe('2026-11-24T11:40:00');
    expect(read({ to: '2026-11-24T01:00:00Z' })).toBe('2026-11-24T09:00:00');
    expect(read({ to: '2026-12-01T09:00' })).toBe('2026-12-01T09:00:00');
    expect(read({ to: '2026-12-01' })).toBe('2026-12-01T00:00:00');
  });

  it('is refused when it cannot be read, lies behind or too far ahead', () => {
    expect(codeOf(() => read({ advance: 'tomorrow' }))).toBe('clock_unreadable');
    expect(codeOf(() => read({ to: '2026-02-30' }))).toBe('clock_unreadable');
    expect(codeOf(() => read({ advance: '-P1D' }))).toBe('clock_backwards');
    expect(codeOf(() => read({ to: '2026-11-01' }))).toBe('clock_backwards');
    expect(codeOf(() => read({ advance: 'P5Y' }))).toBe('clock_too_far');
  });
});
