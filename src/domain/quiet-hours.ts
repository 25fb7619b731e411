/** When nobody wants to be written to: from one time of day to another, each day, perhaps over midnight. */
import { Temporal } from 'temporal-polyfill';
import { AppError } from './errors.ts';
import { timeOfDay } from './schedule/clocks.ts';
import { takeTime } from './schedule/time-words.ts';

/** Both `HH:MM` on the clocks of the zone; `to` is the first moment that is quiet no more. Never the same. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** `22:00-08:00`: how it is kept. */
export const quietText = ({ from, to }: QuietHours): string => `${from}-${to}`;

/** `22:00-08:00`, `10pm to 8am`, `晚上10点到早上8点`. Throws `schedule.quiet_unreadable`. */
export function readQuietHours(text: string): QuietHours {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
  const [from, to, ...more] = plain.split(/ ?(?:-|–|—|~|\bto\b|\buntil\b|至|到) ?/u).map(whole);
  if (!from || !to || more.length > 0 || from === to)
    throw new AppError('schedule.quiet_unreadable', { text: text.trim() });
  return { from, to };
}

/** Null unless the whole text is a time. */
function whole(text: string): string | null {
  try {
    const { at, rest } = takeTime(text);
    return rest === '' ? at : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Several quiet times may leave next to nothing of a day; what leaves nothing at all holds nobody back for ever. */
const mostSteps = 16;

/**
 * The first instant from `instant` on at which none of them holds; null: it is not quiet. Several are all kept, so the strictest
 * applies. Where they leave no moment of the day, none is kept.
 */
export function quietUntil(
  instant: Temporal.Instant,
  quiet: readonly QuietHours[],
  timeZone: string,
): Temporal.Instant | null {
  let at = instant;
  for (let step = 0; step < mostSteps; step += 1) {
    const ends = quiet.flatMap((hours) => endOf(at, hours, timeZone) ?? []);
    const last = ends.sort(Temporal.Instant.compare).at(-1);
    if (!last) return at.equals(instant) ? null : at;
    at = last;
  }
  return null;
}

/** Null when it is not quiet at that moment. */
function endOf(
  at: Temporal.Instant,
  { from, to }: QuietHours,
  timeZone: string,
): Temporal.Instant | null {
  const here = at.toZonedDateTimeISO(timeZone);
  const [begin, end, now] = [timeOfDay(from), timeOfDay(to), here.toPlainTime()];
  const compare = Temporal.PlainTime.compare;
  const overMidnight = compare(begin, end) > 0;
  const isQuiet = overMidnight
    ? compare(now, begin) >= 0 || compare(now, end) < 0
    : compare(now, begin) >= 0 && compare(now, end) < 0;
  if (!isQuiet) return null;
  const day = here.toPlainDate().add({ days: overMidnight && compare(now, begin) >= 0 ? 1 : 0 });
  return endingAt(day.toPlainDateTime(end), at, timeZone);
}

/** When clocks show it for the first time after `at`: in an hour that comes twice that may be the second time. */
function endingAt(
  wanted: Temporal.PlainDateTime,
  at: Temporal.Instant,
  timeZone: string,
): Temporal.Instant {
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    wanted.toZonedDateTime(timeZone, { disambiguation }).toInstant(),
  );
  if (earlier && Temporal.Instant.compare(earlier, at) > 0) return earlier;
  return later && Temporal.Instant.compare(later, at) > 0 ? later : at.add({ minutes: 1 });
}
