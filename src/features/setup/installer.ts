/** Whoever has installed the bot from the chat itself: the first admin, unless the company has one. */
import type { Temporal } from 'temporal-polyfill';
import type { Member } from '../../chat/port.ts';
import type { Delivery } from '../../delivery/port.ts';
import type { Person } from '../../domain/people.ts';
import type { Store } from '../../store/port.ts';
import { matchMember } from '../linking.ts';
import { newcomer } from './admission.ts';
import { nameOnMachine, setupCard } from './card.ts';
import { progressOf } from './steps.ts';

export interface Installer {
  readonly platform: string;
  readonly user: string;
  /** What the platform knows of them; null: it cannot be asked now. */
  readonly member: Member | null;
  readonly installedAt: Temporal.Instant;
}

/**
 * Makes them the admin of a company that has none, and tells them the first steps, once for each installation. Who installs the bot anew
 * in a company that has an admin gets no rights by it: anybody may be allowed to do that.
 */
export async function seatInstaller(
  store: Store,
  delivery: Delivery,
  { platform, user, member, installedAt }: Installer,
): Promise<void> {
  if (member) await matchMember(store, platform, member);
  const known = await store.people.byIdentity(platform, user);
  const isManned = (await store.people.list()).some(({ roles }) => roles.includes('admin'));
  if (isManned && !known?.roles.includes('admin')) return;
  const person = known ?? newcomer(platform, user, member);
  const admin: Person = { ...person, roles: [...new Set([...person.roles, 'admin' as const])] };
  const locale = admin.locale ?? member?.locale ?? store.workspace.locale;
  const company = nameOnMachine(store.workspace.id);
  const card = setupCard(await progressOf(store), company, locale);
  await store.transaction(async (tx) => {
    await tx.people.savePeople([admin]);
    if (!known) await tx.people.linkIdentity(admin.id, platform, user);
    const key = ['setup', 'installed', platform, user, installedAt.toString()];
    await delivery.tell(tx, { id: admin.id, locale }, card, { key, priority: 0 });
  });
}
