import fc from 'fast-check';
import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isNews, milestonesOf, type WonPart } from '../../src/domain/celebrations.ts';
import { isWorkday, plainCalendar } from '../../src/domain/work-calendar.ts';
import { day } from '../support/company.ts';

/** A Wednesday. */
const wednesday = day('2026-11-25');
const daysBefore = (...days: readonly number[]) =>
  days.map((each) => wednesday.subtract({ days: each }));
const won = (more: Partial<WonPart> = {}): WonPart => ({
  day: wednesday,
  otherDays: daysBefore(40),
  isNewcomer: false,
  team: null,
  target: null,
  ...more,
});
const isWeekday = (each: Temporal.PlainDate) => isWorkday(each, plainCalendar);
const kinds = (more: Partial<WonPart>) =>
  milestonesOf(won(more), isWeekday).map((each) =>
    'count' in each ? `${each.count} ${each.kind}` : each.kind,
  );

describe('milestones', () => {
  it('are none for an ordinary deal', () => {
    expect(kinds({})).toEqual([]);
  });

  it('hold the first deal of a newcomer, and not that of somebody whose past is not known', () => {
    expect(kinds({ otherDays: [], isNewcomer: true })).toEqual(['first']);
    expect(kinds({ otherDays: [], isNewcomer: false })).toEqual([]);
  });

  it('hold the biggest of the team, once there is enough to compare it with', () => {
    const others = [1n, 2n, 3n, 4n, 9_999_99n];
    const value = 10_000_00n;
    expect(kinds({ team: { value, others } })).toEqual(['biggest']);
    expect(kinds({ team: { value, others: [...others, value] } })).toEqual([]);
    expect(kinds({ team: { value, others: others.slice(1) } })).toEqual([]);
  });

  it('hold the target in the deal that reaches it, in none after it', () => {
    const target = { quota: 100n, before: 99n, after: 100n };
    expect(kinds({ target })).toEqual(['target']);
    expect(kinds({ target: { ...target, before: 100n, after: 150n } })).toEqual([]);
    expect(kinds({ target: { ...target, before: 0n, after: 99n } })).toEqual([]);
    expect(kinds({ target: { quota: 0n, before: -1n, after: 5n } })).toEqual([]);
  });

  it('hold the third and every fifth working day in a row, across the weekend', () => {
    expect(kinds({ otherDays: daysBefore(1, 2) })).toEqual(['3 days']);
    expect(kinds({ otherDays: daysBefore(1, 2, 5) })).toEqual([]);
    // Thursday and Friday of the week before, nothing on Saturday and Sunday.
    expect(kinds({ otherDays: daysBefore(1, 2, 5, 6) })).toEqual(['5 days']);
    expect(kinds({ otherDays: daysBefore(1, 3) })).toEqual([]);
  });

  it('hold a row once: a second deal on the same day adds nothing to it', () => {
    expect(kinds({ otherDays: daysBefore(0, 1, 2) })).toEqual([]);
  });

  it('hold every fourth week in a row', () => {
    expect(kinds({ otherDays: daysBefore(8, 14, 23) })).toEqual(['4 weeks']);
    expect(kinds({ otherDays: daysBefore(8, 23) })).toEqual([]);
    expect(kinds({ otherDays: daysBefore(1, 8, 14, 23) })).toEqual([]);
  });

  it('put the target before everything else', () => {
    expect(
      kinds({
        target: { quota: 5n, before: 0n, after: 5n },
        team: { value: 2n, others: [1n, 1n, 1n, 1n, 1n] },
        otherDays: daysBefore(1, 2),
      }),
    ).toEqual(['target', 'biggest', '3 days']);
  });

  it('do not depend on the order of what was before', () => {
    const days = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 40 });
    fc.assert(
      fc.property(days, (offsets) => {
        const otherDays = daysBefore(...offsets);
        expect(kinds({ otherDays: otherDays.toReversed() })).toEqual(kinds({ otherDays }));
      }),
    );
  });
});

describe('what is news', () => {
  it('is a week old at most, and not still to come', () => {
    expect(isNews(wednesday, wednesday, 7)).toBe(true);
    expect(isNews(day('2026-11-18'), wednesday, 7)).toBe(true);
    expect(isNews(day('2026-11-17'), wednesday, 7)).toBe(false);
    expect(isNews(day('2026-11-26'), wednesday, 7)).toBe(false);
  });
});
