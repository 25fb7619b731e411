/**
 * Who is reminded of what: of all that could be said, the little that is. Pure: given what there is to say, what people were told
 * lately and what they wish to hear, the choice is always the same.
 */
import { Temporal } from 'temporal-polyfill';
import type { PersonId } from './ids.ts';
import { byText } from './text-order.ts';

/** The most important first: of several, the first is said. */
export const reminderKinds = [
  'statement',
  'question',
  'contest',
  'pulse',
  'stale',
  'targets',
  'plan',
  'nearly',
  'pace',
] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Something that could be said to somebody. */
export interface Candidate {
  readonly personId: PersonId;
  readonly kind: ReminderKind;
  /** What exactly it is about (a contest, a week, a version): nobody is told of it twice. */
  readonly subject: string;
}

export interface Told extends Candidate {
  readonly at: Temporal.Instant;
}

export interface ReminderWishes {
  readonly off: ReadonlySet<ReminderKind>;
  /** In any seven days. */
  readonly atMost: number;
  /** Not to be disturbed before this; null: may be now. */
  readonly notBefore: Temporal.Instant | null;
}

export const usualMost = 3;
export const mostChoices: readonly number[] = [1, 2, 3, 5, 7];

const week = { hours: 7 * 24 };

/**
 * At most one for each person, in order of their ids: the most important that they want to hear and have not heard. Nobody in their
 * quiet time, nobody who was told as often as they wish in the seven days before. `told` holds at least those days, and whatever was
 * ever said about the subjects of the candidates.
 */
export function selectReminders<C extends Candidate>(
  candidates: readonly C[],
  told: readonly Told[],
  wishesOf: (person: PersonId) => ReminderWishes,
  now: Temporal.Instant,
): readonly C[] {
  const known = new Map(told.toSorted(byTime).map((each) => [keyOf(each), each]));
  const lately = countLately([...known.values()], now);
  const chosen = new Map<PersonId, C>();
  for (const candidate of candidates.toSorted(byImportance)) {
    const { personId, kind } = candidate;
    const wishes = wishesOf(personId);
    const isQuiet =
      wishes.notBefore !== null && Temporal.Instant.compare(now, wishes.notBefore) < 0;
    if (chosen.has(personId) || isQuiet || wishes.off.has(kind)) continue;
    if (known.has(keyOf(candidate)) || (lately.get(personId) ?? 0) >= wishes.atMost) continue;
    chosen.set(personId, candidate);
  }
  return [...chosen.values()].sort((a, b) => byText(a.personId, b.personId));
}

const keyOf = ({ personId, kind, subject }: Candidate): string =>
  JSON.stringify([personId, kind, subject]);

function countLately(told: readonly Told[], now: Temporal.Instant): ReadonlyMap<PersonId, number> {
  const since = now.subtract(week);
  const counts = new Map<PersonId, number>();
  for (const { personId, at } of told)
    if (Temporal.Instant.compare(at, since) > 0)
      counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return counts;
}

const byTime = (a: Told, b: Told): number => Temporal.Instant.compare(a.at, b.at);

const byImportance = (a: Candidate, b: Candidate): number =>
  reminderKinds.indexOf(a.kind) - reminderKinds.indexOf(b.kind) || byText(a.subject, b.subject);
