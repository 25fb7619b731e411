/** Days as numbers, months as numbers: a calendar of one's own, for the calendar year. */
const dayMs = 86_400_000;

/** Days since 1970. */
export function dayOf(text: string): number {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / dayMs;
}

export const textOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && textOf(dayOf(text)) === text;

/** Months since the year 0. */
export const monthOf = (day: number): number => {
  const [year = 0, month = 1] = textOf(day).split('-').map(Number);
  return year * 12 + month - 1;
};

export const firstOf = (month: number): number =>
  Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMs;

/** The same day so many months later; the last of a shorter month. */
export function monthsLater(day: number, months: number): number {
  const target = monthOf(day) + months;
  const inMonth = day - firstOf(monthOf(day));
  return Math.min(firstOf(target) + inMonth, firstOf(target + 1) - 1);
}

/** How many months are over on the second day. */
export function monthsGone(from: number, on: number): number {
  let months = monthOf(on) - monthOf(from);
  if (monthsLater(from, months) > on) months -= 1;
  return months;
}

const lengths: Readonly<Record<string, number>> = { month: 1, quarter: 3, half: 6, year: 12 };
export const monthsIn = (kind: string): number => lengths[kind] ?? 0;

/** From the first day of its first month; it ends where the next begins. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const spanOf = (firstMonth: number, months: number): Span => ({
  from: firstOf(firstMonth),
  to: firstOf(firstMonth + months),
});

/** `2026-Q2`, `2026-02`, `2026-H1`, `2026`: the first month of it. */
export function firstMonthOf(name: string): number {
  const [year = '', part = ''] = name.split('-');
  const january = Number(year) * 12;
  if (part.startsWith('Q')) return january + (Number(part.slice(1)) - 1) * 3;
  if (part.startsWith('H')) return january + (Number(part.slice(1)) - 1) * 6;
  return part === '' ? january : january + Number(part) - 1;
}

export const within = (day: number, { from, to }: Span): boolean => from <= day && day < to;

export const overlap = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
