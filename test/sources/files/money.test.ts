import { describe, expect, it } from 'vitest';
import { currency, decimalText, money } from '../../../src/domain/money.ts';
import {
  compatible,
  markEvidence,
  plainDecimals,
  readMoneyText,
  toMinorUnits,
} from '../../../src/sources/files/money-text.ts';
import { MoneyVote } from '../../../src/sources/files/money-vote.ts';
import { fc } from './arbitraries.ts';

/** In cents; null when it is no amount at all. */
const cents = (text: string, mark: '.' | ',' = '.') => {
  const read = readMoneyText(text);
  return read && toMinorUnits(read, mark, 2);
};

describe('an amount in a file', () => {
  it.each([
    ['1234.5', 123450n],
    ['1,234.56', 123456n],
    ['12,34,567.89', 123456789n],
    ['１２３', 12300n],
    ['￥1，234．50', 123450n],
    ['¥1万', 1000000n],
    ['1.2万元', 1200000n],
    ['3亿', 30000000000n],
    ['$ 500', 50000n],
    ['500 USD', 50000n],
    ['(500.00)', -50000n],
    ['（500）', -50000n],
    ['500-', -50000n],
    ['-500', -50000n],
    ['−500', -50000n],
    ['-$500', -50000n],
    ['$-500', -50000n],
    ['1 234.50', 123450n],
    ['1\u00a0234\u2009567', 123456700n],
    ["1'234.50", 123450n],
    ['.0000', 0n],
    ['300000.0000', 30000000n],
    ['-0', 0n],
    ['.5', 50n],
    ['+7', 700n],
  ])('%s is %s cents', (text, expected) => {
    expect(cents(text)).toBe(expected);
  });

  it('takes a comma for the decimal mark where the column does', () => {
    expect(cents('1.234,56', ',')).toBe(123456n);
    expect(cents('1.234', ',')).toBe(123400n);
    expect(cents('12,5', ',')).toBe(1250n);
  });

  it.each([
    '',
    '-',
    'NaN',
    '∞',
    'Infinity',
    '1e3',
    '1.2E+05',
    '--5',
    '(-5)',
    '5-5',
    '-5-',
    'abc',
    '1.2.3,4x',
    '0x10',
    '10%',
    '=1+1',
    '$',
    '¥€5',
  ])('%j is none', (text) => {
    expect(cents(text)).toBeNull();
  });

  it.each(['1.2.3', '1,23,4', ',234.00', '12,3456.00', '1,,234'])('%s is badly grouped', (text) => {
    expect(cents(text)).toBe('unreadable');
  });

  it('never rounds: decimals that the currency lacks are refused unless they are zero', () => {
    expect(cents('559697.5639')).toBe('too_many_decimals');
    expect(cents('559697.5600')).toBe(55969756n);
    expect(cents('0.00001万')).toBe(10n);
    expect(cents('0.0000001万')).toBe('too_many_decimals');
  });

  it('refuses forty digits instead of overflowing', () => {
    expect(cents('1'.repeat(40))).toBe('too_large');
    expect(cents(`${'0'.repeat(40)}5`)).toBe(500n);
  });

  it('knows which currency a sign can mean', () => {
    expect(compatible('¥', 'CNY')).toBe(true);
    expect(compatible('¥', 'JPY')).toBe(true);
    expect(compatible('元', 'USD')).toBe(false);
    expect(compatible('€', 'USD')).toBe(false);
    expect(compatible('RMB', 'CNY')).toBe(true);
    expect(compatible('', 'KWD')).toBe(true);
  });

  it('gives back exactly what was printed, in either notation', () => {
    const most = 10n ** 15n;
    fc.assert(
      fc.property(fc.bigInt({ min: -most, max: most }), (minor) => {
        const plain = decimalText(money(minor, currency('USD')));
        const grouped = plain.replace(/\B(?=(\d{3})+(?!\d))/g, ',').replace(/,(?=\d*$)/, ',');
        const european = grouped.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
        expect(cents(plain)).toBe(minor);
        expect(cents(grouped)).toBe(minor);
        expect(cents(european, ',')).toBe(minor);
      }),
    );
  });
});

const verdictOf = (texts: readonly string[], exponent = 2) => {
  const vote = new MoneyVote(exponent);
  for (const [index, text] of texts.entries()) vote.add(text, index + 2);
  return vote.verdict();
};

describe('the decimal mark of a column', () => {
  it('is the point or the comma that one row proves', () => {
    expect(verdictOf(['1,234', '5', '1,234.50'])).toEqual({ kind: 'decided', mark: '.' });
    expect(verdictOf(['1.234', '5', '1.234,50'])).toEqual({ kind: 'decided', mark: ',' });
    expect(verdictOf(['1.234', '1.234.567'])).toEqual({ kind: 'decided', mark: ',' });
    expect(verdictOf(['1.234', '12,5'])).toEqual({ kind: 'decided', mark: ',' });
    expect(verdictOf(['0.500', '1.234'])).toEqual({ kind: 'decided', mark: '.' });
  });

  it('is the point where only whole numbers or thousands with commas stand', () => {
    expect(verdictOf(['100', '-20'])).toEqual({ kind: 'decided', mark: '.' });
    expect(verdictOf(['1,000', '250'])).toEqual({ kind: 'decided', mark: '.' });
  });

  it('is asked for when 1.234 may be a thousand or one and a bit', () => {
    expect(verdictOf(['5', '1.234'])).toEqual({
      kind: 'ambiguous',
      example: { text: '1.234', row: 3 },
    });
    expect(verdictOf(['1,234'], 3).kind).toBe('ambiguous');
  });

  it('is asked for when two rows contradict each other', () => {
    expect(verdictOf(['1.5', '2,5'])).toEqual({
      kind: 'conflict',
      point: { text: '1.5', row: 2 },
      comma: { text: '2,5', row: 3 },
    });
  });
});

describe('the plainest amounts', () => {
  it('are told as the general reader tells them', () => {
    const texts = fc.stringMatching(/^-?[0-9]{0,14}[.,]?[0-9]{0,4}$/);
    fc.assert(
      fc.property(texts, (text) => {
        const decimals = plainDecimals(text);
        const read = readMoneyText(text);
        if (decimals < 0) return;
        const [, after = ''] = read?.digits.split('.') ?? [];
        expect(after).toHaveLength(decimals);
        const evidence = read ? markEvidence(read.digits) : null;
        if (decimals === 0) expect(evidence).toBe('none');
        else if (decimals < 3) expect(evidence).toBe('point');
      }),
    );
  });

  it.each(['', '-', '.5', '5.', '1,5', '1.2.3', '1e3', '5-', '1234567890123', ' 5'])(
    'are not %j',
    (text) => {
      expect(plainDecimals(text)).toBe(-1);
    },
  );
});
