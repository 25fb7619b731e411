/** Each function of the language. */
import { describe, expect, it } from 'vitest';
import { functions } from '../../../../src/domain/plan/expressions/functions.ts';
import { worth } from './worth.ts';

const cases: readonly (readonly [string, string])[] = [
  ['min(3, 1, 2)', '1'],
  ['min(5)', '5'],
  ['min(0.1, 1/10)', '1/10'],
  ['min(-1, -2)', '-2'],
  ['max(3, 1, 2)', '3'],
  ['max(1/3, 0.333)', '1/3'],
  ['max(-1, -2)', '-1'],
  ['max(1, missing)', 'nothing'],
  ['min("9", "10")', '9'],
  ['abs(-2.5)', '5/2'],
  ['abs(2.5)', '5/2'],
  ['abs(0)', '0'],
  ['abs(missing)', 'nothing'],
  ['floor(2.9)', '2'],
  ['floor(-2.1)', '-3'],
  ['floor(2)', '2'],
  ['ceil(2.1)', '3'],
  ['ceil(-2.9)', '-2'],
  ['ceil("x")', 'nothing'],
  ['round(2.5)', '3'],
  ['round(-2.5)', '-3'],
  ['round(2.4)', '2'],
  ['round(2.345, 2)', '47/20'],
  ['round(1 / 3, 4)', '3333/10000'],
  ['round(1234, 0)', '1234'],
  ['round(0.5, 12)', '1/2'],
  ['round(0.5, 13)', 'nothing'],
  ['round(1, 0.5)', 'nothing'],
  ['round(1, -1)', 'nothing'],
  ['round(1, missing)', 'nothing'],
  ['if_none(missing, 7)', '7'],
  ['if_none(0, 7)', '0'],
  ['if_none(false, true)', 'false'],
  ['if_none(1 / 0, "none")', 'none'],
  ['if_none(missing, missing)', 'nothing'],
  ['days_between("2026-01-31", "2026-02-01")', '1'],
  ['days_between("2026-02-01", "2026-01-31")', '-1'],
  ['days_between("2024-02-28", "2024-03-01")', '2'],
  ['days_between("2026-01-01", "2026-01-01")', '0'],
  ['days_between("2026-02-30", "2026-03-01")', 'nothing'],
  ['days_between("2026-1-1", "2026-03-01")', 'nothing'],
  ['days_between(missing, "2026-03-01")', 'nothing'],
  ['days_between("2026-03-01", 5)', 'nothing'],
  ['months_between("2026-01-15", "2026-04-14")', '2'],
  ['months_between("2026-01-15", "2026-04-15")', '3'],
  ['months_between("2025-11-30", "2026-02-28")', '2'],
  ['months_between("2026-04-15", "2026-01-15")', '-3'],
  ['months_between("2026-04-15", "soon")', 'nothing'],
  ['year("2026-12-31")', '2026'],
  ['year(2026)', 'nothing'],
  ['month("2026-12-31")', '12'],
  ['month("2026-13-31")', 'nothing'],
  ['lower("GTX Pro")', 'gtx pro'],
  ['lower(5)', 'nothing'],
  ['starts_with("GTX Pro", "GTX")', 'true'],
  ['starts_with("GTX Pro", "Pro")', 'false'],
  ['starts_with("GTX Pro", "")', 'true'],
  ['starts_with(missing, "GTX")', 'nothing'],
  ['starts_with("GTX", missing)', 'nothing'],
  ['ends_with("GTX Pro", "Pro")', 'true'],
  ['ends_with("GTX Pro", "GTX")', 'false'],
  ['ends_with(5, "5")', 'nothing'],
  ['contains("GTX Pro", "X P")', 'true'],
  ['contains("GTX Pro", "x p")', 'false'],
  ['contains("华东大区", "大区")', 'true'],
];

describe('a function of the language', () => {
  it.each(cases)('%s is %s', (text, value) => {
    expect(worth(text)).toBe(value);
  });

  it('is tried here, whichever it is', () => {
    const tried = new Set(cases.map(([text]) => /^\w+/.exec(text)?.[0]));
    expect(tried).toEqual(new Set(functions.keys()));
  });

  it('takes what was computed before', () => {
    const names = { amount: '950', cost: '700', years: '"5"', annual: '1200' };
    expect(worth('max(0, min(amount - cost, 200)) / 2', names)).toBe('100');
    expect(worth('annual * min(years, 3)', names)).toBe('3600');
    expect(worth('floor(round(amount / 7, 2))', names)).toBe('135');
  });
});
