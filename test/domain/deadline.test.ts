import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseDeadline } from '../../src/domain/deadline.ts';

/** Monday, 09:40 in Shanghai. */
const now = Temporal.Instant.from('2026-11-23T01:40:00Z');
const read = (text: string, at = now, zone = 'Asia/Shanghai') =>
  parseDeadline(text, at, zone)?.toZonedDateTimeISO(zone).toPlainDateTime().toString({
    smallestUnit: 'minute',
  }) ?? null;

describe('parseDeadline', () => {
  it.each([
    ['Friday', '2026-11-27T18:00'],
    ['fri 17:30', '2026-11-27T17:30'],
    ['next Friday', '2026-12-04T18:00'],
    ['Thursday', '2026-11-26T18:00'],
    ['wednesday 9am', '2026-11-25T09:00'],
    ['周五', '2026-11-27T18:00'],
    ['本周五 20:00', '2026-11-27T20:00'],
    ['下周五18点半', '2026-12-04T18:30'],
    ['星期天', '2026-11-29T18:00'],
    ['5 Dec', '2026-12-05T18:00'],
    ['Dec 5th, 2026', '2026-12-05T18:00'],
    ['5 December 6pm', '2026-12-05T18:00'],
    ['12月5日', '2026-12-05T18:00'],
    ['12月5日下午3点', '2026-12-05T15:00'],
    ['2026-12-05', '2026-12-05T18:00'],
    ['2026-12-05 18:00', '2026-12-05T18:00'],
    ['2026-12-05T08:15', '2026-12-05T08:15'],
    ['2026年12月5日 18：00', '2026-12-05T18:00'],
    ['2026/12/05', '2026-12-05T18:00'],
    ['today', '2026-11-23T18:00'],
    ['今晚8点', '2026-11-23T20:00'],
    ['tonight 8:30', '2026-11-23T20:30'],
    ['tomorrow at 12am', '2026-11-24T00:00'],
    ['明天12:00', '2026-11-24T12:00'],
    ['17:00', '2026-11-23T17:00'],
    ['09:00', '2026-11-24T09:00'],
    ['in 3 days', '2026-11-26T09:40'],
    ['3天后', '2026-11-26T09:40'],
    ['2 weeks', '2026-12-07T09:40'],
    ['30分钟后', '2026-11-23T10:10'],
    ['end of month', '2026-11-30T18:00'],
    ['月底', '2026-11-30T18:00'],
    ['1 March', '2027-03-01T18:00'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '3/4',
    '31/12/26',
    '30 Feb',
    '2026-02-30',
    'soon',
    '25:00 Friday',
    'Friday 26:99',
    'Q4',
  ])('does not guess what %s means', (text) => {
    expect(read(text)).toBeNull();
  });

  it('takes the weekday of today only while its hour is still to come', () => {
    expect(read('Monday')).toBe('2026-11-23T18:00');
    expect(read('Monday', Temporal.Instant.from('2026-11-23T10:00:00Z'))).toBe('2026-11-30T18:00');
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        parseDeadline(text, now, 'Asia/Shanghai');
      }),
    );
  });
});
