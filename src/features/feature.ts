/** What a feature is: a command, its buttons and forms, its jobs. The router calls it; it loads, computes and answers with cards. */
import type { Temporal } from 'temporal-polyfill';
import type { CardElement } from '../chat/card.ts';
import type { Answer } from '../chat/port.ts';
import type { Delivery } from '../delivery/port.ts';
import type { Role } from '../domain/errors.ts';
import type { Person } from '../domain/people.ts';
import type { CatchUp } from '../domain/schedule.ts';
import type { Place, Workspace } from '../domain/workspace.ts';
import type { Locale, Text } from '../i18n/locale.ts';
import type { Store } from '../store/port.ts';

/** What every feature may use, whoever asks. */
export interface Surroundings {
  readonly store: Store;
  readonly workspace: Workspace;
  readonly delivery: Delivery;
  readonly now: Temporal.Instant;
  /** Business day of `now` in the workspace's zone. */
  readonly today: Temporal.PlainDate;
}

/** One person's question or act. */
export interface Request extends Surroundings {
  readonly actor: Person;
  readonly locale: Locale;
  /** Null in a direct message. */
  readonly place: Place | null;
  /** Unique and the same when the platform repeats itself: what is created from this request derives its id from it. */
  readonly requestKey: string;
}

export interface Action {
  /** `changes` is written to the inbox first and happens once. */
  readonly effect: 'reads' | 'changes';
  /** `fields` only when it comes from a form. */
  run(
    request: Request,
    input: { readonly value: string; readonly fields: Readonly<Record<string, string>> },
  ): Promise<Answer>;
}

export interface Command {
  /** First: the canonical one. Without slash; English and Chinese alike. */
  readonly names: readonly string[];
  readonly effect: 'reads' | 'changes';
  /** Who may use it and sees it in /help. */
  readonly roles: readonly Role[];
  /** What may follow the name, as shown in /help. */
  readonly usage: Text;
  readonly help: Text;
  run(request: Request, words: string): Promise<Answer>;
}

/** One moment at which a job is due. */
export interface Occurrence {
  readonly instant: Temporal.Instant;
  readonly subject: string;
  /** How far it was when somebody who worked on it vanished, in the job's own words; null: nothing is done. */
  readonly doneUpTo: string | null;
  /** False: somebody else has taken over; the transaction must say nothing. */
  readonly advance: (
    tx: Pick<Store, 'schedules'>,
    from: string | null,
    to: string,
  ) => Promise<boolean>;
  readonly finish: (tx: Pick<Store, 'schedules'>) => Promise<boolean>;
}

/**
 * Runs once per due occurrence. Everything it says goes through `delivery` in one transaction with `finish`; what takes longer than a
 * minute goes in pieces, each in one transaction with `advance`, the last with `finish`.
 */
export interface Job {
  run(around: Surroundings, occurrence: Occurrence): Promise<void>;
}

/**
 * A job as `/schedule` shows it. A job that has no entry is not shown there and runs all the same. With `forPeople` they may put it on
 * the timetable themselves, as often as they like: it is then run with the chosen place's id as `subject`, or with an empty one when it
 * is about the whole company, and must look at nothing else to know what to do. Several schedules of one job may fall on one instant.
 */
export interface TimetableEntry {
  readonly title: Text;
  readonly forPeople?: {
    readonly about: 'place' | 'company';
    /** How they name it at the beginning of a line, in English and Chinese: `leaderboard`, `排行榜`. Never that of another job. */
    readonly words: readonly string[];
    readonly catchUp: CatchUp;
  };
}

export interface Feature {
  readonly id: string;
  readonly command: Command | null;
  /** By name; a button says `<feature id>.<name>`. */
  readonly actions: Readonly<Record<string, Action>>;
  readonly jobs: Readonly<Record<string, Job>>;
  /** By name of the job. */
  readonly timetable?: Readonly<Record<string, TimetableEntry>>;
  /** What the feature has to say on the person's own page; empty: nothing. In the order of the catalogue. */
  readonly home?: (request: Request) => Promise<readonly CardElement[]>;
  /** Called about once a minute: brings live messages up to date. What it says must be derived from state, so that doing it twice is doing it once. */
  readonly sweep: ((around: Surroundings) => Promise<void>) | null;
}
