/** The arithmetic of every line of a statement, folded away until asked for. */
import type { CardElement } from '../../chat/card.ts';
import type { Money } from '../../domain/money.ts';
import { formatMoney } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { payout as texts } from '../../i18n/texts/payout.ts';
import type { Statement } from '../earnings.ts';
import { type Explained, explainSteps } from '../explain-steps.ts';
import { textElement } from '../figures.ts';
import { grantText, hasPayout } from '../payout.ts';

/** More records than this are summed up: all of them are on the pages below. */
const mostRecords = 12;

export const componentDetails = (statement: Statement, locale: Locale): readonly CardElement[] =>
  statement.result.components.map((component) =>
    details(
      statement,
      component,
      `${component.title[locale]} · ${exact(component.amount, locale)}`,
      locale,
    ),
  );

/** From what was earned to what is paid, then what has vested. */
export function payoutDetails(statement: Statement, locale: Locale): readonly CardElement[] {
  const { result } = statement;
  const { settlement, grants, payout } = result;
  const lines = settlement.map((line) =>
    details(statement, line, `${line.title[locale]} · ${signed(line.amount, locale)}`, locale),
  );
  const paid: CardElement = {
    kind: 'figure',
    value: exact(payout, locale),
    label: say(locale, texts.payout),
  };
  const vesting = grants.map((grant) =>
    details(statement, { ...grant, mechanic: '' }, grantText(grant, locale), locale),
  );
  return [...lines, ...(hasPayout(result) ? [paid] : []), ...vesting];
}

function details(
  { input, result }: Statement,
  line: Explained,
  title: string,
  locale: Locale,
): CardElement {
  const names = new Map(input.person.records.map(({ id, externalId }) => [id, externalId]));
  const nameOf = (record: string) => names.get(record) ?? record;
  const telling = { locale, currency: result.total.currency, nameOf, mostRecords };
  return { kind: 'details', title, elements: explainSteps(line, telling).map(textElement) };
}

const exact = ({ minor, currency }: Money, locale: Locale): string =>
  formatMoney(minor, currency, locale, { exact: true });
const signed = ({ minor, currency }: Money, locale: Locale): string =>
  formatMoney(minor, currency, locale, { exact: true, sign: true });
