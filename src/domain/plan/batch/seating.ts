/** Where everybody sits in each period, and for whom columns know their team as the days do. */
import { Temporal } from 'temporal-polyfill';
import type { TeamId } from '../../ids.ts';
import { type Assignment, type Person, type Team, teamsFrom } from '../../people.ts';
import { type Calendar, type Period, periodOf, subperiods } from '../../period.ts';
import type { SeatColumns } from './columns.ts';

export interface Seating {
  readonly seats: SeatColumns;
  /**
   * 1 where the team's figures are those of its seats: nobody joined or left it within the period, and there is no team below it. Who
   * is not among these is evaluated alone.
   */
  readonly settled: Uint8Array;
}

/** `people` sorted by id; periods in order, all of one kind. A seat's level and team are those of its last day. */
export function seatingOf(
  people: readonly Person[],
  teams: readonly Team[],
  periods: readonly Period[],
  calendar: Calendar,
): Seating {
  const size = people.length * periods.length;
  const [team, level] = [new Int32Array(size).fill(-1), new Uint8Array(size)];
  const settled = new Uint8Array(size);
  const positions = new Map(teams.map(({ id }, position) => [id, position]));
  const levels = new Map<string, number>();
  periods.forEach((period, place) => {
    const seats = people.map(({ assignments }) => seatIn(assignments, period));
    const unsettled = unsettledTeams(seats, teams);
    seats.forEach(({ last, isWhole }, person) => {
      const seat = place * people.length + person;
      if (!last) return;
      if (!levels.has(last.level)) levels.set(last.level, levels.size);
      level[seat] = levels.get(last.level) ?? 0;
      team[seat] = positions.get(last.teamId) ?? -1;
      settled[seat] = isWhole && !unsettled.has(last.teamId) ? 1 : 0;
    });
  });
  return {
    seats: {
      ...{ people: people.length, periods: periods.length, teams: teams.length, team, level },
      levels: [...levels.keys()],
      placeInYear: Uint8Array.from(periods, (period) => placeInYear(period, calendar)),
    },
    settled,
  };
}

interface Seat {
  /** Those that touch the period, in order. */
  readonly all: readonly Assignment[];
  readonly last: Assignment | null;
  /** In one team on all days of the period. */
  readonly isWhole: boolean;
}

function seatIn(assignments: readonly Assignment[], { start, end }: Period): Seat {
  const { compare } = Temporal.PlainDate;
  const all = assignments.filter(
    ({ from, to }) => compare(from, end) < 0 && (to === null || compare(start, to) < 0),
  );
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return { all, last: null, isWhole: false };
  const isThere = compare(first.from, start) <= 0 && (!last.to || compare(end, last.to) <= 0);
  const isOne = all.every(
    ({ teamId, from }, position) =>
      teamId === first.teamId && (position === 0 || all[position - 1]?.to?.equals(from) === true),
  );
  return { all, last, isWhole: isThere && isOne };
}

/** Teams whose figures are not simply the sum of who sits there: those with comings and goings, and those above another with members. */
function unsettledTeams(seats: readonly Seat[], teams: readonly Team[]): ReadonlySet<TeamId> {
  const occupied = new Set(seats.flatMap(({ all }) => all.map(({ teamId }) => teamId)));
  const changing = new Set(
    seats.flatMap(({ all, isWhole }) => (isWhole ? [] : all.map(({ teamId }) => teamId))),
  );
  const unsettled = teams.filter(({ id }) => {
    if (!occupied.has(id)) return false;
    const below = [...teamsFrom([id], teams)].filter((each) => each !== id);
    return changing.has(id) || below.some((each) => occupied.has(each));
  });
  return new Set(unsettled.map(({ id }) => id));
}

function placeInYear(period: Period, calendar: Calendar): number {
  const year = periodOf('year', period.start, calendar);
  return subperiods(year, period.kind).findIndex(({ start }) => start.equals(period.start));
}
