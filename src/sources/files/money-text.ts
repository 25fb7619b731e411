/** Money as people write it, into exact minor units. Nothing here is ever a float, and nothing is rounded. */

export type DecimalMark = '.' | ',';

export interface MoneyText {
  readonly negative: boolean;
  /** Digits with the marks between them, as written. */
  readonly digits: string;
  /** Powers of ten that 万 (4) or 亿 (8) stand for. */
  readonly scale: number;
  /** Sign or code of a currency, upper case; empty: none. */
  readonly currency: string;
}

const signs = '¥$€£₩₹元圆';
const currencyPart = `[${signs}]|(?:US|HK|A|C|S|NT)\\$|RMB|人民币|美元|[A-Z]{3}`;
const shape = new RegExp(
  `^(?<sign>[+-]?)(?<before>${currencyPart})?(?<inner>[+-]?)(?<digits>(?=[.,]?\\d)[\\d.,]+)` +
    `(?<scale>[万萬亿億]?)(?<after>${currencyPart})?(?<trail>-?)$`,
);

const [minusSign, point, digitZero, digitNine] = [0x2d, 0x2e, 0x30, 0x39];

/**
 * Decimals of an amount written in the plainest way, `-1234.50`: 0 when it has no point. -1: written in another way, or no amount;
 * the general reader tells. By far the most common spellings, so that they are told without it.
 */
export function plainDecimals(text: string): number {
  const { length } = text;
  const start = text.charCodeAt(0) === minusSign ? 1 : 0;
  let at = start;
  for (; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < digitZero || code > digitNine) break;
  }
  if (at === start || at - start > 12) return -1;
  if (at === length) return 0;
  if (text.charCodeAt(at) !== point) return -1;
  for (let after = at + 1; after < length; after += 1) {
    const code = text.charCodeAt(after);
    if (code < digitZero || code > digitNine) return -1;
  }
  return length - at - 1 || -1;
}

/** Null when it is no amount. Scientific notation is none: its digits may be lost already. */
export function readMoneyText(text: string): MoneyText | null {
  let plain = text
    .normalize('NFKC')
    .replace(/[\s'’_]/g, '')
    .replace(/[−–—]/g, '-')
    .toUpperCase();
  const bracketed = /^\((.*)\)$/.exec(plain);
  if (bracketed) plain = bracketed[1] ?? '';
  const found = shape.exec(plain)?.groups;
  if (!found) return null;
  const {
    sign = '',
    inner = '',
    trail = '',
    before = '',
    after = '',
    digits = '',
    scale = '',
  } = found;
  const marks = [sign, inner, trail, bracketed ? '()' : ''].filter((mark) => mark !== '');
  if (marks.length > 1 || (before !== '' && after !== '' && !sameCurrency(before, after)))
    return null;
  return {
    negative: marks.length === 1 && marks[0] !== '+',
    digits,
    scale: scale === '' ? 0 : '万萬'.includes(scale) ? 4 : 8,
    currency: before || after,
  };
}

/** `¥500 元` says it twice. */
const sameCurrency = (a: string, b: string): boolean =>
  compatible(a, 'CNY') === compatible(b, 'CNY');

const dollars = ['USD', 'HKD', 'AUD', 'CAD', 'SGD', 'TWD', 'NZD', 'MXN'];
const meant: ReadonlyMap<string, readonly string[]> = new Map([
  ['¥', ['CNY', 'JPY']],
  ['元', ['CNY', 'HKD', 'TWD', 'JPY']],
  ['圆', ['CNY', 'JPY']],
  ['RMB', ['CNY']],
  ['人民币', ['CNY']],
  ['$', dollars],
  ['US$', ['USD']],
  ['美元', ['USD']],
  ['HK$', ['HKD']],
  ['A$', ['AUD']],
  ['C$', ['CAD']],
  ['S$', ['SGD']],
  ['NT$', ['TWD']],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['₩', ['KRW']],
  ['₹', ['INR']],
]);

/** Whether a sign or code can stand for that currency. */
export const compatible = (sign: string, currency: string): boolean =>
  sign === '' || sign === currency || (meant.get(sign)?.includes(currency) ?? false);

/** The one currency that a sign or code stands for; null: it may be several. */
export function onlyMeaning(sign: string): string | null {
  const meanings = meant.get(sign) ?? [sign];
  return meanings.length === 1 ? (meanings[0] ?? null) : null;
}

/** What one amount says about its column's decimal mark. `weak`: one mark with three digits behind, which may be either. */
export type MarkEvidence = 'none' | 'point' | 'comma' | 'weak_point' | 'weak_comma';

export function markEvidence(digits: string): MarkEvidence {
  const points = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (points === 0 && commas === 0) return 'none';
  if (points > 0 && commas > 0)
    return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? 'point' : 'comma';
  const mark = points > 0 ? 'point' : 'comma';
  if (points + commas > 1) return mark === 'point' ? 'comma' : 'point';
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return mark === 'point' ? 'weak_point' : 'weak_comma';
  return mark;
}

export type MoneyProblem = 'unreadable' | 'too_many_decimals' | 'too_large';

/** Far above any deal, and far enough below what the database holds for sums to fit. */
const mostDigits = 16;

export function toMinorUnits(
  money: MoneyText,
  mark: DecimalMark,
  exponent: number,
): bigint | MoneyProblem {
  const parts = money.digits.split(mark);
  const whole = ungrouped(parts[0] ?? '', mark === '.' ? ',' : '.');
  if (parts.length > 2 || whole === null || /\D/.test(parts[1] ?? '')) return 'unreadable';
  const decimals = (parts[1] ?? '').replace(/0+$/, '');
  const places = exponent + money.scale;
  if (decimals.length > places) return 'too_many_decimals';
  const digits = (whole + decimals.padEnd(places, '0')).replace(/^0+(?=\d)/, '');
  if (digits.length > mostDigits) return 'too_large';
  return money.negative ? -BigInt(digits || '0') : BigInt(digits || '0');
}

/** Groups of three, or the Indian ones of two before the last three. Null when they are neither. */
function ungrouped(text: string, separator: '.' | ','): string | null {
  if (!text.includes(separator)) return text;
  const [first = '', ...groups] = text.split(separator);
  const last = groups.at(-1) ?? '';
  const even = groups.every((group) => group.length === 3) && /^\d{1,3}$/.test(first);
  const indian =
    last.length === 3 &&
    groups.slice(0, -1).every((group) => group.length === 2) &&
    /^\d{1,2}$/.test(first);
  return even || indian ? first + groups.join('') : null;
}
