/** Reading standing: materialised rows and indexed ranks. Nothing here costs more when there are more records. */
import type { Temporal } from 'temporal-polyfill';
import { type PersonId, personId, type TeamId, teamId } from '../domain/ids.ts';
import type { Period } from '../domain/period.ts';
import type { Subject } from '../domain/quota.ts';
import { Prisma } from '../generated/client.ts';
import type { Scope } from './client.ts';
import { maybe, toInstant } from './moments.ts';
import type { Standing, StandingRepository, StatementInputs } from './port-performance.ts';
import { rankOf, top } from './ranking.ts';
import { type StandingRow, standingColumns, toStanding } from './standing-rows.ts';

export const standingRepository = (scope: Scope): StandingRepository => ({
  statement: (person, period, day) => statement(scope, person, period, day),
  of: (subjects, period) => standingsOf(scope, subjects, period),
  top: (measure, by, period, limit) => top(scope, measure, by, period, limit),
  rankOf: (person, measure, by, period) => rankOf(scope, person, measure, by, period),
});

interface StatementRow extends StandingRow {
  readonly part: 'own' | 'team' | 'member';
  readonly id: string;
  readonly level: string | null;
  readonly as_of: Date | null;
}

/** One round trip: own row, the team's, its members', and when anything was last recorded. */
async function statement(
  { sql, workspace: { id: workspace } }: Scope,
  person: PersonId,
  period: Period,
  day: Temporal.PlainDate,
): Promise<StatementInputs> {
  const on = Prisma.sql`${`${day}`}::date`;
  const within = Prisma.sql`s.workspace_id = ${workspace} and s.period_kind = ${period.kind}
    and s.period_start = ${`${period.start}`}::date`;
  const rows = await sql.$queryRaw<readonly StatementRow[]>`
    with seat as materialized (
      select team_id from assignment where workspace_id = ${workspace} and person_id = ${person}
        and from_day <= ${on} and (to_day is null or to_day > ${on})
    )
    select 'own' as part, one.id, null as level, ${standingColumns}, (
        select recorded_at from performance_record where workspace_id = ${workspace}
        order by workspace_id desc, id desc limit 1) as as_of
    from (select ${person}::text as id) one
      left join person_standing s on ${within} and s.person_id = one.id
    union all
    select 'team', seat.team_id, null, ${standingColumns}, null
    from seat left join team_standing s on ${within} and s.team_id = seat.team_id
    union all
    select 'member', a.person_id, a.level, ${standingColumns}, null
    from seat join assignment a on a.workspace_id = ${workspace} and a.team_id = seat.team_id
        and a.from_day <= ${on} and (a.to_day is null or a.to_day > ${on})
      left join person_standing s on ${within} and s.person_id = a.person_id`;
  const own = rows.find(({ part }) => part === 'own');
  return {
    own: toStanding({ kind: 'person', id: person }, own),
    team: toTeam(rows),
    asOf: maybe(own?.as_of ?? null, toInstant),
  };
}

function toTeam(rows: readonly StatementRow[]): StatementInputs['team'] {
  const team = rows.find(({ part }) => part === 'team');
  if (!team) return null;
  const members = rows
    .filter(({ part }) => part === 'member')
    .map((row) => ({
      id: personId(row.id),
      level: row.level ?? '',
      standing: toStanding({ kind: 'person', id: personId(row.id) }, row),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const id = teamId(team.id);
  return { id, standing: toStanding({ kind: 'team', id }, team), members };
}

async function standingsOf(
  { sql, workspace }: Scope,
  subjects: readonly Subject[],
  period: Period,
): Promise<readonly Standing[]> {
  const ids = (kind: Subject['kind']): string[] =>
    subjects.filter((subject) => subject.kind === kind).map(({ id }) => id);
  const within = Prisma.sql`workspace_id = ${workspace.id} and period_kind = ${period.kind}
    and period_start = ${`${period.start}`}::date`;
  const rows = await sql.$queryRaw<
    readonly (StandingRow & { kind: string; id: PersonId | TeamId })[]
  >`
    select 'person' as kind, person_id as id, ${standingColumns} from person_standing s
    where ${within} and person_id = any(${ids('person')})
    union all
    select 'team', team_id, ${standingColumns} from team_standing s
    where ${within} and team_id = any(${ids('team')})`;
  const found = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  return subjects.map((subject) => toStanding(subject, found.get(`${subject.kind} ${subject.id}`)));
}
