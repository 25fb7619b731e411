/** Reads the words after `upside import`. */
import type { Temporal } from 'temporal-polyfill';
import { isRecordKind, isTallied, type RecordKind } from '../../domain/record.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { importTexts } from '../../i18n/texts/import.ts';
import { type ImportKind, importKinds } from '../../sources/port.ts';
import { readDay } from '../cli.ts';

export const usage =
  'upside import people|teams|quotas|deals|ratings|records|rates|leave|holidays FILE [--kind KIND] [--map FILE.yaml] ' +
  '[--dry-run] [--json] [--dates dmy|mdy|ymd] [--decimals point|comma] [--from YYYY-MM-DD]';

export interface ImportArguments {
  readonly kind: ImportKind;
  /** Of a `records` file; null for all others. */
  readonly recordKind: RecordKind | null;
  readonly file: string;
  readonly mapping: string | null;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly dates: 'dmy' | 'mdy' | 'ymd' | null;
  readonly decimals: 'point' | 'comma' | null;
  readonly from: Temporal.PlainDate | null;
}

const flags = ['--dry-run', '--json'] as const;
const options = ['--kind', '--map', '--dates', '--decimals', '--from'] as const;

/** Says what is wrong and how it is used. */
export class WronglyCalled extends Error {
  override readonly name = 'WronglyCalled';

  constructor(problem: string, locale: Locale) {
    super(`${problem}\n${say(locale, importTexts.usage, { usage })}`);
  }
}

/** Throws `WronglyCalled`. */
export function parseArguments(args: readonly string[], locale: Locale): ImportArguments {
  const problems = importTexts.problems;
  const refuse = (problem: string): never => {
    throw new WronglyCalled(problem, locale);
  };
  const words: string[] = [];
  const given = new Map<string, string>();
  const queue = [...args];
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    const [name = '', inline] = word.split(/=(.*)/s);
    if (flags.some((flag) => flag === word)) given.set(word, '');
    else if (options.some((option) => option === name))
      given.set(name, inline ?? queue.shift() ?? refuse(valueNeeded(name, locale)));
    else if (word.startsWith('--')) refuse(say(locale, problems.option, { text: word }));
    else words.push(word);
  }
  const [kindText = '', file, extra] = words;
  const kind =
    importKinds.find((each) => each === kindText) ??
    refuse(say(locale, problems.kind, { text: kindText }));
  if (file === undefined) return refuse(say(locale, problems.file));
  if (extra !== undefined) return refuse(say(locale, problems.extra, { text: extra }));
  const oneOf = <T extends string>(name: string, accepted: readonly T[]): T | null => {
    const text = given.get(name);
    if (text === undefined) return null;
    return accepted.find((each) => each === text) ?? refuse(valueNeeded(name, locale));
  };
  return {
    kind,
    recordKind: recordKindOf(kind, given.get('--kind'), (text) => refuse(say(locale, text))),
    file,
    mapping: given.get('--map') ?? null,
    dryRun: given.has('--dry-run'),
    json: given.has('--json'),
    dates: oneOf('--dates', ['dmy', 'mdy', 'ymd']),
    decimals: oneOf('--decimals', ['point', 'comma']),
    from:
      readDay(given.get('--from')) ??
      (given.has('--from') ? refuse(valueNeeded('--from', locale)) : null),
  };
}

type Refuse = (text: (typeof importTexts.problems)['kindNeeded' | 'kindAside']) => never;

/** Deals and ratings have stages and scales, and thus imports of their own. */
function recordKindOf(
  kind: ImportKind,
  said: string | undefined,
  refuse: Refuse,
): RecordKind | null {
  const { kindNeeded, kindAside } = importTexts.problems;
  if (kind !== 'records') return said === undefined ? null : refuse(kindAside);
  const sound = said !== undefined && isRecordKind(said) && !isTallied(said);
  return sound ? said : refuse(kindNeeded);
}

const accepted: Readonly<Record<string, string>> = {
  '--kind': 'payment',
  '--map': 'FILE.yaml',
  '--dates': 'dmy, mdy, ymd',
  '--decimals': 'point, comma',
  '--from': '2026-01-01',
};

const valueNeeded = (option: string, locale: Locale): string =>
  say(locale, importTexts.problems.value, { option, accepted: accepted[option] ?? '' });
