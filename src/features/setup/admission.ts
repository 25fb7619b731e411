/** Who is behind a chat account: who is linked to it, who has the same e-mail address, or whoever says the first admin's code. */
import type { Inbound, Member } from '../../chat/port.ts';
import { personId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import type { Store } from '../../store/port.ts';
import { check, codeIn, useUp } from './claim.ts';

type Account = Pick<Inbound, 'platform' | 'user'>;

/** Null: nobody of the company. Throws AppError `setup.code_wrong` and `setup.code_void`. */
export async function admit(
  store: Store,
  { platform, user, event }: Account & Pick<Inbound, 'event'>,
  member: () => Promise<Member | null>,
): Promise<Person | null> {
  const account = { platform, user };
  const code = event.kind === 'command' ? codeIn(event.text) : null;
  const linked = await store.people.byIdentity(platform, user);
  // Whoever is an admin already and says it once more has become one by it.
  if (linked && (code === null || linked.roles.includes('admin'))) return linked;
  if (code !== null) await check(store, code);
  const known = linked ? null : await member();
  const person = linked ?? (await bySameEmail(store, platform, known));
  if (code !== null) return makeAdmin(store, account, code, person, known);
  if (person) await store.people.linkIdentity(person.id, platform, user);
  return person;
}

/** One account that came or changed. */
export async function matchMember(store: Store, platform: string, member: Member): Promise<void> {
  if ((await store.people.byIdentity(platform, member.user)) !== null) return;
  const person = await bySameEmail(store, platform, member);
  if (person) await store.people.linkIdentity(person.id, platform, member.user);
}

/** Links those who are alike by e-mail and not linked yet. An address that two people have tells nobody apart. Returns how many. */
export async function matchMembers(
  store: Store,
  platform: string,
  members: AsyncIterable<Member>,
): Promise<number> {
  const people = await giveWay(store, platform);
  const linked = await store.people.identities(platform);
  const accounts = new Set(linked.values());
  const byAddress = peopleByAddress(people);
  let count = 0;
  for await (const member of members) {
    const [person, another] = byAddress.get(folded(member.email ?? '')) ?? [];
    if (!person || another || !isColleague(member)) continue;
    if (linked.has(person.id) || accounts.has(member.user)) continue;
    await store.people.linkIdentity(person.id, platform, member.user);
    byAddress.delete(folded(member.email ?? ''));
    count += 1;
  }
  return count;
}

function peopleByAddress(people: readonly Person[]): Map<string, Person[]> {
  const found = new Map<string, Person[]>();
  for (const person of people) {
    const address = folded(person.email ?? '');
    if (address !== '') found.set(address, [...(found.get(address) ?? []), person]);
  }
  return found;
}

/**
 * Who came in by the code before there was a list of people is in the list by another key later: one person, who keeps account and roles.
 * Only who has nothing but that gives way, and only to the one person of that address, who has no account yet. Returns everybody.
 */
async function giveWay(store: Store, platform: string): Promise<readonly Person[]> {
  const people = await store.people.list();
  let isAnybodyChanged = false;
  const byAddress = peopleByAddress(people);
  for (const early of people.filter(cameByTheCode)) {
    const [listed, another] = (byAddress.get(folded(early.key)) ?? []).filter(
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
    isAnybodyChanged = true;
  }
  return isAnybodyChanged ? store.people.list() : people;
}

const cameByTheCode = ({ key, email, assignments, roles }: Person): boolean =>
  email !== null && key === email && assignments.length === 0 && roles.join() === 'admin';

const isColleague = ({ isBot, isGuest, isDeleted }: Member): boolean =>
  !isBot && !isGuest && !isDeleted;

const folded = (email: string): string => email.trim().toLowerCase();

/** Nobody who has an account there already: two accounts with one address are for an admin to sort out. */
async function bySameEmail(
  { people }: Store,
  platform: string,
  member: Member | null,
): Promise<Person | null> {
  if (!member?.email || !isColleague(member)) return null;
  const email = folded(member.email);
  const { exact } = await people.find(member.email);
  const [person, another] = exact.filter((each) => folded(each.email ?? '') === email);
  if (!person || another) return null;
  return (await people.identityOf(person.id, platform)) === null ? person : null;
}

/**
 * Whoever is in no list yet gets into it with the name that the platform knows. Throws AppError `setup.code_void` for the second of two who
 * say the code at the same moment.
 */
function makeAdmin(
  store: Store,
  { platform, user }: Account,
  code: string,
  person: Person | null,
  member: Member | null,
): Promise<Person> {
  const known = person ?? newcomer(platform, user, member);
  const admin: Person = { ...known, roles: [...new Set([...known.roles, 'admin' as const])] };
  return store.transaction(async (tx) => {
    // People are saved one after another: from here on the code is used up, or by nobody else.
    await tx.people.savePeople([admin]);
    await check(tx, code);
    await useUp(tx);
    await tx.people.linkIdentity(admin.id, platform, user);
    return admin;
  });
}

function newcomer(platform: string, user: string, member: Member | null): Person {
  const email = member?.email ?? null;
  const key = email ?? `${platform}-${user}`;
  return {
    ...{ id: personId(`p-${key}`), key, name: member?.name || key, nameZh: null, email },
    ...{ locale: member?.locale ?? null, roles: [], assignments: [] },
  };
}
