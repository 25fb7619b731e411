/** A time of day as people write it: `17:00`, `5pm`, `at 9`, `noon`, `下午5点半`. The text is in half width and lower case. */
import { AppError } from '../errors.ts';

export interface TakenTime {
  /** `HH:MM`; null: none was said. */
  readonly at: string | null;
  readonly rest: string;
}

const part = '(?<part>上午|早上|早晨|凌晨|清晨|中午|下午|傍晚|晚上|夜里)?';
const meridiem = '(?: ?(?<meridiem>am|pm|a\\.m\\.?|p\\.m\\.?))';
const forms: readonly string[] = [
  `${part} ?(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::00)?${meridiem}?`,
  `${part} ?(?<hour>\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点|时)(?<zh>半|一刻|三刻|钟|整|\\d{1,2}分?)?`,
  `(?<hour>\\d{1,2})${meridiem}`,
  '(?<word>noon|midday|midnight|正午|午夜)',
];
/** A bare number is a time only where the words before say so. */
const bare = 'at (?<hour>\\d{1,2})';

const patterns: readonly RegExp[] = [...forms, bare].flatMap((form) => [
  new RegExp(`(?<![\\d:.-])(?:(?:at|@) ?)?${form}$`, 'u'),
  new RegExp(`^(?:(?:at|@) ?)?${form}(?![\\d:.-])`, 'u'),
]);

/** The time at the end, or at the beginning. Throws `schedule.time_unreadable` for one that no clock shows. */
export function takeTime(text: string): TakenTime {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = `${text.slice(0, match.index)}${text.slice(match.index + match[0].length)}`;
    return { at: timeOf(match[0].trim(), match.groups ?? {}), rest: trimmed(rest) };
  }
  return { at: null, rest: trimmed(text) };
}

const trimmed = (text: string): string =>
  text
    .replace(/^[\s,、]+|[\s,、]+$/gu, '')
    .replace(/\s(?:at|on|@)$/u, '')
    .trim();

const words: Readonly<Record<string, string>> = {
  noon: '12:00',
  midday: '12:00',
  正午: '12:00',
  midnight: '00:00',
  午夜: '00:00',
};

type Groups = Readonly<Record<string, string | undefined>>;

function timeOf(text: string, groups: Groups): string {
  const word = words[groups['word'] ?? ''];
  if (word) return word;
  const said = groups['hour'] ?? '';
  const hour = hourOf(/^\d+$/.test(said) ? Number(said) : (chineseNumber(said) ?? 99), groups);
  const minute = minutesOf(groups);
  if (hour === null || hour > 23 || minute > 59)
    throw new AppError('schedule.time_unreadable', { text });
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const quarters: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45, 钟: 0, 整: 0 };

function minutesOf(groups: Groups): number {
  const zh = groups['zh'];
  if (zh !== undefined) return quarters[zh] ?? Number.parseInt(zh, 10);
  return Number(groups['minute'] ?? 0);
}

/** Null: no such hour of that part of the day, or one that could be two (`晚上12点` begins the next day). */
function hourOf(hour: number, { meridiem: half, part: zh }: Groups): number | null {
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    return (hour % 12) + (half.startsWith('p') ? 12 : 0);
  }
  if (zh === undefined) return hour;
  // Noon lies on the border: 中午12点, 中午1点.
  if (zh === '中午' && hour >= 1 && hour <= 2) return hour + 12;
  if (zh === '凌晨' && hour === 12) return 0;
  const [from, to, shift] = parts[zh] ?? [0, 23, 0];
  if (hour >= from && hour <= to) return (hour + shift) % 24;
  // Somebody who says both: `下午17点`.
  return shift === 12 && hour - 12 >= from && hour - 12 <= to && hour < 24 ? hour : null;
}

/** First and last hour that is said with it, and what is added. */
const parts: Readonly<Record<string, readonly [number, number, number]>> = {
  凌晨: [0, 6, 0],
  清晨: [4, 9, 0],
  早晨: [4, 11, 0],
  早上: [4, 11, 0],
  上午: [5, 12, 0],
  中午: [11, 12, 0],
  下午: [1, 7, 12],
  傍晚: [4, 8, 12],
  晚上: [5, 11, 12],
  夜里: [8, 11, 12],
};

const digits = '零一二三四五六七八九';

/** Up to ninety-nine: `三`, `十五`, `二十`. Null: it is none. */
export function chineseNumber(text: string): number | null {
  const plain = text.replace('两', '二');
  const match = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(plain);
  if (!match || plain === '') return null;
  const [, tens, ten, ones] = match;
  const value = (digit: string | undefined) => (digit ? digits.indexOf(digit) : 0);
  return (ten ? (tens ? value(tens) : 1) * 10 : 0) + value(ones);
}
