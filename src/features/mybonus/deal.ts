/** "What is my next deal worth?": a form for the amount, and the exact difference that such a deal makes. */
import type { CardElement, Form, PrivateCard } from '../../chat/card.ts';
import { attainment } from '../../domain/attainment.ts';
import { AppError } from '../../domain/errors.ts';
import { type Money, minus } from '../../domain/money.ts';
import { earn } from '../../domain/plan/evaluate.ts';
import type { ComponentResult, PlanResult } from '../../domain/plan/evaluation.ts';
import { withDeal } from '../../domain/plan/what-if.ts';
import { compare } from '../../domain/rational.ts';
import { describeError } from '../../i18n/errors.ts';
import { formatMoney } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { mybonus as texts } from '../../i18n/texts/mybonus.ts';
import type { Statement } from '../earnings.ts';
import { lastOf, stepsOf } from '../explain-table-line.ts';
import type { Request } from '../feature.ts';
import { noteElement, percent, periodTitle, textElement } from '../figures.ts';
import { figureText, limitText, moneyText, type Reader } from '../trace-figures.ts';
import { readAmount } from '../words.ts';
import { valueOf } from './button-value.ts';
import { ownFigures } from './own-figures.ts';

export function dealForm(request: Request, statement: Statement): Form {
  const { locale, workspace } = request;
  return {
    title: say(locale, texts.dealTitle),
    submit: say(locale, texts.dealSubmit),
    action: 'mybonus.worth',
    value: valueOf(request, statement),
    intro: say(locale, texts.dealIntro, {
      period: periodTitle(statement.period, workspace, locale),
    }),
    fields: [
      {
        name: 'amount',
        label: `${say(locale, texts.dealAmount)} (${workspace.currency})`,
        hint: say(locale, texts.dealHint),
        type: 'money',
        required: true,
        initial: null,
        options: [],
      },
    ],
  };
}

/** Ten billion units of the currency: above it is a slip of the keyboard, and a standing cannot hold it. */
const largest = 1_000_000_000_000n;

/** The amount, or what is wrong with it in words for beside the field. */
export function readDeal(text: string, { workspace, locale }: Request): Money | string {
  try {
    const amount = readAmount(text, workspace.currency);
    if (amount.minor <= 0n) return say(locale, texts.dealAboveZero);
    return amount.minor > largest ? say(locale, texts.dealTooLarge) : amount;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return describeError(error.code, error.params, locale) ?? error.code;
  }
}

export function worthCard(request: Request, statement: Statement, deal: Money): PrivateCard {
  const { locale } = request;
  const { plan, input, result: before } = statement;
  const withIt = withDeal(plan, input, deal.minor);
  const after = earn(plan, withIt);
  const gain = minus(after.total, before.total);
  const shown = ({ minor, currency }: Money) =>
    formatMoney(minor, currency, locale, { exact: true });
  const jumps = jumpTexts(before, after, locale);
  return {
    audience: 'private',
    title: say(locale, texts.worthTitle, {
      amount: formatMoney(deal.minor, deal.currency, locale),
    }),
    elements: [
      { kind: 'figure', value: shown(gain), label: say(locale, texts.worthLabel) },
      textElement(
        gain.minor === 0n
          ? say(locale, texts.noChange)
          : say(locale, texts.worthFrom, {
              before: shown(before.total),
              after: shown(after.total),
            }),
      ),
      ...attainmentText(statement, { plan, input: withIt, result: after }, locale),
      ...jumps.map(textElement),
      componentTable(before, after, locale, shown),
      noteElement([say(locale, common.onlyYou)]),
      {
        kind: 'actions',
        buttons: [
          {
            label: say(locale, texts.another),
            action: 'mybonus.deal',
            value: valueOf(request, statement),
          },
        ],
      },
    ],
  };
}

/** Of the first measure that the deal counts in. */
function attainmentText(
  statement: Statement,
  withIt: Pick<Statement, 'plan' | 'input' | 'result'>,
  locale: Locale,
): readonly CardElement[] {
  const raised = ownFigures(withIt);
  for (const { definition, measured } of ownFigures(statement)) {
    const later = raised.find((each) => each.definition.id === definition.id)?.measured;
    const before = attainment(measured.value, measured.quota);
    const after = attainment(later?.value ?? null, later?.quota ?? null);
    if (!before || !after || compare(before, after) === 0) continue;
    const figures = { before: percent(before, locale), after: percent(after, locale) };
    return [textElement(say(locale, texts.worthAttainment, figures))];
  }
  return [];
}

/** Which tiers and thresholds the deal reaches that were not reached without it. */
function jumpTexts(before: PlanResult, after: PlanResult, locale: Locale): readonly string[] {
  return after.components.flatMap((component, index) => {
    const earlier = before.components[index];
    return earlier
      ? [...tierJump(earlier, component, locale), ...reached(earlier, component, locale)]
      : [];
  });
}

const readerOf = ({ amount }: ComponentResult, locale: Locale): Reader => ({
  currency: amount.currency,
  locale,
  exact: false,
});

function tierJump(
  before: ComponentResult,
  after: ComponentResult,
  locale: Locale,
): readonly string[] {
  const top = lastOf(after, 'band');
  const topBefore = lastOf(before, 'band');
  if (!top || top.bands < 2 || top.position <= (topBefore?.position ?? 0)) return [];
  const rate = figureText(top.figure, top.rate, readerOf(after, locale));
  const figures = { component: after.title[locale], tier: top.position, tiers: top.bands, rate };
  return [say(locale, texts.tierJump, figures)];
}

function reached(
  before: ComponentResult,
  after: ComponentResult,
  locale: Locale,
): readonly string[] {
  const had = stepsOf(before, 'threshold').filter((step) => step.reached).length;
  const newly = stepsOf(after, 'threshold')
    .filter((step) => step.reached)
    .slice(had)
    .at(-1);
  if (!newly) return [];
  const reader = readerOf(after, locale);
  const goal = limitText(newly.from, newly.index, reader);
  const pays = moneyText(newly.pays, reader);
  return [say(locale, texts.thresholdReached, { component: after.title[locale], goal, pays })];
}

function componentTable(
  before: PlanResult,
  after: PlanResult,
  locale: Locale,
  shown: (amount: Money) => string,
): CardElement {
  const row = (title: string, from: Money, to: Money, strong: boolean) => [
    { text: title, strong },
    { text: shown(from), strong },
    { text: shown(to), strong },
    {
      text: formatMoney(minus(to, from).minor, to.currency, locale, { exact: true, sign: true }),
      strong,
    },
  ];
  return {
    kind: 'table',
    columns: [
      { title: say(locale, texts.component), align: 'start' },
      { title: say(locale, texts.before), align: 'end' },
      { title: say(locale, texts.after), align: 'end' },
      { title: say(locale, texts.difference), align: 'end' },
    ],
    rows: [
      ...after.components.map((component, index) =>
        row(
          component.title[locale],
          before.components[index]?.amount ?? component.amount,
          component.amount,
          false,
        ),
      ),
      row(say(locale, texts.total), before.total, after.total, true),
    ],
  };
}
