/** On which days the company works: Monday to Friday, less its holidays, plus the days that are worked in exchange. */
import { Temporal } from 'temporal-polyfill';
import { isWorkday, workCalendar } from '../domain/work-calendar.ts';
import type { Surroundings } from './feature.ts';

export type Workdays = (day: Temporal.PlainDate) => boolean;

export async function loadWorkdays({
  store,
  workspace,
}: {
  readonly store: Pick<Surroundings['store'], 'holidays'>;
  readonly workspace: Surroundings['workspace'];
}): Promise<Workdays> {
  const calendar = workCalendar(workspace.fiscalStartMonth, await store.holidays.list());
  return (day) => isWorkday(day, calendar);
}

/** Working days that went by from the one after `last` to the one before `today`. */
export function workdaysBetween(
  last: Temporal.PlainDate,
  today: Temporal.PlainDate,
  isWorkday: Workdays,
): number {
  let count = 0;
  for (
    let day = last.add({ days: 1 });
    Temporal.PlainDate.compare(day, today) < 0;
    day = day.add({ days: 1 })
  )
    if (isWorkday(day)) count += 1;
  return count;
}
