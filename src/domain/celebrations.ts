/** What is worth celebrating about a deal that was won, beyond that it was won. Pure: facts in, milestones out. */
import { Temporal } from 'temporal-polyfill';

export type Milestone =
  /** The target of the period is reached with this deal. */
  | { readonly kind: 'target' }
  /** The first deal of somebody who began not long ago. */
  | { readonly kind: 'first' }
  /** The largest of the team in the quarter so far. */
  | { readonly kind: 'biggest' }
  /** A deal on so many working days, or in so many weeks, one after the other. */
  | { readonly kind: 'days' | 'weeks'; readonly count: number };

/** One person's part in a deal, and what was there before it. Amounts in minor units. */
export interface WonPart {
  readonly day: Temporal.PlainDate;
  /** The days on which the person's other deals were booked, a day for each; credit notes are none. */
  readonly otherDays: readonly Temporal.PlainDate[];
  /** Whether all deals of the person are known, that is: they began after records do. */
  readonly isNewcomer: boolean;
  /** The team's part in this deal, and in its others of the quarter; null: not to be compared. */
  readonly team: { readonly value: bigint; readonly others: readonly bigint[] } | null;
  /** What the person has reached in the quarter before and after; null: no target. */
  readonly target: {
    readonly quota: bigint;
    readonly before: bigint;
    readonly after: bigint;
  } | null;
}

/** Among fewer deals, being the largest means little. */
const fewDeals = 5;
const dayCounts = (count: number): boolean => count === 3 || (count > 0 && count % 5 === 0);
const weekCounts = (count: number): boolean => count > 0 && count % 4 === 0;

/** The weightiest first; of runs of days and weeks at most one. `isWorkday` says on which days nobody is expected to sell. */
export function milestonesOf(
  part: WonPart,
  isWorkday: (day: Temporal.PlainDate) => boolean,
): readonly Milestone[] {
  const { target, team, otherDays, isNewcomer } = part;
  const found: Milestone[] = [];
  if (target && target.quota > 0n && target.before < target.quota && target.after >= target.quota)
    found.push({ kind: 'target' });
  if (isNewcomer && otherDays.length === 0) found.push({ kind: 'first' });
  if (team && team.others.length >= fewDeals && team.others.every((each) => each < team.value))
    found.push({ kind: 'biggest' });
  return [...found, ...runs(part, isWorkday)];
}

function runs(
  { day, otherDays }: WonPart,
  isWorkday: (day: Temporal.PlainDate) => boolean,
): readonly Milestone[] {
  const days = new Set(otherDays.map(String));
  const isNewDay = isWorkday(day) && !days.has(`${day}`);
  const inDays = isNewDay ? daysInARow(day, days, isWorkday) : 0;
  const weeks = new Set(otherDays.map((each) => `${monday(each)}`));
  const isNewWeek = !weeks.has(`${monday(day)}`);
  const inWeeks = isNewWeek ? weeksInARow(day, weeks) : 0;
  if (weekCounts(inWeeks)) return [{ kind: 'weeks', count: inWeeks }];
  return dayCounts(inDays) ? [{ kind: 'days', count: inDays }] : [];
}

const longestGap = 31;

/** Free days neither count nor break the row. */
function daysInARow(
  last: Temporal.PlainDate,
  days: ReadonlySet<string>,
  isWorkday: (day: Temporal.PlainDate) => boolean,
): number {
  let count = 1;
  let free = 0;
  for (let day = last.subtract({ days: 1 }); free < longestGap; day = day.subtract({ days: 1 }))
    if (!isWorkday(day)) free += 1;
    else if (days.has(`${day}`)) [count, free] = [count + 1, 0];
    else break;
  return count;
}

function weeksInARow(last: Temporal.PlainDate, weeks: ReadonlySet<string>): number {
  let count = 1;
  for (
    let week = monday(last).subtract({ weeks: 1 });
    weeks.has(`${week}`);
    week = week.subtract({ weeks: 1 })
  )
    count += 1;
  return count;
}

const monday = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.subtract({ days: day.dayOfWeek - 1 });

/** Only what happened lately: an import of old history is no news, and what lies ahead has not happened. */
export const isNews = (
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
  withinDays: number,
): boolean => Temporal.PlainDate.compare(day, today) <= 0 && day.until(today).days <= withinDays;
