/** On which days the company works: Monday to Friday, less its holidays, plus the days that are worked in exchange. */
import type { Temporal } from 'temporal-polyfill';
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
