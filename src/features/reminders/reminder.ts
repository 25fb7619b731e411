/** A reminder before it is chosen, and what it looks like once it is. */
import type { Temporal } from 'temporal-polyfill';
import type { Button, CardElement, PrivateCard } from '../../chat/card.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import type { Candidate, ReminderKind } from '../../domain/reminders.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { reminderKindTexts, reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import type { Surroundings } from '../feature.ts';
import { noteElement } from '../figures.ts';
import type { Workdays } from '../workdays.ts';
import type { Chosen } from './wishes.ts';

/** What gathering needs, read once. `today` is that of the clocks on which the round goes. */
export interface Round extends Surroundings {
  /** Who is in the company today. */
  readonly everybody: readonly Person[];
  /** Of these, whom the round, or a piece of it, is for. */
  readonly people: readonly Person[];
  /** The zone of each. */
  readonly zoneOf: (person: PersonId) => string;
  readonly chosen: (person: PersonId) => Chosen;
  /** Until when somebody wants to be left alone; null: not now. */
  readonly notBefore: (person: Person) => Temporal.Instant | null;
  readonly isWorkday: Workdays;
  /** What ends before this ends before the next round. */
  readonly horizon: Temporal.Instant;
}

export interface Reader {
  /** With the time zone of the person. */
  readonly workspace: Workspace;
  readonly locale: Locale;
}

export interface Saying {
  readonly title: string;
  readonly elements: readonly CardElement[];
  /** The way forward; the switch comes after it. */
  readonly buttons: readonly Button[];
}

export interface Reminder extends Candidate {
  /** Not worth saying after this; null: by the evening. */
  readonly expiresAt: Temporal.Instant | null;
  readonly says: (reader: Reader) => Saying;
}

/** What there could be said about one kind of things. What is said to others than the round's people is left out later. */
export type Gather = (round: Round) => Promise<readonly Reminder[]>;

export function reminderCard({ kind, says }: Reminder, reader: Reader): PrivateCard {
  const { locale } = reader;
  const { title, elements, buttons } = says(reader);
  return {
    audience: 'private',
    title,
    elements: [
      ...elements,
      { kind: 'actions', buttons: [...buttons, ...switches(kind, locale)] },
      noteElement([say(locale, reminderKindTexts[kind].reason), say(locale, common.onlyYou)]),
    ],
  };
}

const switches = (kind: ReminderKind, locale: Locale): readonly Button[] => [
  ...(kind === 'pace'
    ? [{ label: say(locale, texts.fewer), action: 'reminders.set', value: `${kind}:fewer` }]
    : []),
  { label: say(locale, texts.off), action: 'reminders.set', value: `${kind}:off` },
];
