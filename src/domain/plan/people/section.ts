/** `people:` of a plan file: what becomes of somebody who is not there, or not at one level, for all of a period. */
import * as z from 'zod';
import * as t from '../language/terms.ts';

/** Fixed sums that may be paid for a part of a period only. */
export const proratedThings = ['amounts', 'caps', 'draws', 'target-incentive'] as const;
export type Prorated = (typeof proratedThings)[number];

/** By calendar days, or by months on which somebody was there from the first day to the last. */
export const partPeriods = ['days', 'whole-months'] as const;
export type PartPeriods = (typeof partPeriods)[number];

export const peopleSection = t.mapping({
  'part-periods': t.oneOf(...partPeriods),
  prorate: z.array(t.oneOf(...proratedThings)),
  /** Whether days on leave count as if they were worked. */
  leave: t.oneOf('counts', 'does-not-count'),
  'level-change': t.oneOf('split', 'last-day', 'first-day'),
});
type Section = z.infer<typeof peopleSection>;

export interface PeopleTerms {
  readonly partPeriods: PartPeriods;
  readonly prorate: ReadonlySet<Prorated>;
  readonly leaveCounts: boolean;
  readonly levelChange: 'split' | 'last-day' | 'first-day';
}

/** Without the section a part of a period changes nothing, and the level is that of the last day. */
export const toPeopleTerms = (section: Section | undefined): PeopleTerms => ({
  partPeriods: section?.['part-periods'] ?? 'days',
  prorate: new Set(section?.prorate),
  leaveCounts: section?.leave !== 'does-not-count',
  levelChange: section?.['level-change'] ?? 'last-day',
});
