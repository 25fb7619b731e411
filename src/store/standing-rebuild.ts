/** Standing from credits by set-based SQL: for changes of the organisation and of the calendar, where adding differences will not do. */
import type { Workspace } from '../domain/workspace.ts';
import { Prisma } from '../generated/client.ts';
import type { Sql } from './client.ts';
import { standingTables } from './standing-tables.ts';

/** First days of the four periods that hold month `m`. */
const periodsOf = (fiscalStartMonth: number) => Prisma.sql`
  (values ('month', 1), ('quarter', 3), ('half', 6), ('year', 12)) p(kind, months)
  cross join lateral (select (m - make_interval(months =>
    (extract(month from m)::int - ${fiscalStartMonth}::int + 12) % p.months))::date as start) s`;

/** Of the credits `c`: what standing counts. */
const counted = Prisma.sql`c.kind in ('deal', 'rating') and c.currency is null and not c.overlay`;

/** Deals are counted as `countOf` of the domain does. */
const sums = Prisma.sql`
  coalesce(sum(value) filter (where kind = 'deal'), 0)::bigint as deal_total,
  count(*) filter (where kind = 'deal' and value >= 0)::int as deal_count,
  coalesce(sum(value) filter (where kind = 'rating'), 0)::bigint as rating_total,
  count(*) filter (where kind = 'rating')::int as rating_count`;

const sumsOfMonths = Prisma.sql`
  sum(deal_total)::bigint, sum(deal_count)::int, sum(rating_total)::bigint, sum(rating_count)::int`;

/**
 * Adds to (`sign` 1) or takes from (-1) the teams what those people (null: everybody) have been credited, as the organisation now says.
 * Taken before a change and added after it, standing is right again without touching anybody else.
 */
export async function countTeams(
  sql: Sql,
  workspace: Workspace,
  people: readonly string[] | null,
  sign: 1 | -1,
): Promise<void> {
  if (people?.length === 0) return;
  const whose = people === null ? Prisma.empty : Prisma.sql`and c.person_id = any(${[...people]})`;
  await sql.$executeRaw`
    with recursive chain(team_id, above) as (
      select id, id from team where workspace_id = ${workspace.id}
      union
      select chain.team_id, t.parent_id from chain join team t
        on t.workspace_id = ${workspace.id} and t.id = chain.above
        join team parent on parent.workspace_id = ${workspace.id} and parent.id = t.parent_id
    ), monthly as (
      select a.team_id, date_trunc('month', c.occurred_on::timestamp) as m, ${sums}
      from credit c join assignment a on a.workspace_id = c.workspace_id
        and a.person_id = c.person_id and c.occurred_on >= a.from_day
        and (a.to_day is null or c.occurred_on < a.to_day)
      where c.workspace_id = ${workspace.id} and ${counted} ${whose}
      group by a.team_id, m
    )
    insert into team_standing as s (workspace_id, team_id, period_kind, period_start,
      deal_total, deal_count, rating_total, rating_count)
    select ${workspace.id}, chain.above, p.kind, s.start,
      ${sign}::int * sum(deal_total)::bigint, ${sign}::int * sum(deal_count)::int,
      ${sign}::int * sum(rating_total)::bigint, ${sign}::int * sum(rating_count)::int
    from monthly join chain using (team_id) cross join ${periodsOf(workspace.fiscalStartMonth)}
    group by chain.above, p.kind, s.start order by 2, 3, 4
    on conflict (workspace_id, team_id, period_kind, period_start) do update set
      deal_total = s.deal_total + excluded.deal_total,
      deal_count = s.deal_count + excluded.deal_count,
      rating_total = s.rating_total + excluded.rating_total,
      rating_count = s.rating_count + excluded.rating_count`;
}

/** All of it, from credits and quotas. */
export async function rebuildStanding(sql: Sql, workspace: Workspace): Promise<void> {
  await sql.$executeRaw`delete from person_standing where workspace_id = ${workspace.id}`;
  await sql.$executeRaw`delete from team_standing where workspace_id = ${workspace.id}`;
  await sql.$executeRaw`
    with monthly as (
      select person_id, date_trunc('month', occurred_on::timestamp) as m, ${sums}
      from credit c where c.workspace_id = ${workspace.id} and ${counted} group by person_id, m
    )
    insert into person_standing (workspace_id, person_id, period_kind, period_start,
      deal_total, deal_count, rating_total, rating_count)
    select ${workspace.id}, person_id, p.kind, s.start, ${sumsOfMonths}
    from monthly cross join ${periodsOf(workspace.fiscalStartMonth)}
    group by person_id, p.kind, s.start`;
  await countTeams(sql, workspace, null, 1);
  for (const kind of ['person', 'team'] as const) await restoreQuotas(sql, workspace, kind);
}

async function restoreQuotas(sql: Sql, { id }: Workspace, kind: 'person' | 'team'): Promise<void> {
  const { name: table, id: subject } = standingTables[kind];
  await sql.$executeRaw`
    insert into ${table} (workspace_id, ${subject}, period_kind, period_start,
      quota_bookings, quota_deals, quota_satisfaction)
    select workspace_id, subject_id, period_kind, period_start,
      max(amount) filter (where measure = 'bookings'), max(amount) filter (where measure = 'deals'),
      max(amount) filter (where measure = 'satisfaction')
    from quota where workspace_id = ${id} and subject_kind = ${kind}
      and measure in ('bookings', 'deals', 'satisfaction')
    group by workspace_id, subject_id, period_kind, period_start
    on conflict (workspace_id, ${subject}, period_kind, period_start) do update set
      quota_bookings = excluded.quota_bookings, quota_deals = excluded.quota_deals,
      quota_satisfaction = excluded.quota_satisfaction`;
}
