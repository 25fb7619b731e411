import { describe, expect, it } from 'vitest';
import { currency } from '../../src/domain/money.ts';
import { spokenCount, spokenMoney } from '../../src/domain/spoken-amount.ts';

const cny = currency('CNY');

describe('amounts as typed in chat', () => {
  it.each([
    ['100k', 10_000_000n],
    ['10万', 10_000_000n],
    ['10W', 10_000_000n],
    ['1.5m', 150_000_000n],
    ['1.5M', 150_000_000n],
    ['¥120,000', 12_000_000n],
    ['￥12.5 万元', 12_500_000n],
    ['CNY 500', 50_000n],
    ['１００ｋ', 10_000_000n],
    ['1.2亿', 12_000_000_000n],
    ['0.05', 5n],
  ])('reads %s', (text, minor) => {
    expect(spokenMoney(text, cny)?.minor).toBe(minor);
  });

  it.each(['', 'k', '1,23', '1e3', '-5', '0.001', 'NaN', '1.2.3', '∞', 'sprint', '10 x'])(
    'refuses %s',
    (text) => {
      expect(spokenMoney(text, cny)).toBeNull();
    },
  );

  it('knows currencies without decimals', () => {
    expect(spokenMoney('1.5k', currency('JPY'))?.minor).toBe(1_500n);
    expect(spokenMoney('1.5', currency('JPY'))).toBeNull();
  });

  it('counts whole things only', () => {
    expect(spokenCount('30')).toBe(30n);
    expect(spokenCount('2k')).toBe(2_000n);
    expect(spokenCount('2.5')).toBeNull();
  });
});
