/** The same plan in SQL, for DuckDB: the same cents by another road, and what the figures are measured against. */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { BatchResult } from '../../../src/domain/plan/batch/run-batch.ts';
import { periods, products, teamOf, type Work } from './work.ts';

export async function openDuckDb(work: Work): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(tables);
  const { deals, ratings, quotas, teamQuotas, reps, teams } = work;
  await append(connection, 'deal', deals.first.length, (row, n) => {
    row.appendInteger(deals.first[n] ?? 0);
    const second = deals.second[n] ?? -1;
    if (second < 0) row.appendNull();
    else row.appendInteger(second);
    row.appendInteger(deals.share[n] ?? 0);
    row.appendUTinyInt(deals.period[n] ?? 0);
    row.appendUTinyInt(deals.product[n] ?? 0);
    row.appendBigInt(BigInt(deals.amount[n] ?? 0));
  });
  await append(connection, 'rating', ratings.person.length, (row, n) => {
    row.appendInteger(ratings.person[n] ?? 0);
    row.appendUTinyInt(ratings.period[n] ?? 0);
    row.appendInteger(ratings.scores?.[n] ?? 0);
  });
  await append(connection, 'seat', reps * periods, (row, seat) => {
    row.appendInteger(seat % reps);
    row.appendInteger(teamOf(seat % reps));
    row.appendUTinyInt(Math.floor(seat / reps));
    row.appendBigInt(BigInt(quotas[seat] ?? 0));
  });
  await append(connection, 'team_quota', teams * periods, (row, group) => {
    row.appendInteger(group % teams);
    row.appendUTinyInt(Math.floor(group / teams));
    row.appendBigInt(BigInt(teamQuotas[group] ?? 0));
  });
  await append(connection, 'product', products.length, (row, n) => {
    row.appendUTinyInt(n);
    row.appendVarchar(products[n] ?? '');
  });
  return connection;
}

type Row = Awaited<ReturnType<DuckDBConnection['createAppender']>>;

async function append(
  connection: DuckDBConnection,
  table: string,
  rows: number,
  write: (row: Row, n: number) => void,
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (let n = 0; n < rows; n += 1) {
    write(appender, n);
    appender.endRow();
  }
  appender.closeSync();
}

const tables = `
create table deal (first integer, second integer, share integer, period utinyint, product utinyint, amount bigint);
create table rating (rep integer, period utinyint, score integer);
create table seat (rep integer, team integer, period utinyint, quota bigint);
create table team_quota (team integer, period utinyint, quota bigint);
create table product (id utinyint, name varchar);
-- Half-even, symmetric about zero: n / d to a whole number.
create macro half_even(n, d) as sign(n) * (abs(n) // d + case
  when 2 * (abs(n) % d) > d or (2 * (abs(n) % d) = d and (abs(n) // d) % 2 = 1) then 1 else 0 end);
`;

/**
 * The numbers are bigint wherever 63 bits are enough and hugeint where two amounts are multiplied. Of the two parts of a split deal
 * the first takes the missing unit when its remainder is not the smaller one: its id is the lower.
 */
const statement = `
create or replace temp table paid as
with counting as (
  select first, second, period, amount, share,
    abs(amount) * share // 10000 + case when 2 * (abs(amount) * share % 10000) >= 10000 then 1 else 0 end as part
  from deal join product on product.id = deal.product
  where product.name in ('Atlas', 'Borealis', 'Cirrus', 'Delta', 'Everest', 'Fjord', 'Glacier', 'Harbour', 'Iris', 'Juniper',
    'Krill', 'Lumen')
),
credit as (
  select first as rep, period, case when second is null then amount else sign(amount) * part end as amount from counting
  union all
  select second, period, amount - sign(amount) * part from counting where second is not null
),
booked as (select rep, period, sum(amount)::bigint as booked from credit group by rep, period),
rated as (select rep, period, sum(score)::bigint as score, count(*) as ratings from rating group by rep, period),
own as (
  select rep, team, period, quota, coalesce(booked, 0) as v, coalesce(score, 0) as score, coalesce(ratings, 0) as ratings
  from seat left join booked using (rep, period) left join rated using (rep, period)
),
-- Tiers in tenths of the target, rates in thousandths.
lines as (
  select rep, team, period, v, score, ratings,
    case when quota = 0 or v <= 0 then 0 else half_even(
      30 * least(v * 10, quota * 5)
      + 50 * greatest(0, least(v * 10, quota * 8) - quota * 5)
      + 70 * greatest(0, least(v * 10, quota * 10) - quota * 8)
      + 90 * greatest(0, least(v * 10, quota * 12) - quota * 10)
      + 110 * greatest(0, least(v * 10, quota * 15) - quota * 12)
      + 165 * greatest(0, v * 10 - quota * 15), 10000) end as commission,
    case when quota = 0 or v * 10 < quota * 10 then 0 when v * 10 < quota * 12 then 150000
      when v * 10 < quota * 15 then 300000 else 600000 end as bonus
  from own
),
pools as (
  select team, period, weight, half_even(greatest(0, v) * case when quota = 0 or v * 10 < quota * 9 then 0
    when v * 10 < quota * 10 then 50 when v * 10 < quota * 12 then 100 else 125 end, 10000) as pool
  from (select team, period, sum(v)::bigint as v, sum(greatest(0, v))::bigint as weight from own group by team, period)
    join team_quota using (team, period)
),
shares as (
  select lines.*, pool,
    case when weight = 0 then 0 else (pool::hugeint * greatest(0, v) // weight)::bigint end as share,
    case when weight = 0 then 0 else (pool::hugeint * greatest(0, v) % weight)::bigint end as rest, weight
  from lines join pools using (team, period)
),
shared as (
  select *, share + case when weight > 0
    and row_number() over (partition by team, period order by rest desc, rep) <= pool - sum(share) over (partition by team, period)
    then 1 else 0 end as team_pool
  from shares
),
modified as (
  select rep, period, commission, bonus, team_pool, case when ratings = 0 then 0 else half_even((commission + bonus) * case
    when score * 10 < 3500 * ratings then -10 when score * 10 < 4200 * ratings then 0
    when score * 10 < 4600 * ratings then 5 else 10 end, 100) end as factor
  from shared
)
select rep, period, commission, bonus, team_pool, factor,
  least(0, 2500000 - (commission + bonus + team_pool + factor)) as cap,
  least(2500000, commission + bonus + team_pool + factor) as total
from modified`;

/** Computes the plan, into a table. */
export const payInSql = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run(statement);
};

/** What it has computed, by seat. */
export async function readPaid(
  connection: DuckDBConnection,
  work: Work,
): Promise<Omit<BatchResult, 'reached'>> {
  const reader = await connection.runAndReadAll(
    'select (period::integer * ?::integer + rep)::integer, commission::double, bonus::double, team_pool::double, factor::double, cap::double, total::double from paid',
    [work.reps],
  );
  const columns = Array.from({ length: 6 }, () => new Float64Array(work.reps * periods));
  for (const [seat, ...amounts] of reader.getRows())
    amounts.forEach((amount, n) => {
      const column = columns[n];
      if (column) column[Number(seat)] = Number(amount);
    });
  const [total = new Float64Array()] = columns.splice(5);
  return { lines: columns, total };
}
