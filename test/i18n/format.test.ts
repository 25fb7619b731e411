import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponents } from '../../src/domain/currencies.ts';
import { currency as currencyOf, decimalText, money } from '../../src/domain/money.ts';
import { rational, round } from '../../src/domain/rational.ts';
import { currencyDigits } from '../../src/i18n/currency-digits.ts';
import { roundHalfEven } from '../../src/i18n/decimal.ts';
import {
  formatFactor,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPoints,
  listing,
  ordinal,
  textBar,
} from '../../src/i18n/format.ts';

const anyLocale = fc.constantFrom('en' as const, 'zh' as const);
const of = (num: bigint, den = 1n) => ({ num, den });

describe('formatMoney', () => {
  it.each([
    [1_824_000n, 'CNY', '¥18,240'],
    [1_560_050n, 'CNY', '¥15,600.50'],
    [-90_000n, 'CNY', '-¥900'],
    [0n, 'CNY', '¥0'],
    [5n, 'USD', '$0.05'],
    [123_456n, 'EUR', '€1,234.56'],
    [1500n, 'JPY', '¥1,500'],
    [1_234_567n, 'KWD', 'KWD 1,234.567'],
  ])('writes %i minor units of %s as %s in both languages', (minor, currency, expected) => {
    expect(formatMoney(minor, currency, 'en')).toBe(expected);
    expect(formatMoney(minor, currency, 'zh')).toBe(expected);
  });

  it('writes all decimals where it must be exact, and a plus where it is a change', () => {
    expect(formatMoney(1_560_000n, 'CNY', 'en', { exact: true })).toBe('¥15,600.00');
    expect(formatMoney(78_000n, 'CNY', 'en', { sign: true })).toBe('+¥780');
    expect(formatMoney(-78_000n, 'CNY', 'zh', { sign: true })).toBe('-¥780');
    expect(formatMoney(0n, 'CNY', 'en', { sign: true })).toBe('¥0');
    expect(formatMoney(1500n, 'JPY', 'en', { exact: true })).toBe('¥1,500');
  });

  it.each([
    [31_200_000n, '¥31.2 万'],
    [999_900n, '¥9,999'],
    [1_000_000n, '¥1 万'],
    [-31_250_000n, '-¥31.2 万'],
    [9_999_949_999n, '¥9,999.9 万'],
    [9_999_950_000n, '¥1 亿'],
    [123_456_789_000n, '¥12.3 亿'],
  ])('shortens %i fen in Chinese to %s when asked', (minor, expected) => {
    expect(formatMoney(minor, 'CNY', 'zh', { compact: true })).toBe(expected);
    expect(formatMoney(minor, 'CNY', 'en', { compact: true })).not.toMatch(/[万亿]/);
  });

  it('loses no digit of amounts beyond any float', () => {
    expect(formatMoney(12_345_678_901_234_567_890_123n, 'USD', 'en')).toBe(
      '$123,456,789,012,345,678,901.23',
    );
  });

  it('says exactly the figure, in every currency', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 20n), 10n ** 20n),
        fc.constantFrom(...exponents.keys()),
        anyLocale,
        (minor, code, locale) => {
          const shown = formatMoney(minor, code, locale, { exact: true });
          const digits = /\d[\d,.]*/.exec(shown)?.[0].replaceAll(',', '') ?? '';
          const magnitude = money(minor < 0n ? -minor : minor, currencyOf(code));
          expect(digits).toBe(decimalText(magnitude));
          expect(shown.includes('-')).toBe(minor < 0n);
          expect(shown).not.toMatch(/[\u00a0\u202f]/);
        },
      ),
    );
  });

  it('has the decimals of ISO 4217 for every currency that money knows', () => {
    for (const [code, digits] of exponents)
      expect([code, currencyDigits(code)]).toEqual([code, digits]);
  });
});

