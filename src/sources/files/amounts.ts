/** Amounts that may be in another currency than the workspace's: by their own column, or by their sign. */
import { type Currency, currency, exponent, type Money, money } from '../../domain/money.ts';
import { compatible, onlyMeaning, plainDecimals, readMoneyText } from './money-text.ts';
import type { Row } from './rows.ts';
import type { Survey } from './survey.ts';
import { currencyNamed, minorUnits, plainMinor, Unreadable } from './values.ts';

/** Null: the cell is empty. */
export function amountReader(survey: Survey): (row: Row) => Money | null {
  const { cells, mapping, request, mark } = survey;
  const own = currency(mapping.currency ?? request.currency);
  const [amountText, currencyText] = [cells.of('amount'), cells.of('currency')];
  const named = new Map<string, Currency>();
  const codeOf = (text: string): Currency => {
    const known = named.get(text) ?? currencyNamed('currency', text);
    named.set(text, known);
    return known;
  };
  const pointIsDecimal = mark === '.';
  return (row) => {
    const text = amountText(row);
    const said = currencyText(row);
    if (text === '') return null;
    const code = said === '' ? own : codeOf(said);
    const digits = exponent(code);
    const decimals = pointIsDecimal ? plainDecimals(text) : -1;
    if (decimals >= 0 && decimals <= digits) return money(plainMinor(text, decimals, digits), code);
    const written = readMoneyText(text);
    if (!written) throw new Unreadable('amount', 'money', text);
    const meant = compatible(written.currency, code) ? code : meaning(written.currency, text, said);
    return money(minorUnits('amount', text, written, mark, meant), meant);
  };
}

/** Of the sign or code beside an amount. */
function meaning(sign: string, text: string, said: string): Currency {
  if (said !== '') throw new Unreadable('amount', 'currency_clash', text, [said]);
  const only = onlyMeaning(sign);
  if (only === null) throw new Unreadable('amount', 'currency_unclear', text);
  return currencyNamed('amount', only);
}
