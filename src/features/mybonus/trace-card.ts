/** "How is this computed?": every step of the arithmetic, and the records behind it, page by page. */
import type { Button, CardElement, PrivateCard, Table } from '../../chat/card.ts';
import type { Person } from '../../domain/people.ts';
import { rational } from '../../domain/rational.ts';
import type { RecordKind } from '../../domain/record.ts';
import {
  formatDate,
  formatMoney,
  formatPercent,
  formatPoints,
  listing,
} from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { mybonus as texts } from '../../i18n/texts/mybonus.ts';
import type { CreditEntry } from '../../store/port-performance.ts';
import { askButton } from '../ask-button.ts';
import type { Statement } from '../earnings.ts';
import type { Request } from '../feature.ts';
import { asOfText, noteElement, periodTitle, textElement } from '../figures.ts';
import { personName } from '../words.ts';
import { type Reading, valueOf } from './button-value.ts';
import { componentDetails, payoutDetails } from './trace-details.ts';

export const pageSize = 8;

export interface RecordPage {
  readonly entries: readonly CreditEntry[];
  readonly total: number;
  /** Whoever has a share in one of the entries. */
  readonly people: readonly Person[];
}

export function traceCard(
  request: Request,
  statement: Statement,
  reading: Reading,
  page: RecordPage,
): PrivateCard {
  const { locale, workspace } = request;
  const { minor, currency } = statement.result.total;
  return {
    audience: 'private',
    title: say(locale, texts.howTitle, {
      period: periodTitle(statement.period, workspace, locale),
    }),
    elements: [
      textElement(planLine(statement, locale)),
      ...componentDetails(statement, locale),
      {
        kind: 'figure',
        value: formatMoney(minor, currency, locale, { exact: true }),
        label: say(locale, texts.total),
      },
      ...payoutDetails(statement, locale),
      { kind: 'divider' },
      ...recordElements(request, reading.kind, reading.offset, page),
      noteElement([asOfText(statement.inputs.asOf, request, locale), say(locale, common.onlyYou)]),
      { kind: 'actions', buttons: buttons(request, statement, reading, page) },
    ],
  };
}

const planLine = ({ plan, version }: Statement, locale: Locale): string =>
  say(locale, texts.planLine, {
    plan: plan.title[locale],
    version: version.version,
    since: formatDate(version.effectiveFrom, locale, { year: true }),
  });

function recordElements(
  request: Request,
  kind: RecordKind,
  offset: number,
  { entries, total, people }: RecordPage,
): readonly CardElement[] {
  const { locale } = request;
  const isDeals = kind === 'deal';
  if (total === 0) return [textElement(say(locale, isDeals ? texts.noDeals : texts.noRatings))];
  const heading = say(locale, isDeals ? texts.dealsHeading : texts.ratingsHeading, { total });
  const page = { from: offset + 1, to: offset + entries.length, total };
  return [
    { kind: 'text', spans: [{ text: heading, style: 'strong' }] },
    isDeals ? dealTable(request, entries, people) : ratingTable(locale, entries),
    ...(total > entries.length ? [noteElement([say(locale, texts.page, page)])] : []),
  ];
}

function dealTable(
  { locale, workspace }: Request,
  entries: readonly CreditEntry[],
  people: readonly Person[],
): Table {
  return {
    kind: 'table',
    columns: [
      { title: say(locale, texts.deal), align: 'start' },
      { title: say(locale, texts.booked), align: 'start' },
      { title: say(locale, texts.amount), align: 'end' },
      { title: say(locale, texts.share), align: 'end' },
      { title: say(locale, texts.credit), align: 'end' },
    ],
    rows: entries.map(({ record, credit }) => [
      { text: dealName({ record, credit }, locale) },
      { text: formatDate(credit.occurredOn, locale) },
      {
        text: record.amount
          ? formatMoney(record.amount.minor, record.amount.currency, locale, { exact: true })
          : say(locale, common.none),
      },
      { text: shareText({ record, credit }, people, locale) },
      { text: formatMoney(credit.value, workspace.currency, locale, { exact: true }) },
    ]),
  };
}

/** `50 % with Chen Yu`. */
function shareText(
  { record, credit }: CreditEntry,
  people: readonly Person[],
  locale: Locale,
): string {
  const share = formatPercent(credit.share, locale, { decimals: 2 });
  const others = record.splits.flatMap(({ personId }) => {
    const person = people.find(({ id }) => id === personId && id !== credit.personId);
    return person ? [personName(person, locale)] : [];
  });
  if (others.length === 0) return share;
  return say(locale, texts.shareWith, { share, names: listing(others, locale) });
}

function dealName({ record, credit }: CreditEntry, locale: Locale): string {
  const { account, product } = record.attributes;
  const deal = [record.externalId, account ?? product].filter(Boolean).join(' ');
  return credit.value < 0n ? say(locale, texts.refund, { deal }) : deal;
}

function ratingTable(locale: Locale, entries: readonly CreditEntry[]): Table {
  return {
    kind: 'table',
    columns: [
      { title: say(locale, texts.rating), align: 'start' },
      { title: say(locale, texts.booked), align: 'start' },
      { title: say(locale, texts.score), align: 'end' },
    ],
    rows: entries.map(({ record, credit }) => [
      { text: [record.externalId, record.attributes['account']].filter(Boolean).join(' ') },
      { text: formatDate(credit.occurredOn, locale) },
      { text: formatPoints(rational(credit.value, 100n), locale) },
    ]),
  };
}

function buttons(
  request: Request,
  statement: Statement,
  { kind, offset }: Reading,
  { entries, total }: RecordPage,
): readonly Button[] {
  const { locale } = request;
  const at = (
    label: string,
    to: { kind: RecordKind; offset: number },
    action = 'mybonus.page',
  ) => ({
    label,
    action,
    value: valueOf(request, { ...statement, ...to }),
  });
  const other: RecordKind = kind === 'deal' ? 'rating' : 'deal';
  const otherLabel = say(locale, kind === 'deal' ? texts.showRatings : texts.showDeals);
  const hasRatings = statement.inputs.own.rating.count > 0;
  return [
    ...(offset > 0
      ? [at(say(locale, common.newer), { kind, offset: Math.max(0, offset - pageSize) })]
      : []),
    ...(offset + entries.length < total
      ? [at(say(locale, common.older), { kind, offset: offset + pageSize })]
      : []),
    ...(hasRatings || kind === 'rating' ? [at(otherLabel, { kind: other, offset: 0 })] : []),
    ...(statement.person.id === request.actor.id ? [askButton(statement, request)] : []),
    at(say(locale, common.back), { kind: 'deal', offset: 0 }, 'mybonus.back'),
  ];
}
