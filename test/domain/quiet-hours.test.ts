import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { quietText, quietUntil, readQuietHours } from '../../src/domain/quiet-hours.ts';
import { instant } from './samples.ts';
import { zones } from './schedule/time-zones.ts';

const night = { from: '22:00', to: '08:00' };
const lunch = { from: '12:00', to: '13:30' };
const until = (at: string, hours = [night], zone = 'Asia/Shanghai') =>
  quietUntil(instant(at), hours, zone)?.toString() ?? null;

describe('quiet hours', () => {
  it('hold from their first moment, over midnight, to the moment before their end', () => {
    expect(until('2026-11-23T13:59:59Z')).toBeNull();
    expect(until('2026-11-23T14:00:00Z')).toBe('2026-11-24T00:00:00Z');
    expect(until('2026-11-23T16:30:00Z')).toBe('2026-11-24T00:00:00Z');
    expect(until('2026-11-23T23:59:59Z')).toBe('2026-11-24T00:00:00Z');
    expect(until('2026-11-24T00:00:00Z')).toBeNull();
  });

  it('hold within a day too', () => {
    expect(until('2026-11-23T04:30:00Z', [lunch])).toBe('2026-11-23T05:30:00Z');
    expect(until('2026-11-23T05:30:00Z', [lunch])).toBeNull();
  });

  it('of several all hold: the strictest applies, and one may begin where another ends', () => {
    const early = { from: '07:00', to: '09:30' };
    expect(until('2026-11-23T14:00:00Z', [night, early])).toBe('2026-11-24T01:30:00Z');
    expect(until('2026-11-23T14:00:00Z', [{ from: '20:00', to: '10:00' }, night])).toBe(
      '2026-11-24T02:00:00Z',
    );
    expect(until('2026-11-23T14:00:00Z', [])).toBeNull();
  });

  it('hold nobody back for ever, where together they leave nothing of the day', () => {
    expect(until('2026-11-23T14:00:00Z', [night, { from: '08:00', to: '22:00' }])).toBeNull();
  });

  it('end after a gap, and after an hour that comes twice only when it is over', () => {
    const zone = 'America/New_York';
    expect(until('2026-03-08T06:30:00Z', [{ from: '22:00', to: '02:30' }], zone)).toBe(
      '2026-03-08T07:30:00Z',
    );
    const early = [{ from: '22:00', to: '01:30' }];
    expect(until('2026-11-01T05:00:00Z', early, zone)).toBe('2026-11-01T05:30:00Z');
    expect(until('2026-11-01T06:10:00Z', early, zone)).toBe('2026-11-01T06:30:00Z');
  });

  it('end at a moment that is not quiet, after the one asked about and within two days', () => {
    const time = fc
      .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const hours = fc.record({ from: time, to: time }).filter(({ from, to }) => from !== to);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(hours, { maxLength: 3 }),
        fc.nat({ max: 2 * 365 * 24 * 60 }),
        (zone, quiet, minutes) => {
          const at = instant('2026-01-01T00:00:00Z').add({ minutes });
          const end = quietUntil(at, quiet, zone);
          if (!end) return;
          expect(Temporal.Instant.compare(end, at)).toBe(1);
          expect(end.since(at).total('hours')).toBeLessThanOrEqual(49);
          expect(quietUntil(end, quiet, zone)).toBeNull();
        },
      ),
    );
  });
});

describe('the words for quiet hours', () => {
  it.each([
    ['22:00-08:00', night],
    ['10pm to 8am', night],
    ['22:00 – 8:00', night],
    ['晚上10点到早上8点', night],
    ['２２：００至８：００', night],
    ['noon to 1:30 pm', lunch],
  ])('are understood: %s', (text, hours) => {
    expect(readQuietHours(text)).toEqual(hours);
    expect(readQuietHours(quietText(hours))).toEqual(hours);
  });

  it.each(['', 'at night', '22:00', '22:00-22:00', '22:00-25:00', '1-2-3', '22:00-08:00 daily'])(
    'are refused where they are none: %j',
    (text) => {
      expect(() => readQuietHours(text)).toThrow('schedule.quiet_unreadable');
    },
  );
});
