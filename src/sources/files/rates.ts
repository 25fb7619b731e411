/** Exchange rates: one a row, for a period. */
import { type Currency, currency } from '../../domain/money.ts';
import type { LockedRate } from '../../domain/rate.ts';
import { parseRational, type Rational } from '../../domain/rational.ts';
import type { ReadRates, Sink } from '../port.ts';
import { eachRow } from './each-row.ts';
import { periodReader } from './quota-period.ts';
import type { Row } from './rows.ts';
import type { Survey } from './survey.ts';
import { currencyNamed, Unreadable } from './values.ts';

export async function readRates(survey: Survey, sink: Sink): Promise<ReadRates> {
  const read = rateReader(survey);
  const seen = new Map<string, number>();
  const rates: LockedRate[] = [];
  const rows = await eachRow(survey, sink, (row, rowNumber) => {
    const rate = read(row);
    const key = [rate.period.kind, rate.period.start, rate.currency].join(' ');
    const first = seen.get(key);
    if (first) throw new Unreadable('period', 'duplicate', '', [String(first)]);
    seen.set(key, rowNumber);
    rates.push(rate);
  });
  return { rows, rates };
}

function rateReader(survey: Survey): (row: Row) => LockedRate {
  const { cells, request, mapping } = survey;
  const periodOf = periodReader(survey);
  const [currencyText, rateText] = [cells.of('currency'), cells.of('rate')];
  const own = currency(request.currency);
  const comma = (request.decimals ?? mapping.decimals) === 'comma';
  return (row) => ({
    period: periodOf(row),
    currency: foreign(currencyText(row), own),
    rate: rateOf(rateText(row), comma),
  });
}

function foreign(text: string, own: Currency): Currency {
  const code = currencyNamed('currency', text);
  if (code === own) throw new Unreadable('currency', 'currency_own', text);
  return code;
}

/** `7.2431`, `1/7`. No thousands: `1,234` as a rate would be as likely a little more than one. */
function rateOf(text: string, comma: boolean): Rational {
  if (text === '') throw new Unreadable('rate', 'missing');
  const plain = text.normalize('NFKC');
  const [decimal, other] = comma ? [',', '.'] : ['.', ','];
  const rate =
    plain.includes(other) || plain.includes('%')
      ? null
      : parseRational(plain.replace(decimal, '.'));
  if (!rate || rate.num <= 0n) throw new Unreadable('rate', 'rate', text);
  return rate;
}
