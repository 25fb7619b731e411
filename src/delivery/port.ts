/** How a feature says something that is not an answer: as an outbox row, in the transaction of the fact that it announces. */
import type { Temporal } from 'temporal-polyfill';
import type { PrivateCard, PublicCard } from '../chat/card.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Place } from '../domain/workspace.ts';
import type { PeopleRepository } from '../store/port.ts';
import type { OutboxRepository, Priority, RepeatPolicy } from '../store/port-delivery.ts';

export interface Announcement {
  /** Parts of the derived key; escaped and joined so that no two lists give the same key. */
  readonly key: readonly string[];
  /** Key parts of the message to change in place. */
  readonly updates?: readonly string[];
  readonly expiresAt?: Temporal.Instant;
  /** How urgent it is among all that waits: 0 answers somebody's act, 1 (usual) announces, 2 reminds, 3 is one of very many. */
  readonly priority?: Priority;
  /** `at_least_once` only for what nobody minds to read twice; otherwise `once`. */
  readonly policy?: RepeatPolicy;
  /** The bulk job that it belongs to, for estimate and progress. Makes it a message of priority 3 unless it says more. */
  readonly batch?: string;
}

/** A message that follows state: posted once, then changed in place. */
export interface LiveMessage {
  /** Key parts of the message itself. */
  readonly key: readonly string[];
  /** Changed at most once in this time; what is left over is for the next call. */
  readonly atMostEveryMs: number;
}

export interface Delivery {
  /** How long a message to each of those people takes on the platforms on which they are, with nothing else to say there; 0: no time to speak of. */
  estimateMs(
    store: { readonly people: Pick<PeopleRepository, 'reachedOn'> },
    people: readonly PersonId[],
  ): Promise<number>;
  /** In public: the type of the card sees to it that nothing private gets here. */
  post(
    tx: { readonly outbox: OutboxRepository },
    place: Place,
    card: PublicCard,
    announcement: Announcement,
  ): Promise<void>;
  /**
   * Brings a posted message up to date when the card differs from what was last said; calling it twice is calling it once. False
   * when nothing had to change, when it is too early, or when the message was never posted.
   */
  refresh(
    tx: { readonly outbox: OutboxRepository },
    place: Place,
    card: PublicCard,
    live: LiveMessage,
  ): Promise<boolean>;
  /** To one person, in private. */
  tell(
    tx: { readonly outbox: OutboxRepository },
    person: { readonly id: PersonId; readonly locale: 'en' | 'zh' },
    card: PrivateCard | PublicCard,
    announcement: Announcement,
  ): Promise<void>;
}
