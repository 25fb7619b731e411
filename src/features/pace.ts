/** Attainment beside the calendar: how full the bar is, how much of the period is gone, and what that means. */
import type { Temporal } from 'temporal-polyfill';
import type { CardElement } from '../chat/card.ts';
import { pace } from '../domain/attainment.ts';
import { elapsed, type Period } from '../domain/period.ts';
import { type Rational, rational } from '../domain/rational.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { elapsedText, paceWords } from '../i18n/texts/target.ts';
import { barRatio, percent } from './figures.ts';

/** `87 % · 61 % of the quarter gone · ahead of pace`; a period that has ended or not begun says only what was reached. */
export function paceText(
  reached: Rational,
  period: Period,
  today: Temporal.PlainDate,
  locale: Locale,
): string {
  const time = elapsed(period, today);
  if (time.gone <= 0 || time.gone >= time.days) return percent(reached, locale);
  const share = percent(rational(BigInt(time.gone), BigInt(time.days)), locale);
  return [
    percent(reached, locale),
    say(locale, elapsedText, { share, kind: period.kind }),
    say(locale, paceWords[pace(reached, time)]),
  ].join(' · ');
}

export const paceBar = (
  label: string,
  reached: Rational,
  period: Period,
  today: Temporal.PlainDate,
  locale: Locale,
): CardElement => ({
  kind: 'bar',
  label,
  ratio: barRatio(reached),
  caption: paceText(reached, period, today, locale),
});
