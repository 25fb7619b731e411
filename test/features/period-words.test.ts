import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { periodName } from '../../src/domain/period.ts';
import { looksLikePeriod, readPeriod, takePeriod } from '../../src/features/period-words.ts';

const on = (day: string, fiscalStartMonth = 1) => ({
  today: Temporal.PlainDate.from(day),
  timeZone: 'Asia/Shanghai',
  fiscalStartMonth,
});
const november = on('2026-11-23');

describe('a period in words', () => {
  it.each([
    ['2026-Q3', '2026-Q3'],
    ['2026-q3', '2026-Q3'],
    ['２０２６－Ｑ３', '2026-Q3'],
    ['Q3', '2026-Q3'],
    ['q3 2025', '2025-Q3'],
    ['2025 Q3', '2025-Q3'],
    ['2026-11', '2026-11'],
    ['2025', '2025'],
    ['H1', '2026-H1'],
    ['2025-H2', '2025-H2'],
    ['month', '2026-11'],
    ['quarter', '2026-Q4'],
    ['year', '2026'],
    ['this month', '2026-11'],
    ['Last  Quarter', '2026-Q3'],
    ['previous year', '2025'],
    ['next quarter', '2027-Q1'],
    ['November', '2026-11'],
    ['dec', '2025-12'],
    ['Nov 2025', '2025-11'],
    ['2025 november', '2025-11'],
    ['本月', '2026-11'],
    ['上个月', '2026-10'],
    ['上月', '2026-10'],
    ['这个季度', '2026-Q4'],
    ['本季度', '2026-Q4'],
    ['上季度', '2026-Q3'],
    ['上一季度', '2026-Q3'],
    ['下季度', '2027-Q1'],
    ['第三季度', '2026-Q3'],
    ['三季度', '2026-Q3'],
    ['2025年第三季度', '2025-Q3'],
    ['2025 年 3 季度', '2025-Q3'],
    ['2025年上半年', '2025-H1'],
    ['11月', '2026-11'],
    ['12月份', '2025-12'],
    ['2026年1月', '2026-01'],
    ['今年', '2026'],
    ['去年', '2025'],
    ['2025年', '2025'],
  ])('%s is %s on 23 November 2026', (words, name) => {
    expect(periodName(readPeriod(words, november), november)).toBe(name);
  });

  it('counts quarters from the first month of the fiscal year', () => {
    // The fiscal year 2027 began in April 2026; on 23 November its third quarter runs.
    const april = on('2026-11-23', 4);
    expect(readPeriod('quarter', april).start.toString()).toBe('2026-10-01');
    expect(readPeriod('Q1', april).start.toString()).toBe('2026-04-01');
    expect(readPeriod('Q4', april).start.toString()).toBe('2026-01-01');
  });

  it('says Q4 in January of the quarter that has just ended', () => {
    expect(periodName(readPeriod('Q4', on('2027-01-10')), november)).toBe('2026-Q4');
  });

  it.each(['', 'Q5', '2026-13', 'soon', 'Q3 soon', '26', '2026-11-23'])(
    'refuses %j and quotes it',
    (words) => {
      expect(() => readPeriod(words, november)).toThrow(
        expect.objectContaining({ code: 'period.unreadable', params: { text: words } }),
      );
    },
  );
});

describe('a period among other words', () => {
  it.each([
    ['Chen Yu Q3', 'Chen Yu', '2026-Q3'],
    ['Q3 Chen Yu', 'Chen Yu', '2026-Q3'],
    ['陈宇 上季度', '陈宇', '2026-Q3'],
    ['陈宇上季度', '陈宇', '2026-Q3'],
    ['all last month deals', 'all deals', '2026-10'],
    ['华东 本月 满意度', '华东 满意度', '2026-11'],
  ])('is taken out of %j', (words, rest, name) => {
    const taken = takePeriod(words, november);
    expect(taken.rest).toBe(rest);
    expect(taken.period && periodName(taken.period, november)).toBe(name);
  });

  it.each(['May Chen', 'April Jones', 'Halford Yearwood', 'team-q3x'])(
    'is not found in %j',
    (words) => {
      expect(takePeriod(words, november).period).toBeNull();
    },
  );

  it('is suspected where digits stand', () => {
    expect(looksLikePeriod('Q33')).toBe(true);
    expect(looksLikePeriod('第五季度')).toBe(true);
    expect(looksLikePeriod('Li Na')).toBe(false);
  });
});
