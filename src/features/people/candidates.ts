/** Accounts that may be somebody's: suggested by likeness, or found by what an admin typed. None of them is ever linked by itself. */
import type { PersonId } from '../../domain/ids.ts';
import { nearest, normaliseName } from '../../domain/names.ts';
import type { Person } from '../../domain/people.ts';
import type { UnlinkedAccount } from '../../store/port-accounts.ts';
import { folded } from '../linking.ts';
import type { Situation } from './situation.ts';

export interface Candidate {
  readonly user: string;
  readonly name: string;
  readonly email: string | null;
  /** Who has it now; null: nobody. */
  readonly holder: PersonId | null;
}

const most = 8;

const candidate = ({ user, name, email }: UnlinkedAccount): Candidate => ({
  ...{ user, name, email, holder: null },
});

/** Best first: the same address, the same name, a like address, a like name. Of those that belong to nobody. */
export function suggestionsFor(person: Person, { accounts }: Situation): readonly Candidate[] {
  const names = [person.name, person.nameZh ?? ''].filter((name) => name !== '');
  const forms = new Set(names.map(wordsOf));
  const [address, local] = [folded(person.email), localPart(person.email)];
  const nearNames = new Set(names.flatMap((name) => nearestAmong(name, accounts, 'name')));
  const nearAddresses = new Set(address === '' ? [] : nearestAmong(address, accounts, 'email'));
  const rules: readonly ((account: UnlinkedAccount) => boolean)[] = [
    ({ email }) => address !== '' && folded(email) === address,
    ({ name }) => forms.has(wordsOf(name)),
    ({ email }) => local !== '' && localPart(email) === local,
    ({ email }) => forms.has(wordsOf(localPart(email))),
    ({ email }) => email !== null && nearAddresses.has(email),
    ({ name }) => nearNames.has(name),
  ];
  const found = new Set(rules.flatMap((rule) => accounts.filter(rule)));
  return [...found].slice(0, most).map(candidate);
}

const nearestAmong = (
  text: string,
  accounts: readonly UnlinkedAccount[],
  what: 'name' | 'email',
): readonly string[] =>
  nearest(
    text,
    accounts.flatMap((account) => account[what] ?? []),
    5,
  );

const localPart = (email: string | null): string => folded(email).split('@')[0] ?? '';

/** Its words in order of letters: `Lee, Ann` is `Ann Lee`, and `ann.lee`. Empty: none. */
const wordsOf = (text: string): string =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .map(normaliseName)
    .filter((word) => word !== '')
    .sort()
    .join(' ');

export const isNamesake = (person: Person, { name }: Pick<Candidate, 'name'>): boolean =>
  [person.name, person.nameZh ?? ''].some((each) => each !== '' && wordsOf(each) === wordsOf(name));

/** Also accounts that somebody has: whom they would be taken from is said before it happens. */
export function accountsNamed(text: string, situation: Situation): readonly Candidate[] {
  const all = [...situation.accounts.map(candidate), ...linkedAccounts(situation)];
  const wanted = normaliseName(text);
  if (wanted === '') return [];
  const holds = (part: string | null) => normaliseName(part ?? '').includes(wanted);
  const exact = all.filter(({ name, email, user }) => holds(name) || holds(email) || user === text);
  if (exact.length > 0) return exact.slice(0, most);
  const names = nearest(
    text,
    all.map(({ name }) => name),
    most,
  );
  return all.filter(({ name }) => names.includes(name)).slice(0, most);
}

const linkedAccounts = ({ links }: Situation): readonly Candidate[] =>
  [...links.values()]
    .filter(({ isClosed }) => !isClosed)
    .map(({ user, name, personId }) => ({
      ...{ user, name: name ?? user, email: null, holder: personId },
    }));

/** Null: there is no such account any more. */
export const candidateOf = (user: string, situation: Situation): Candidate | null =>
  situation.accounts.filter((account) => account.user === user).map(candidate)[0] ??
  linkedAccounts(situation).find((account) => account.user === user) ??
  null;
