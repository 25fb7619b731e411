/** Who is credited with a record: an owner, shares in one cell, or a share of it in a row of its own. */
import type { Person } from '../../domain/people.ts';
import {
  add,
  compare,
  multiply,
  one,
  parseRational,
  type Rational,
  rational,
  rationalText,
  zero,
} from '../../domain/rational.ts';
import type { Split } from '../../domain/record.ts';
import { type Directory, detached, directoryOf } from './directory.ts';
import type { Row } from './rows.ts';
import type { Survey } from './survey.ts';
import { Unreadable, yesOrNo } from './values.ts';

export type CreditReader = (row: Row) => readonly Split[];

/** Spellings of owners that are remembered. */
const mostOwners = 20_000;

export function creditReader(survey: Survey, people: readonly Person[]): CreditReader {
  const { cells } = survey;
  const directory = directoryOf(people, survey.mapping.match);
  const [ownerText, splitsText] = [cells.of('owner'), cells.of('splits')];
  const whole = new Map<string, readonly Split[]>();
  const owned: CreditReader = (row) => {
    const shared = splitsText(row);
    if (shared !== '') return sharedOut(directory, shared);
    const text = ownerText(row);
    if (text === '') return [];
    const before = whole.get(text);
    if (before) return before;
    const splits = [{ personId: personOf(directory, 'owner', text).id, share: one }];
    if (whole.size < mostOwners) whole.set(detached(text), splits);
    return splits;
  };
  const parted = ['share', 'role', 'overlay'].filter((field) => cells.has(field));
  if (parted.length === 0) return owned;
  const said = parted.map((field) => cells.of(field));
  const [shareText, roleText] = [cells.of('share'), cells.of('role')];
  const overlayText = cells.of('overlay');
  return (row) => {
    const splits = owned(row);
    if (said.every((of) => of(row) === '')) return splits;
    const [first] = splits;
    if (!first) throw new Unreadable('owner', 'missing');
    if (splitsText(row) !== '') throw new Unreadable('splits', 'shares_twice', splitsText(row));
    const [role, isOverlay] = [roleText(row), yesOrNo('overlay', overlayText(row))];
    const share = shareOf(shareText(row), isOverlay);
    const { personId } = first;
    return [{ personId, share, ...(role !== '' && { role }), ...(isOverlay && { overlay: true }) }];
  };
}

/** `60%`, `1/3`, `0.6`; empty: the whole. */
function shareOf(text: string, isOverlay: boolean): Rational {
  if (text === '') return one;
  const share = parseRational(text.normalize('NFKC'));
  if (!share || share.num <= 0n) throw new Unreadable('share', 'share', text);
  if (compare(share, one) <= 0) return share;
  throw new Unreadable('share', isOverlay ? 'overlay_share' : 'share', text);
}

export function personOf(directory: Directory<Person>, field: string, text: string): Person {
  if (/^\d([.,]\d+)?E\+\d+$/i.test(text)) throw new Unreadable(field, 'scientific', text);
  const match = directory.find(text);
  if (match.kind === 'found') return match.value;
  if (match.kind === 'ambiguous')
    throw new Unreadable(field, 'person_ambiguous', text, match.matches);
  throw new Unreadable(field, 'person_unknown', text, match.near);
}

/** `Ann 60%; Bo 40%`, also `1/3`: the shares add up to the whole. */
function sharedOut(directory: Directory<Person>, text: string): readonly Split[] {
  const splits = text.split(/[;；\n]/).map((part) => {
    const found = /^(.+?)[\s:：]+([\d./]+\s*[%％]?)$/.exec(part.trim());
    const share = parseRational((found?.[2] ?? '').normalize('NFKC'));
    if (!found || !share || share.num <= 0n) throw new Unreadable('splits', 'shares', text);
    return { personId: personOf(directory, 'splits', found[1] ?? '').id, share };
  });
  const distinct = new Set(splits.map((split) => split.personId));
  if (compare(sumOf(splits), one) !== 0 || distinct.size < splits.length)
    throw new Unreadable('splits', 'shares', text);
  return splits;
}

const sumOf = (splits: readonly Split[]): Rational =>
  splits.reduce((sum, { share }) => add(sum, share), zero);

/** Whether the shares make up the whole, and nobody is named twice: what `creditsOf` asks of a record. */
export function checkCredits(splits: readonly Split[]): void {
  const [only] = splits;
  if (!only || (splits.length === 1 && only.share === one && !only.overlay)) return;
  const shares = splits.filter(({ overlay }) => !overlay);
  const roles = new Set(splits.map(({ personId, role }) => JSON.stringify([personId, role])));
  const holders = new Set(shares.map(({ personId }) => personId));
  if (roles.size < splits.length || holders.size < shares.length)
    throw new Unreadable('owner', 'credit_twice');
  const sum = sumOf(shares);
  if (compare(sum, one) !== 0) {
    const text = `${rationalText(multiply(sum, rational(100n)))} %`;
    throw new Unreadable('share', 'shares_of_rows', text);
  }
}
