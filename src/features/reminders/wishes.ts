/** What each person wants to be reminded of, and how often: their own choice, kept with them. */
import type { Role } from '../../domain/errors.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import {
  mostChoices,
  type ReminderKind,
  type ReminderWishes,
  reminderKinds,
  usualMost,
} from '../../domain/reminders.ts';
import type { SettingsRepository } from '../../store/port.ts';

/** `fewer`: once a month instead of once a week; of pace only. */
export const states = ['on', 'fewer', 'off'] as const;
export type ReminderState = (typeof states)[number];

/** What somebody chose. What they never chose is as usual. */
export interface Chosen {
  readonly stateOf: (kind: ReminderKind) => ReminderState;
  readonly atMost: number;
}

const nameOf = (kind: ReminderKind): string => `reminders.${kind}`;
const limitName = 'reminders.limit';
const names = [...reminderKinds.map(nameOf), limitName];

type Settings = Pick<SettingsRepository, 'ofPeople' | 'set'>;

export async function readChosen(
  settings: Settings,
  people: readonly PersonId[],
): Promise<(person: PersonId) => Chosen> {
  const all = await settings.ofPeople(people, names);
  return (person) => {
    const own = all.get(person);
    const most = Number(own?.get(limitName));
    return {
      stateOf: (kind) => states.find((each) => each === own?.get(nameOf(kind))) ?? 'on',
      atMost: mostChoices.includes(most) ? most : usualMost,
    };
  };
}

/** `notBefore`: the end of the quiet time that the person is in; null: in none. */
export const wishesOf = (
  { stateOf, atMost }: Chosen,
  notBefore: ReminderWishes['notBefore'],
): ReminderWishes => ({
  off: new Set(reminderKinds.filter((kind) => stateOf(kind) === 'off')),
  ...{ atMost, notBefore },
});

export const saveState = (
  settings: Settings,
  person: PersonId,
  kind: ReminderKind,
  state: ReminderState,
): Promise<void> => settings.set(person, nameOf(kind), state);

export const saveLimit = (settings: Settings, person: PersonId, most: number): Promise<void> =>
  settings.set(person, limitName, `${most}`);

const everybody: readonly Role[] = ['rep', 'manager', 'ops', 'finance', 'executive', 'admin'];

const receivers: Readonly<Record<ReminderKind, readonly Role[]>> = {
  statement: ['rep'],
  question: ['manager', 'ops', 'finance'],
  contest: ['rep'],
  pulse: everybody,
  stale: ['ops', 'manager'],
  targets: ['manager'],
  plan: ['rep'],
  nearly: ['rep'],
  pace: ['rep'],
};

/** What may come to somebody with those roles, in the order of importance. */
export const kindsFor = ({ roles }: Pick<Person, 'roles'>): readonly ReminderKind[] =>
  reminderKinds.filter((kind) => roles.some((role) => receivers[kind].includes(role)));
