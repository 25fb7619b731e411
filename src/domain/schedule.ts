/** When something is due. Pure: what must happen between two instants, in a time zone, across daylight saving. */
import type { Temporal } from 'temporal-polyfill';
import type { ScheduleId } from './ids.ts';

export type Cadence =
  | { readonly every: 'day'; readonly at: string }
  /** `weekday` 1 is Monday. */
  | { readonly every: 'week'; readonly weekday: number; readonly at: string }
  | { readonly every: 'once'; readonly instant: Temporal.Instant };

/** What to do about occurrences missed while nobody was awake: the latest only, each, or none older than two hours. */
export type CatchUp = 'latest' | 'each' | 'skip';

export interface Schedule {
  readonly id: ScheduleId;
  /** Which job runs: `<feature>.<job>`. */
  readonly job: string;
  readonly cadence: Cadence;
  /** IANA name. */
  readonly timeZone: string;
  readonly catchUp: CatchUp;
  /** What the job is about, in its own words (a contest's id, a place's id). */
  readonly subject: string;
  readonly createdAt: Temporal.Instant;
  readonly active: boolean;
}
