import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parsePeriod, periodLabel } from '../../src/domain/period.ts';
import {
  formatAgo,
  formatDate,
  formatDateTime,
  formatPeriod,
  formatTime,
  formatWeekday,
} from '../../src/i18n/format.ts';

const day = Temporal.PlainDate.from('2026-10-12');
const moment = Temporal.Instant.from('2026-11-24T10:00:00Z');

describe('formatDate', () => {
  it('writes a business day as people read it', () => {
    expect(formatDate(day, 'en')).toBe('12 Oct');
    expect(formatDate(day, 'zh')).toBe('10月12日');
  });

  it('adds the year and the weekday when asked', () => {
    expect(formatDate(day, 'en', { year: true })).toBe('12 Oct 2026');
    expect(formatDate(day, 'zh', { year: true })).toBe('2026年10月12日');
    expect(formatDate(day, 'en', { year: true, weekday: true })).toBe('Mon 12 Oct 2026');
    expect(formatDate(day, 'zh', { weekday: true })).toBe('10月12日 周一');
  });

  it('names September in three letters like every month', () => {
    const months = Array.from({ length: 12 }, (_, index) =>
      formatDate(Temporal.PlainDate.from({ year: 2026, month: index + 1, day: 1 }), 'en'),
    );
    expect(months.join(' ')).toBe(
      '1 Jan 1 Feb 1 Mar 1 Apr 1 May 1 Jun 1 Jul 1 Aug 1 Sep 1 Oct 1 Nov 1 Dec',
    );
  });

  it('names the day of the week', () => {
    const week = [0, 1, 2, 3, 4, 5, 6].map((days) => day.add({ days }));
    expect(week.map((each) => formatWeekday(each, 'en')).join(' ')).toBe(
      'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
    );
    expect(week.map((each) => formatWeekday(each, 'zh')).join('')).toBe(
      '周一周二周三周四周五周六周日',
    );
  });
});

describe('formatTime and formatDateTime', () => {
  it('read the clocks of the zone', () => {
    expect(formatTime(moment, 'Asia/Shanghai')).toBe('18:00');
    expect(formatTime(moment, 'America/New_York')).toBe('05:00');
    expect(formatDateTime(moment, 'Asia/Shanghai', 'en')).toBe('24 Nov 18:00');
    expect(formatDateTime(moment, 'Asia/Shanghai', 'zh')).toBe('11月24日 18:00');
  });

  it('may be another day over there', () => {
    expect(formatDateTime(moment, 'Pacific/Kiritimati', 'en', { weekday: true })).toBe(
      'Wed 25 Nov 00:00',
    );
  });
});

describe('formatAgo', () => {
  it.each([
    ['PT0S', 'just now', '刚刚'],
    ['PT59S', 'just now', '刚刚'],
    ['PT1M', '1 min ago', '1 分钟前'],
    ['PT12M59S', '12 min ago', '12 分钟前'],
    ['PT60M', '1 h ago', '1 小时前'],
    ['PT23H59M', '23 h ago', '23 小时前'],
    ['PT24H', '1 day ago', '1 天前'],
    ['PT72H', '3 days ago', '3 天前'],
    ['-PT30S', 'just now', '刚刚'],
  ])('calls %s %s', (since, en, zh) => {
    const then = moment.subtract(since);
    expect(formatAgo(then, moment, 'en')).toBe(en);
    expect(formatAgo(then, moment, 'zh')).toBe(zh);
  });
});

describe('formatPeriod', () => {
  it.each([
    ['2026-11', 1, 'November 2026', '2026 年 11 月'],
    ['2026-Q4', 1, 'Q4 2026', '2026 年第四季度'],
    ['2026-H1', 1, 'H1 2026', '2026 年上半年'],
    ['2026-H2', 1, 'H2 2026', '2026 年下半年'],
    ['2026', 1, '2026', '2026 年'],
    ['2027-Q1', 4, 'Q1 FY2027', '2027 财年第一季度'],
    ['2027', 4, 'FY2027', '2027 财年'],
    ['2026-05', 4, 'May 2026', '2026 年 5 月'],
  ])('calls %s (year from month %i) %s', (text, fiscalStartMonth, en, zh) => {
    const calendar = { timeZone: 'Asia/Shanghai', fiscalStartMonth };
    const label = periodLabel(parsePeriod(text, calendar), calendar);
    expect(formatPeriod(label, 'en')).toBe(en);
    expect(formatPeriod(label, 'zh')).toBe(zh);
  });
});
