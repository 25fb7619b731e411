import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponents } from '../../src/domain/currencies.ts';
import { AppError } from '../../src/domain/errors.ts';
import {
  currency,
  decimalText,
  exact,
  exponent,
  minus,
  money,
  nothing,
  parseMoney,
  plus,
  sum,
  toMoney,
} from '../../src/domain/money.ts';
import { multiply } from '../../src/domain/rational.ts';
import { cny, ratio } from './samples.ts';

const yen = currency('JPY');
const dinar = currency('KWD');
const yuan = currency('CNY');
const anyCurrency = fc.constantFrom(...exponents.keys()).map(currency);

describe('currency', () => {
  it('knows the decimals of ISO 4217, also where banks print fewer', () => {
    const decimals = ['CNY', 'USD', 'JPY', 'KWD', 'CLF', 'HUF', 'ISK', 'RSD'].map((code) =>
      exponent(currency(code)),
    );
    expect(decimals).toEqual([2, 2, 0, 3, 4, 2, 0, 2]);
  });

  it('forgives case and spaces and refuses what does not exist', () => {
    expect(currency(' usd ')).toBe('USD');
    for (const text of ['', 'RMB', 'XXX', '¥', 'EURO'])
      expect(() => currency(text)).toThrow(new AppError('money.currency_unknown', { text }));
  });
});

describe('adding up', () => {
  it('adds and takes away to the cent', () => {
    expect(plus(cny('0.10'), cny('0.20'))).toEqual(cny('0.30'));
    expect(minus(cny('1000.00'), cny('0.01'))).toEqual(cny('999.99'));
    expect(sum([cny('15600'), cny('1860'), cny('780')], yuan)).toEqual(cny('18240.00'));
    expect(sum([], yuan)).toEqual(nothing(yuan));
  });

  it('never adds two currencies', () => {
    const refusal = new AppError('money.currency_mismatch', { left: 'CNY', right: 'JPY' });
    expect(() => plus(cny('1'), money(1n, yen))).toThrow(refusal);
    expect(() => minus(cny('1'), money(1n, yen))).toThrow(refusal);
    expect(() => sum([cny('1'), money(1n, yen)], yuan)).toThrow(refusal);
  });

  it('rounds once, on the way back from the exact fraction', () => {
    const commission = multiply(exact(cny('333.33')), ratio('5 %'));
    expect(toMoney(commission, yuan, 'half-even')).toEqual(cny('16.67'));
    expect(toMoney(commission, yuan, 'down')).toEqual(cny('16.66'));
  });

  it('holds sums far above what a float could', () => {
    expect(plus(cny('90071992547409.93'), cny('0.01'))).toEqual(cny('90071992547409.94'));
  });
});

describe('parseMoney', () => {
  it.each([
    ['1234.5', yuan, 123_450n],
    ['1234.50', yuan, 123_450n],
    ['1234.5000', yuan, 123_450n],
    ['-0.05', yuan, -5n],
    ['+7', yuan, 700n],
    ['500', yen, 500n],
    ['500.0', yen, 500n],
    ['1.234', dinar, 1234n],
  ])('reads %s in %s', (text, code, minor) => {
    expect(parseMoney(text, code)).toEqual({ minor, currency: code });
  });

  it.each(['', '-', '1.005', '1,234', '1e3', '.5', '5.', '0x1f', '1 000', '¥5', 'NaN', '−5'])(
    'refuses %j instead of guessing',
    (text) => {
      expect(() => parseMoney(text, yuan)).toThrow(new AppError('money.unreadable', { text }));
    },
  );

  it('refuses a fraction of a yen', () => {
    expect(() => parseMoney('0.5', yen)).toThrow('money.unreadable');
  });

  it('reads back what decimalText writes, in every currency', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 24n), 10n ** 24n), anyCurrency, (minor, code) => {
        const amount = money(minor, code);
        expect(parseMoney(decimalText(amount), code)).toEqual(amount);
      }),
    );
  });

  it('writes every decimal that the currency has', () => {
    expect(decimalText(cny('1234.5'))).toBe('1234.50');
    expect(decimalText(cny('-0.05'))).toBe('-0.05');
    expect(decimalText(nothing(yuan))).toBe('0.00');
    expect(decimalText(nothing(yen))).toBe('0');
    expect(decimalText(money(500n, yen))).toBe('500');
    expect(decimalText(money(5n, dinar))).toBe('0.005');
  });
});
