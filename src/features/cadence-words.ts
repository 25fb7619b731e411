/** Says when something happens, in words that `readCadence` understands. */
import { Temporal } from 'temporal-polyfill';
import type { Cadence, DayOf } from '../domain/schedule.ts';
import { formatDate, formatTime, formatWeekday, listing, ordinal } from '../i18n/format.ts';
import { type Locale, say } from '../i18n/locale.ts';
import { cadenceTexts as texts } from '../i18n/texts/cadence.ts';

/** `timeZone` matters only for what happens once. */
export function cadenceWords(cadence: Cadence, timeZone: string, locale: Locale): string {
  const when = plainWords(cadence, timeZone, locale);
  const isLimited = cadence.every !== 'once' && cadence.exceptHolidays;
  return isLimited ? say(locale, texts.exceptHolidays, { when }) : when;
}

function plainWords(cadence: Cadence, timeZone: string, locale: Locale): string {
  switch (cadence.every) {
    case 'day':
    case 'workday':
      return say(locale, texts[cadence.every], cadence);
    case 'week':
      return weekWords(cadence.weekdays, cadence.at, locale);
    case 'cron':
      return say(locale, texts.cron, { text: cadence.text });
    case 'interval':
      return intervalWords(cadence.minutes, locale);
    case 'once':
      return onceWords(cadence.instant, timeZone, locale);
    default:
      return periodWords(cadence.on, cadence, locale);
  }
}

const workWeek = [1, 2, 3, 4, 5];

function weekWords(weekdays: readonly number[], at: string, locale: Locale): string {
  if (weekdays.join() === workWeek.join()) return say(locale, texts.weekdays, { at });
  const days = listing(
    weekdays.map((weekday) => weekdayName(weekday, locale)),
    locale,
  );
  return say(locale, texts.week, { days, at });
}

/** Any week has all of them. */
const monday = Temporal.PlainDate.from('2026-01-05');
const weekdayName = (weekday: number, locale: Locale): string =>
  formatWeekday(monday.add({ days: weekday - 1 }), locale);

const intervalWords = (minutes: number, locale: Locale): string =>
  minutes % 60 === 0
    ? say(locale, texts.hours, { count: minutes / 60 })
    : say(locale, texts.minutes, { count: minutes });

const onceWords = (instant: Temporal.Instant, timeZone: string, locale: Locale): string =>
  say(locale, texts.once, {
    date: formatDate(instant.toZonedDateTimeISO(timeZone).toPlainDate(), locale, { year: true }),
    at: formatTime(instant, timeZone),
  });

type InPeriod = Extract<Cadence, { on: DayOf }>;

function periodWords(on: DayOf, { every, at }: InPeriod, locale: Locale): string {
  const period = say(locale, texts[every]);
  if ('workday' in on) {
    const day = say(locale, texts.workingDay);
    if (on.workday < -1)
      return say(locale, texts.beforeEnd, { count: -1 - on.workday, period, at });
    return say(locale, texts.which, { which: which(on.workday, locale), day, period, at });
  }
  if ('nth' in on) {
    const day = weekdayName(on.weekday, locale);
    return say(locale, texts.which, { which: which(on.nth, locale), day, period, at });
  }
  if (on.day < 0) return say(locale, texts.lastDay, { period, at });
  if (every !== 'month') return say(locale, texts.dayOfPeriod, { day: on.day, period, at });
  return say(locale, texts.dayOfMonth, { day: on.day, position: ordinal(on.day, 'en'), at });
}

function which(position: number, locale: Locale): string {
  switch (position) {
    case -1:
      return say(locale, texts.last);
    case 1:
      return say(locale, texts.first);
    case 2:
      return say(locale, texts.second);
    case 3:
      return say(locale, texts.third);
    default:
      return locale === 'zh' ? `第${position}个` : ordinal(position, 'en');
  }
}
