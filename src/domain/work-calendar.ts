/** Which days are worked: Monday to Friday, less the company's holidays, plus the days off that are worked in exchange (调休). */
import type { Temporal } from 'temporal-polyfill';

export const dayKinds = ['holiday', 'workday'] as const;
export type DayKind = (typeof dayKinds)[number];

/** A day that is not what its weekday says. */
export interface SpecialDay {
  readonly day: Temporal.PlainDate;
  readonly kind: DayKind;
  readonly name: string;
}

export interface WorkCalendar {
  /** 1 to 12: the month in which the fiscal year begins. */
  readonly fiscalStartMonth: number;
  /** By ISO day. */
  readonly special: ReadonlyMap<string, DayKind>;
}

/** Of a company that has told us nothing: every Monday to Friday is worked. */
export const plainCalendar: WorkCalendar = { fiscalStartMonth: 1, special: new Map() };

export const workCalendar = (
  fiscalStartMonth: number,
  days: readonly Pick<SpecialDay, 'day' | 'kind'>[],
): WorkCalendar => ({
  fiscalStartMonth,
  special: new Map(days.map(({ day, kind }) => [day.toString(), kind])),
});

const lastWeekday = 5;

export function isWorkday(day: Temporal.PlainDate, { special }: WorkCalendar): boolean {
  const kind = special.size > 0 ? special.get(day.toString()) : undefined;
  return kind ? kind === 'workday' : day.dayOfWeek <= lastWeekday;
}

/** Named as one; an ordinary Sunday is none. */
export const isHoliday = (day: Temporal.PlainDate, { special }: WorkCalendar): boolean =>
  special.size > 0 && special.get(day.toString()) === 'holiday';
