/** The store's port, part four: what makes a message arrive once. Rules: the outbox is the only one who sends again. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId, PlaceId, ScheduleId } from '../domain/ids.ts';
import type { Schedule } from '../domain/schedule.ts';

export type OutboxState =
  | 'pending'
  | 'sending'
  | 'sent'
  | 'refused'
  | 'ambiguous'
  | 'needs_person'
  | 'expired';

/** `card` is the neutral card as JSON; the store neither reads nor changes it. */
export interface NewMessage {
  /** Injective and derived from the fact (`contest.launched:<id>`): the same fact can never be announced twice. */
  readonly key: string;
  readonly to:
    | { readonly kind: 'place'; readonly id: PlaceId }
    | { readonly kind: 'person'; readonly id: PersonId };
  readonly locale: 'en' | 'zh';
  readonly card: unknown;
  /** Messages of one lane are sent in the order in which they were added. */
  readonly lane: string;
  /** Key of the message to change in place; null: a new message. Waits until that one is sent. */
  readonly updates: string | null;
  /** Not worth sending after this; null: always. */
  readonly expiresAt: Temporal.Instant | null;
}

export interface OutboxMessage extends NewMessage {
  readonly state: OutboxState;
  /** Claims so far, this one included, less those given back as `waited`. */
  readonly attempt: number;
  /** Grows with each claim; only the holder of the latest may record an outcome. */
  readonly fence: number;
  /** When the first counted attempt was claimed. */
  readonly firstTriedAt: Temporal.Instant | null;
  readonly providerRef: string | null;
  /** Platform reference of the message that this one updates, when it is known. */
  readonly updatesRef: string | null;
  readonly error: string | null;
}

export interface OutboxRepository {
  /** False when the key is there already with the same card. Throws on the same key with another card. */
  add(message: NewMessage, at: Temporal.Instant): Promise<boolean>;
  /**
   * Takes up to `limit` due messages for `leaseMs`, of each lane only the earliest that is not in a final state (sent, refused,
   * needs_person, expired). Committed before it returns. Their `state` is the one in which they were found: `pending` (not shown,
   * for certain), `ambiguous`, or `sending`: its holder vanished, so nobody knows. An update is due when its original is sent, or
   * is in another final state (then `updatesRef` is null).
   */
  claim(now: Temporal.Instant, limit: number, leaseMs: number): Promise<readonly OutboxMessage[]>;
  /** Records what came of a claim; false when the fence is no longer the message's. */
  settle(
    key: string,
    fence: number,
    outcome: OutboxOutcome,
    at: Temporal.Instant,
  ): Promise<boolean>;
  byKey(key: string): Promise<OutboxMessage | null>;
  /** What was said last about the message `key`: the latest added of itself and its updates; null: it is not there. */
  latest(
    key: string,
  ): Promise<{ readonly message: OutboxMessage; readonly addedAt: Temporal.Instant } | null>;
  /** When the oldest unsent message that is due became due; null: none waits. */
  oldestDue(now: Temporal.Instant): Promise<Temporal.Instant | null>;
}

export type OutboxOutcome =
  | { readonly state: 'sent'; readonly ref: string }
  | {
      readonly state: 'pending' | 'ambiguous';
      readonly nextAt: Temporal.Instant;
      readonly error: string;
      /** Turned away before it was taken (429): not counted in `attempt`, `firstTriedAt` as before. */
      readonly waited?: boolean;
    }
  | { readonly state: 'refused' | 'needs_person' | 'expired'; readonly error: string };

export interface InboxRepository {
  /** `new` for the first who says so; else the stored answer, or null while the first is still at it. */
  begin(
    platform: string,
    key: string,
    at: Temporal.Instant,
  ): Promise<{ readonly state: 'new' } | { readonly state: 'seen'; readonly answer: unknown }>;
  finish(platform: string, key: string, answer: unknown): Promise<void>;
}

export interface ScheduleRepository {
  /** Same id: replaced. */
  save(schedule: Schedule): Promise<void>;
  list(): Promise<readonly Schedule[]>;
  /** Adds what is not there yet: an occurrence exists once, whoever adds it. */
  addOccurrences(scheduleId: ScheduleId, instants: readonly Temporal.Instant[]): Promise<void>;
  /** Up to which instant occurrences have been added; null: none yet. */
  materialisedUntil(scheduleId: ScheduleId): Promise<Temporal.Instant | null>;
  /** Never moves back: the later of the two stays. */
  markMaterialised(scheduleId: ScheduleId, until: Temporal.Instant): Promise<void>;
  /** Takes due occurrences for `leaseMs`; one whose holder vanished is handed out again. */
  claimDue(
    now: Temporal.Instant,
    limit: number,
    leaseMs: number,
  ): Promise<readonly { readonly schedule: Schedule; readonly instant: Temporal.Instant }[]>;
  /** Done, in the transaction that holds what the job did. False: somebody else already finished it; roll back. */
  finish(scheduleId: ScheduleId, instant: Temporal.Instant): Promise<boolean>;
}
