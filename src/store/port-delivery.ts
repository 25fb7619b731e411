/** The store's port, part four: what makes a message arrive once. Rules: the outbox is the only one who sends again. */
import type { Temporal } from 'temporal-polyfill';
import type { PersonId, PlaceId, ScheduleId } from '../domain/ids.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { SpecialDay } from '../domain/work-calendar.ts';
import type { ChangeCounts } from './port.ts';

export type OutboxState =
  | 'pending'
  | 'sending'
  | 'sent'
  | 'refused'
  | 'ambiguous'
  | 'needs_person'
  | 'expired';

/** What a message is about, most urgent first: an answer to somebody's act, an announcement, a reminder, one of very many. */
export type Priority = 0 | 1 | 2 | 3;

/**
 * What may be done when a platform can neither look a message up nor tell repetitions apart: `once` leaves it to a person,
 * `at_least_once` allows one repetition.
 */
export type RepeatPolicy = 'once' | 'at_least_once';

/** `card` is the neutral card as JSON; the store neither reads nor changes it. */
export interface NewMessage {
  /** Injective and derived from the fact (`contest.launched:<id>`): the same fact can never be announced twice. */
  readonly key: string;
  readonly to:
    | { readonly kind: 'place'; readonly id: PlaceId }
    | { readonly kind: 'person'; readonly id: PersonId };
  readonly locale: 'en' | 'zh';
  readonly card: unknown;
  /** The conversation. Its messages are sent in the order in which they were added. */
  readonly lane: string;
  /** Orders lanes among each other: a lane is as urgent as the most urgent of its messages that wait. */
  readonly priority: Priority;
  readonly policy: RepeatPolicy;
  /** The bulk job that it belongs to; null: none. */
  readonly batch: string | null;
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
  /** Until when the claim holds; null: nobody holds it. */
  readonly leaseUntil: Temporal.Instant | null;
  /** When the first counted attempt was claimed. */
  readonly firstTriedAt: Temporal.Instant | null;
  /** The repetition that `at_least_once` allows has been used. */
  readonly repeated: boolean;
  readonly addedAt: Temporal.Instant;
  readonly providerRef: string | null;
  /** Platform reference of the message that this one updates, when it is known. */
  readonly updatesRef: string | null;
  readonly error: string | null;
}

export type BucketScope = 'conversation' | 'workspace' | 'app';

/**
 * What a platform lets through; null: without limit. A bucket holds what comes in within one second, and at least one message. A
 * person is reached on the first of the platforms handed in on which they are known.
 */
export interface PlatformPace {
  readonly platform: string;
  readonly perConversationPerSecond: number | null;
  readonly perWorkspacePerSecond: number | null;
  readonly perAppPerMinute: number | null;
}

/** Why a message expired that nobody is there to read: no failure, and nobody's matter. */
export const receiverLeft = 'the receiver has left';

/** How far a bulk job is. */
export interface BatchProgress {
  readonly total: number;
  readonly sent: number;
  /** Pending, sending, ambiguous. */
  readonly waiting: number;
  /** Refused, expired, or left to a person; not those to whoever has left. */
  readonly failed: number;
}

export interface OutboxRepository {
  /**
   * False when the key is there already with the same card. Throws on the same key with another card. An update takes the place of
   * pending ones of the same original: those become `expired` with the reason `overtaken`.
   */
  add(message: NewMessage, at: Temporal.Instant): Promise<boolean>;
  /**
   * Takes up to `limit` due messages for `leaseMs`, of each lane only the earliest that is not in a final state (sent, refused,
   * needs_person, expired), the most urgent lanes first, among equals the longest due. Committed before it returns. Their `state` is
   * the one in which they were found: `pending` (not shown, for certain), `ambiguous`, or `sending`: its holder vanished, so nobody
   * knows. An update is due when its original is sent, or is in another final state (then `updatesRef` is null).
   *
   * Each `pending` or `ambiguous` message takes a token of its conversation, its workspace and its app in the same statement; where
   * none is left, or the bucket is closed, it stays. Platforms that are not in `paces` have no limits.
   */
  claim(
    now: Temporal.Instant,
    limit: number,
    leaseMs: number,
    paces?: readonly PlatformPace[],
  ): Promise<readonly OutboxMessage[]>;
  /** Records what came of a claim; false when the fence is no longer the message's. */
  settle(
    key: string,
    fence: number,
    outcome: OutboxOutcome,
    at: Temporal.Instant,
  ): Promise<boolean>;
  /** Nobody takes it before `until`, nor before it was due anyway. False: it is neither `pending` nor `ambiguous`. */
  postpone(key: string, until: Temporal.Instant): Promise<boolean>;
  byKey(key: string): Promise<OutboxMessage | null>;
  /** What was said last about the message `key`: the latest added of itself and its updates; null: it is not there. */
  latest(
    key: string,
  ): Promise<{ readonly message: OutboxMessage; readonly addedAt: Temporal.Instant } | null>;
  /**
   * When the oldest message that could be claimed now, tokens aside, became due; null: none. One of a bulk job counts from when the job
   * last got a message settled, since it waits for its turn.
   */
  oldestDue(now: Temporal.Instant): Promise<Temporal.Instant | null>;
  /** When the next message could be claimed, tokens aside; in the past when one could be now. Null: none waits. */
  nextDue(): Promise<Temporal.Instant | null>;
  /** How many there are in each state; states without any are left out. */
  counts(): Promise<ReadonlyMap<OutboxState, number>>;
  /** Latest added first. */
  list(filter: OutboxFilter, limit: number): Promise<readonly OutboxMessage[]>;
  progress(batch: string): Promise<BatchProgress>;
  /** Whom messages of that bulk job are still to reach; a person as often as there are messages. */
  receivers(batch: string): Promise<readonly PersonId[]>;
  /** By a person's word, `refused` or `needs_person` becomes `pending` as if it had never been tried. False: it is in another state. */
  reopen(key: string, at: Temporal.Instant): Promise<boolean>;
  /** By a person's word it is not sent: `pending`, `ambiguous` or `needs_person` becomes `refused`. False: it is in another state. */
  drop(key: string, reason: string, at: Temporal.Instant): Promise<boolean>;
  /** Messages that need a person and of which the admins have not been told, oldest first. */
  unreported(limit: number): Promise<readonly OutboxMessage[]>;
  /** True for the first who says so since it came to need a person. */
  markReported(key: string): Promise<boolean>;
}

