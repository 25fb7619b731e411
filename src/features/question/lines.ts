/** What can be asked about: the lines of a statement, each as it stands now. */
import type { Money } from '../../domain/money.ts';
import type { PlanTitle } from '../../domain/plan/evaluation.ts';
import type { AskedLine } from '../../domain/question.ts';
import { formatMoney } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Statement } from '../earnings.ts';
import { type Explained, explainSteps } from '../explain-steps.ts';

export interface Line extends Explained {
  /** Of this line among those of the statement; components and settlements may be named alike. */
  readonly id: string;
  readonly title: PlanTitle;
  readonly amount: Money;
}

export const linesOf = ({ result }: Statement): readonly Line[] => [
  ...result.components.map((line) => ({ ...line, id: `component:${line.id}` })),
  ...result.settlement.map((line) => ({ ...line, id: `settlement:${line.id}` })),
];

/** `Commission · $750.00`. */
export const lineText = (
  { title, amount }: Pick<AskedLine, 'title' | 'amount'>,
  locale: Locale,
): string =>
  `${title[locale]} · ${formatMoney(amount.minor, amount.currency, locale, { exact: true })}`;

/** More records than this are summed up, as they are where somebody reads how it is computed. */
const mostRecords = 12;

/** In both languages: whoever reads it later may read another than who asks. */
export function asAsked({ input }: Statement, line: Line): AskedLine {
  const names = new Map(input.person.records.map(({ id, externalId }) => [id, externalId]));
  const nameOf = (record: string) => names.get(record) ?? record;
  const steps = (locale: Locale) =>
    explainSteps(line, { locale, currency: line.amount.currency, nameOf, mostRecords });
  return {
    ...{ title: line.title, amount: line.amount },
    steps: { en: steps('en'), zh: steps('zh') },
  };
}
