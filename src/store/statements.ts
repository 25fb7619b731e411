/** Statements as they were computed. A trigger refuses to change or remove one. */
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../domain/errors.ts';
import { type PersonId, personId } from '../domain/ids.ts';
import { currency, money } from '../domain/money.ts';
import type { PeriodKind } from '../domain/period.ts';
import { byText } from '../domain/text-order.ts';
import { Prisma } from '../generated/client.ts';
import type { StatementModel } from '../generated/models.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { lockStatements } from './locks.ts';
import { dayText, instantText, maybe, toDay, toInstant } from './moments.ts';
import type {
  NewStatement,
  StatementKey,
  StatementRepository,
  StoredStatement,
} from './port-statements.ts';

export const statementRepository = (scope: Scope): StatementRepository => ({
  lockPerson: async (person) => {
    await lockStatements(scope.sql, scope.workspace, person);
  },
  saveStatement: (statement) => saveOne(scope, statement),
  saveStatements: (statements) => saveMany(scope, statements),
  latestStatement: async (key) => (await revisions(scope, key, 1))[0] ?? null,
  statementRevisions: (key) => revisions(scope, key, null),
  statementsOf: (person) => allOf(scope, person),
  computedSince: (since) => computedSince(scope, since),
  statementsBefore: (key, limit) => before(scope, key, limit ?? null),
});

async function saveOne(scope: Scope, statement: NewStatement): Promise<StoredStatement> {
  await saveMany(scope, [statement]);
  const [latest] = await revisions(scope, statement, 1);
  if (!latest) throw new Error('a statement was saved and is not there');
  return latest;
}

/** Statements in one insert: their bodies are long. */
const chunkSize = 1_000;

async function saveMany(scope: Scope, statements: readonly NewStatement[]): Promise<number> {
  for (const { total, payout } of statements)
    if (total.currency !== payout.currency)
      throw new AppError('money.currency_mismatch', {
        ...{ left: total.currency, right: payout.currency },
      });
  return scope.atomically(async (sql) => {
    let added = 0;
    for (let first = 0; first < statements.length; first += chunkSize)
      added += await insert({ ...scope, sql }, statements.slice(first, first + chunkSize));
    return added;
  });
}

/** Who lost a race for a revision number has another go, and may find that the other has said the same. */
async function insert(
  { sql, workspace }: Pick<Scope, 'sql' | 'workspace'>,
  statements: readonly NewStatement[],
): Promise<number> {
  const given = columns(statements);
  for (let all = 0; ; ) {
    const [counts] = await sql.$queryRaw<readonly { due: number; added: number }[]>`
      with due as materialized (
        select u.*, coalesce(latest.revision, 0) + 1 as revision from ${given}
        left join lateral (
          select s.revision, s.hash from statement s
          where s.workspace_id = ${workspace.id} and s.person_id = u.person_id
            and s.plan_key = u.plan_key and s.period_kind = u.period_kind
            and s.period_start = u.period_start
          order by s.revision desc limit 1) latest on true
        where latest.hash is distinct from u.hash
      ), added as (
        insert into statement (workspace_id, person_id, plan_key, period_kind, period_start,
          period_end, plan_version, engine_version, hash, body, currency, total, payout,
          computed_at, data_as_of, revision)
        select ${workspace.id}, due.* from due
        order by person_id collate "C", plan_key collate "C", period_kind collate "C", period_start
        on conflict do nothing returning revision
      )
      select (select count(*)::int from due) as due, (select count(*)::int from added) as added`;
    all += counts?.added ?? 0;
    if (!counts || counts.due === counts.added) return all;
  }
}

