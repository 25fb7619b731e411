/** Deals as they are won: what came in since somebody last looked, and not one twice. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import type { PerformanceRecord } from '../domain/record.ts';
import { Prisma } from '../generated/client.ts';
import { textArray } from './arrays.ts';
import type { Scope } from './client.ts';
import { tryLockOrganisation } from './locks.ts';
import type { DealName, RecordMark, RecordRepository } from './port-performance.ts';
import { toRecord } from './record-rows.ts';

/** Beyond the last record that there is. */
export async function markOf({ sql, workspace }: Scope): Promise<RecordMark> {
  const last = await sql.performanceRecord.findFirst({
    where: { workspaceId: workspace.id },
    orderBy: [{ workspaceId: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return `${last?.id ?? 0n}`;
}

export async function wonSince(
  scope: Scope,
  mark: RecordMark,
  from: Temporal.PlainDate,
  limit: number,
): ReturnType<RecordRepository['wonSince']> {
  if (!(await lock(scope))) return null;
  const { sql, workspace } = scope;
  const end = await markOf(scope);
  const found = await sql.$queryRaw<readonly { id: bigint; before: readonly bigint[] }[]>`
    select r.id, array(
      select other.id from performance_record other where ${isSameDeal}
        and other.id <= ${mark}::bigint and other.stage = 'won' order by other.id) as before
    from performance_record r
    where r.workspace_id = ${workspace.id} and r.id > ${mark}::bigint and ${isWon}
      and r.occurred_on >= ${`${from}`}::date and ${isLatest}
    order by r.id limit ${limit}::int`;
  const records = await recordsOf(
    scope,
    found.flatMap(({ id, before }) => [id, ...before]),
  );
  const last = found.length === limit ? found.at(-1) : undefined;
  return {
    deals: found.flatMap(({ id, before }) => {
      const deal = records.get(id);
      return deal ? [{ deal, before: before.flatMap((each) => records.get(each) ?? []) }] : [];
    }),
    mark: last ? `${last.id}` : end,
  };
}

export async function wonNow(
  scope: Scope,
  names: readonly DealName[],
): Promise<readonly PerformanceRecord[]> {
  if (names.length === 0) return [];
  const found = await scope.sql.$queryRaw<readonly { id: bigint }[]>`
    select r.id from unnest(${textArray(names.map(({ source }) => source))}::text[],
      ${textArray(names.map(({ externalId }) => externalId))}::text[]) u(source, external_id)
    join performance_record r on r.workspace_id = ${scope.workspace.id} and r.source = u.source
      and r.external_id = u.external_id
    where ${isWon} and ${isLatest} order by r.id`;
  const ids = found.map(({ id }) => id);
  const records = await recordsOf(scope, ids);
  return ids.flatMap((id) => records.get(id) ?? []);
}

const isWon = Prisma.sql`(r.kind = 'deal' and r.stage = 'won' and r.amount > 0)`;
const isSameDeal = Prisma.sql`(other.workspace_id = r.workspace_id and other.source = r.source
  and other.kind = r.kind and other.external_id = r.external_id)`;
const isLatest = Prisma.sql`not exists (
  select from performance_record other where ${isSameDeal} and other.version > r.version)`;

async function recordsOf(
  { sql, workspace }: Scope,
  ids: readonly bigint[],
): Promise<ReadonlyMap<bigint, PerformanceRecord>> {
  const rows = await sql.performanceRecord.findMany({
    where: { workspaceId: workspace.id, id: { in: [...ids] } },
  });
  return new Map(rows.map((row) => [row.id, toRecord(row, workspace)]));
}

const tries = 20;
const pauseMs = 25;

/** Ids are handed out under this lock: while it is held, none below the last one is still to come. */
async function lock({ sql, workspace }: Scope): Promise<boolean> {
  for (let tried = 0; tried < tries; tried += 1) {
    if (await tryLockOrganisation(sql, workspace)) return true;
    await delay(pauseMs);
  }
  return false;
}
