/** The week of those below a manager, read for all managers at once. */
import { Temporal } from 'temporal-polyfill';
import type { TimedCredit } from '../../domain/contest-score.ts';
import type { PersonId } from '../../domain/ids.ts';
import { countOf } from '../../domain/measure.ts';
import { assignmentOn, type Person } from '../../domain/people.ts';
import { elapsed, type Period, periodOf } from '../../domain/period.ts';
import {
  type MemberWeek,
  type TeamWeek,
  teamWeek,
  type WeekTally,
} from '../../domain/team-week.ts';
import type { Surroundings } from '../feature.ts';
import { visibleAmong } from '../viewing.ts';

export interface ManagerWeek {
  readonly period: Period;
  /** The seven days up to yesterday. */
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly team: TeamWeek<PersonId>;
  readonly asOf: Temporal.Instant | null;
}

const weekDays = 7;

/** Null for a manager below whom nobody sells. */
export async function loadWeeks(
  around: Surroundings,
  managers: readonly Person[],
): Promise<ReadonlyMap<PersonId, ManagerWeek>> {
  const { store, today, workspace } = around;
  const everybody = await store.people.list();
  const people = new Map(everybody.map((person) => [person.id, person]));
  const sellers = everybody.filter(
    (person) => person.roles.includes('rep') && assignmentOn(person, today),
  );
  const to = today.subtract({ days: 1 });
  const from = today.subtract({ days: weekDays });
  const period = periodOf('quarter', to, workspace);
  const members = await loadMembers(around, sellers, period, from);
  const asOf = await store.records.asOf();
  const weeks = new Map<PersonId, ManagerWeek>();
  for (const manager of managers) {
    const leading = { id: manager.id, roles: ['manager'] as const };
    const below = visibleAmong({ ...manager, ...leading }, sellers, people, today);
    const own = members.filter(({ id }) => below.has(id) && id !== manager.id);
    const team = teamWeek(own, elapsed(period, to));
    if (own.length > 0) weeks.set(manager.id, { period, from, to, people, team, asOf });
  }
  return weeks;
}

async function loadMembers(
  { store, today }: Surroundings,
  sellers: readonly Person[],
  period: Period,
  from: Temporal.PlainDate,
): Promise<readonly MemberWeek<PersonId>[]> {
  const ids = sellers.map(({ id }) => id);
  const [standings, credits] = await Promise.all([
    store.standings.of(
      ids.map((id) => ({ kind: 'person', id }) as const),
      period,
    ),
    store.records.creditsBetween(ids, 'deal', {
      from: from.subtract({ days: weekDays }),
      to: today.subtract({ days: 1 }),
      since: Temporal.Instant.fromEpochMilliseconds(0),
    }),
  ]);
  return ids.flatMap((id, index) => {
    const standing = standings[index];
    if (!standing) return [];
    const own = credits.filter(({ credit }) => credit.personId === id);
    const isRecent = ({ credit }: TimedCredit) =>
      Temporal.PlainDate.compare(credit.occurredOn, from) >= 0;
    return [
      {
        ...{ id, value: standing.deal.total, quota: standing.quotas.bookings ?? null },
        week: tallyOf(own.filter(isRecent)),
        weekBefore: tallyOf(own.filter((each) => !isRecent(each))),
      },
    ];
  });
}

const tallyOf = (credits: readonly TimedCredit[]): WeekTally => ({
  value: credits.reduce((sum, { credit }) => sum + credit.value, 0n),
  deals: credits.reduce((sum, { credit }) => sum + countOf(credit), 0),
});
