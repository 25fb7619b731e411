/** The weekly word to those who are behind pace: with a way forward. Who is on pace hears nothing. */
import type { Temporal } from 'temporal-polyfill';
import { missingTo, pace } from '../../domain/attainment.ts';
import { measure } from '../../domain/measure.ts';
import { elapsed, type Period, periodName, periodOf } from '../../domain/period.ts';
import { compare, divide, type Rational, rational, round, zero } from '../../domain/rational.ts';
import { formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import type { Standing } from '../../store/port-performance.ts';
import { measureText, percent, periodTitle, textElement, wholeUnits } from '../figures.ts';
import { attainmentOf, measuredOf } from '../measurements.ts';
import type { Gather, Reader, Saying } from './reminder.ts';

const counted = measure('bookings');
/** Earlier in a period, being behind says nothing. */
const firstFifth = 5;

export const gatherPace: Gather = async ({ store, workspace, today, people, chosen }) => {
  const period = periodOf('quarter', today, workspace);
  const time = elapsed(period, today);
  if (time.gone * firstFifth < time.days) return [];
  const sellers = people.filter(({ roles }) => roles.includes('rep'));
  const standings = await store.standings.of(
    sellers.map(({ id }) => ({ kind: 'person', id }) as const),
    period,
  );
  return sellers.flatMap(({ id }, index) => {
    const standing = standings[index];
    const reached = standing && attainmentOf(standing, counted);
    if (!standing || !reached || pace(reached, time) !== 'behind') return [];
    const isFewer = chosen(id).stateOf('pace') === 'fewer';
    const subject = isFewer ? monthOf(today, workspace) : weekOf(today);
    const says = (reader: Reader) => saying(standing, reached, period, today, reader);
    return [{ personId: id, kind: 'pace', subject, expiresAt: null, says } as const];
  });
};

const weekOf = (day: Temporal.PlainDate): string => `${day.yearOfWeek}-W${day.weekOfYear}`;
const monthOf = (day: Temporal.PlainDate, calendar: Parameters<typeof periodOf>[2]): string =>
  periodName(periodOf('month', day, calendar), calendar);

function saying(
  standing: Standing,
  reached: Rational,
  period: Period,
  today: Temporal.PlainDate,
  reader: Reader,
): Saying {
  const { locale, workspace } = reader;
  const time = elapsed(period, today);
  const share = rational(BigInt(time.gone), BigInt(time.days));
  const figures = { reached: percent(reached, locale), gone: percent(share, locale) };
  return {
    title: say(locale, texts.title, { period: periodTitle(period, workspace, locale) }),
    elements: [
      textElement(say(locale, texts.standing, figures)),
      textElement(wayForward(standing, share, reader)),
    ],
    buttons: [{ label: say(locale, texts.myBonus), action: 'mybonus.show', value: '' }],
  };
}

/** In the person's own average deals where there are any: an amount alone says little about the way. */
function wayForward(standing: Standing, share: Rational, { locale, workspace }: Reader): string {
  const { value, quota, count } = measuredOf(standing, counted);
  const gap = missingTo(share, value ?? zero, quota ?? zero);
  const missing = measureText(wholeUnits(gap, workspace, 'up'), counted, workspace, locale);
  const average = value && count > 0 ? divide(value, rational(BigInt(count))) : zero;
  if (compare(average, zero) <= 0) return say(locale, texts.way, { missing });
  const deals = formatNumber(round(divide(gap, average), 'up'), locale);
  return say(locale, texts.wayByDeals, { deals, missing });
}
