/** The board of a place, and the ranks that the next one is compared with. */
import { Temporal } from 'temporal-polyfill';
import type { PersonId, TeamId } from '../../domain/ids.ts';
import { measure } from '../../domain/measure.ts';
import { type Calendar, type Period, periodOf } from '../../domain/period.ts';
import type { Place } from '../../domain/workspace.ts';
import type { BoardRanks } from '../../store/port-said.ts';
import { type Board, loadBoard } from '../board.ts';
import type { Surroundings } from '../feature.ts';
import type { Workdays } from '../workdays.ts';

export const listedAtMost = 5;
const counted = measure('bookings');
/** A team is ranked as a whole; of a company, so many are remembered. */
const ranked = 100;
const wholeTeam = 10_000;

export async function boardOf(
  { store, today }: Surroundings,
  place: Place,
  period: Period,
): Promise<{ readonly board: Board; readonly whole: Board }> {
  const teams = await store.people.teams();
  const team = teams.find(({ id }) => id === place.teamId) ?? null;
  const limit = team ? wholeTeam : listedAtMost;
  const question = { team, period, measure: counted, limit, today };
  const { board: whole } = await loadBoard(store, question, null);
  // Who has nothing yet is not shown to everybody by a message that nobody asked for.
  const rows = whole.rows.filter(({ value }) => value.num > 0n).slice(0, listedAtMost);
  return { board: { ...whole, rows }, whole };
}

export async function ranksOf({ store }: Surroundings, whole: Board): Promise<BoardRanks> {
  const people = whole.team
    ? whole.rows.map(({ subject, rank }) => [subject.id, rank] as const)
    : (await store.standings.top(counted, whole.by, whole.period, ranked)).map(
        ({ subject, rank }) => [subject.id, rank] as const,
      );
  const teams = whole.teams.map(({ subject, rank }) => [subject.id, rank] as const);
  return {
    people: Object.fromEntries(people) as Record<PersonId, number>,
    teams: Object.fromEntries(teams) as Record<TeamId, number>,
  };
}

/** Movement against an earlier board instead of the period before. */
export const movedSince = (board: Board, { people, teams }: BoardRanks): Board => ({
  ...board,
  rows: board.rows.map((row) => ({ ...row, moved: moved(people[row.subject.id], row.rank) })),
  teams: board.teams.map((row) => ({ ...row, moved: moved(teams[row.subject.id], row.rank) })),
});

const moved = (before: number | undefined, now: number): number | null =>
  before === undefined ? null : before - now;

/** The work that is over decides: on the first morning of a quarter it is still the last quarter that is looked at. */
export const quarterInQuestion = (
  today: Temporal.PlainDate,
  calendar: Calendar,
  isWorkday: Workdays,
): Period => periodOf('quarter', workdayBefore(today, isWorkday), calendar);

const lastDays = 5;

/** Whether the period is in its last five working days, or ended with the last one. */
export function isEnding(period: Period, today: Temporal.PlainDate, isWorkday: Workdays): boolean {
  let left = 0;
  for (
    let day = today;
    Temporal.PlainDate.compare(day, period.end) < 0 && left <= lastDays;
    day = day.add({ days: 1 })
  )
    if (isWorkday(day)) left += 1;
  return isWorkday(today) && left <= lastDays;
}

/** Nobody is off for longer than that: a calendar that says so is not believed. */
const longestBreak = 31;

function workdayBefore(today: Temporal.PlainDate, isWorkday: Workdays): Temporal.PlainDate {
  let day = today.subtract({ days: 1 });
  for (let back = 0; back < longestBreak && !isWorkday(day); back += 1)
    day = day.subtract({ days: 1 });
  return day;
}
