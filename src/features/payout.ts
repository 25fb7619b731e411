/** What of the earning is paid, what stays owed or held, and what has vested: below the components, when the plan has it. */
import { Temporal } from 'temporal-polyfill';
import type { CardElement, Cell } from '../chat/card.ts';
import type { Money } from '../domain/money.ts';
import type { GrantResult, Held, PlanResult, SettlementResult } from '../domain/plan/evaluation.ts';
import { formatDate, formatMoney, formatNumber } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { common } from '../i18n/texts/common.ts';
import { mybonus } from '../i18n/texts/mybonus.ts';
import { payout as texts } from '../i18n/texts/payout.ts';

/** Without settlements what is earned is what is paid, and is said once. */
export const hasPayout = ({ settlement }: Pick<PlanResult, 'settlement'>): boolean =>
  settlement.length > 0;

/** `isOver`: nothing more can come in. */
export function payoutFigure(result: PlanResult, isOver: boolean, locale: Locale): CardElement[] {
  if (!hasPayout(result)) return [];
  const { minor, currency } = result.payout;
  const label = minor < 0n ? texts.paidBack : isOver ? texts.payout : texts.payoutSoFar;
  return [
    { kind: 'figure', value: formatMoney(minor, currency, locale), label: say(locale, label) },
  ];
}

export function payoutElements(result: PlanResult, locale: Locale): readonly CardElement[] {
  return [
    ...(hasPayout(result) ? [payoutTable(result, locale)] : []),
    ...(result.grants.length > 0 ? [grantTable(result.grants, locale)] : []),
  ];
}

function payoutTable(
  { total, settlement, payout, carried }: PlanResult,
  locale: Locale,
): CardElement {
  const exact = ({ minor, currency }: Money, sign = false) =>
    formatMoney(minor, currency, locale, { sign });
  const row = (title: string, amount: string, note: string, strong = false): readonly Cell[] => [
    { text: title, strong },
    { text: amount, strong },
    { text: note },
  ];
  const lines = settlement.map((line) => {
    const amount = line.amount.minor === 0n ? say(locale, common.none) : exact(line.amount, true);
    return row(line.title[locale], amount, remainsText(line, carried.held, locale));
  });
  return {
    kind: 'table',
    columns: [
      { title: say(locale, texts.line), align: 'start' },
      { title: say(locale, mybonus.amount), align: 'end' },
      { title: say(locale, texts.note), align: 'start' },
    ],
    rows: [
      row(say(locale, texts.earned), exact(total), ''),
      ...lines,
      row(say(locale, texts.paid), exact(payout), '', true),
    ],
  };
}

/** What the line leaves for later: money owed, money that waits for a condition, money held for a day. */
function remainsText(
  { id, mechanic, balance, amount: { currency } }: SettlementResult,
  held: readonly Held[],
  locale: Locale,
): string {
  const text = (minor: bigint) => formatMoney(minor, currency, locale);
  if (balance && balance.minor > 0n)
    return say(locale, mechanic === 'eligibility' ? texts.waits : texts.owed, {
      amount: text(balance.minor),
    });
  const own = held
    .filter((each) => each.id === id)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due));
  const [first] = own;
  if (!first) return '';
  const day = formatDate(first.due, locale, { year: true });
  const due = own.filter((each) => each.due.equals(first.due));
  const sum = (parts: readonly Held[]) => parts.reduce((all, { amount }) => all + amount, 0n);
  const amount = text(sum(own));
  return due.length === own.length
    ? say(locale, texts.heldAll, { amount, day })
    : say(locale, texts.held, { amount, next: text(sum(due)), day });
}

function grantTable(grants: readonly GrantResult[], locale: Locale): CardElement {
  const number = (units: bigint) => ({ text: formatNumber(units, locale) });
  return {
    kind: 'table',
    columns: [
      { title: say(locale, texts.grant), align: 'start' },
      { title: say(locale, texts.units), align: 'end' },
      { title: say(locale, texts.vested), align: 'end' },
      { title: say(locale, texts.newly), align: 'end' },
    ],
    rows: grants.map(({ title, units, vested, newly }) => [
      { text: title[locale] },
      number(units),
      number(vested),
      number(newly),
    ]),
  };
}

/** `Shares · 2,100 of 4,800 vested`. */
export const grantText = ({ title, units, vested }: GrantResult, locale: Locale): string =>
  say(locale, texts.grantTitle, {
    title: title[locale],
    vested: formatNumber(vested, locale),
    units: formatNumber(units, locale),
  });
