/** One round of reminders: what could be said is gathered, a little of it is chosen, and that is said and written down. */
import { Temporal } from 'temporal-polyfill';
import { isHere, languageOf, type Person } from '../../domain/people.ts';
import { selectReminders, type Told } from '../../domain/reminders.ts';
import { byText } from '../../domain/text-order.ts';
import type { Repositories } from '../../store/port.ts';
import { onClocks } from '../clocks.ts';
import type { Job, Occurrence, Surroundings } from '../feature.ts';
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

/** So many people are dealt with in one transaction: some seconds at the most, where a plan is long. */
const pieceSize = 200;

interface Gatherers {
  /** Read the company once. */
  readonly whole: readonly Gather[];
  /** Look at one person after the other, so that they are asked piece by piece. */
  readonly each?: readonly Gather[];
}

/**
 * On days on which nobody works it says nothing. It goes in pieces, in order of the people's ids: whoever goes on with it later begins
 * after the last piece that was said.
 */
export const roundOf = (terms: Terms, { whole, each = [] }: Gatherers): Job => ({
  async run(around, occurrence) {
    const isWorkday = await loadWorkdays(around);
    const round = await beginRound(around, occurrence, isWorkday);
    if (!isWorkday(round.day)) return;
    const common = await gathered(whole, round);
    let from = occurrence.doneUpTo;
    for (const { people, to } of piecesAfter(from, round.people)) {
      const piece = { ...round, people };
      const candidates = [...common, ...(await gathered(each, piece))];
      const isOurs = await around.store.transaction(async (tx) => {
        const { advance, finish, instant } = occurrence;
        if (!(await (to === null ? finish(tx) : advance(tx, from, to)))) return false;
        await say(tx, piece, candidates, { ...terms, instant });
        return true;
      });
      if (!isOurs) return;
      from = to;
    }
  },
});

const gathered = async (gatherers: readonly Gather[], round: Round): Promise<readonly Reminder[]> =>
  (await Promise.all(gatherers.map((gather) => gather(round)))).flat();

/** `to`: the last of the piece; null: nobody comes after it. */
function piecesAfter(from: string | null, people: readonly Person[]) {
  const left = people
    .filter(({ id }) => from === null || byText(id, from) > 0)
    .toSorted((a, b) => byText(a.id, b.id));
  const count = Math.max(1, Math.ceil(left.length / pieceSize));
  return Array.from({ length: count }, (_, index) => {
    const piece = left.slice(index * pieceSize, (index + 1) * pieceSize);
    return { people: piece, to: index === count - 1 ? null : (piece.at(-1)?.id ?? null) };
  });
}

async function beginRound(
  around: Surroundings,
  { instant, subject }: Occurrence,
  isWorkday: Workdays,
): Promise<Round & { readonly day: Temporal.PlainDate }> {
  const { store } = around;
  const everybody = (await store.people.list()).filter((person) => isHere(person, around.today));
  const { people, today, timeZone, zoneOf } = await onClocks(around, subject, everybody);
  const chosen = await readChosen(
    store.settings,
    people.map(({ id }) => id),
  );
  const day = instant.toZonedDateTimeISO(timeZone).toPlainDate();
  let days = 1;
  while (days < longestBreak && !isWorkday(day.add({ days }))) days += 1;
  const horizon = instant.add({ hours: 24 * days + 2 });
  const { notBefore } = await quietTimes(around, people);
  return {
    ...{ ...around, today, everybody, people, zoneOf },
    ...{ chosen, notBefore, isWorkday, horizon, day },
  };
}

async function say(
  tx: Repositories,
  round: Round,
  candidates: readonly Reminder[],
  terms: Terms & { readonly instant: Temporal.Instant },
): Promise<void> {
  const chosen = await choose(tx, round, candidates, terms);
  await tx.told.add(
    chosen.map(({ personId, kind, subject }) => ({ personId, kind, subject, at: round.now })),
  );
  for (const reminder of chosen) await tell(tx, round, reminder, terms);
}

async function choose(
  tx: Pick<Repositories, 'told'>,
  { chosen, notBefore, now, today, zoneOf, people }: Round,
  candidates: readonly Reminder[],
  { isSecond = false }: Terms,
): Promise<readonly Reminder[]> {
  const here = new Map(people.map((person) => [person.id, person]));
  const possible = candidates.filter(({ personId }) => here.has(personId));
  const receivers = [...new Set(possible.map(({ personId }) => personId))];
  const lately = await tx.told.since(receivers, now.subtract(week));
  const known = await tx.told.known(possible);
  const isToday = ({ at, personId }: Told) =>
    at.toZonedDateTimeISO(zoneOf(personId)).toPlainDate().equals(today);
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
  { delivery, workspace, people, zoneOf }: Round,
  reminder: Reminder,
  { name, worthHours, instant }: Terms & { readonly instant: Temporal.Instant },
): Promise<void> {
  const person = people.find(({ id }) => id === reminder.personId);
  const locale = person ? languageOf(person, workspace.locale) : workspace.locale;
  const timeZone = zoneOf(reminder.personId);
  const evening = instant.add({ hours: worthHours });
  const last = reminder.expiresAt;
  await delivery.tell(
    tx,
    { id: reminder.personId, locale },
    reminderCard(reminder, { workspace: { ...workspace, timeZone }, locale }),
    {
      // Says neither what it is about nor of which kind: whoever looks after messages learns nothing by it.
      key: ['reminder', name, reminder.personId, instant.toString()],
      priority: 2,
      expiresAt: last && Temporal.Instant.compare(last, evening) < 0 ? last : evening,
    },
  );
}