describe('formatPercent', () => {
  it.each([
    [of(87n, 100n), 0, '87 %'],
    [of(312n, 360n), 2, '86.67 %'],
    [of(1n, 20n), 2, '5 %'],
    [of(3n, 40n), 2, '7.5 %'],
    [of(25n, 2n), 0, '1,250 %'],
    [of(-1n, 2n), 0, '-50 %'],
    [of(0n), 1, '0 %'],
    [of(1n), 0, '100 %'],
    // Half to even.
    [of(125n, 1000n), 0, '12 %'],
    [of(135n, 1000n), 0, '14 %'],
  ])('writes %o with %i decimals as %s in both languages', (ratio, decimals, expected) => {
    expect(formatPercent(ratio, 'en', { decimals })).toBe(expected);
    expect(formatPercent(ratio, 'zh', { decimals })).toBe(expected);
  });

  it('never says 100 % of a target that was missed', () => {
    expect(formatPercent(of(9_999_999n, 10_000_000n), 'en')).toBe('99 %');
    expect(formatPercent(of(9_999_999n, 10_000_000n), 'en', { decimals: 2 })).toBe('99.99 %');
    expect(formatPercent(of(1_000_001n, 1_000_000n), 'en')).toBe('100 %');
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 9n),
        fc.bigInt(1n, 10n ** 9n),
        fc.nat({ max: 4 }),
        (num, den, decimals) => {
          const shown = formatPercent(of(num, den), 'en', { decimals });
          const percent = Number(shown.replace(' %', '').replaceAll(',', ''));
          expect(percent >= 100).toBe(num >= den);
        },
      ),
    );
  });

  it('shows the direction of a change', () => {
    expect(formatPercent(of(4n, 100n), 'en', { sign: true })).toBe('+4 %');
    expect(formatPercent(of(-4n, 100n), 'zh', { sign: true })).toBe('-4 %');
  });
});

describe('numbers', () => {
  it('group counts, and show scores and factors without needless zeros', () => {
    expect(formatNumber(1284, 'en')).toBe('1,284');
    expect(formatNumber(1284n, 'zh')).toBe('1,284');
    expect(formatNumber(of(5n, 4n), 'en', { decimals: 1 })).toBe('1.2');
    expect(formatNumber(-3, 'en', { sign: true })).toBe('-3');
    expect(formatPoints(of(47n, 10n), 'en')).toBe('4.7');
    expect(formatPoints(of(13n, 3n), 'zh')).toBe('4.33');
    expect(formatPoints(of(5n), 'en')).toBe('5');
    expect(formatFactor(of(105n, 100n), 'en')).toBe('× 1.05');
  });

  it('round as the domain does', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 9n), 10n ** 9n),
        fc.bigInt(1n, 500n),
        fc.nat({ max: 3 }),
        (num, den, decimals) => {
          const scaled = rational(num * 10n ** BigInt(decimals), den);
          expect(roundHalfEven(of(num, den), decimals)).toBe(round(scaled, 'half-even'));
        },
      ),
    );
  });
});

describe('textBar', () => {
  it.each([
    [0, '░░░░░░░░░░'],
    [0.04, '░░░░░░░░░░'],
    [0.87, '▓▓▓▓▓▓▓▓▓░'],
    [0.999, '▓▓▓▓▓▓▓▓▓░'],
    [1, '▓▓▓▓▓▓▓▓▓▓'],
    [1.4, '▓▓▓▓▓▓▓▓▓▓'],
    [-0.2, '░░░░░░░░░░'],
    [Number.NaN, '░░░░░░░░░░'],
    [Number.POSITIVE_INFINITY, '▓▓▓▓▓▓▓▓▓▓'],
  ])('draws %d', (ratio, expected) => {
    expect(textBar(ratio)).toBe(expected);
  });

  it('is as wide as asked for', () => {
    expect(textBar(0.5, 4)).toBe('▓▓░░');
  });
});

describe('listing', () => {
  it.each([
    [[], '', ''],
    [['A'], 'A', 'A'],
    [['A', 'B'], 'A and B', 'A 和 B'],
    [['A', 'B', 'C'], 'A, B and C', 'A、B 和 C'],
    [['李娜', '王浩', '陈宇'], '李娜, 王浩 and 陈宇', '李娜、王浩和陈宇'],
    [['李娜', 'Chen Yu'], '李娜 and Chen Yu', '李娜和 Chen Yu'],
  ])('joins %j', (items, en, zh) => {
    expect(listing(items, 'en')).toBe(en);
    expect(listing(items, 'zh')).toBe(zh);
  });
});

describe('ordinal', () => {
  it('ends as it is spoken', () => {
    const spoken = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111, 112].map((n) => ordinal(n, 'en'));
    expect(spoken.join(' ')).toBe('1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 111th 112th');
    expect(ordinal(3, 'zh')).toBe('第 3');
  });
});
