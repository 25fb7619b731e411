/** What somebody wants to launch, as far as they have said it; and how one line of chat says it. */
import type { Temporal } from 'temporal-polyfill';
import type { ContestKind } from '../../domain/contest.ts';
import { AppError } from '../../domain/errors.ts';
import { type Measure, measure } from '../../domain/measure.ts';
import type { Team } from '../../domain/people.ts';
import type { Request } from '../feature.ts';
import { readDeadline } from '../launching.ts';
import { readAmount, readTeam, takeMeasure } from '../words.ts';

export interface Draft {
  readonly title: string;
  readonly kind: ContestKind;
  readonly measure: Measure;
  /** Minor units or a count; null for a top contest. */
  readonly target: bigint | null;
  readonly endsAt: Temporal.Instant;
  /** Null: nothing said, the place decides. Empty: everybody. */
  readonly teams: readonly Team[] | null;
  readonly prizes: readonly string[];
}

type Around = Pick<Request, 'now' | 'workspace' | 'locale'>;

/** `"Q4 sprint" race 100k until Friday team East prize ¥2,000, ¥800`, also in Chinese. Prizes come last. */
export function readLine(line: string, around: Around, teams: readonly Team[]): Draft {
  const { title, rest } = takeTitle(line);
  const { kind, rest: afterKind } = takeKind(rest);
  const sections = split(afterKind);
  const { measure: counted, rest: amount } = takeMeasure(sections.head);
  const what = counted ?? measure('bookings');
  const leftOver = kind === 'top' ? withoutFiller(amount) : '';
  if (leftOver !== '') throw new AppError('contest.words_left', { text: leftOver });
  return {
    title,
    kind,
    measure: requireFit(what),
    target: kind === 'race' ? readTarget(withoutFiller(amount), what, around) : null,
    endsAt: readUntil(sections.until, around),
    teams: sections.team === '' ? null : readTeams(sections.team, teams, around),
    prizes: readPrizes(sections.prize),
  };
}

function takeTitle(line: string): { readonly title: string; readonly rest: string } {
  const text = line.trim();
  const quoted = /^(?:["“”]([^"“”]+)["“”]|「([^」]+)」|『([^』]+)』|《([^》]+)》|'([^']+)')/u.exec(
    text,
  );
  if (quoted) {
    const title = quoted.slice(1).find((part) => part !== undefined) ?? '';
    return { title: readTitle(title), rest: text.slice(quoted[0].length).trim() };
  }
  // Without quotes the title ends where the way of winning is named.
  const kind = kinds.map(({ pattern }) => pattern.exec(text)?.index ?? -1).filter((at) => at > 0);
  const end = kind.length > 0 ? Math.min(...kind) : 0;
  return { title: readTitle(text.slice(0, end)), rest: text.slice(end).trim() };
}

const longestTitle = 80;

/** Throws `contest.incomplete`. */
export function readTitle(text: string): string {
  const title = text.replace(/\s+/gu, ' ').trim().slice(0, longestTitle);
  if (title === '') throw new AppError('contest.incomplete', { missing: 'title' });
  return title;
}

const kinds: readonly { readonly kind: ContestKind; readonly pattern: RegExp }[] = [
  { kind: 'race', pattern: /(?<![a-z0-9])race(?![a-z0-9])|竞速赛?/iu },
  { kind: 'top', pattern: /(?<![a-z0-9])top(?![a-z0-9])|排名赛?/iu },
];

function takeKind(text: string): { readonly kind: ContestKind; readonly rest: string } {
  const found = kinds.find(({ pattern }) => text.search(pattern) === 0);
  if (!found) throw new AppError('contest.incomplete', { missing: 'kind' });
  return { kind: found.kind, rest: text.replace(found.pattern, '').trim() };
}

type Section = 'head' | 'until' | 'team' | 'prize';

const keywords: readonly { readonly section: Section; readonly pattern: RegExp }[] = [
  { section: 'until', pattern: /(?<![a-z0-9])(?:until|till)(?![a-z0-9])|直到|截止到?|截至/iu },
  { section: 'team', pattern: /(?<![a-z0-9])(?:teams?|for)(?![a-z0-9])[:：]?|团队[:：]?/iu },
  { section: 'prize', pattern: /(?<![a-z0-9])prizes?(?![a-z0-9])[:：]?|奖品[:：]?|奖金[:：]?/iu },
];

/** Text by section. A prize may hold any word, so nothing is looked for after it. */
function split(text: string): Readonly<Record<Section, string>> {
  const sections: Record<Section, string> = { head: '', until: '', team: '', prize: '' };
  let section: Section = 'head';
  let rest = text;
  for (;;) {
    const next: Keyword | null = section === 'prize' ? null : nextKeyword(rest);
    const part = rest.slice(0, next?.at ?? rest.length);
    sections[section] = `${sections[section]} ${part}`.trim();
    if (!next) return sections;
    section = next.section;
    rest = rest.slice(next.at + next.length);
  }
}

interface Keyword {
  readonly section: Section;
  readonly at: number;
  readonly length: number;
}

function nextKeyword(text: string): Keyword | null {
  const found = keywords.flatMap(({ section, pattern }): Keyword[] => {
    const match = pattern.exec(text);
    return match ? [{ section, at: match.index, length: match[0].length }] : [];
  });
  return found.sort((a, b) => a.at - b.at)[0] ?? null;
}

const withoutFiller = (text: string): string =>
  text
    .replace(/(?<![a-z0-9])(?:to|by|in|of|new)(?![a-z0-9])|按|目标|单$/giu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** Throws `contest.measure_unfit`. */
export function requireFit(what: Measure): Measure {
  if (what.aggregate === 'average') throw new AppError('contest.measure_unfit', {});
  return what;
}

/** Throws `contest.incomplete` or `money.unreadable`. */
export function readTarget(text: string, what: Measure, { workspace }: Around): bigint {
  if (text.trim() === '') throw new AppError('contest.incomplete', { missing: 'target' });
  const target =
    what.unit === 'money' ? readAmount(text, workspace.currency).minor : readCount(text);
  if (target <= 0n) throw new AppError('money.unreadable', { text });
  return target;
}

function readCount(text: string): bigint {
  const match = /^(\d{1,9})$/.exec(text.normalize('NFKC').trim());
  if (!match?.[1]) throw new AppError('money.unreadable', { text });
  return BigInt(match[1]);
}

export function readUntil(text: string, around: Around): Temporal.Instant {
  if (text.trim() === '') throw new AppError('contest.incomplete', { missing: 'until' });
  return readDeadline(text, around);
}

function readTeams(text: string, teams: readonly Team[], { locale }: Around): readonly Team[] {
  if (/^(?:all|everybody|everyone|全部|全体|所有人)$/iu.test(text.trim())) return [];
  return text
    .split(/,|，|、|;|；|(?<![a-z0-9])and(?![a-z0-9])|和|\+/iu)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => readTeam(name, teams, locale));
}

const mostPrizes = 10;

/** A comma separates prizes, except between the digits of an amount. */
export const readPrizes = (text: string): readonly string[] =>
  text
    .split(/\n|;|；|、|，|,(?!\d{3}(?!\d))/u)
    .map((prize) => prize.trim().slice(0, longestTitle))
    .filter((prize) => prize !== '')
    .slice(0, mostPrizes);
