/** Reads what people write after a command: teams, measures, people, amounts. What is not understood is refused with what is legal. */
import { normalise } from '../chat/command-name.ts';
import { AppError } from '../domain/errors.ts';
import { type Measure, type MeasureCode, measure, parseMeasure } from '../domain/measure.ts';
import { type Currency, exponent, type Money, money } from '../domain/money.ts';
import type { Person, Team } from '../domain/people.ts';
import { multiply, parseRational, rational } from '../domain/rational.ts';
import type { Place } from '../domain/workspace.ts';
import type { Locale } from '../i18n/locale.ts';
import type { PeopleRepository } from '../store/port.ts';

/** Every way of naming a measure, longest first within a measure. */
const measureWords: Readonly<Record<MeasureCode, readonly string[]>> = {
  bookings: ['bookings', 'booking', 'sales', '签约金额', '签约额', '销售额', '业绩', '新签'],
  deals: ['deals', 'deal', '成交单数', '成交数', '单数', '单量'],
  satisfaction: ['satisfaction', 'csat', '客户满意度', '满意度'],
};

/** The first measure named in the words, and the words without it. */
export function takeMeasure(words: string): {
  readonly measure: Measure | null;
  readonly rest: string;
} {
  const text = words.normalize('NFKC');
  for (const [code, names] of Object.entries(measureWords))
    for (const name of names) {
      const match = new RegExp(`(?<![a-z0-9])${name}(?![a-z0-9])`, 'iu').exec(text);
      if (!match) continue;
      const rest = `${text.slice(0, match.index)} ${text.slice(match.index + name.length)}`;
      return { measure: measure(code as MeasureCode), rest: rest.replace(/\s+/gu, ' ').trim() };
    }
  return { measure: null, rest: words.trim() };
}

/** The whole text must be a measure. Throws `measure.unknown`. */
export function readMeasure(words: string): Measure {
  const { measure: found, rest } = takeMeasure(words);
  return found && rest === '' ? found : parseMeasure(words);
}

export const personName = ({ name, nameZh }: Person, locale: Locale): string =>
  (locale === 'zh' ? nameZh : null) ?? name;

export const teamName = ({ name, nameZh }: Team, locale: Locale): string =>
  (locale === 'zh' ? nameZh : null) ?? name;

export const placeName = ({ name, nameZh }: Place, locale: Locale): string =>
  (locale === 'zh' ? nameZh : null) ?? name;

/** By key or name in either language. Throws `team.unknown`, which lists the teams. */
export function readTeam(words: string, teams: readonly Team[], locale: Locale): Team {
  const wanted = normalise(words);
  const team = teams.find(({ key, name, nameZh }) =>
    [key, name, nameZh].some((each) => each !== null && sameName(normalise(each), wanted)),
  );
  if (team) return team;
  throw new AppError('team.unknown', {
    text: words,
    teams: teams.map((each) => teamName(each, locale)),
  });
}

/** `华东` is said for 华东团队, `east` for East team. */
const sameName = (name: string, wanted: string): boolean => short(name) === short(wanted);
const short = (name: string): string => name.replace(/(?: team|团队|大区|区)$/u, '');

/** Throws `people.unknown` (with who comes near) or `people.ambiguous`. */
export async function readPerson(
  words: string,
  people: PeopleRepository,
  locale: Locale,
): Promise<Person> {
  const { exact, near } = await people.find(words);
  const [only] = exact;
  if (only && exact.length === 1) return only;
  const named = (each: Person) => `${personName(each, locale)} (${each.key})`;
  if (exact.length > 1)
    throw new AppError('people.ambiguous', { text: words, matches: exact.map(named) });
  throw new AppError('people.unknown', {
    text: words,
    near: near.slice(0, 5).map((each) => personName(each, locale)),
  });
}

const multipliers: Readonly<Record<string, bigint>> = {
  '': 1n,
  k: 1_000n,
  m: 1_000_000n,
  千: 1_000n,
  万: 10_000n,
  亿: 100_000_000n,
};
const amountPattern =
  /^(?:[a-z]{3} ?|rmb ?)?[¥$€£￥]?\s*(?<digits>-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?)\s*(?<unit>[km千万亿]?)\s*(?:元|块)?(?: ?[a-z]{3})?$/u;

/** `50000`, `¥50,000.00`, `50k`, `5万`. Throws `money.unreadable`, also for more decimals than the currency has. */
export function readAmount(text: string, currency: Currency): Money {
  const groups = amountPattern.exec(normalise(text))?.groups;
  const value = parseRational((groups?.['digits'] ?? '').replaceAll(',', ''));
  const multiplier = multipliers[groups?.['unit'] ?? ''];
  if (!value || multiplier === undefined) throw new AppError('money.unreadable', { text });
  const minor = multiply(value, rational(multiplier * 10n ** BigInt(exponent(currency))));
  if (minor.den !== 1n) throw new AppError('money.unreadable', { text });
  return money(minor.num, currency);
}
