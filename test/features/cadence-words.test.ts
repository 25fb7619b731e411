import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cadenceJson, readCadenceJson } from '../../src/domain/schedule/stored.ts';
import { readCadence } from '../../src/domain/schedule/words.ts';
import type { Cadence, DayOf } from '../../src/domain/schedule.ts';
import { cadenceWords } from '../../src/features/cadence-words.ts';
import { instant } from '../support/company.ts';

const zone = 'Asia/Shanghai';
const now = instant('2026-11-23T02:00:00Z');

const two = (value: number) => String(value).padStart(2, '0');
const at = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
const weekday = fc.integer({ min: 1, max: 7 });
const periods = fc.constantFrom('month', 'quarter', 'half', 'year');
const dayOf: fc.Arbitrary<DayOf> = fc.oneof(
  fc.record({ day: fc.oneof(fc.constant(-1), fc.integer({ min: 1, max: 31 })) }),
  fc.record({ nth: fc.constantFrom(-1, 1, 2, 3, 4, 5), weekday }),
  fc.record({ workday: fc.integer({ min: -10, max: 10 }).filter((position) => position !== 0) }),
);
const recurring: fc.Arbitrary<Cadence> = fc.oneof(
  fc.record({ every: fc.constantFrom('day', 'workday'), at }),
  fc.record({
    every: fc.constant('week' as const),
    weekdays: fc
      .uniqueArray(weekday, { minLength: 1, maxLength: 7 })
      .map((days) => days.sort((a, b) => a - b)),
    at,
  }),
  fc.record({ every: periods, on: dayOf, at }),
  fc
    .integer({ min: 5, max: 7 * 24 * 60 })
    .map((minutes): Cadence => ({ every: 'interval', minutes })),
  fc
    .constantFrom('0 9 * * 1-5', '*/15 9-17 1 * fri', '30 8 1,15 * *')
    .map((text): Cadence => ({ every: 'cron', text })),
);
const limited = fc
  .tuple(recurring, fc.boolean())
  .map(
    ([cadence, except]): Cadence =>
      (except ? { ...cadence, exceptHolidays: true } : cadence) as Cadence,
  );
const once = fc
  .integer({ min: 1, max: 500_000 })
  .map((minutes): Cadence => ({ every: 'once', instant: now.add({ minutes }) }));
const cadences = fc.oneof({ weight: 9, arbitrary: limited }, { weight: 1, arbitrary: once });

describe('the words for when something happens', () => {
  it.each([
    [{ every: 'week', weekdays: [5], at: '17:00' }, 'every Friday at 17:00', '每周五 17:00'],
    [
      { every: 'week', weekdays: [1, 3], at: '09:00', exceptHolidays: true },
      'every Monday and Wednesday at 09:00, except on holidays',
      '每周一和周三 09:00，节假日除外',
    ],
    [
      { every: 'week', weekdays: [1, 2, 3, 4, 5], at: '09:00' },
      'every weekday at 09:00',
      '每周一至周五 09:00',
    ],
    [{ every: 'workday', at: '09:30' }, 'every working day at 09:30', '每个工作日 09:30'],
    [
      { every: 'month', on: { workday: -1 }, at: '16:00' },
      'on the last working day of every month at 16:00',
      '每月最后一个工作日 16:00',
    ],
    [
      { every: 'quarter', on: { workday: -4 }, at: '09:00' },
      '3 working days before the end of every quarter at 09:00',
      '每季度末前3个工作日 09:00',
    ],
    [
      { every: 'month', on: { day: 1 }, at: '10:00' },
      'on the 1st of every month at 10:00',
      '每月1日 10:00',
    ],
    [{ every: 'interval', minutes: 120 }, 'every 2 hours', '每2小时'],
    [
      { every: 'once', instant: instant('2026-12-01T01:00:00Z') },
      'once, on 1 Dec 2026 at 09:00',
      '仅一次，2026年12月1日 09:00',
    ],
  ] satisfies readonly (readonly [Cadence, string, string])[])('read %o', (cadence, en, zh) => {
    expect(cadenceWords(cadence, zone, 'en')).toBe(en);
    expect(cadenceWords(cadence, zone, 'zh')).toBe(zh);
  });

  it('say in either language what is read back from them', () => {
    fc.assert(
      fc.property(cadences, fc.constantFrom('en' as const, 'zh' as const), (cadence, locale) => {
        const words = cadenceWords(cadence, zone, locale);
        expect([words, readCadence(words, now, zone)]).toEqual([words, cadence]);
      }),
      { numRuns: 1000 },
    );
  });

  it('and JSON, too, gives back what was put into it', () => {
    fc.assert(
      fc.property(cadences, (cadence) => {
        const text = JSON.stringify(cadenceJson(cadence));
        expect(readCadenceJson(JSON.parse(text))).toEqual(cadence);
      }),
    );
    for (const wrong of [
      { every: 'week', weekdays: [8], at: '09:00' },
      { every: 'week', weekdays: [], at: '09:00' },
      { every: 'day', at: '9:00' },
      { every: 'fortnight', at: '09:00' },
      { every: 'day', at: '09:00', exceptHolidays: false },
      { every: 'month', on: { day: 0 }, at: '09:00' },
      null,
    ])
      expect(() => readCadenceJson(wrong)).toThrow();
  });
});
