/** Who is behind a chat account: who is linked to it, who has the same e-mail address, or whoever says the first admin's code. */
import type { Inbound, Member } from '../../chat/port.ts';
import { personId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import type { Store } from '../../store/port.ts';
import { matchMember } from '../linking.ts';
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
  // Their account may have come, or been opened again, only just now.
  if (known) await matchMember(store, platform, known);
  const person = linked ?? (known && (await store.people.byIdentity(platform, user)));
  return code === null ? person : makeAdmin(store, account, code, person, known);
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

/** With the name that the platform knows. */
export function newcomer(platform: string, user: string, member: Member | null): Person {
  const email = member?.email ?? null;
  const key = email ?? `${platform}-${user}`;
  return {
    ...{ id: personId(`p-${key}`), key, name: member?.name || key, nameZh: null, email },
    ...{ locale: null, roles: [], assignments: [] },
  };
}
