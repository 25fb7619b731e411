/** Who is linked to which account on one platform, who is not, and why. */
import type { PersonId } from '../../domain/ids.ts';
import { assignmentOn, type Person } from '../../domain/people.ts';
import type { Repositories } from '../../store/port.ts';
import type { Link, UnlinkedAccount } from '../../store/port-accounts.ts';
import type { Surroundings } from '../feature.ts';
import { folded, groupedByAddress } from '../linking.ts';
import { leftOutAmong } from './left-out.ts';

export interface Situation {
  readonly platform: string;
  readonly people: readonly Person[];
  /** By person. */
  readonly links: ReadonlyMap<PersonId, Link>;
  /** Those that belong to nobody, by name. */
  readonly accounts: readonly UnlinkedAccount[];
  /** Of the company today, and not left out by an admin. */
  readonly concerned: readonly Person[];
  readonly leftOut: readonly Person[];
}

export async function situationOn(
  {
    people: repository,
    accounts,
    settings,
  }: Pick<Repositories, 'people' | 'accounts' | 'settings'>,
  { today }: Pick<Surroundings, 'today'>,
  platform: string,
): Promise<Situation> {
  const [people, links, unlinked] = await Promise.all([
    repository.list(),
    accounts.links(platform),
    accounts.unlinked(platform),
  ]);
  const here = people.filter(
    (person) =>
      person.roles.length > 0 &&
      (person.assignments.length === 0 || assignmentOn(person, today) !== null),
  );
  const left = await leftOutAmong({ settings }, here);
  return {
    ...{ platform, people, accounts: unlinked },
    links: new Map(links.map((link) => [link.personId, link])),
    concerned: here.filter(({ id }) => !left.has(id)),
    leftOut: here.filter(({ id }) => left.has(id)),
  };
}

export const isLinked = ({ links }: Pick<Situation, 'links'>, { id }: Person): boolean =>
  links.get(id)?.isClosed === false;

export const personReasons = [
  'left',
  'no_address',
  'shared_address',
  'two_accounts',
  'by_hand',
  'unknown_address',
  'soon',
] as const;
export type PersonReason = (typeof personReasons)[number];

export interface Unmatched {
  readonly person: Person;
  readonly why: PersonReason;
}

export function unmatchedPeople(situation: Situation): readonly Unmatched[] {
  const { people, accounts, concerned, links } = situation;
  const owners = groupedByAddress(people);
  const holders = groupedByAddress(accounts);
  const why = (person: Person): PersonReason => {
    if (links.get(person.id)?.isClosed) return 'left';
    const address = folded(person.email);
    if (address === '') return 'no_address';
    if ((owners.get(address)?.length ?? 0) > 1) return 'shared_address';
    const [account, another] = holders.get(address) ?? [];
    if (another) return 'two_accounts';
    if (account) return account.byHand ? 'by_hand' : 'soon';
    return 'unknown_address';
  };
  return concerned
    .filter((person) => !isLinked(situation, person))
    .map((person) => ({ person, why: why(person) }));
}

export type AccountReason =
  | 'no_address'
  | 'shared_address'
  | 'two_accounts'
  | 'by_hand'
  | 'unknown_address'
  | 'taken'
  | 'soon';

export interface Stray {
  readonly account: UnlinkedAccount;
  readonly why: AccountReason;
}

/** Those that somebody may want to look at come first: whose address is nobody's is mostly not meant to be in the list. */
export function strayAccounts(situation: Situation): readonly Stray[] {
  const { people, accounts } = situation;
  const owners = groupedByAddress(people);
  const holders = groupedByAddress(accounts);
  const why = ({ email, byHand }: UnlinkedAccount): AccountReason => {
    if (byHand) return 'by_hand';
    const address = folded(email);
    if (address === '') return 'no_address';
    const [owner, another] = owners.get(address) ?? [];
    if (!owner) return 'unknown_address';
    if (another) return 'shared_address';
    if ((holders.get(address)?.length ?? 0) > 1) return 'two_accounts';
    return isLinked(situation, owner) ? 'taken' : 'soon';
  };
  const all = accounts.map((account) => ({ account, why: why(account) }));
  const isOrdinary = ({ why: reason }: Stray) => reason === 'unknown_address';
  return [...all.filter((each) => !isOrdinary(each)), ...all.filter(isOrdinary)];
}
