/**
 * Ranks by index. Each reading has its index (see the migrations), built on exactly these expressions and conditions. Averages and
 * attainments are compared in trillionths, cut off: equal fractions are always equal.
 */
import { type PersonId, personId } from '../domain/ids.ts';
import type { Measure, MeasureCode } from '../domain/measure.ts';
import type { Period } from '../domain/period.ts';
import { Prisma } from '../generated/client.ts';
import type { Scope } from './client.ts';
import type { RankBy, RankedStanding } from './port-performance.ts';
import { type StandingRow, standingColumns, toStanding } from './standing-rows.ts';

interface Reading {
  readonly value: Prisma.Sql;
  /** Who is listed at all. */
  readonly listed: Prisma.Sql;
}

const values: Readonly<Record<MeasureCode, Reading>> = {
  bookings: { value: Prisma.sql`deal_total`, listed: Prisma.sql`deal_count > 0` },
  deals: { value: Prisma.sql`deal_count`, listed: Prisma.sql`deal_count > 0` },
  satisfaction: {
    value: Prisma.sql`div(rating_total::numeric * 1000000000000, nullif(rating_count, 0)::numeric)`,
    listed: Prisma.sql`rating_count > 0`,
  },
};

const attainments: Readonly<Record<MeasureCode, Reading>> = {
  bookings: {
    value: Prisma.sql`div(deal_total::numeric * 1000000000000, nullif(quota_bookings, 0)::numeric)`,
    listed: Prisma.sql`quota_bookings > 0`,
  },
  deals: {
    value: Prisma.sql`div(deal_count::numeric * 1000000000000, nullif(quota_deals, 0)::numeric)`,
    listed: Prisma.sql`quota_deals > 0`,
  },
  satisfaction: {
    value: Prisma.sql`div(rating_total::numeric * 1000000000000,
      nullif(rating_count::numeric * quota_satisfaction::numeric, 0))`,
    listed: Prisma.sql`rating_count > 0 and quota_satisfaction > 0`,
  },
};

const readingOf = ({ code }: Measure, by: RankBy): Reading =>
  by === 'value' ? values[code] : attainments[code];

const among = ({ workspace }: Scope, period: Period, { listed }: Reading) => Prisma.sql`
  workspace_id = ${workspace.id} and period_kind = ${period.kind}
  and period_start = ${`${period.start}`}::date and ${listed}`;

export async function top(
  scope: Scope,
  measure: Measure,
  by: RankBy,
  period: Period,
  limit: number,
): Promise<readonly RankedStanding[]> {
  const reading = readingOf(measure, by);
  const rows = await scope.sql.$queryRaw<readonly RankedRow[]>`
    select person_id, ${standingColumns}, (rank() over (order by value desc))::int as rank
    from (
      select *, ${reading.value} as value from person_standing
      where ${among(scope, period, reading)}
      order by ${reading.value} desc, person_id limit ${limit}
    ) s order by value desc, person_id`;
  return rows.map((row) => ({
    ...toStanding({ kind: 'person', id: personId(row.person_id) }, row),
    rank: row.rank,
  }));
}

interface RankedRow extends StandingRow {
  readonly person_id: string;
  readonly rank: number;
}

export async function rankOf(
  scope: Scope,
  person: PersonId,
  measure: Measure,
  by: RankBy,
  period: Period,
): Promise<{ rank: number; of: number } | null> {
  const reading = readingOf(measure, by);
  const listed = among(scope, period, reading);
  const [row] = await scope.sql.$queryRaw<readonly { rank: number; of: number }[]>`
    select (select count(*)::int + 1 from person_standing
        where ${listed} and ${reading.value} > own.value) as rank,
      (select count(*)::int from person_standing where ${listed}) as of
    from (
      select ${reading.value} as value from person_standing
      where ${listed} and person_id = ${person}
    ) own`;
  return row ?? null;
}