const columns = (statements: readonly NewStatement[]) => Prisma.sql`unnest(
  ${textArray(statements.map((each) => each.personId))}::text[],
  ${textArray(statements.map(({ planKey }) => planKey))}::text[],
  ${plainArray(statements.map(({ period }) => period.kind))}::text[],
  ${plainArray(statements.map(({ period }) => `${period.start}`))}::date[],
  ${plainArray(statements.map(({ period }) => `${period.end}`))}::date[],
  ${plainArray(statements.map(({ planVersion }) => planVersion))}::int[],
  ${textArray(statements.map(({ engineVersion }) => engineVersion))}::text[],
  ${textArray(statements.map(({ hash }) => hash))}::text[],
  ${textArray(statements.map(({ body }) => body))}::text[],
  ${plainArray(statements.map(({ total }) => total.currency))}::text[],
  ${plainArray(statements.map(({ total }) => total.minor))}::bigint[],
  ${plainArray(statements.map(({ payout }) => payout.minor))}::bigint[],
  ${textArray(statements.map(({ computedAt }) => instantText(computedAt)))}::timestamptz[],
  ${textArray(statements.map(({ dataAsOf }) => maybe(dataAsOf, instantText)))}::timestamptz[])
  u(person_id, plan_key, period_kind, period_start, period_end, plan_version, engine_version, hash,
    body, currency, total, payout, computed_at, data_as_of)`;

const ofPerson = ({ workspace }: Scope, { personId: person, planKey, period }: StatementKey) => ({
  ...{ workspaceId: workspace.id, personId: person, planKey, periodKind: period.kind },
});

async function revisions(
  scope: Scope,
  key: StatementKey,
  limit: number | null,
): Promise<readonly StoredStatement[]> {
  const rows = await scope.sql.statement.findMany({
    where: { ...ofPerson(scope, key), periodStart: dayText(key.period.start) },
    orderBy: { revision: 'desc' },
    ...(limit !== null && { take: limit }),
  });
  return rows.map(toStatement);
}

async function allOf(
  { sql, workspace }: Scope,
  person: PersonId,
): Promise<readonly StoredStatement[]> {
  const rows = await sql.statement.findMany({
    where: { workspaceId: workspace.id, personId: person },
    distinct: ['planKey', 'periodKind', 'periodStart'],
    orderBy: [
      { planKey: 'asc' },
      { periodKind: 'asc' },
      { periodStart: 'asc' },
      { revision: 'desc' },
    ],
  });
  return rows
    .map(toStatement)
    .toSorted(
      (a, b) =>
        Temporal.PlainDate.compare(a.period.end, b.period.end) ||
        Temporal.PlainDate.compare(a.period.start, b.period.start) ||
        byText(a.planKey, b.planKey),
    );
}

async function computedSince({ sql, workspace }: Scope, since: Temporal.Instant) {
  const rows = await sql.statement.findMany({
    where: { workspaceId: workspace.id, computedAt: { gt: instantText(since) } },
    omit: { body: true },
    distinct: ['personId', 'planKey', 'periodKind', 'periodStart'],
    orderBy: [
      { personId: 'asc' },
      { planKey: 'asc' },
      { periodKind: 'asc' },
      { periodStart: 'asc' },
      { revision: 'desc' },
    ],
  });
  return rows.map((row) => {
    const { body: _, ...notice } = toStatement({ ...row, body: '' });
    return notice;
  });
}

async function before(
  scope: Scope,
  key: StatementKey,
  limit: number | null,
): Promise<readonly StoredStatement[]> {
  const { personId: person, planKey, period } = key;
  const latest = await scope.sql.$queryRaw<readonly { start: Date; revision: number }[]>`
    select distinct on (period_start) period_start as start, revision from statement
    where workspace_id = ${scope.workspace.id} and person_id = ${person}
      and plan_key = ${planKey} and period_kind = ${period.kind}
      and period_start < ${`${period.start}`}::date
    order by period_start desc, revision desc limit ${limit}::int`;
  if (latest.length === 0) return [];
  const rows = await scope.sql.statement.findMany({
    where: {
      ...ofPerson(scope, key),
      OR: latest.map(({ start, revision }) => ({ periodStart: start, revision })),
    },
    orderBy: { periodStart: 'desc' },
  });
  return rows.map(toStatement);
}

function toStatement(row: StatementModel): StoredStatement {
  const code = currency(row.currency);
  const [start, end] = [toDay(row.periodStart), toDay(row.periodEnd)];
  return {
    ...{ personId: personId(row.personId), planKey: row.planKey, revision: row.revision },
    period: { kind: row.periodKind as PeriodKind, start, end },
    ...{ planVersion: row.planVersion, engineVersion: row.engineVersion },
    ...{ hash: row.hash, body: row.body },
    ...{ total: money(row.total, code), payout: money(row.payout, code) },
    computedAt: toInstant(row.computedAt),
    dataAsOf: maybe(row.dataAsOf, toInstant),
  };
}
