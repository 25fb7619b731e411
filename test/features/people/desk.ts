/** An office whose admin looks at people and accounts: members of the chat, what is shown, and pressing what is on it. */
import type { Answer, Member } from '../../../src/chat/port.ts';
import type { Person } from '../../../src/domain/people.ts';
import { matchMembers } from '../../../src/features/linking.ts';
import { people as feature } from '../../../src/features/people/feature.ts';
import type { Database } from '../../../src/store/port.ts';
import { person } from '../../support/company.ts';
import { type Office, openOffice } from '../../support/office.ts';

export const root = person('root', 'Rosa Root', { roles: ['admin'] });
export const zoe = person('zoe', 'Zoe Lin', { roles: ['admin'], locale: 'zh' });

export const member = (user: string, more: Partial<Member> = {}): Member => ({
  ...{ user, email: null, name: user, locale: null, timeZone: null },
  ...{ isBot: false, isGuest: false, isDeleted: false },
  ...more,
});

export async function* of(...members: readonly Member[]) {
  yield* members;
}

/** Everybody of the office is linked; `newcomers` are in the list only. */
export async function openDesk(
  database: Database,
  newcomers: readonly Person[],
  features = [feature],
) {
  const office = await openOffice(database, {
    ...{ now: '2026-11-23T15:00:00Z', features, staff: [root, zoe] },
  });
  await office.store.people.savePeople(newcomers);
  return {
    ...office,
    match: (...members: readonly Member[]) => matchMembers(office.store, 'fake', of(...members)),
    /** What the button or the option of that label does, on what is shown. */
    choose: (who: Person, shown: Answer, label: string | RegExp): Promise<Answer> =>
      choose(office, who, shown, label),
    linkedTo: async (who: Person) => office.store.people.identityOf(who.id, 'fake'),
  };
}

interface Pressable {
  readonly label: string;
  readonly action: string;
  readonly value: string;
}

async function choose(
  office: Office,
  who: Person,
  shown: Answer,
  label: string | RegExp,
): Promise<Answer> {
  const all = pressables(shown);
  const found = all.find((each) =>
    typeof label === 'string' ? each.label === label : label.test(each.label),
  );
  if (!found) throw new Error(`no ${label} among ${all.map((each) => each.label).join(' | ')}`);
  return office.press(feature, who, found.action.replace(/^people\./u, ''), found.value);
}

export function pressables(shown: unknown): readonly Pressable[] {
  if (Array.isArray(shown)) return shown.flatMap(pressables);
  if (shown === null || typeof shown !== 'object') return [];
  const { action, label, value, options } = shown as Partial<Record<string, unknown>>;
  if (typeof action === 'string' && Array.isArray(options))
    return options.map((option: { label: string; value: string }) => ({ ...option, action }));
  if (typeof action === 'string' && typeof label === 'string' && typeof value === 'string')
    return [{ label, action, value }];
  return Object.values(shown).flatMap(pressables);
}
