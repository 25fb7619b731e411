/** Amounts as people type them in chat: `100k`, `10万`, `¥1.5m`, `120,000`. Exact, or refused. */
import { type Currency, exponent, type Money, money } from './money.ts';
import { multiply, parseRational, rational } from './rational.ts';

const steps: Readonly<Record<string, bigint>> = {
  '': 1n,
  k: 1_000n,
  千: 1_000n,
  w: 10_000n,
  万: 10_000n,
  萬: 10_000n,
  m: 1_000_000n,
  mio: 1_000_000n,
  百万: 1_000_000n,
  亿: 100_000_000n,
};

const shape =
  /^(?:[\p{Sc}]|[a-z]{3}\s?|rmb\s?)?\s*(\d{1,3}(?:,\d{3})+|\d{1,20})(\.\d{1,6})?\s*(k|千|w|万|萬|m|mio|百万|亿|)\s*(?:元|块|[a-z]{3})?$/iu;

/** Whole units of whatever is counted, or null: for `30` deals as well as for money. */
function spokenNumber(text: string) {
  const match = shape.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const [, whole = '', decimals = '', unit = ''] = match;
  const number = parseRational(whole.replaceAll(',', '') + decimals);
  const factor = steps[unit.toLowerCase()];
  return number && factor ? multiply(number, rational(factor)) : null;
}

/** Null when it does not read as an amount, and for more decimals than the currency has. */
export function spokenMoney(text: string, code: Currency): Money | null {
  const units = spokenNumber(text);
  if (!units) return null;
  const minor = multiply(units, rational(10n ** BigInt(exponent(code))));
  return minor.den === 1n ? money(minor.num, code) : null;
}

export function spokenCount(text: string): bigint | null {
  const count = spokenNumber(text);
  return count?.den === 1n ? count.num : null;
}
