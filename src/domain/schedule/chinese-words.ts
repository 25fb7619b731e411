/** On which days, in Chinese: `每周五`, `每月最后一个工作日`, `每季度末前3个工作日`. In half width. */
import type { PeriodKind } from '../period.ts';
import type { DayOf } from '../schedule.ts';
import type { DayWords } from './english-words.ts';
import { chineseNumber } from './time-words.ts';

const dayNames = '一二三四五六日';
const count = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const week = '(?:周|星期|礼拜)';
/** Which of them: the first, the third, the last, the second from the end. */
const which = `(?:第(?<nth>${count})个?|(?<first>首个?)|(?<last>最后一个?|最后1个?|末个?)|倒数第(?<back>${count})个?)`;

type Groups = Readonly<Record<string, string | undefined>>;
type OnReading = readonly [RegExp, (groups: Groups) => DayOf | null];

const whole = (pattern: string) => new RegExp(`^${pattern}$`, 'u');

/** Null: these are no words for days that come again. */
export function readChineseDays(spaced: string): DayWords | null {
  const text = spaced.replace(/\s+/gu, '');
  if (/^(?:每一?天|每日|天天)$/u.test(text)) return { every: 'day' };
  if (/^(?:每个?)?工作日$/u.test(text)) return { every: 'workday' };
  if (/^(?:每个?)?周末$/u.test(text)) return { every: 'week', weekdays: [6, 7] };
  return readWeek(text) ?? readPeriod(text);
}

/** `每周五`, `每周一、三、五`, `周一至周五`; a single day without 每 is that day alone. */
function readWeek(text: string): DayWords | null {
  const match = whole(`(?<every>每)?个?${week}(?<days>.+)`).exec(text);
  const days = match?.groups?.['days'];
  if (!days) return null;
  const plain = days.replace(new RegExp(week, 'gu'), '').replaceAll('天', '日');
  const range = whole(`([${dayNames}1-7])(?:至|到|-|~)([${dayNames}1-7])`).exec(plain);
  if (range) {
    const [from, to] = [weekdayOf(range[1] ?? ''), weekdayOf(range[2] ?? '')];
    return from < to
      ? { every: 'week', weekdays: Array.from({ length: to - from + 1 }, (_, at) => from + at) }
      : null;
  }
  if (!match.groups?.['every']) return null;
  const names = [...plain.replace(/[,、和及与]/gu, '')];
  if (!names.every((name) => weekdayOf(name) > 0)) return null;
  return { every: 'week', weekdays: [...new Set(names.map(weekdayOf))].sort((a, b) => a - b) };
}

const weekdayOf = (name: string): number =>
  /^[1-7]$/.test(name) ? Number(name) : dayNames.indexOf(name) + 1;

const periods: readonly (readonly [RegExp, PeriodKind])[] = [
  [/^每个?(?:财年|年度?)的?/u, 'year'],
  [/^每个?半年度?的?/u, 'half'],
  [/^每个?(?:财季|季度?)的?/u, 'quarter'],
  [/^每个?月的?/u, 'month'],
];

function readPeriod(text: string): DayWords | null {
  for (const [pattern, every] of periods) {
    const head = pattern.exec(text)?.[0];
    if (head === undefined) continue;
    const on = readOn(text.slice(head.length));
    if (on) return { every, on };
  }
  return null;
}

const onReadings: readonly OnReading[] = [
  [whole(`(?<day>${count})[日号]`), ({ day }) => ({ day: numberOf(day) })],
  [whole(`第(?<day>${count})天`), ({ day }) => ({ day: numberOf(day) })],
  [/^(?:第一天|首日|初)$/u, () => ({ day: 1 })],
  [/^(?:最后一天|最后1天|末日|底|末|结束时?)$/u, () => ({ day: -1 })],
  [
    whole(`(?:末|底|结束|截止)[前之]前?第?(?<before>${count})个?工作日`),
    ({ before }) => ({ workday: -1 - numberOf(before) }),
  ],
  [whole(`末?${which}工作日`), (groups) => ({ workday: positionOf(groups) })],
  [
    whole(`${which}${week}(?<weekday>[${dayNames}天1-7])`),
    (groups) => ({
      nth: positionOf(groups),
      weekday: weekdayOf((groups['weekday'] ?? '').replace('天', '日')),
    }),
  ],
];

function readOn(text: string): DayOf | null {
  for (const [pattern, read] of onReadings) {
    const match = pattern.exec(text);
    if (match) return read(match.groups ?? {});
  }
  return null;
}

function positionOf({ nth, first, last, back }: Groups): number {
  if (first !== undefined) return 1;
  if (last !== undefined) return -1;
  return back === undefined ? numberOf(nth) : -numberOf(back);
}

const numberOf = (text = ''): number =>
  /^\d+$/.test(text) ? Number(text) : (chineseNumber(text) ?? 0);
