/** On which days, in English: `every Friday`, `first Monday of the month`, `3 working days before quarter end`. Lower case. */
import type { PeriodKind } from '../period.ts';
import type { DayOf } from '../schedule.ts';

/** A cadence but for its time of day. */
export type DayWords =
  | { readonly every: 'day' | 'workday' }
  | { readonly every: 'week'; readonly weekdays: readonly number[] }
  | { readonly every: PeriodKind; readonly on: DayOf };

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const dayName = '(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?';
const ordinal = '(?:first|second|third|fourth|fifth|last|\\d{1,3}(?:st|nd|rd|th))';
const number = '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)';
const period = '(?:fiscal |financial )?(?:month|quarter|half-year|half year|year)';
const workday = '(?:working|work|business) ?day';
const ofPeriod = `(?: (?:of|in) (?:the |every |each |a )?(?<period>${period}))`;

type Groups = Readonly<Record<string, string | undefined>>;
type Reading = readonly [RegExp, (groups: Groups) => DayWords | null];

const whole = (pattern: string) => new RegExp(`^${pattern}$`, 'u');

const readings: readonly Reading[] = [
  [whole('(?:(?:every|each) ?day|daily)'), () => ({ every: 'day' })],
  [whole(`(?:(?:every|each|on) )?${workday}s?`), () => ({ every: 'workday' })],
  [whole('(?:(?:every|each|on) )?week ?days?'), () => week([1, 2, 3, 4, 5])],
  [whole('(?:(?:every|each|on|at) )?(?:the )?weekends?'), () => week([6, 7])],
  [
    whole(`(?:every|each|weekly on|every week on) (?<days>${dayName}(?:.*${dayName})?)`),
    ({ days }) => weekOf(days ?? ''),
  ],
  [whole(`(?<days>${dayName}(?:.*${dayName}))`), ({ days }) => weekOf(days ?? '')],
  // One without its s is that day alone: `on Friday` is this Friday.
  [
    whole('(?:on )?(?<days>(?:mon|tues|wednes|thurs|fri|satur|sun)days)'),
    ({ days }) => weekOf(days ?? ''),
  ],
  [
    whole(
      `(?:on )?(?<count>${number}) ${workday}s? before (?:the )?(?:end of )?(?:the |every |each )?(?<period>${period})(?:[- ]?(?:end|close))?`,
    ),
    ({ count, period: kind }) => of(kind, { workday: -1 - countOf(count) }),
  ],
  [whole(`${lead()}(?<which>${ordinal}) ${workday}${ofPeriod}`), workdayOf],
  [whole(`${leadOf()}(?<which>${ordinal}) ${workday}`), workdayOf],
  [whole(`${lead()}(?<which>${ordinal})(?: day)?${ofPeriod}`), dayOfPeriod],
  [whole(`${leadOf()}(?<which>${ordinal})(?: day)?`), dayOfPeriod],
  [
    whole(`(?:on )?day (?<count>\\d{1,3})${ofPeriod}`),
    ({ count, period: kind }) => of(kind, { day: Number(count) }),
  ],
  [
    whole(
      `(?:(?:at|on) )?(?:the )?(?:every |each )(?:end of (?:the )?)?(?<period>${period})[- ]?end`,
    ),
    ({ period: kind }) => of(kind, { day: -1 }),
  ],
  [whole(`(?:(?:at|on) )?(?:the )?end of (?:every|each) (?<period>${period})`), lastDay],
  [whole(`${lead()}(?<which>${ordinal}) (?<days>${dayName})${ofPeriod}?`), nthWeekday],
  [whole(`${leadOf()}(?<which>${ordinal}) (?<days>${dayName})`), nthWeekday],
];

/** `every first …`, `on the first …`. */
function lead(): string {
  return '(?:(?:on|every|each|monthly on) )?(?:the )?';
}

/** `every quarter on the first …`: the period comes first. */
function leadOf(): string {
  return `(?:(?:every|each) (?<period>${period})|(?<monthly>monthly|quarterly|yearly)),? (?:on )?(?:the )?`;
}

function lastDay({ period: kind }: Groups): DayWords {
  return of(kind, { day: -1 });
}

function workdayOf({ which, period: kind, monthly }: Groups): DayWords {
  return of(kind ?? monthly, { workday: positionOf(which) });
}

function dayOfPeriod({ which, period: kind, monthly }: Groups): DayWords {
  return of(kind ?? monthly, { day: positionOf(which) });
}

function nthWeekday({ which, days, period: kind, monthly }: Groups): DayWords {
  return of(kind ?? monthly, { nth: positionOf(which), weekday: weekdayOf(days ?? '') });
}

/** Null: these are no words for days that come again. */
export function readEnglishDays(text: string): DayWords | null {
  for (const [pattern, read] of readings) {
    const match = pattern.exec(text);
    const found = match && read(match.groups ?? {});
    if (found) return found;
  }
  return null;
}

const week = (weekdays: readonly number[]): DayWords => ({ every: 'week', weekdays });
const of = (kind: string | undefined, on: DayOf): DayWords => ({ every: periodOf(kind), on });

const weekdayOf = (text: string): number => dayNames.indexOf(text.slice(0, 3)) + 1;

/** `mon, wed and fri`, `monday to thursday`. Null when something else stands between. */
function weekOf(text: string): DayWords | null {
  const range = whole(`(?<from>${dayName}) ?(?:-|–|to|through|till|until) ?(?<to>${dayName})`).exec(
    text,
  );
  if (range?.groups) {
    const [from, to] = [weekdayOf(range.groups['from'] ?? ''), weekdayOf(range.groups['to'] ?? '')];
    return from < to ? week(Array.from({ length: to - from + 1 }, (_, at) => from + at)) : null;
  }
  const names = text.split(/\s*(?:,|&|\+|\/|\band\b)\s*|\s+/u).filter((name) => name !== '');
  if (!names.every((name) => whole(dayName).test(name))) return null;
  return week([...new Set(names.map(weekdayOf))].sort((a, b) => a - b));
}

const ordinals: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  last: -1,
};
const positionOf = (text = ''): number => ordinals[text] ?? Number.parseInt(text, 10);

const numbers = 'zero one two three four five six seven eight nine ten'.split(' ');
const countOf = (text = ''): number =>
  numbers.includes(text) ? numbers.indexOf(text) : Number(text);

/** Where none is said it is the month: `the first Monday`. */
function periodOf(text = 'month'): PeriodKind {
  if (/half/.test(text)) return 'half';
  if (/year/.test(text)) return 'year';
  return /quarter/.test(text) ? 'quarter' : 'month';
}
