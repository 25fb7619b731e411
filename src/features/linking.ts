/** Accounts of a chat and people of the company, brought together by e-mail. What cannot be told by it is for an admin. */
import type { Member } from '../chat/port.ts';
import type { Person } from '../domain/people.ts';
import { zoneNamed } from '../domain/time-zone.ts';
import type { Repositories, Store } from '../store/port.ts';
import type { Link, UnlinkedAccount } from '../store/port-accounts.ts';

type Known = Pick<Repositories, 'people' | 'accounts'>;

/** One account that came, left or changed. True: what is told of somebody by it is not what it was. */
export async function matchMember(
  store: Known,
  platform: string,
  member: Member,
): Promise<boolean> {
  const { accounts } = store;
  const link = await accounts.linkOf(platform, member.user);
  if (link) {
    if (isAsKnown(link, member)) return false;
    await accounts.follow(platform, [linkedFacts(member)]);
    return true;
  }
  if (!isColleague(member)) {
    await accounts.forget(platform, [member.user]);
    return false;
  }
  const facts = factsOf(member);
  const kept = await accounts.unlinkedOf(platform, member.user);
  if (!kept || !isAlike(kept, facts)) await accounts.keep(platform, [facts]);
  if (kept?.byHand) return false;
  const person = await byAddress(store, platform, facts);
  return person !== null && accounts.linkIfFree(person.id, platform, member.user);
}

/** So many are written at once. */
const chunk = 500;

/**
 * Everybody there. Links those who are alike by e-mail and not linked yet, follows those who are, and keeps those who belong to nobody, for
 * an admin to look at. An address that two people or two accounts have tells nobody apart. Returns how many were linked.
 */
export async function matchMembers(
  store: Store,
  platform: string,
  members: AsyncIterable<Member>,
): Promise<number> {
  await giveWay(store, platform);
  const { accounts } = store;
  const [links, kept] = await Promise.all([accounts.links(platform), accounts.unlinked(platform)]);
  const linked = new Map(links.map((link) => [link.user, link]));
  const strangers = new Map(kept.map((account) => [account.user, account]));
  for await (const some of inChunks(members)) {
    const changed = some.filter((member) => {
      const link = linked.get(member.user);
      return link !== undefined && !isAsKnown(link, member);
    });
    if (changed.length > 0) await accounts.follow(platform, changed.map(linkedFacts));
    const others = some.filter((member) => !linked.has(member.user) && isColleague(member));
    const news = others.map(factsOf).filter((facts) => {
      const before = strangers.get(facts.user);
      return before === undefined || !isAlike(before, facts);
    });
    if (news.length > 0) await accounts.keep(platform, news);
    for (const { user } of others) strangers.delete(user);
  }
  if (strangers.size > 0) await accounts.forget(platform, [...strangers.keys()]);
  return linkByAddress(store, platform);
}

async function* inChunks(members: AsyncIterable<Member>): AsyncGenerator<readonly Member[]> {
  let some: Member[] = [];
  for await (const member of members) {
    some.push(member);
    if (some.length < chunk) continue;
    yield some;
    some = [];
  }
  yield some;
}

/** Of the accounts that are kept, those whose address one person has who is not linked yet. Returns how many were linked. */
export async function linkByAddress(
  { people, accounts }: Known,
  platform: string,
): Promise<number> {
  const [everybody, links, kept] = await Promise.all([
    people.list(),
    accounts.links(platform),
    accounts.unlinked(platform),
  ]);
  const isLinked = new Set(links.flatMap(({ personId, isClosed }) => (isClosed ? [] : [personId])));
  const owners = groupedByAddress(everybody);
  let count = 0;
  for (const [address, [account, second]] of groupedByAddress(kept)) {
    const [person, another] = owners.get(address) ?? [];
    if (!account || second || account.byHand || !person || another) continue;
    if (isLinked.has(person.id)) continue;
    if (await accounts.linkIfFree(person.id, platform, account.user)) count += 1;
  }
  return count;
}

/** Upper and lower case are the same in an address. Empty: none. */
export const folded = (email: string | null): string => (email ?? '').trim().toLowerCase();

export function groupedByAddress<T extends { readonly email: string | null }>(
  all: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const address = folded(each.email);
    if (address === '') continue;
    const alike = found.get(address);
    if (alike) alike.push(each);
    else found.set(address, [each]);
  }
  return found;
}

/** The one person of that address. Null also when a second account has it: two of one address are for an admin to sort out. */
async function byAddress(
  { people, accounts }: Known,
  platform: string,
  { email }: Pick<UnlinkedAccount, 'email'>,
): Promise<Person | null> {
  const address = folded(email);
  if (address === '') return null;
  const { exact } = await people.find(address);
  const [person, another] = exact.filter((each) => folded(each.email) === address);
  if (!person || another) return null;
  const kept = await accounts.unlinked(platform);
  return kept.filter((each) => folded(each.email) === address).length > 1 ? null : person;
}

const isColleague = ({ isBot, isGuest, isDeleted }: Member): boolean =>
  !isBot && !isGuest && !isDeleted;

type Facts = Omit<UnlinkedAccount, 'byHand'>;

const factsOf = ({ user, email, name, locale, timeZone }: Member): Facts => ({
  ...{ user, email, locale, name: name.trim() || user },
  timeZone: timeZone === null ? null : zoneNamed(timeZone),
});

const linkedFacts = (member: Member) => ({ ...factsOf(member), isClosed: member.isDeleted });

const isAlike = (a: Facts, b: Facts): boolean =>
  a.name === b.name && a.email === b.email && a.timeZone === b.timeZone && a.locale === b.locale;

/** What is not told changes nothing. */
function isAsKnown(link: Link, member: Member): boolean {
  if (link.isClosed || member.isDeleted) return link.isClosed === member.isDeleted;
  const { name, timeZone, locale } = factsOf(member);
  return (
    name === link.name &&
    (timeZone === null || timeZone === link.timeZone) &&
    (locale === null || locale === link.locale)
  );
}

/**
 * Who came in by the code before there was a list of people is in the list by another key later: one person, who keeps account and roles.
 * Only who has nothing but that gives way, and only to the one person of that address, who has no account yet.
 */
async function giveWay(store: Store, platform: string): Promise<void> {
  const people = await store.people.list();
  const owners = groupedByAddress(people);
  for (const early of people.filter(cameByTheCode)) {
    const [listed, another] = (owners.get(folded(early.key)) ?? []).filter(
      ({ id }) => id !== early.id,
    );
    if (!listed || another) continue;
    const [user, taken] = await Promise.all([
      store.people.identityOf(early.id, platform),
      store.people.identityOf(listed.id, platform),
    ]);
    if (user === null || taken !== null) continue;
    await store.transaction(async (tx) => {
      const roles = [...new Set([...listed.roles, ...early.roles])];
      await tx.people.savePeople([
        { ...listed, roles },
        { ...early, roles: [], email: null },
      ]);
      await tx.people.linkIdentity(listed.id, platform, user);
    });
  }
}

const cameByTheCode = ({ key, email, assignments, roles }: Person): boolean =>
  email !== null && key === email && assignments.length === 0 && roles.join() === 'admin';
