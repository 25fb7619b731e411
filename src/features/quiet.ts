/** Who wants to be left alone when: chosen by each for themselves, by a team and by the company for all of theirs. All are kept. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId, TeamId } from '../domain/ids.ts';
import { assignmentOn, type Person, teamsAbove } from '../domain/people.ts';
import { type QuietHours, quietText, quietUntil, readQuietHours } from '../domain/quiet-hours.ts';
import { zoneOfPerson, zoneOfTeam } from '../domain/time-zone.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Store } from '../store/port.ts';

const setting = 'quiet.hours';
const none = 'off';

export type QuietSubject =
  | { readonly kind: 'company' }
  | { readonly kind: 'team'; readonly id: TeamId }
  | { readonly kind: 'person'; readonly id: PersonId };

type Settings = Pick<Store, 'settings'>;

/** Null ends them. */
export async function saveQuiet(
  { settings }: Settings,
  subject: QuietSubject,
  hours: QuietHours | null,
): Promise<void> {
  const value = hours ? quietText(hours) : none;
  if (subject.kind === 'company') await settings.setForCompany(setting, value);
  else if (subject.kind === 'team') await settings.setForTeam(subject.id, setting, value);
  else await settings.set(subject.id, setting, value);
}

/** Null: none chosen. */
export async function quietOf(
  { settings }: Settings,
  subject: QuietSubject,
): Promise<QuietHours | null> {
  const read = async () => {
    if (subject.kind === 'company') return settings.ofCompany(setting);
    if (subject.kind === 'person') return settings.get(subject.id, setting);
    return (await settings.ofTeams(setting)).get(subject.id);
  };
  return hoursIn(await read());
}

const hoursIn = (value: string | null | undefined): QuietHours | null =>
  value && value !== none ? readQuietHours(value) : null;

export interface QuietTimes {
  /** When a message to that person may first be sent; null: at once. */
  notBefore(person: Person): Temporal.Instant | null;
  /** The same of a message that everybody in a place reads. `team`: the team whose place it is. */
  notBeforeIn(team: TeamId | null): Temporal.Instant | null;
}

/**
 * All of them, the company's too, count on the clocks of who is left alone: of the person, or of the team whose place it is.
 * Read once for many: who reminds a thousand people asks the store four times.
 */
export async function quietTimes(
  { store, workspace, now, today }: QuietAround,
  people: readonly Person[],
): Promise<QuietTimes> {
  const { settings } = store;
  const [teams, company, ofTeams, ofPeople] = await Promise.all([
    store.people.teams(),
    settings.ofCompany(setting),
    settings.ofTeams(setting),
    settings.ofPeople(
      people.map(({ id }) => id),
      [setting],
    ),
  ]);
  const above = (team: TeamId | null): readonly (string | undefined | null)[] => [
    company,
    ...teamsAbove(team, teams).map((id) => ofTeams.get(id)),
  ];
  const end = (team: TeamId | null, own: string | null | undefined, zone: string) =>
    quietUntil(
      now,
      [own, ...above(team)].flatMap((value) => hoursIn(value) ?? []),
      zone,
    );
  return {
    notBefore: (person) =>
      end(
        assignmentOn(person, today)?.teamId ?? null,
        ofPeople.get(person.id)?.get(setting),
        zoneOfPerson(person, today, teams, workspace.timeZone),
      ),
    notBeforeIn: (team) => end(team, null, zoneOfTeam(team, teams, workspace.timeZone)),
  };
}

interface QuietAround {
  readonly store: {
    readonly settings: Store['settings'];
    readonly people: Pick<Store['people'], 'teams'>;
  };
  readonly workspace: Workspace;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}
