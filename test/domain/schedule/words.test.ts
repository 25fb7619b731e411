import { describe, expect, it } from 'vitest';
import { readCadence } from '../../../src/domain/schedule/words.ts';
import type { Cadence } from '../../../src/domain/schedule.ts';
import { instant } from '../samples.ts';

/** Monday, 10:00 in Shanghai. */
const now = instant('2026-11-23T02:00:00Z');
const read = (text: string) => readCadence(text, now, 'Asia/Shanghai');
const refused = (text: string): unknown => {
  try {
    return read(text);
  } catch (error) {
    return error;
  }
};
const once = (text: string): Cadence => ({ every: 'once', instant: instant(text) });
const week = (...weekdays: readonly number[]) => ({ every: 'week', weekdays }) as const;

const understood: readonly (readonly [string, Cadence])[] = [
  ['every Friday 17:00', { ...week(5), at: '17:00' }],
  ['Every friday at 5pm', { ...week(5), at: '17:00' }],
  ['fridays 5:30 p.m.', { ...week(5), at: '17:30' }],
  ['at 9:30 every Monday and Thursday', { ...week(1, 4), at: '09:30' }],
  ['every Mon, Wed, Fri 09:00', { ...week(1, 3, 5), at: '09:00' }],
  ['Mon-Thu 8:00', { ...week(1, 2, 3, 4), at: '08:00' }],
  ['every weekday at 9', { ...week(1, 2, 3, 4, 5), at: '09:00' }],
  ['weekends at noon', { ...week(6, 7), at: '12:00' }],
  ['daily 8:30', { every: 'day', at: '08:30' }],
  ['every day at midnight', { every: 'day', at: '00:00' }],
  ['every working day 9:00', { every: 'workday', at: '09:00' }],
  ['every business day at 12 am', { every: 'workday', at: '00:00' }],
  ['every 2 hours', { every: 'interval', minutes: 120 }],
  ['every 15 minutes', { every: 'interval', minutes: 15 }],
  ['hourly', { every: 'interval', minutes: 60 }],
  ['first Monday of the month 10:00', on('month', { nth: 1, weekday: 1 }, '10:00')],
  ['every last Friday of the quarter 16:00', on('quarter', { nth: -1, weekday: 5 }, '16:00')],
  ['last working day of the month 16:00', on('month', { workday: -1 }, '16:00')],
  ['2nd business day of every month at 9:00', on('month', { workday: 2 }, '09:00')],
  ['3 working days before quarter end 9:00', on('quarter', { workday: -4 }, '09:00')],
  ['two working days before the end of the fiscal year 9:00', on('year', { workday: -3 }, '09:00')],
  ['on the 15th of every month at 10:00', on('month', { day: 15 }, '10:00')],
  ['monthly on the 1st at 10:00', on('month', { day: 1 }, '10:00')],
  ['last day of the month 18:00', on('month', { day: -1 }, '18:00')],
  ['first day of the quarter 9:00', on('quarter', { day: 1 }, '09:00')],
  ['every Friday 17:00, except on holidays', { ...week(5), at: '17:00', exceptHolidays: true }],
  ['daily 8:30 but not on public holidays', { every: 'day', at: '08:30', exceptHolidays: true }],
  ['tomorrow 15:00', once('2026-11-24T07:00:00Z')],
  ['2026-12-01 09:00', once('2026-12-01T01:00:00Z')],
  ['next Friday at 9 am', once('2026-12-04T01:00:00Z')],
  ['in 3 hours', once('2026-11-23T05:00:00Z')],
  ['on Friday 17:00', once('2026-11-27T09:00:00Z')],
  ['on Fridays at 12 pm', { ...week(5), at: '12:00' }],
  ['0 9 * * 1-5', { every: 'cron', text: '0 9 * * 1-5' }],
  ['cron 30 8 1,15 * fri', { every: 'cron', text: '30 8 1,15 * fri' }],
  ['每周五 17:00', { ...week(5), at: '17:00' }],
  ['每周五下午5点半', { ...week(5), at: '17:30' }],
  ['每周一、三、五 9点', { ...week(1, 3, 5), at: '09:00' }],
  ['每星期二和周四 晚上8点15分', { ...week(2, 4), at: '20:15' }],
  ['周一至周五 9:00', { ...week(1, 2, 3, 4, 5), at: '09:00' }],
  ['每礼拜天上午十点', { ...week(7), at: '10:00' }],
  ['每天上午12点', { every: 'day', at: '12:00' }],
  ['每天中午1点', { every: 'day', at: '13:00' }],
  ['每天凌晨12点半', { every: 'day', at: '00:30' }],
  ['每天凌晨0点', { every: 'day', at: '00:00' }],
  ['每天下午17:30', { every: 'day', at: '17:30' }],
  ['工作日（除节假日外）18点', { every: 'workday', at: '18:00', exceptHolidays: true }],
  ['每天 9点', { every: 'day', at: '09:00' }],
  ['每日中午12点', { every: 'day', at: '12:00' }],
  ['工作日 9:30', { every: 'workday', at: '09:30' }],
  ['每个工作日９：３０', { every: 'workday', at: '09:30' }],
  ['每月最后一个工作日 16:00', on('month', { workday: -1 }, '16:00')],
  ['每月1日 上午10点', on('month', { day: 1 }, '10:00')],
  ['每月十五号10:00', on('month', { day: 15 }, '10:00')],
  ['每月底 18:00', on('month', { day: -1 }, '18:00')],
  ['每月第一个周一 10:00', on('month', { nth: 1, weekday: 1 }, '10:00')],
  ['每季度末前3个工作日 9:00', on('quarter', { workday: -4 }, '09:00')],
  ['每季度第一天 9:00', on('quarter', { day: 1 }, '09:00')],
  ['每年最后一个工作日 15:00', on('year', { workday: -1 }, '15:00')],
  ['每2小时', { every: 'interval', minutes: 120 }],
  ['每隔半小时', { every: 'interval', minutes: 30 }],
  ['每周五17:00，节假日除外', { ...week(5), at: '17:00', exceptHolidays: true }],
  ['明天 15:00', once('2026-11-24T07:00:00Z')],
  ['下周五18点', once('2026-12-04T10:00:00Z')],
];

