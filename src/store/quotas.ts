/** Targets: kept as they were set; those of the three measures of standing are copied there, where attainment is ranked. */
import { personId, teamId } from '../domain/ids.ts';
import type { MeasureCode } from '../domain/measure.ts';
import { measureCodes } from '../domain/measure.ts';
import type { PeriodKind } from '../domain/period.ts';
import type { Quota, Subject } from '../domain/quota.ts';
import { Prisma } from '../generated/client.ts';
import type { QuotaModel } from '../generated/models.ts';
import { plainArray, textArray } from './arrays.ts';
import type { Scope, Sql } from './client.ts';
import { dayText, toDay } from './moments.ts';
import type { ChangeCounts, QuotaRepository } from './port.ts';
import { quotaColumns, standingTables } from './standing-tables.ts';

export const quotaRepository = (scope: Scope): QuotaRepository => ({
  save: (quotas) => save(scope, quotas),
  async of(subject, from, to) {
    const rows = await scope.sql.quota.findMany({
      where: {
        workspaceId: scope.workspace.id,
        subjectKind: subject.kind,
        subjectId: subject.id,
        periodStart: { gte: dayText(from), lt: dayText(to) },
      },
      orderBy: [{ periodStart: 'asc' }, { periodKind: 'asc' }, { measure: 'asc' }],
    });
    return rows.map(toQuota);
  },
});

async function save(
  { atomically, workspace }: Scope,
  given: readonly Quota[],
): Promise<ChangeCounts> {
  // Twice in one call: the last wins.
  const quotas = [...new Map(given.map((quota) => [keyOf(quota), quota])).values()];
  return atomically(async (sql) => {
    const stored = await amounts(sql, workspace.id, quotas);
    const isNew = (quota: Quota) => !stored.has(keyOf(quota));
    const differs = (quota: Quota) => stored.get(keyOf(quota)) !== valueOf(quota);
    const added = quotas.filter(isNew).length;
    const due = quotas.filter(differs);
    if (due.length > 0) await write(sql, workspace.id, due);
    return { added, changed: due.length - added, same: quotas.length - due.length };
  });
}

const keyOf = ({ subject, measure, period }: Quota): string =>
  JSON.stringify([subject.kind, subject.id, measure, period.kind, `${period.start}`]);

const valueOf = ({ amount, scale = 0 }: Pick<Quota, 'amount' | 'scale'>) => `${amount} ${scale}`;

const columns = (quotas: readonly Quota[]) => Prisma.sql`unnest(
  ${plainArray(quotas.map(({ subject }) => subject.kind))}::text[],
  ${textArray(quotas.map(({ subject }) => subject.id))}::text[],
  ${textArray(quotas.map(({ measure }) => measure))}::text[],
  ${plainArray(quotas.map(({ period }) => period.kind))}::text[],
  ${plainArray(quotas.map(({ period }) => `${period.start}`))}::date[],
  ${plainArray(quotas.map(({ period }) => `${period.end}`))}::date[],
  ${plainArray(quotas.map(({ amount }) => amount))}::bigint[],
  ${plainArray(quotas.map(({ scale = 0 }) => scale))}::int[])
  u(subject_kind, subject_id, measure, period_kind, period_start, period_end, amount, scale)`;

async function amounts(
  sql: Sql,
  workspaceId: string,
  quotas: readonly Quota[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.$queryRaw<readonly { n: number; amount: bigint; scale: number }[]>`
    select u.n::int, q.amount, q.scale from (select row_number() over () as n, * from ${columns(quotas)}) u
    join quota q on q.workspace_id = ${workspaceId} and q.subject_kind = u.subject_kind
      and q.subject_id = u.subject_id and q.measure = u.measure
      and q.period_kind = u.period_kind and q.period_start = u.period_start`;
  const found = new Map<string, string>();
  for (const { n, ...row } of rows) {
    const quota = quotas[n - 1];
    if (quota) found.set(keyOf(quota), valueOf(row));
  }
  return found;
}

async function write(sql: Sql, workspaceId: string, quotas: readonly Quota[]): Promise<void> {
  await sql.$executeRaw`
    insert into quota (workspace_id, subject_kind, subject_id, measure, period_kind, period_start,
      period_end, amount, scale)
    select ${workspaceId}, u.* from ${columns(quotas)}
    order by 2, 3, 4, 5, 6
    on conflict (workspace_id, subject_kind, subject_id, measure, period_kind, period_start)
    do update set amount = excluded.amount, scale = excluded.scale, period_end = excluded.period_end`;
  for (const kind of ['person', 'team'] as const)
    for (const measure of measureCodes) {
      const part = quotas.filter(
        (quota) => quota.subject.kind === kind && quota.measure === measure,
      );
      if (part.length > 0) await copyToStanding(sql, workspaceId, kind, measure, part);
    }
}

async function copyToStanding(
  sql: Sql,
  workspaceId: string,
  kind: Subject['kind'],
  measure: MeasureCode,
  quotas: readonly Quota[],
): Promise<void> {
  const { name: table, id: subject } = standingTables[kind];
  const quota = quotaColumns[measure];
  await sql.$executeRaw`
    insert into ${table} (workspace_id, ${subject}, period_kind, period_start, ${quota})
    select ${workspaceId}, u.subject_id, u.period_kind, u.period_start, u.amount
    from ${columns(quotas)} order by 2, 3, 4
    on conflict (workspace_id, ${subject}, period_kind, period_start)
    do update set ${quota} = excluded.${quota}`;
}

export type QuotaRow = Omit<QuotaModel, 'workspaceId'>;

export function toQuota(row: QuotaRow): Quota {
  const subject: Subject =
    row.subjectKind === 'person'
      ? { kind: 'person', id: personId(row.subjectId) }
      : { kind: 'team', id: teamId(row.subjectId) };
  const period = {
    kind: row.periodKind as PeriodKind,
    start: toDay(row.periodStart),
    end: toDay(row.periodEnd),
  };
  const { measure, amount, scale } = row;
  return { subject, measure, period, amount, ...(scale === 0 ? {} : { scale }) };
}
