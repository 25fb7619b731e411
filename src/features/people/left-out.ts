/** People of whom an admin said that they need no account: nobody is asked about them again. */
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import type { Repositories } from '../../store/port.ts';

const setting = 'people.left_out';
const yes = 'yes';

type Settings = Pick<Repositories, 'settings'>;

export async function leftOutAmong(
  { settings }: Settings,
  people: readonly Person[],
): Promise<ReadonlySet<PersonId>> {
  const chosen = await settings.ofPeople(
    people.map(({ id }) => id),
    [setting],
  );
  return new Set([...chosen].flatMap(([id, values]) => (values.get(setting) === yes ? [id] : [])));
}

export const setLeftOut = (
  { settings }: Settings,
  { id }: Person,
  isLeftOut: boolean,
): Promise<void> => settings.set(id, setting, isLeftOut ? yes : '');
