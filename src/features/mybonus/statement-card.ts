/** /mybonus as a card: the figure, the bars, a line per component, the next step, the small print. */
import type { CardElement, PrivateCard } from '../../chat/card.ts';
import { attainment } from '../../domain/attainment.ts';
import { elapsed } from '../../domain/period.ts';
import type { ComponentResult } from '../../domain/plan/evaluation.ts';
import type { MeasureDefinition } from '../../domain/plan/measures/definition.ts';
import { formatMoney } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { periodKindNames, mybonus as texts } from '../../i18n/texts/mybonus.ts';
import { askButton } from '../ask-button.ts';
import type { Statement } from '../earnings.ts';
import { explainLine } from '../explain.ts';
import {
  asOfText,
  movementText,
  noteElement,
  periodTitle,
  textElement,
  type Viewer,
} from '../figures.ts';
import { measureTitle } from '../measure-words.ts';
import { nextText } from '../next-step.ts';
import { paceBar } from '../pace.ts';
import { payoutElements, payoutFigure } from '../payout.ts';
import { personName } from '../words.ts';
import { valueOf } from './button-value.ts';
import { ownFigures } from './own-figures.ts';
import type { TeamRank } from './ranking.ts';

export function statementCard(
  request: Viewer,
  statement: Statement,
  rank: TeamRank | null,
): PrivateCard {
  return {
    audience: 'private',
    title: statementTitle(request, statement),
    elements: [...statementElements(request, statement, rank), buttons(request, statement)],
  };
}

export function statementTitle(
  { locale, workspace, actor }: Viewer,
  { person, period }: Statement,
): string {
  const shown = periodTitle(period, workspace, locale);
  return person.id === actor.id
    ? say(locale, texts.titleOwn, { period: shown })
    : say(locale, texts.titleOf, { name: personName(person, locale), period: shown });
}

/** All but the buttons: the same on a terminal. */
export function statementElements(
  request: Viewer,
  statement: Statement,
  rank: TeamRank | null,
): readonly CardElement[] {
  const { locale } = request;
  const { inputs } = statement;
  const { deal, rating } = inputs.own;
  const hasNothing = deal.total === 0n && deal.count === 0 && rating.count === 0;
  const nothing = statement.person.id === request.actor.id ? texts.noRecords : texts.noRecordsOf;
  return [
    ...otherPeriod(request, statement),
    totalElement(request, statement),
    ...payoutFigure(statement.result, isOver(request, statement), locale),
    ...bars(request, statement),
    ...(hasNothing ? [textElement(say(locale, nothing))] : []),
    componentTable(request, statement),
    ...payoutElements(statement.result, locale),
    ...nextElements(request, statement),
    noteElement([
      rankText(request, rank),
      asOfText(inputs.asOf, request, locale),
      say(locale, common.onlyYou),
    ]),
  ];
}

function otherPeriod(
  { locale, workspace }: Viewer,
  { isOtherPeriod, plan, period: paid }: Statement,
): readonly CardElement[] {
  if (!isOtherPeriod) return [];
  const period = periodTitle(paid, workspace, locale);
  const kind = say(locale, periodKindNames[plan.period]);
  return [textElement(say(locale, texts.otherPeriod, { kind, period }))];
}

function isOver({ today }: Viewer, { period }: Statement): boolean {
  const { gone, days } = elapsed(period, today);
  return gone >= days;
}

function totalElement(request: Viewer, statement: Statement): CardElement {
  const { locale } = request;
  const { minor, currency } = statement.result.total;
  const label =
    minor < 0n ? texts.recovered : isOver(request, statement) ? texts.earned : texts.soFar;
  return {
    kind: 'figure',
    value: formatMoney(minor, currency, locale),
    label: say(locale, label),
  };
}

/** One bar per measure that the plan counts and that has a target; the main measure says when it has none. */
function bars({ locale, today }: Viewer, statement: Statement): readonly CardElement[] {
  const { period } = statement;
  return ownFigures(statement).flatMap(({ definition, measured }, index): CardElement[] => {
    const { value, quota } = measured;
    const name = measureTitle(definition, locale);
    const reached = attainment(value, quota);
    if (reached)
      return [
        paceBar(say(locale, texts.attainment, { measure: name }), reached, period, today, locale),
      ];
    const isMissed = index === 0 && !quota && addsUp(definition);
    return isMissed ? [textElement(say(locale, texts.noTarget, { measure: name }))] : [];
  });
}

/** What grows deal by deal usually has a target; an average, a rank or a formula need not have one. */
const addsUp = (definition: MeasureDefinition): boolean =>
  definition.kind === 'records' && (definition.take === 'sum' || definition.take === 'count');

function componentTable({ locale }: Viewer, { result }: Statement): CardElement {
  return {
    kind: 'table',
    columns: [
      { title: say(locale, texts.component), align: 'start' },
      { title: say(locale, texts.amount), align: 'end' },
      { title: say(locale, texts.how), align: 'start' },
    ],
    rows: result.components.map((component) => [
      { text: component.title[locale] },
      { text: amountText(component, locale) },
      { text: explainLine(component, locale) },
    ]),
  };
}

function amountText({ amount }: ComponentResult, locale: 'en' | 'zh'): string {
  if (amount.minor === 0n) return say(locale, common.none);
  return formatMoney(amount.minor, amount.currency, locale);
}

function nextElements(request: Viewer, statement: Statement): readonly CardElement[] {
  const { locale, workspace, today } = request;
  const { gone, days } = elapsed(statement.period, today);
  if (gone >= days && !statement.period.end.subtract({ days: 1 }).equals(today)) return [];
  const text = nextText(statement, workspace, locale);
  if (text === null) return [];
  return [{ kind: 'text', spans: [{ text: say(locale, texts.next), style: 'strong' }, { text }] }];
}

function rankText({ locale }: Viewer, rank: TeamRank | null): string {
  if (!rank) return '';
  const text = say(locale, texts.rankInTeam, { rank: rank.rank, of: rank.of });
  return [text, movementText(rank.moved)].filter((part) => part !== '').join(' ');
}

function buttons(request: Viewer, statement: Statement): CardElement {
  const { locale, actor } = request;
  const isOwn = statement.person.id === actor.id;
  const value = valueOf(request, statement);
  const button = (label: string, action: string) => ({ label, action, value });
  return {
    kind: 'actions',
    buttons: [
      { ...button(say(locale, texts.howButton), 'mybonus.how'), style: 'primary' },
      ...(isOwn ? [button(say(locale, texts.dealButton), 'mybonus.deal')] : []),
      ...(statement.inputs.team
        ? [button(say(locale, isOwn ? texts.teamButton : texts.teamOfButton), 'mybonus.team')]
        : []),
      ...(isOwn ? [askButton(statement, request)] : []),
    ],
  };
}
