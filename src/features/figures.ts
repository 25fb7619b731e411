/** How domain values read on a card: periods, values of a measure, small print. */

import type { Temporal } from 'temporal-polyfill';
import type { CardElement } from '../chat/card.ts';
import type { Measure } from '../domain/measure.ts';
import { exponent } from '../domain/money.ts';
import { type Calendar, type Period, periodLabel } from '../domain/period.ts';
import { divide, type Rational, type RoundingMode, rational, round } from '../domain/rational.ts';
import type { Workspace } from '../domain/workspace.ts';
import {
  formatAgo,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPeriod,
  formatPoints,
  formatTime,
} from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { common, countOfDeals } from '../i18n/texts/common.ts';
import type { Request } from './feature.ts';

/** For whom a card is made, and when: what a card needs of a request. */
export type Viewer = Pick<Request, 'locale' | 'workspace' | 'actor' | 'today' | 'now'>;

/** `Q4 2026` / `2026 年第四季度`, by the workspace's fiscal year. */
export const periodTitle = (period: Period, calendar: Calendar, locale: Locale): string =>
  formatPeriod(periodLabel(period, calendar), locale);

/** A value in its measure's unit: `¥312,000`, `7 deals`, `4.7`. Money is cut to whole minor units. */
export function measureText(
  value: Rational,
  { unit }: Measure,
  { currency }: Workspace,
  locale: Locale,
): string {
  switch (unit) {
    case 'money':
      return formatMoney(round(value, 'down'), currency, locale);
    case 'count':
      return say(locale, countOfDeals, { count: formatNumber(value, locale) });
    case 'score':
      return formatPoints(value, locale);
  }
}

/** Minor units to whole units of the currency: for amounts that only orient. */
export function wholeUnits(
  minor: Rational,
  { currency }: Workspace,
  mode: RoundingMode = 'half-even',
): Rational {
  const unit = 10n ** BigInt(exponent(currency));
  return rational(round(divide(minor, rational(unit)), mode) * unit);
}

/** Attainment as it stands on cards: whole percents, and one decimal just below the target so that it never reads as reached. */
export const percent = (ratio: Rational, locale: Locale): string => formatPercent(ratio, locale);

/** For drawing only: never below 0, never endless. */
export function barRatio(ratio: Rational | null): number {
  if (ratio === null) return 0;
  const thousandths = Number((ratio.num * 1000n) / ratio.den);
  return Math.max(0, Math.min(9.999, thousandths / 1000));
}

/** `Data as of 09:40 (12 min ago)`; with the date when it is not from today. */
export function asOfText(
  asOf: Temporal.Instant | null,
  around: {
    readonly now: Temporal.Instant;
    readonly today: Temporal.PlainDate;
    readonly workspace: Workspace;
  },
  locale: Locale,
): string {
  if (asOf === null) return say(locale, common.noDataYet);
  const { timeZone } = around.workspace;
  const isToday = asOf.toZonedDateTimeISO(timeZone).toPlainDate().equals(around.today);
  const time = isToday ? formatTime(asOf, timeZone) : formatDateTime(asOf, timeZone, locale);
  return say(locale, common.asOf, { time, ago: formatAgo(asOf, around.now, locale) });
}

/** ▲2, ▼1, or nothing to say. */
export function movementText(moved: number | null): string {
  if (moved === null || moved === 0) return '';
  return moved > 0 ? `▲${moved}` : `▼${-moved}`;
}

export const textElement = (text: string): CardElement => ({ kind: 'text', spans: [{ text }] });
export const noteElement = (parts: readonly string[]): CardElement => ({
  kind: 'note',
  text: parts.filter((part) => part !== '').join(' · '),
});
