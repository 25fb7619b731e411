/** Reading standing: materialised rows and indexed ranks. Nothing here costs more when there are more records. */
import type { Temporal } from 'temporal-polyfill';
import { type PersonId, personId, type TeamId, teamId } from '../domain/ids.ts';
import { type Period, shift } from '../domain/period.ts';
import type { Subject } from '../domain/quota.ts';
import { Prisma } from '../generated/client.ts';
import type { Scope } from './client.ts';
import { maybe, toDay, toInstant } from './moments.ts';
import type {
  PlanVersion,
  Standing,
  StandingRepository,
  StatementInputs,
} from './port-performance.ts';
import { rankOf, top } from './ranking.ts';
import { type StandingRow, standingColumns, toStanding } from './standing-rows.ts';
import { standingTables } from './standing-tables.ts';

export const standingRepository = (scope: Scope): StandingRepository => ({
  statement: (person, period, day) => statement(scope, person, period, day),
  of: (subjects, period) => standingsOf(scope, subjects, period),
  top: (measure, by, period, limit) => top(scope, measure, by, period, limit),
  rankOf: (person, measure, by, period) => rankOf(scope, person, measure, by, period),
});

interface StatementRow extends StandingRow, PreviousRow {
  readonly part: 'own' | 'team' | 'member';
  readonly id: string;
  readonly level: string | null;
  readonly as_of: Date | null;
  readonly plan_key: string | null;
  readonly plan_version: number;
  readonly plan_source: string;
  readonly plan_hash: string;
  readonly plan_from: Date;
}

type PreviousRow = { readonly [C in keyof StandingRow as `was_${C}`]: StandingRow[C] };

/** One round trip. The function stands in the migrations: the engine keeps its plan. */
async function statement(
  { sql, workspace }: Scope,
  person: PersonId,
  period: Period,
  day: Temporal.PlainDate,
): Promise<StatementInputs> {
  const rows = await sql.$queryRaw<readonly StatementRow[]>`
    select * from statement_reading(${workspace.id}, ${person}, ${period.kind},
      ${`${period.start}`}::date, ${`${shift(period, -1).start}`}::date, ${`${day}`}::date)`;
  const own = rows.find(({ part }) => part === 'own');
  return {
    own: toStanding({ kind: 'person', id: person }, own),
    team: toTeam(rows),
    plan: own ? toPlan(own) : null,
    asOf: maybe(own?.as_of ?? null, toInstant),
  };
}

function toTeam(rows: readonly StatementRow[]): StatementInputs['team'] {
  const team = rows.find(({ part }) => part === 'team');
  if (!team) return null;
  const members = rows
    .filter(({ part }) => part === 'member')
    .map(toMember)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const id = teamId(team.id);
  return { id, standing: toStanding({ kind: 'team', id }, team), members };
}

function toMember(row: StatementRow) {
  const id = personId(row.id);
  const subject = { kind: 'person', id } as const;
  return {
    id,
    level: row.level ?? '',
    standing: toStanding(subject, row),
    previous: toStanding(subject, {
      deal_total: row.was_deal_total,
      deal_count: row.was_deal_count,
      rating_total: row.was_rating_total,
      rating_count: row.was_rating_count,
      quota_bookings: row.was_quota_bookings,
      quota_deals: row.was_quota_deals,
      quota_satisfaction: row.was_quota_satisfaction,
    }),
  };
}

const toPlan = (row: StatementRow): PlanVersion | null =>
  maybe(row.plan_key, (key) => ({
    key,
    version: row.plan_version,
    source: row.plan_source,
    hash: row.plan_hash,
    effectiveFrom: toDay(row.plan_from),
  }));

/** Each by its key, whatever the planner knows of the tables: without statistics it would read everybody. */
async function standingsOf(
  { sql, workspace }: Scope,
  subjects: readonly Subject[],
  period: Period,
): Promise<readonly Standing[]> {
  const ids = (kind: Subject['kind']): string[] =>
    subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
  const part = (kind: Subject['kind']) => Prisma.sql`
    select ${kind} as kind, given.id, ${standingColumns}
    from unnest(${ids(kind)}::text[]) given(id) cross join lateral (
      select * from ${standingTables[kind].name}
      where workspace_id = ${workspace.id} and ${standingTables[kind].id} = given.id
        and period_kind = ${period.kind} and period_start = ${`${period.start}`}::date
      limit 1) s`;
  const rows = await sql.$queryRaw<
    readonly (StandingRow & { kind: string; id: PersonId | TeamId })[]
  >`${part('person')} union all ${part('team')}`;
  const found = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  return subjects.map((subject) => toStanding(subject, found.get(`${subject.kind} ${subject.id}`)));
}
