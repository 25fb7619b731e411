/** One round of reminders: what could be said is gathered, a little of it is chosen, and that is said and written down. */
import { Temporal } from 'temporal-polyfill';
import { assignmentOn, type Person } from '../../domain/people.ts';
import { businessDay } from '../../domain/period.ts';
import { selectReminders, type Told } from '../../domain/reminders.ts';
import type { Repositories } from '../../store/port.ts';
import type { Job, Surroundings } from '../feature.ts';
import { quietTimes } from '../quiet.ts';
import { loadWorkdays, type Workdays } from '../workdays.ts';
import { type Gather, type Reminder, type Round, reminderCard } from './reminder.ts';
import { readChosen, wishesOf } from './wishes.ts';

const week = { hours: 7 * 24 };
const longestBreak = 31;

interface Terms {
  /** Tells its messages from those of another round at the same moment. */
  readonly name: string;
  /** By then it is no longer this round's word. */
  readonly worthHours: number;
  /** For those only who have heard nothing on that day. */
  readonly isSecond?: boolean;
}

/** On days on which nobody works it says nothing. */
export const roundOf = (terms: Terms, gatherers: readonly Gather[]): Job => ({
  async run(around, { instant, finish }) {
    const isWorkday = await loadWorkdays(around);
    if (!isWorkday(businessDay(instant, around.workspace))) return;
    const round = await beginRound(around, instant, isWorkday);
    const candidates = (await Promise.all(gatherers.map((gather) => gather(round)))).flat();
    await around.store.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const chosen = await choose(tx, round, candidates, terms);
      await tx.told.add(
        chosen.map(({ personId, kind, subject }) => ({ personId, kind, subject, at: round.now })),
      );
      for (const reminder of chosen) await tell(tx, round, reminder, { ...terms, instant });
    });
  },
});

async function beginRound(
  around: Surroundings,
  instant: Temporal.Instant,
  isWorkday: Workdays,
): Promise<Round> {
  const { store, today, workspace } = around;
  const people = (await store.people.list()).filter((person) => isHere(person, today));
  const chosen = await readChosen(
    store.settings,
    people.map(({ id }) => id),
  );
  const day = businessDay(instant, workspace);
  let days = 1;
  while (days < longestBreak && !isWorkday(day.add({ days }))) days += 1;
  const horizon = instant.add({ hours: 24 * days + 2 });
  const { notBefore } = await quietTimes(around, people);
  return { ...around, people, chosen, notBefore, isWorkday, horizon };
}

/** Who was never assigned to a team works beside them: operations, finance. */
const isHere = (person: Person, day: Temporal.PlainDate): boolean =>
  person.assignments.length === 0 || assignmentOn(person, day) !== null;

async function choose(
  tx: Pick<Repositories, 'told'>,
  { chosen, notBefore, now, today, workspace, people }: Round,
  candidates: readonly Reminder[],
  { isSecond = false }: Terms,
): Promise<readonly Reminder[]> {
  const here = new Map(people.map((person) => [person.id, person]));
  const possible = candidates.filter(({ personId }) => here.has(personId));
  const receivers = [...new Set(possible.map(({ personId }) => personId))];
  const lately = await tx.told.since(receivers, now.subtract(week));
  const known = await tx.told.known(possible);
  const isToday = ({ at }: Told) => businessDay(at, workspace).equals(today);
  const heard = new Set(isSecond ? lately.filter(isToday).map(({ personId }) => personId) : []);
  return selectReminders(
    possible.filter(({ personId }) => !heard.has(personId)),
    [...lately, ...known],
    (id) => {
      const person = here.get(id);
      return wishesOf(chosen(id), person ? notBefore(person) : null);
    },
    now,
  );
}

async function tell(
  tx: Repositories,
  { delivery, workspace, people }: Round,
  reminder: Reminder,
  { name, worthHours, instant }: Terms & { readonly instant: Temporal.Instant },
): Promise<void> {
  const person = people.find(({ id }) => id === reminder.personId);
  const locale = person?.locale ?? workspace.locale;
  const evening = instant.add({ hours: worthHours });
  const last = reminder.expiresAt;
  await delivery.tell(
    tx,
    { id: reminder.personId, locale },
    reminderCard(reminder, { workspace, locale }),
    {
      // Says neither what it is about nor of which kind: whoever looks after messages learns nothing by it.
      key: ['reminder', name, reminder.personId, instant.toString()],
      expiresAt: last && Temporal.Instant.compare(last, evening) < 0 ? last : evening,
    },
  );
}