function on(
  every: 'month' | 'quarter' | 'half' | 'year',
  which: Extract<Cadence, { on: unknown }>['on'],
  at: string,
): Cadence {
  return { every, on: which, at };
}

describe('when something shall happen', () => {
  it.each(understood)('is understood as it is said: %s', (text, cadence) => {
    expect(read(text)).toEqual(cadence);
  });

  it.each([
    ['whenever you like 9:00', 'whenever you like'],
    ['every blue moon', 'every blue moon'],
    ['every other Friday 17:00', 'every other friday'],
    ['every Friday and on holidays 17:00', 'every friday and on holidays'],
    ['daily 9:00 and 17:00', 'daily 9:00 and'],
    ['weekly 9:00', 'weekly'],
    ['每月1日和15日 10:00', '每月1日和15日'],
    ['every Friday or so 17:00', 'every friday or so'],
    ['每当月圆 9点', '每当月圆'],
    ['每周 9点', '每周'],
  ])('names what it does not understand of “%s”', (text, part) => {
    expect(refused(text)).toMatchObject({ code: 'schedule.words_unknown', params: { text: part } });
  });

  it.each(['every Friday', '每周五', '每月最后一个工作日', 'tomorrow', 'every weekday'])(
    'asks at what time: %s',
    (text) => {
      expect(refused(text)).toMatchObject({ code: 'schedule.time_missing' });
    },
  );

  it.each([
    ...['daily 25:00', '每天 24点30分', 'every Friday 9:75', 'daily 13 pm', 'daily 0 am'],
    ...['每天晚上12点', '每天上午15点', '每天晚上3点'],
  ])('refuses a time that no clock shows: %s', (text) => {
    expect(refused(text)).toMatchObject({ code: 'schedule.time_unreadable' });
  });

  it.each([
    '30 February 9:00',
    'every 31 June 9:00',
    '2月30日 9:00',
    '2026-02-30 09:00',
    '0 9 30 2 *',
    '0 9 31 4,6,9,11 *',
    'on the 32nd of every month 9:00',
    '每月32日 9:00',
    'on the 0th of every month 9:00',
    '2026-11-22 09:00',
    '25th working day of the month 9:00',
  ])('refuses what never comes: %s', (text) => {
    expect(refused(text)).toMatchObject({ code: 'schedule.never', params: { text } });
  });

  it.each(['every minute', 'every 4 minutes', '* * * * *', '0,2 9 * * *', 'every 200 hours'])(
    'refuses what comes too often, or hardly ever: %s',
    (text) => {
      expect(refused(text)).toMatchObject({ code: 'schedule.too_often', params: { least: 5 } });
    },
  );

  it.each([
    ['60 9 * * *', 'minute', '60'],
    ['0 24 * * *', 'hour', '24'],
    ['0 9 0 * *', 'day', '0'],
    ['0 9 * foo *', 'month', 'foo'],
    ['0 9 * * 5-1', 'weekday', '5-1'],
    ['0 9 * * 1,', 'weekday', ''],
    ['0 5/2 * * *', 'hour', '5/2'],
  ])('names the field of “%s” that is wrong', (text, field, part) => {
    expect(refused(text)).toMatchObject({
      code: 'schedule.cron_unreadable',
      params: { text, field, part },
    });
  });

  it('refuses a zone that does not exist', () => {
    expect(() => readCadence('daily 9:00', now, 'Mars/Olympus')).toThrow('schedule.zone_unknown');
  });
});
