/**
 * Until when, as people type it in chat, in English and Chinese: `Friday`, `5 Dec 18:00`, `2026-12-05`, `in 3 days`, `下周五18点`,
 * `月底`. What could be two days (`3/4`) is refused.
 */
import { Temporal } from 'temporal-polyfill';

/** When only a day is said. */
const endOfWork = Temporal.PlainTime.from('18:00');

/** The instant meant, on the clocks of the zone; perhaps in the past. Null when it cannot be told. */
export function parseDeadline(
  text: string,
  now: Temporal.Instant,
  timeZone: string,
): Temporal.Instant | null {
  const words = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  if (words === '') return null;
  const here = now.toZonedDateTimeISO(timeZone);
  const distant = after(words, here);
  if (distant) return distant.toInstant();
  const { rest, time } = takeTime(words);
  if (time === null) return null;
  const day = dayOf(rest, here, time ?? endOfWork);
  return day?.toZonedDateTime({ timeZone, plainTime: time ?? endOfWork }).toInstant() ?? null;
}

const units: readonly (readonly [RegExp, 'minutes' | 'hours' | 'days' | 'weeks'])[] = [
  [/^(?:min|minutes?|分钟?)$/, 'minutes'],
  [/^(?:h|hours?|小时)$/, 'hours'],
  [/^(?:d|days?|天)$/, 'days'],
  [/^(?:w|weeks?|周|个?星期)$/, 'weeks'],
];

/** `in 3 days`, `3天后`: so much later on the clocks. */
function after(words: string, here: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null {
  const match =
    /^(?:in |for )?(\d{1,3}) ?([a-z]+|[\p{Script=Han}]+?)(?:后|之后|以后| from now)?$/u.exec(words);
  const unit = units.find(([name]) => name.test(match?.[2] ?? ''))?.[1];
  return match && unit ? here.add({ [unit]: Number(match[1]) }) : null;
}

/** `time` undefined: none said; null: one was said that no clock shows. */
function takeTime(words: string): {
  readonly rest: string;
  readonly time: Temporal.PlainTime | null | undefined;
} {
  const clock =
    /(?:^|[ t,，]|at )?(上午|早上|中午|下午|晚上|今晚)?(?<![\d-])(\d{1,2})(?::(\d{2})(?::00)?|点(?:(半)|(\d{1,2})分?)?|(?= ?[ap]m))(?: ?(am|pm))?$/.exec(
      words,
    );
  if (!clock) return { rest: words, time: undefined };
  const [said, part, hourText, colonMinutes, half, minutes, meridiem] = clock;
  const isEvening = part === '晚上' || part === '今晚' || /^tonight/.test(words);
  const isAfternoon = part === '下午' || isEvening || meridiem === 'pm';
  const isTwelveHour = part !== undefined || meridiem !== undefined;
  const hour = Number(hourText);
  const minute = half ? 30 : Number(colonMinutes ?? minutes ?? 0);
  const shifted =
    isAfternoon && hour < 12
      ? hour + 12
      : isTwelveHour && !isAfternoon && part !== '中午' && hour === 12
        ? 0
        : hour;
  const rest = words.slice(0, words.length - said.length).replace(/[ ,，]+(?:at)?$/, '');
  const exists = shifted < 24 && minute < 60 && !(meridiem && hour > 12);
  return { rest, time: exists ? Temporal.PlainTime.from({ hour: shifted, minute }) : null };
}

/** The day meant; without a year or with a weekday the first on which `time` is still to come. */
function dayOf(
  words: string,
  here: Temporal.ZonedDateTime,
  time: Temporal.PlainTime,
): Temporal.PlainDate | null {
  const today = here.toPlainDate();
  const isLate = Temporal.PlainTime.compare(here.toPlainTime(), time) >= 0;
  if (words === '') return isLate ? today.add({ days: 1 }) : today;
  const near = nearDays.find(([name]) => name.test(words));
  if (near) return near[1](today);
  return weekday(words, today, isLate) ?? isoDay(words) ?? namedDay(words, today, isLate);
}

const lastOfMonth = (day: Temporal.PlainDate) => day.with({ day: day.daysInMonth });

const nearDays: readonly (readonly [RegExp, (today: Temporal.PlainDate) => Temporal.PlainDate])[] =
  [
    [/^(?:today|tonight|今天|今日|今晚)$/, (today) => today],
    [/^(?:tomorrow|明天|明日)$/, (today) => today.add({ days: 1 })],
    [/^(?:the day after tomorrow|后天)$/, (today) => today.add({ days: 2 })],
    [/^(?:the )?(?:end of (?:the |this )?month|month[- ]?end)$|^(?:本)?月底$|^月末$/, lastOfMonth],
    [
      /^(?:the )?(?:end of (?:the |this )?year|year[- ]?end)$|^年底$|^年末$/,
      (today) => today.with({ month: 12, day: 31 }),
    ],
  ];

const englishDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const chineseDays = ['一', '二', '三', '四', '五', '六', '日'];

/** `next Friday` and `下周五` are in the week after this one; weeks begin on Monday. */
function weekday(
  words: string,
  today: Temporal.PlainDate,
  isLate: boolean,
): Temporal.PlainDate | null {
  const english =
    /^(this |next |下)?(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?$/.exec(
      words,
    );
  const chinese = /^(这个?|本|下个?)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(words);
  const wanted = english
    ? englishDays.indexOf(english[2] ?? '') + 1
    : chinese
      ? chineseDays.indexOf((chinese[2] ?? '').replace('天', '日')) + 1
      : 0;
  if (wanted === 0) return null;
  const which = (english?.[1] ?? chinese?.[1] ?? '').trim();
  const inThisWeek = today.add({ days: wanted - today.dayOfWeek });
  if (which === 'next' || which.startsWith('下')) return inThisWeek.add({ weeks: 1 });
  const isOver = wanted < today.dayOfWeek || (wanted === today.dayOfWeek && isLate);
  return isOver ? inThisWeek.add({ weeks: 1 }) : inThisWeek;
}

function isoDay(words: string): Temporal.PlainDate | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(words);
  return match ? dateOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

const monthNames = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];

/** `5 Dec`, `December 5th, 2026`, `12月5日`. */
function namedDay(
  words: string,
  today: Temporal.PlainDate,
  isLate: boolean,
): Temporal.PlainDate | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?,?(?: (\d{4}))?$/.exec(words);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$/.exec(words);
  const chinese = /^(\d{1,2})月(\d{1,2})[日号]$/.exec(words);
  const name = dayFirst?.[2] ?? monthFirst?.[1];
  const month = name ? monthNames.indexOf(name.slice(0, 3)) + 1 : Number(chinese?.[1] ?? 0);
  const day = Number(dayFirst?.[1] ?? monthFirst?.[2] ?? chinese?.[2] ?? 0);
  const year = dayFirst?.[3] ?? monthFirst?.[3];
  if (month === 0 || day === 0) return null;
  if (year) return dateOf(Number(year), month, day);
  const found = dateOf(today.year, month, day);
  const order = found ? Temporal.PlainDate.compare(found, today) : 0;
  const isOver = order < 0 || (order === 0 && isLate);
  return found && isOver ? dateOf(today.year + 1, month, day) : found;
}

/** Null for a day that no calendar has. */
function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}
