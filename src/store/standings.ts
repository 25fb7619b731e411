/** Reading standing: materialised rows and indexed ranks. Nothing here costs more when there are more records. */
import type { PersonId, TeamId } from '../domain/ids.ts';
import type { Period } from '../domain/period.ts';
import type { Subject } from '../domain/quota.ts';
import { Prisma } from '../generated/client.ts';
import type { Scope } from './client.ts';
import type { Standing, StandingRepository } from './port-performance.ts';
import { rankOf, top } from './ranking.ts';
import { type StandingRow, standingColumns, toStanding } from './standing-rows.ts';
import { standingTables } from './standing-tables.ts';
import { statement } from './statement.ts';

export const standingRepository = (scope: Scope): StandingRepository => ({
  statement: (person, period, day) => statement(scope, person, period, day),
  of: (subjects, period) => standingsOf(scope, subjects, period),
  top: (measure, by, period, limit) => top(scope, measure, by, period, limit),
  rankOf: (person, measure, by, period) => rankOf(scope, person, measure, by, period),
});

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