export interface OutboxFilter {
  readonly states: readonly OutboxState[];
  /** Of this bulk job only. */
  readonly batch?: string;
}

export type OutboxOutcome =
  | { readonly state: 'sent'; readonly ref: string }
  | {
      readonly state: 'pending' | 'ambiguous';
      readonly nextAt: Temporal.Instant;
      readonly error: string;
      /** Turned away before it was taken (429), or given back unsent: not counted in `attempt`, `firstTriedAt` as before. */
      readonly waited?: boolean;
      /** Will be sent again though it may have been shown: once in its life. */
      readonly repeats?: boolean;
      /**
       * The bucket that the platform closed until `nextAt`. From then on it lets half as much through as before, at least an eighth of
       * its rate, and a tenth of the rate more with every minute until it is closed again. Closed while it is closed, it is slowed
       * once.
       */
      readonly closes?: { readonly platform: string; readonly scope: BucketScope };
    }
  | { readonly state: 'refused' | 'needs_person' | 'expired'; readonly error: string };

/** `busy`: somebody took it up less than a lease ago and has not finished. */
export type Begun =
  | { readonly state: 'new' }
  | { readonly state: 'busy' }
  | { readonly state: 'seen'; readonly answer: unknown };

export interface InboxRepository {
  /**
   * `new` for the first who says so, and for one who repeats it when the former has not finished within `leaseMs`: that one vanished,
   * and the work is to be done (again). Throws when it could not be written: then nothing was taken.
   */
  begin(platform: string, key: string, at: Temporal.Instant, leaseMs: number): Promise<Begun>;
  finish(platform: string, key: string, answer: unknown): Promise<void>;
  /** Forgets what came in before; returns how many. */
  prune(before: Temporal.Instant): Promise<number>;
}

export interface DueOccurrence {
  readonly schedule: Schedule;
  readonly instant: Temporal.Instant;
  /** How far a job that works in pieces has come, in its own words; null: nothing is done. */
  readonly doneUpTo: string | null;
}

export interface OccurrenceRepository {
  /** Adds what is not there yet: an occurrence exists once, whoever adds it. `due`: when it may run; at its instant when left out. */
  addOccurrences(
    scheduleId: ScheduleId,
    instants: readonly Temporal.Instant[],
    due?: (instant: Temporal.Instant) => Temporal.Instant,
  ): Promise<void>;
  /** What has run, and is so long ago that nobody asks any more. */
  forget(scheduleId: ScheduleId, before: Temporal.Instant): Promise<void>;
  /** What has not run is not to run any more. */
  dropPending(scheduleId: ScheduleId): Promise<void>;
  /** Takes due occurrences for `leaseMs`; one whose holder vanished is handed out again. */
  claimDue(
    now: Temporal.Instant,
    limit: number,
    leaseMs: number,
  ): Promise<readonly DueOccurrence[]>;
  /**
   * A piece of it is done, in the transaction that holds the piece; from then on the claim holds until `leaseUntil`. False: it is not, or
   * no longer, done up to `from`, since somebody else works on it; roll back.
   */
  advance(
    occurrence: { readonly scheduleId: ScheduleId; readonly instant: Temporal.Instant },
    piece: { readonly from: string | null; readonly to: string },
    leaseUntil: Temporal.Instant,
  ): Promise<boolean>;
  /** Done, in the transaction that holds what the job did. False: somebody else already finished it; roll back. */
  finish(scheduleId: ScheduleId, instant: Temporal.Instant): Promise<boolean>;
}

export interface ScheduleRepository extends OccurrenceRepository {
  /** Same id: replaced. It is looked at again at the next opportunity. */
  save(schedule: Schedule): Promise<void>;
  list(): Promise<readonly Schedule[]>;
  byId(id: ScheduleId): Promise<Schedule | null>;
  /** With what is still due of it. */
  remove(id: ScheduleId): Promise<void>;
  /** Those that are active and have something to add by then, or may have. */
  waking(until: Temporal.Instant): Promise<readonly Schedule[]>;
  /** Up to which instant occurrences have been added; null: none yet. */
  materialisedUntil(scheduleId: ScheduleId): Promise<Temporal.Instant | null>;
  /** Never moves back: the later of the two stays. */
  markMaterialised(scheduleId: ScheduleId, until: Temporal.Instant): Promise<void>;
  /** When it comes next; null: never. Until then it sleeps. Of no effect on a schedule that has been changed since it was read. */
  markNext(schedule: Schedule, next: Temporal.Instant | null): Promise<void>;
  /** All are looked at at the next opportunity: the company's calendar, or that of the world, may have changed. */
  wakeAll(): Promise<void>;
}

/** The company's holidays, and the days off that are worked in exchange. */
export interface HolidayRepository {
  /** By day: what is not named stays. Schedules follow from their next occurrence on. */
  save(days: readonly SpecialDay[]): Promise<ChangeCounts>;
  /** What is not there counts as the same. */
  remove(days: readonly Temporal.PlainDate[]): Promise<ChangeCounts>;
  /** In order. */
  list(): Promise<readonly SpecialDay[]>;
}
