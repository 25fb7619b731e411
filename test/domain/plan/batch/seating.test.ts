import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personId, teamId } from '../../../../src/domain/ids.ts';
import type { Assignment, Person, Team } from '../../../../src/domain/people.ts';
import { contains, periodOf, shift } from '../../../../src/domain/period.ts';
import { seatingOf } from '../../../../src/domain/plan/batch/seating.ts';
import { isOn, teamMembers } from '../../../../src/features/plan-people.ts';
import { calendar, day } from '../../samples.ts';

const [year, east, west, deep] = ['all', 'east', 'west', 'deep'].map(
  (key, position, keys): Team => {
    const parent = { all: null, east: 'all', west: 'all', deep: 'west' }[keys[position] ?? ''];
    return {
      ...{ id: teamId(key), key, name: key, nameZh: null },
      parentId: parent ? teamId(parent) : null,
    };
  },
);
if (!year || !east || !west || !deep) throw new Error('no teams');
const teams = [year, east, west, deep];
const first = periodOf('quarter', day('2026-04-01'), calendar(4));
const periods = [first, shift(first, 1)];
const days = ['2026-02-10', '2026-04-01', '2026-05-15', '2026-07-01', '2026-08-20', '2026-10-01'];

const personWith = (n: number, assignments: readonly Assignment[]): Person => ({
  ...{ id: personId(`p-${n}`), key: `${n}`, name: `${n}`, nameZh: null, email: null },
  ...{ locale: null, roles: [], assignments },
});
const seatFrom = (from: string, to: string | null, team: Team, level = 'senior'): Assignment => ({
  ...{ from: day(from), to: to === null ? null : day(to), teamId: team.id },
  ...{ managerId: null, level, planKey: 'reps' },
});

const assignments = fc
  .record({
    edges: fc.subarray(days),
    isOpen: fc.boolean(),
    teams: fc.array(fc.constantFrom(...teams), { minLength: 6, maxLength: 6 }),
    levels: fc.array(fc.constantFrom('junior', 'senior'), { minLength: 6, maxLength: 6 }),
  })
  .map(({ edges, isOpen, teams: of, levels }) =>
    edges.flatMap((from, n) => {
      const to = edges[n + 1] ?? null;
      return to || isOpen ? [seatFrom(from, to, of[n] ?? east, levels[n])] : [];
    }),
  );
const everybody = fc
  .array(assignments, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((each, n) => personWith(n, each)));

describe('a seating', () => {
  it('settles only who sits in a team whose figures are those of its seats', () => {
    let settledSeats = 0;
    fc.assert(
      fc.property(everybody, fc.array(fc.constantFrom(...days), { maxLength: 3 }), (people, on) => {
        const { seats, settled } = seatingOf(people, teams, periods, calendar(4));
        const records = on.map(day);
        periods.forEach((period, place) => {
          const inPeriod = records.filter((each) => contains(period, each));
          people.forEach((_, person) => {
            const seat = place * people.length + person;
            const team = teams[seats.team[seat] ?? -1];
            if (!settled[seat] || !team) return;
            settledSeats += 1;
            const within = { from: period.start, to: period.end };
            const byDays = teamMembers(team.id, people, teams, within).flatMap((member) =>
              inPeriod.filter((each) => isOn(member.days, each)),
            );
            const ofTeam = people.filter(
              (__, other) => teams[seats.team[place * people.length + other] ?? -1] === team,
            );
            expect(byDays.length).toBe(inPeriod.length * ofTeam.length);
          });
        });
      }),
      { numRuns: 500 },
    );
    expect(settledSeats).toBeGreaterThan(100);
  });

  it('is of the last day, and knows the place of a period in the fiscal year', () => {
    const mover = personWith(0, [
      seatFrom('2026-01-01', '2026-05-15', east, 'junior'),
      seatFrom('2026-05-15', '2026-09-01', west),
    ]);
    const { seats, settled } = seatingOf([mover], teams, periods, calendar(4));
    expect(seats.levels).toEqual(['senior']);
    expect([...seats.team]).toEqual([2, 2]);
    expect([...settled]).toEqual([0, 0]);
    expect([...seats.placeInYear]).toEqual([0, 1]);
  });

  it('has no team where somebody is not in the company', () => {
    const late = personWith(0, [seatFrom('2026-07-01', null, east)]);
    const { seats, settled } = seatingOf([late], teams, periods, calendar(4));
    expect([...seats.team]).toEqual([-1, 1]);
    expect([...settled]).toEqual([0, 1]);
  });

  it('settles nobody in a team above another with members', () => {
    const [top, below] = [west, deep].map((team, n) =>
      personWith(n, [seatFrom('2026-01-01', null, team)]),
    );
    if (!top || !below) throw new Error('nobody');
    expect([...seatingOf([top, below], teams, [first], calendar()).settled]).toEqual([0, 1]);
    expect([...seatingOf([top], teams, [first], calendar()).settled]).toEqual([1]);
  });
});
